"""What every panel has in common: it hears of language, colours and text size."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import LegendEntry
from visualizer.widgets.theme import theme_news
from visualizer.widgets.turns import turns


class View(QWidget):
    """A panel that draws a part of the session and lets the person change it.

    A view receives the session and nothing else. Its ``__init__`` ends with `refresh`, so
    that the first drawing and every later one are the same code.

    Attributes
    ----------
    key : str
        Name of the view, the stem of its file.
    title : Sentence
        What the panel is.
    sentence : Sentence
        What is seen in it, in one plain sentence.
    tools : QWidget or None
        Buttons of its own for the title line of its frame.

    Signals
    -------
    needed_changed
        It is `needed` now, or no longer.
    sentence_changed
        Something else is seen in it.
    """

    needed_changed = Signal()
    sentence_changed = Signal()

    key: ClassVar[str]
    title: ClassVar[Sentence]
    sentence: Sentence
    tools: QWidget | None = None

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._behind = False
        theme_news().restyled.connect(self._restyled)

    def follow(self, *signals: SignalInstance) -> None:
        """Refresh whenever one of these is sent; out of sight, only once it comes into sight."""
        for signal in signals:
            signal.connect(self._changed)

    def follow_in_turn(self, *signals: SignalInstance) -> None:
        """Refresh as `follow` does, when other costly drawing leaves the time for it."""
        for signal in signals:
            signal.connect(self._changed_in_turn)

    def follow_drags_in_turn(self, *signals: SignalInstance) -> None:
        """Refresh as `follow` does, but while somebody drags as `follow_in_turn` does.

        What lies under the mouse is painted first then, and as often as it moves.
        """
        for signal in signals:
            signal.connect(self._changed_or_dragged)

    @property
    def needed(self) -> bool:
        """Whether there is something to see in it; if not, its panel leaves the room to others."""
        return True

    @property
    def in_sight(self) -> bool:
        """Whether some of it is on the screen: not on another page, closed, or scrolled away."""
        if not self.isVisible():
            return False
        widget, place = self, self.rect()
        while not place.isEmpty() and not widget.isWindow():
            parent = widget.parentWidget()
            place = place.translated(widget.pos()) & parent.rect()
            widget = parent
        # Not by `visibleRegion`, which leaves out what its own children cover.
        return not place.isEmpty()

    def put_off(self) -> None:
        """Refresh once more when it comes into sight: something costly was left out."""
        self._behind = True

    def catch_up(self) -> None:
        """Do the refreshing that was put off while nobody could see it."""
        if self._behind:
            self._behind = False
            self.refresh()

    def refresh(self) -> None:
        """Pull what is needed from the session and draw it."""

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""

    def restyle(self) -> None:
        """Take over colours and text size."""

    def stand_alone(self) -> None:
        """Become readable without the panels around it: on paper, or in an animation."""

    @property
    def legend_entries(self) -> tuple[LegendEntry, ...]:
        """What its series are, where that is told by another panel."""
        return ()

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight."""
        self.catch_up()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()

    def _restyled(self) -> None:
        self.restyle()
        self.refresh()

    def _changed_in_turn(self) -> None:
        if self.in_sight:
            turns().take(self, "refresh", self._changed)
        else:
            self.put_off()

    def _changed_or_dragged(self) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._changed()
        else:
            self._changed_in_turn()

    def _changed(self) -> None:
        self._behind = not self.in_sight
        if not self._behind:
            self.refresh()
