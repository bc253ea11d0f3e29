"""A tab made of panels in splitters, one of which can have the whole page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from visualizer.core.sentence import Sentence
from visualizer.state.editable import EditableState
from visualizer.state.playback import Playback
from visualizer.state.session import Session
from visualizer.widgets.noted_lines import NotedLines
from visualizer.widgets.page_area import PageArea
from visualizer.widgets.page_splitter import QWIDGETSIZE_MAX, PageSplitter
from visualizer.widgets.panel import Panel
from visualizer.widgets.panel_choice import PanelChoice
from visualizer.widgets.settings_fold import SettingsFold
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

# Side by side, each part has so much of its share at least: no picture is squeezed by words.
LEAST_SHARE = 3 / 4
# Of the window; the rest shows that there is more below.
FOLDED_HEIGHT = 0.8
# A wider panel makes others narrower; a sentence there goes on below, and then in another line.
SETTLING_ROUNDS = 4


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
        self._first_sizes: list[list[int]] = []
        self._choice: PanelChoice | None = None
        self._settings: SettingsFold | None = None
        self._kept_choice: list[str] | None = None
        self._is_settled = True
        self._splitters: list[PageSplitter] = []
        self._side_by_side: list[PageSplitter] = []
        self._area = PageArea()
        self._area.resized.connect(self.fit_width)
        self._foot = QVBoxLayout()
        self._area.column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._foot.setContentsMargins(GRID, 0, GRID, GRID // 2)
        for column in (self._area.column, self._foot):
            column.setSpacing(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._foot)

    @property
    def panels(self) -> list[Panel]:
        """Every view that has a frame."""
        self._build_once()
        return self._panels

    @property
    def playback(self) -> Playback | None:
        """The clock of its animation; None where nothing moves."""
        return self._playback

    def build(self) -> None:
        """Make the views and lay them out.

        They are imported here: a page nobody looks at must not make the start longer.
        """
        raise NotImplementedError

    @property
    def open_panels(self) -> list[str] | None:
        """Keys of the chosen panels that are open; None where all are, always."""
        return self._choice.opened if self._choice else self._kept_choice

    def open_only(self, keys: list[str] | None) -> None:
        """Open these of the panels that can be chosen and close the others."""
        if self._choice is None:
            self._kept_choice = keys
        elif keys is not None:
            self._choice.open(keys)

    def add_bar(self, bar: QWidget) -> None:
        """Put a view without a frame across the page."""
        self._area.column.addWidget(bar)

    def add_foot(self, view: View) -> None:
        """Put a view across the foot of the page: what drives it, in sight wherever one scrolls."""
        self._foot.addWidget(view)

    def settings_fold(self, *settings: View, controls: tuple[View, ...] = ()) -> SettingsFold:
        """Return a button for bars that are folded away where they take too much of the page.

        So they do, too, where they take too much together with controls that stay.
        """
        self._settings = SettingsFold(settings, controls)
        return self._settings

    def add_bars(self, *bars: tuple[QWidget, ...]) -> None:
        """Put views across the page, a line each; the last of each stands at its right end.

        Those between the first and the last go on in the layout of the first.
        """
        lines = NotedLines(GRID)
        for first, *others, note in bars:
            for other in others:
                first.layout().addWidget(other)
            lines.add_line(first, note)
        self._area.column.addLayout(lines)

    def add_choice(self, panels: list[Panel], opened: tuple[str, ...]) -> None:
        """Let the person open and close panels, across the page; some are open at first."""
        self._choice = PanelChoice(panels, opened)
        if self._kept_choice is not None:
            self._choice.open(self._kept_choice)
        self._choice.changed.connect(self._arrange_chosen)
        self._area.column.addWidget(self._choice)

    def add_splitter(self, splitter: QSplitter) -> None:
        """Give a splitter all height that the bars leave."""
        self._area.column.addWidget(splitter, 1)

    def panel(self, view: View) -> Panel:
        """Put a view into a frame and remember it."""
        panel = Panel(view)
        panel.full_size_toggled.connect(self._arrange)
        view.needed_changed.connect(self._arrange)
        self._panels.append(panel)
        return panel

    def split(self, orientation: Qt.Orientation, parts: list[tuple[QWidget, int]]) -> PageSplitter:
        """Put parts side by side or one above the other, with their share of the room."""
        splitter = PageSplitter(orientation)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GRID)
        for index, (widget, share) in enumerate(parts):
            splitter.addWidget(widget)
            splitter.setStretchFactor(index, share)
        # Stretch factors share out what is left over; sizes share out everything.
        sizes = [share * 100 for _, share in parts]
        splitter.setSizes(sizes)
        self._splitters.append(splitter)
        self._first_sizes.append(sizes)
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

    def reset_layout(self) -> None:
        """Open the panels that are open at first, and put every splitter where it stood then."""
        self._kept_layout, self._kept_choice = [], None
        self.show_all_panels()
        if self._choice is not None:
            self._choice.reset()
        for splitter, sizes in zip(self._splitters, self._first_sizes, strict=True):
            splitter.setSizes(sizes)

    def show_all_panels(self) -> None:
        """End full size."""
        for panel in self._panels:
            panel.set_full_size(False)

    def fit_width(self) -> None:
        """Put side by side what fits side by side, and the rest one below the other."""
        if self._settings is not None:
            self._settings.fit(self._area.width() - 2 * GRID, self._area.height())
        # What is scrolled is never narrower than what it holds.
        margins = self._area.column.contentsMargins()
        room = self._area.viewport().width() - margins.left() - margins.right()
        for splitter in self._splitters:
            if splitter.parentWidget() is self._area.widget():
                self._fold(splitter, room)
                self._give_height(splitter)
                self._cap_heights(splitter)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the views the first time."""
        self._build_once()
        self.fit_width()
        super().showEvent(event)

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

    def _fold(self, widget: QWidget, room: int) -> None:
        """Turn every splitter of a part so that it fits into so much width (px)."""
        if not isinstance(widget, QSplitter):
            return
        parts = _shown_parts(widget)
        widths = [_least_width(part) for part in parts]
        spare = room - sum(widths) - widget.handleWidth() * (len(widths) - 1)
        if widget in self._side_by_side:
            shares = [part.sizePolicy().horizontalStretch() for part in parts]
            least = [LEAST_SHARE * room * share / sum(shares) for share in shares]
            fits = all(width + spare >= low for width, low in zip(widths, least, strict=True))
            wanted = Qt.Orientation.Horizontal if spare >= 0 and fits else Qt.Orientation.Vertical
            if widget.orientation() != wanted:
                widget.setOrientation(wanted)
        is_row = widget.orientation() == Qt.Orientation.Horizontal
        for part, width in zip(parts, widths, strict=True):
            self._fold(part, width + spare if is_row else room)

    def _give_height(self, splitter: PageSplitter) -> None:
        """Let parts that came to stand one below the other be nearly as high as side by side."""
        folded = (
            splitter in self._side_by_side and splitter.orientation() == Qt.Orientation.Vertical
        )
        n_parts = len(_shown_parts(splitter)) if folded else 0
        # A lone part has the page to itself.
        n_windows = max(n_parts, 1 / _largest_share(splitter)) if n_parts > 1 else 0
        splitter.set_least_height(round(n_windows * FOLDED_HEIGHT * self._area.viewport().height()))

    def _cap_heights(self, splitter: PageSplitter) -> None:
        """Let no picture become higher than the window where a part beside it does."""
        is_row = splitter.orientation() == Qt.Orientation.Horizontal
        window = self._area.viewport().height() - 2 * GRID
        for part in _shown_parts(splitter):
            # One that must be higher is as high as it must: another number each time would have
            # the whole page laid out anew.
            fits = part.minimumSizeHint().height() <= window
            most = window if is_row and fits else QWIDGETSIZE_MAX
            if part.maximumHeight() != most:
                part.setMaximumHeight(most)

    def _build_once(self) -> None:
        if not self._built:
            self._built = True
            self.build()
            self._arrange()
            # As it is shown, everything is laid out anyway.
            self._is_settled = True
            self.restore_layout(self._kept_layout)
            for state in self.edits:
                # Its views have heard of it before: each has the room that it asks for.
                state.changed.connect(self._settle)

    def _arrange_chosen(self) -> None:
        closed = [panel for panel in self._panels if panel.isHidden()]
        self._arrange()
        self._settle()
        opened = [panel for panel in closed if not panel.isHidden()]
        if len(opened) == 1:
            self._area.bring_into_sight(opened[0])

    def _arrange(self) -> None:
        chosen = next((panel for panel in self._panels if panel.full_size), None)
        for panel in self._panels:
            closed = self._choice is not None and self._choice.closes(panel)
            stays = panel.view.needed and not closed
            panel.setVisible(panel is chosen or (chosen is None and stays))
        if self._choice:
            self._choice.setVisible(chosen is None)
            self._choice.refresh()
        # Inner ones first: a splitter whose parts are all hidden would keep an empty stripe.
        for splitter in self._splitters:
            widgets = [splitter.widget(index) for index in range(splitter.count())]
            splitter.setVisible(any(not widget.isHidden() for widget in widgets))
        self.fit_width()
        self._is_settled = False

    def _settle(self) -> None:
        """Where panels have come or gone, give each its place at once, before it is painted.

        Step by step, as events come, some would be drawn anew at every size on the way.
        """
        if self._is_settled or not self.isVisible():
            return
        self._is_settled = True
        for _ in range(SETTLING_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            for panel in self._panels:
                panel.arrange_header()


def _shown_parts(splitter: QSplitter) -> list[QWidget]:
    parts = [splitter.widget(index) for index in range(splitter.count())]
    return [part for part in parts if not part.isHidden()]


def _largest_share(widget: QWidget) -> float:
    """Return which share of a part's height its highest row has at first, 0 to 1."""
    if not isinstance(widget, QSplitter):
        return 1.0
    parts = _shown_parts(widget)
    if widget.orientation() == Qt.Orientation.Horizontal:
        return max((_largest_share(part) for part in parts), default=1.0)
    shares = [part.sizePolicy().verticalStretch() for part in parts]
    rows = zip(shares, map(_largest_share, parts), strict=True)
    return max((share / sum(shares) * row for share, row in rows), default=1.0)


def _least_width(widget: QWidget) -> int:
    """Return the width (px) of a part whose splitters are all turned to one column."""
    if isinstance(widget, QSplitter):
        return max((_least_width(part) for part in _shown_parts(widget)), default=0)
    return widget.minimumSizeHint().width()
