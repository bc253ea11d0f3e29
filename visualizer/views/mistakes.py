"""The test images that the network gets wrong, the surest mistakes first."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from visualizer.core.evaluation import Evaluation
from visualizer.core.image_dataset import IMAGE_SHAPE, ImageDataset
from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.digit_gallery import DigitCard, DigitGallery
from visualizer.widgets.page_turner import PageTurner
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View


class Mistakes(View):
    """A gallery at the scrubber's moment; a click lets that digit run through the network."""

    key = "mistakes"
    title = Sentence("Mistakes", "Mistakes")
    sentence = Sentence("Mistakes", "Click a digit to let it run through the network on Home.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._shown_of: object = None
        self.words = TextLine(wraps=True)
        self.words.set_bold(True)
        self.turner = PageTurner()
        self.turner.turned.connect(self.refresh)
        self.gallery = DigitGallery()
        self.gallery.resized.connect(self.refresh)
        self.gallery.chosen.connect(self._choose)
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        above.addWidget(self.turner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(above)
        layout.addWidget(self.gallery, 1)
        self.follow(session.evaluation.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the mistakes there is room for, or what is still to be found out."""
        state = self.session.evaluation
        if self.in_sight:
            state.request()
        else:
            self.put_off()
        shown_of = state.network, state.images, state.pair
        if shown_of != self._shown_of:
            self._shown_of = shown_of
            self.turner.go_first()
        examples = state.examples
        self.turner.set_items(len(examples), self.gallery.capacity)
        self.gallery.show_cards(self._cards(examples[self.turner.shown]))
        self.words.set_text(said(self._words(len(examples))))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.words.setFont(number_font())
        self.gallery.restyle()
        self.turner.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.turner.retranslate()
        text = said(Sentence("Mistakes", "Test images with the three largest outputs"))
        self.gallery.setToolTip(text)
        self.gallery.setAccessibleName(text)

    def _cards(self, indices: np.ndarray) -> list[DigitCard]:
        images, evaluation = self.session.evaluation.images, self.session.evaluation.evaluation
        if images is None or evaluation is None or self._is_without_numbers():
            return []
        return [_card(images, evaluation, index) for index in indices.tolist()]

    def _is_without_numbers(self) -> bool:
        evaluation = self.session.evaluation.evaluation
        return evaluation is not None and bool(np.isnan(evaluation.confidences).any())

    def _words(self, n_found: int) -> Sentence:
        state = self.session.evaluation
        if state.images is None:
            return Sentence("Mistakes", "There are no test images yet.")
        if self._is_without_numbers():
            return Sentence("Mistakes", "The network gives no numbers.")
        if state.evaluation is None:
            return Sentence("Mistakes", "Reading the test images…")
        if n_found == 0:
            return Sentence("Mistakes", "There are none of these.")
        place = {
            "first": f"{self.turner.shown.start + 1:,}",
            "last": f"{self.turner.shown.stop:,}",
            "all": f"{n_found:,}",
        }
        if state.pair is None and n_found == 1:
            return Sentence("Mistakes", "The only mistake")
        if state.pair is None:
            return Sentence("Mistakes", "{first} to {last} of {all} mistakes").format(**place)
        true_class, answer = state.pair
        return Sentence("Mistakes", "{true} taken for {answer}: {first} to {last} of {all}").format(
            true=true_class, answer=answer, **place
        )

    def _choose(self, card: int) -> None:
        examples = self.session.evaluation.examples
        self.session.digit.show_index(int(examples[self.turner.shown][card]))
        self.session.look_requested.emit(self.session.digit)


def _card(images: ImageDataset, evaluation: Evaluation, index: int) -> DigitCard:
    classes, outputs = evaluation.classes[index].tolist(), evaluation.outputs[index].tolist()
    label = images.y_test[index]
    caption = f"{label} → {classes[0]}   {format_number(outputs[0], 2)}"
    bars = tuple(zip(map(str, classes), outputs, strict=True))
    return DigitCard(images.x_test[index].reshape(IMAGE_SHAPE), caption, bars, str(label))
