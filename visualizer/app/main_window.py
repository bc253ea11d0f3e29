"""The window: a tab a page, a menu, and a line that says what goes on."""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import count, pairwise, takewhile
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from visualizer.app.appearance import Appearance
from visualizer.app.menu_corner import MenuCorner
from visualizer.app.session_notice import SessionNotice
from visualizer.core.chart_look import ChartLook
from visualizer.core.dataset_files import dataset_title
from visualizer.core.registry import discover
from visualizer.core.run_file import SUFFIX as RUN_SUFFIX
from visualizer.core.sentence import Sentence
from visualizer.core.session_file import SUFFIX as SESSION_SUFFIX
from visualizer.state.dataset import DatasetPhase
from visualizer.state.editable import EditableState
from visualizer.state.session import Session
from visualizer.training.model_files import SUFFIXES
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, Scheme

FIRST_SIZE = (1280, 720)


class MainWindow(QMainWindow):
    """Shows every page that `visualizer.pages` has.

    Parameters
    ----------
    session : Session
    appearance : Appearance, optional
        Language, colours and text size; its own where none is given.

    Signals
    -------
    page_turned
        Another page is on top.
    closed
        The person has closed the window; it is off the screen.
    """

    page_turned = Signal()
    closed = Signal()

    def __init__(self, session: Session, appearance: Appearance | None = None) -> None:
        super().__init__()
        self.session = session
        self.appearance = appearance or Appearance(QApplication.instance(), self)
        self.pages: dict[str, PanelPage] = {
            key: page(session) for key, page in discover("visualizer.pages").items()
        }
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        # Keys belong to the page, unless somebody walks along the tabs by keys.
        self._tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.currentChanged.connect(self._page_changed)
        for page in self.pages.values():
            self._tabs.addTab(page, "")
        self._corner = MenuCorner(self)
        self._tabs.setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self.session_notice = SessionNotice(session)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.session_notice)
        column.addWidget(self._tabs, 1)
        self.setCentralWidget(middle)
        # As they stand on the screen: tabs, corner, page; the parts of a page come last, which
        # are made last.
        for before, after in pairwise((self._tabs.tabBar(), *self._corner.buttons)):
            QWidget.setTabOrder(before, after)
        self._status = TextLine(elides=True)
        self.statusBar().addWidget(self._status, 1)
        self.give_up_button = QPushButton()
        self.give_up_button.clicked.connect(self._give_up)
        self.statusBar().addWidget(self.give_up_button)
        self.statusBar().setSizeGripEnabled(False)
        # In line with the panels above it.
        self.statusBar().setContentsMargins(GRID - 2, 0, GRID, 0)
        for number, key in enumerate(self.pages, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setObjectName(key)
            shortcut.activated.connect(self._shortcut_to_page)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.activated.connect(self.show_all_panels)
        session.look_requested.connect(self.show_page_of)
        session.training.changed.connect(self._refresh_status)
        session.dataset.changed.connect(self._refresh_status)
        for exchange in session.file_exchanges:
            exchange.changed.connect(self._refresh_status)
        self.appearance.changed.connect(self._appearance_changed)
        self.setAcceptDrops(True)
        self.resize(*FIRST_SIZE)
        self._retranslate()
        self._refresh_status()
        self._appearance_changed()
        self._page_changed()

    @property
    def page(self) -> str:
        """Key of the page on top."""
        return list(self.pages)[self._tabs.currentIndex()]

    def show_page(self, key: str) -> None:
        """Put a page on top.

        Raises
        ------
        KeyError
            If there is no such page.
        """
        page = self.pages[key]
        self._tabs.setCurrentIndex(list(self.pages.values()).index(page))

    def show_page_of(self, state: EditableState) -> None:
        """Put a page on top where ``state`` is set, unless it already is."""
        if state not in self.pages[self.page].edits:
            self.show_page(next(key for key, page in self.pages.items() if state in page.edits))

    def open_file(self, path: str) -> None:
        """Open a session, a run, a model or else a data set, as the menu does."""
        suffix = Path(path).suffix.lower()
        if suffix == SESSION_SUFFIX:
            self.session.session_file.open(path)
        elif suffix == RUN_SUFFIX:
            self.session.run_file.open(path)
        elif suffix in SUFFIXES:
            self.session.model_file.open(path)
        else:
            self.session.dataset.load(path)

    def show_all_panels(self) -> None:
        """End the full size of a panel, then of the window."""
        page = self.pages[self.page]
        if any(panel.full_size for panel in page.panels):
            page.show_all_panels()
        elif self.isFullScreen():
            self.toggle_full_screen()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back into a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def use_language(self, language: str) -> None:
        """Speak ``"en"``, ``"ko"`` or ``"auto"``."""
        self.appearance.set_language(language)

    def use_scheme(self, scheme: str) -> None:
        """Use the palette ``"system"``, ``"light"`` or ``"dark"``."""
        self.appearance.set_scheme(Scheme(scheme))

    def save_layout(self) -> None:
        """Remember size, page, splitters and the look of charts for the next start."""
        settings = QSettings()
        settings.setValue("charts", json.dumps(self.session.chart_options.look.record))
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue("page", self.page)
        for key, page in self.pages.items():
            page.show_all_panels()
            settings.remove(f"splitters/{key}")
            for number, state in enumerate(page.save_layout()):
                settings.setValue(f"splitters/{key}/{number}", state)
            if page.open_panels is None:
                settings.remove(f"panels/{key}")
            else:
                settings.setValue(f"panels/{key}", ",".join(page.open_panels))

    def restore_layout(self) -> None:
        """Take up what `save_layout` has remembered; what is damaged is passed over."""
        settings = QSettings()
        with suppress(ValueError, RecursionError):
            look = ChartLook.of_record(json.loads(str(settings.value("charts", "", type=str))))
            self.session.chart_options.set_look(look)
        self.restoreGeometry(_bytes(settings, "geometry"))
        for key, page in self.pages.items():
            names = takewhile(settings.contains, (f"splitters/{key}/{n}" for n in count()))
            page.restore_layout([_bytes(settings, name) for name in names])
            if settings.contains(f"panels/{key}"):
                page.open_only(str(settings.value(f"panels/{key}")).split(","))
        page_key = str(settings.value("page", "", type=str))
        if page_key in self.pages:
            self.show_page(page_key)

    def reset_layout(self) -> None:
        """Let panels, splitters and charts of every page look as they do at first."""
        for page in self.pages.values():
            page.reset_layout()
        self.session.chart_options.set_look(ChartLook())
        for charts in (self.session.chart_options, self.session.descent_charts):
            charts.show_all()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the screen at once; ending the work behind it may take a moment."""
        super().closeEvent(event)
        box = QApplication.activePopupWidget()
        if box is not None:
            # A window of its own, which would stay.
            box.hide()
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._refresh_status()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of this computer; not two of them, nor anything else."""
        if _dragged_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that is let go here."""
        event.acceptProposedAction()
        self.open_file(_dragged_file(event))

    def _shortcut_to_page(self) -> None:
        self.show_page(self.sender().objectName())

    def _page_changed(self) -> None:
        if not self._tabs.tabBar().hasFocus():
            self.pages[self.page].setFocus()
        self.page_turned.emit()

    def _appearance_changed(self) -> None:
        session = self.session
        players = (session.walk, session.descent, session.activations, session.convolution)
        playbacks = (session.forward_playback, *(each.playback for each in players))
        for moving in (*playbacks, session.softmax):
            moving.set_smooth(not self.appearance.reduced_motion)

    def _retranslate(self) -> None:
        self.setWindowTitle(said(Sentence("MainWindow", "Learning visualiser")))
        for index, page in enumerate(self.pages.values()):
            self._tabs.setTabText(index, said(page.title))
            self._tabs.setTabToolTip(index, f"Ctrl+{index + 1}")
        text = said(Sentence("MainWindow", "Give up saving"))
        self.give_up_button.setText(text)
        self.give_up_button.setAccessibleName(text)
        tip = Sentence("MainWindow", "Stop writing the file: what was there before stays")
        self.give_up_button.setToolTip(said(tip))

    def _refresh_status(self) -> None:
        self._status.set_text(self._status_text())
        exchanges = self.session.file_exchanges
        self.give_up_button.setVisible(any(each.can_be_given_up for each in exchanges))

    def _give_up(self) -> None:
        for exchange in self.session.file_exchanges:
            exchange.give_up()

    def _status_text(self) -> str:
        training, dataset = self.session.training, self.session.dataset
        parts = []
        if dataset.phase == DatasetPhase.LOADING:
            parts.append(said(Sentence("MainWindow", "Reading the images…")))
        elif dataset.images is not None:
            images = dataset.images
            parts.append(
                said(
                    Sentence(
                        "MainWindow", "{name}: {n_train} training and {n_test} test images"
                    ).format(
                        name=dataset_title(dataset.name),
                        n_train=f"{len(images.x_train):,}",
                        n_test=f"{len(images.x_test):,}",
                    )
                )
            )
        # In the order in which they are done: a file may have to wait for TensorFlow.
        stages = training.stage, *(exchange.stage for exchange in self.session.file_exchanges)
        parts += [f"{said(stage)}…" for stage in stages if stage is not None]
        return "  ·  ".join(parts)


def _dragged_file(event: QDropEvent) -> str:
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""


def _bytes(settings: QSettings, name: str) -> QByteArray:
    """Return a remembered state, an empty one where something else stands there."""
    value = settings.value(name)
    return value if isinstance(value, QByteArray) else QByteArray()
