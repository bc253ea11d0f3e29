"""What the units of the first layer look for: their weights as pictures of the input."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from visualizer.core.first_pictures import first_pictures, has_kernels
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.page_turner import PageTurner
from visualizer.widgets.signed_mosaic import SignedMosaic
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

# What one picture is of, and what all that are shown are of.
UNITS = (
    Sentence("FirstLayerImages", "unit {number}"),
    Sentence("FirstLayerImages", "units {first} to {last} of {all}"),
)
KERNELS = (
    Sentence("FirstLayerImages", "kernel {number}"),
    Sentence("FirstLayerImages", "kernels {first} to {last} of {all}"),
)


class FirstLayerImages(View):
    """A picture a unit, at the scrubber's moment: blue ink speaks for it, orange against."""

    key = "first_layer_images"
    title = Sentence("FirstLayerImages", "First-layer weights")
    sentence = Sentence("FirstLayerImages", "Ink on blue excites a unit, ink on orange calms it.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.words = TextLine(wraps=True)
        self.words.set_bold(True)
        self.turner = PageTurner()
        self.turner.turned.connect(self.refresh)
        self.mosaic = SignedMosaic()
        self.mosaic.resized.connect(self.refresh)
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        above.addWidget(self.turner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(above)
        layout.addWidget(self.mosaic, 1)
        # A run shows fifteen networks a second.
        self.follow_in_turn(session.network.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the units there is room for."""
        network = self.session.network.network
        pictures = first_pictures(network)
        name, text = KERNELS if has_kernels(network) else UNITS
        n_units = len(pictures)
        self.turner.set_items(n_units, self.mosaic.capacity)
        shown = self.turner.shown
        names = tuple(said(name.format(number=number)) for number in range(shown.start, shown.stop))
        self.mosaic.show_pictures(pictures[shown], names)
        self.words.set_text(
            said(text.format(first=shown.start, last=shown.stop - 1, all=f"{n_units:,}"))
        )

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.words.setFont(number_font())
        self.turner.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.turner.retranslate()
        text = said(Sentence("FirstLayerImages", "The weights of the first layer, as pictures"))
        self.mosaic.setAccessibleName(text)
