"""A tab made of panels in splitters, one of which can have the whole page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from visualizer.core.sentence import Sentence
from visualizer.state.editable import EditableState
from visualizer.state.playback import Playback
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class PanelPage(QWidget):
    """What every page has in common; its views are made when it is first looked at.

    Attributes
    ----------
    key : str
        Name of the page, the stem of its file.
    title : Sentence
        What its tab says.
    rank : int
        Place among the tabs.

    Parameters
    ----------
    session : Session
    playback : Playback, optional
        The clock that Space and the arrow keys drive.
    edits : tuple of EditableState
        What is set on this page.
    """

    key: ClassVar[str]
    title: ClassVar[Sentence]
    rank: ClassVar[int]

    def __init__(
        self,
        session: Session,
        playback: Playback | None = None,
        edits: tuple[EditableState, ...] = (),
    ) -> None:
        super().__init__()
        self.session = session
        self.edits = edits
        self._playback = playback
        self._built = False
        self._panels: list[Panel] = []
        self._kept_layout: list[QByteArray] = []
        self._splitters: list[QSplitter] = []
        self._side_by_side: list[QSplitter] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, GRID, GRID, GRID // 2)
        self._layout.setSpacing(GRID)

    @property
    def panels(self) -> list[Panel]:
        """Every view that has a frame."""
        self._build_once()
        return self._panels

    def build(self) -> None:
        """Make the views and lay them out."""
        raise NotImplementedError

    def add_bar(self, view: View) -> None:
        """Put a view without a frame across the page."""
        self._layout.addWidget(view)

    def add_splitter(self, splitter: QSplitter) -> None:
        """Give a splitter all height that the bars leave."""
        self._layout.addWidget(splitter, 1)

    def panel(self, view: View) -> Panel:
        """Put a view into a frame and remember it."""
        panel = Panel(view)
        panel.full_size_toggled.connect(self._arrange)
        self._panels.append(panel)
        return panel

    def split(self, orientation: Qt.Orientation, parts: list[tuple[QWidget, int]]) -> QSplitter:
        """Put parts side by side or one above the other, with their share of the room."""
        splitter = QSplitter(orientation)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GRID)
        for index, (widget, share) in enumerate(parts):
            splitter.addWidget(widget)
            splitter.setStretchFactor(index, share)
        # Stretch factors share out what is left over; sizes share out everything.
        splitter.setSizes([share * 100 for _, share in parts])
        self._splitters.append(splitter)
        if orientation == Qt.Orientation.Horizontal:
            self._side_by_side.append(splitter)
        return splitter

    def save_layout(self) -> list[QByteArray]:
        """Return where every splitter stands."""
        if not self._built:
            return self._kept_layout
        return [splitter.saveState() for splitter in self._splitters]

    def restore_layout(self, states: list[QByteArray]) -> None:
        """Put every splitter where it stood; anything else is passed over."""
        if not self._built:
            self._kept_layout = states
        elif len(states) == len(self._splitters):
            for splitter, state in zip(self._splitters, states, strict=True):
                splitter.restoreState(state)

    def show_all_panels(self) -> None:
        """End full size."""
        for panel in self._panels:
            panel.set_full_size(False)

    def heightForWidth(self, width: int) -> int:
        """Return the least height (px): a scroll area would else take the one hinted at."""
        return self._layout.totalMinimumHeightForWidth(width)

    def fit_width(self) -> None:
        """Put side by side what fits side by side, and the rest one below the other."""
        # Inside a scroll area the page itself is never narrower than what it holds.
        around = self.parentWidget() or self
        margins = self._layout.contentsMargins()
        room = around.width() - margins.left() - margins.right()
        for splitter in self._side_by_side:
            widths = [
                splitter.widget(index).minimumSizeHint().width()
                for index in range(splitter.count())
            ]
            needed = sum(widths) + splitter.handleWidth() * (len(widths) - 1)
            wanted = Qt.Orientation.Horizontal if needed <= room else Qt.Orientation.Vertical
            if splitter.orientation() != wanted:
                splitter.setOrientation(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the views the first time."""
        self._build_once()
        self.fit_width()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look at the width again: its parts may have become wider too."""
        super().resizeEvent(event)
        self.fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drive the page's animation by keys that no field or button wanted."""
        match event.key():
            case Qt.Key.Key_Space if self._playback:
                self._playback.toggle()
            case Qt.Key.Key_Left if self._playback:
                self._playback.step_back()
            case Qt.Key.Key_Right if self._playback:
                self._playback.step_forward()
            case _:
                super().keyPressEvent(event)

    def _build_once(self) -> None:
        if not self._built:
            self._built = True
            self.build()
            self.restore_layout(self._kept_layout)

    def _arrange(self) -> None:
        chosen = next((panel for panel in self._panels if panel.full_size), None)
        for panel in self._panels:
            panel.setVisible(chosen in (None, panel))
        # Inner ones first: a splitter whose parts are all hidden would keep an empty stripe.
        for splitter in self._splitters:
            widgets = [splitter.widget(index) for index in range(splitter.count())]
            splitter.setVisible(any(not widget.isHidden() for widget in widgets))
