"""The digit that runs through the network: picked from the test images, or drawn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.drawing_pad import DrawingPad
from visualizer.widgets.icons import icon
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors, title_font
from visualizer.widgets.view import View


class DigitPanel(View):
    """Shows the image, its label and the network's answer; changes the image."""

    key = "digit_panel"
    title = Sentence("DigitPanel", "Digit")
    sentence = Sentence("DigitPanel", "The network's input.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._picture = _Picture(min_lines=8)
        self.pad = DrawingPad()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self.pad)
        self._seen = _Picture(min_lines=3)
        self._seen.setFixedSize(7 * GRID, 7 * GRID)
        self._verdict = QLabel()
        self._verdict.setWordWrap(True)
        self.previous_button = self._button(self._previous)
        self.next_button = self._button(self._next)
        self.random_button = self._button(session.digit.pick_random)
        self.draw_button = self._button(None)
        self.draw_button.setCheckable(True)
        self.draw_button.clicked.connect(self._draw_clicked)
        self.erase_button = self._button(self.pad.clear)
        self.index_field = NumberField(self._pick, _whole, _next_whole)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for widget in (self.previous_button, self.index_field, self.next_button):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.random_button, self.erase_button, self.draw_button):
            row.addWidget(widget)
        below = QHBoxLayout()
        below.addWidget(self._verdict, 1)
        below.addWidget(self._seen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._stack, 1)
        layout.addLayout(below)
        layout.addLayout(row)
        self.pad.drawn.connect(self._drawn)
        session.digit.changed.connect(self.refresh)
        session.network.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the image, its label and the network's answer."""
        digit = self.session.digit
        drawing = digit.index is None
        self.draw_button.setChecked(drawing)
        self._stack.setCurrentWidget(self.pad if drawing else self._picture)
        self.pad.show_ink(digit.ink)
        for picture in (self._picture, self._seen):
            picture.show_image(digit.image)
        self._seen.setVisible(drawing)
        self.erase_button.setVisible(drawing)
        self.random_button.setVisible(not drawing)
        self.index_field.setEnabled(digit.n_images > 0)
        if digit.index is not None:
            self.index_field.set_value(digit.index)
        self._verdict.setText(self._verdict_text())

    def restyle(self) -> None:
        """Take over colours and text size."""
        self._verdict.setFont(title_font())
        self.index_field.set_columns(5)
        for button, name in (
            (self.previous_button, "previous"),
            (self.next_button, "next"),
            (self.random_button, "random"),
            (self.draw_button, "draw"),
            (self.erase_button, "erase"),
        ):
            button.setIcon(icon(name))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for widget, text in (
            (self.previous_button, Sentence("DigitPanel", "Previous image")),
            (self.next_button, Sentence("DigitPanel", "Next image")),
            (self.random_button, Sentence("DigitPanel", "Any image")),
            (self.draw_button, Sentence("DigitPanel", "Draw a digit yourself")),
            (self.erase_button, Sentence("DigitPanel", "Take a new sheet")),
            (self.index_field, Sentence("DigitPanel", "Number of the test image")),
            (self.pad, Sentence("DigitPanel", "Draw a digit here with the mouse")),
            (
                self._seen,
                Sentence(
                    "DigitPanel",
                    "What the network sees: your drawing, scaled to 20 × 20 and centred by mass",
                ),
            ),
        ):
            widget.setToolTip(said(text))
            widget.setAccessibleName(said(text))

    def _verdict_text(self) -> str:
        digit = self.session.digit
        if digit.index is None and not digit.image.any():
            return said(Sentence("DigitPanel", "Draw a digit with the mouse."))
        if digit.n_images == 0 and digit.index is not None:
            return said(Sentence("DigitPanel", "The images are being read…"))
        output = self.session.network.trace.output
        if not np.isfinite(output).all():
            return said(Sentence("DigitPanel", "The network gives no numbers."))
        answer = int(output.argmax())
        if digit.label is None:
            return said(Sentence("DigitPanel", "The network says {answer}.").format(answer=answer))
        mark = "✓" if answer == digit.label else "✗"
        return said(
            Sentence("DigitPanel", "Label {label}, answer {answer} {mark}").format(
                label=digit.label, answer=answer, mark=mark
            )
        )

    def _previous(self) -> None:
        self.session.digit.move(-1)

    def _next(self) -> None:
        self.session.digit.move(1)

    def _pick(self, number: float) -> None:
        if number != int(number):
            raise Problem(
                Sentence("Digit", "The images are numbered 0 to {last}.").format(
                    last=self.session.digit.n_images - 1
                )
            )
        self.session.digit.show_index(int(number))

    def _draw_clicked(self) -> None:
        digit = self.session.digit
        if digit.index is None:
            digit.move(0)
        else:
            digit.draw(digit.ink)

    def _drawn(self) -> None:
        self.session.digit.draw(self.pad.ink, self.pad.stroke)

    def _button(self, action: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        if action is not None:
            button.clicked.connect(action)
        return button


class _Picture(QWidget):
    """An image with every pixel to be seen, as large as it fits.

    Parameters
    ----------
    min_lines : int
        Side of the smallest that says anything, in lines of text.
    """

    def __init__(self, min_lines: int) -> None:
        super().__init__()
        self._image = np.zeros((1, 1), np.uint8)
        self._min_lines = min_lines

    def minimumSizeHint(self) -> QSize:
        """Ask for room to tell the digit from the back of the room."""
        side = self._min_lines * self.fontMetrics().height()
        return QSize(side, side)

    def show_image(self, image: np.ndarray) -> None:
        """Show grey values, uint8, shape (height, width)."""
        if image is not self._image:
            self._image = image
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the image without smoothing."""
        side = min(self.width(), self.height())
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.drawImage(place, digit_image(self._image))
        painter.setPen(QPen(QColor(colors().line), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _next_whole(value: float, steps: int) -> float:
    return value + steps
