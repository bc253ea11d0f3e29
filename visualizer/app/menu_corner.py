"""Undo, redo, language, colours, full screen and the menu, in the window's upper right corner."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QToolButton, QWidget

import visualizer
from visualizer.app.appearance import LANGUAGES, SYSTEM_LANGUAGE, TEXT_SCALES
from visualizer.app.key_table import KeyDialog
from visualizer.app.log_file import log_path
from visualizer.app.session_folder import last_session
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.edit import Edit
from visualizer.state.file_exchange import FileExchange
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.file_dialogs import (
    ask_for_dataset,
    ask_for_model,
    ask_for_new_folder,
    ask_for_session,
    ask_where_to_save_model,
    ask_where_to_save_run,
    ask_where_to_save_session,
)
from visualizer.widgets.film_dialog import FilmDialog
from visualizer.widgets.icons import icon
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, Scheme, colors, theme_news

if TYPE_CHECKING:
    from visualizer.app.main_window import MainWindow

LANGUAGE_NAMES = {"en": "English", "ko": "한국어"}
SCHEME_NAMES = {
    Scheme.SYSTEM: Sentence("Menu", "As the system"),
    Scheme.LIGHT: Sentence("Menu", "Light"),
    Scheme.DARK: Sentence("Menu", "Dark"),
}

UNDO, REDO = Sentence("Menu", "Undo"), Sentence("Menu", "Redo")


class MenuCorner(QWidget):
    """Everything here can also be reached by keyboard: F10 opens the menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._mark_choices)
        stack = window.session.undo_stack
        self.undo_button = self._button(self._undo)
        self.redo_button = self._button(self._redo)
        for exchange in window.session.file_exchanges:
            exchange.changed.connect(self._tell_of_file)
        self.undo_button.setEnabled(stack.canUndo())
        self.redo_button.setEnabled(stack.canRedo())
        # With what the signal carries: the stack sends it once more while it is deleted.
        stack.canUndoChanged.connect(self.undo_button.setEnabled)
        stack.canRedoChanged.connect(self.redo_button.setEnabled)
        self.bubble = Bubble(self.undo_button)
        self._language = self._button(self._next_language)
        self._scheme = self._button(self._next_scheme)
        self._full_screen = self._button(window.toggle_full_screen)
        self._full_screen.setShortcut("F11")
        self.menu_button = self._button(None)
        self.menu_button.setMenu(self._menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setShortcut("F10")
        self.file_bubble = Bubble(self.menu_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID // 2)
        self.buttons = (
            self.undo_button,
            self.redo_button,
            self._language,
            self._scheme,
            self._full_screen,
            self.menu_button,
        )
        for button in self.buttons:
            layout.addWidget(button)
        self._choices: list[tuple[QAction, str, object]] = []
        self._build()
        theme_news().restyled.connect(self._dress)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
            self._dress()

    def _dress(self) -> None:
        other = "ko" if self._window.appearance.spoken_language == "en" else "en"
        self._language.setText(LANGUAGE_NAMES[other])
        self.undo_button.setIcon(icon("undo"))
        self.redo_button.setIcon(icon("redo"))
        self._scheme.setIcon(icon("theme"))
        self._full_screen.setIcon(icon("full-size"))
        self.menu_button.setIcon(icon("menu"))
        for button, text in (
            (self._language, Sentence("Menu", "Switch between Korean and English")),
            (self._scheme, Sentence("Menu", "Switch between light and dark")),
            (self._full_screen, Sentence("Menu", "Full screen (F11)")),
            (self.menu_button, Sentence("Menu", "Menu (F10)")),
        ):
            button.setToolTip(said(text))
            button.setAccessibleName(said(text))
        for button, text, key in (
            (self.undo_button, UNDO, QKeySequence.StandardKey.Undo),
            (self.redo_button, REDO, QKeySequence.StandardKey.Redo),
        ):
            button.setToolTip(f"{said(text)} ({QKeySequence(key).toString()})")
            button.setAccessibleName(said(text))

    def _build(self) -> None:
        """Fill the menu in the language in use."""
        menu, self._choices = self._menu, []
        menu.clear()
        self._add(
            menu, Sentence("Menu", "Open data…"), self._open_data, QKeySequence.StandardKey.Open
        )
        self._add(
            menu, Sentence("Menu", "Open model…"), self._open_model, QKeySequence("Ctrl+Shift+O")
        )
        self._add(
            menu, Sentence("Menu", "Save model…"), self._save_model, QKeySequence.StandardKey.Save
        )
        self._add(menu, Sentence("Menu", "Open session or run…"), self._open_session)
        self._add(
            menu,
            Sentence("Menu", "Save session…"),
            self._save_session,
            QKeySequence.StandardKey.SaveAs,
        )
        self._add(menu, Sentence("Menu", "Save this run alone…"), self._save_run)
        self._last_session = self._add(
            menu, Sentence("Menu", "Bring back the last session"), self._open_last_session
        )
        self._add(menu, Sentence("Menu", "Save for TensorBoard…"), self._save_events)
        self._film = self._add(menu, Sentence("Menu", "Save an animation…"), self._save_film)
        menu.addSeparator()
        self._add(menu, UNDO, self._undo, QKeySequence.StandardKey.Undo)
        self._add(menu, REDO, self._redo, QKeySequence.StandardKey.Redo)
        menu.addSeparator()
        languages = menu.addMenu(said(Sentence("Menu", "Language")))
        names = {SYSTEM_LANGUAGE: SCHEME_NAMES[Scheme.SYSTEM], **LANGUAGE_NAMES}
        self._add_choices(
            languages, "language", {key: names[key] for key in (SYSTEM_LANGUAGE, *LANGUAGES)}
        )
        self._add_choices(menu.addMenu(said(Sentence("Menu", "Colours"))), "scheme", SCHEME_NAMES)
        sizes = menu.addMenu(said(Sentence("Menu", "Text size")))
        self._add_choices(sizes, "text_scale", {scale: f"{scale:.0%}" for scale in TEXT_SCALES})
        sizes.addSeparator()
        self._add(sizes, Sentence("Menu", "Larger"), self._larger, QKeySequence("Ctrl++"))
        self._add(sizes, Sentence("Menu", "Smaller"), self._smaller, QKeySequence("Ctrl+-"))
        self._add_choices(
            menu.addMenu(said(Sentence("Menu", "Motion"))),
            "reduced_motion",
            {
                False: Sentence("Menu", "Animations glide"),
                True: Sentence("Menu", "Animations jump from step to step"),
            },
        )
        self._add(
            menu, Sentence("Menu", "Panels and charts as at first"), self._window.reset_layout
        )
        menu.addSeparator()
        self._add(menu, Sentence("Menu", "Keys"), self._show_keys, QKeySequence("F1"))
        self._add(menu, Sentence("Menu", "Open the log file"), self._open_log)
        self._add(menu, Sentence("Menu", "About"), self._show_about)
        menu.addSeparator()
        leave = self._add(
            menu, Sentence("Menu", "Quit"), self._window.close, QKeySequence("Ctrl+Q")
        )
        # Also while a small box is open, which is a window of its own.
        leave.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def _add(
        self, menu: QMenu, text: Sentence, action: object, key: object | None = None
    ) -> QAction:
        entry = menu.addAction(said(text))
        entry.triggered.connect(action)
        if isinstance(key, QKeySequence.StandardKey):
            # All of them: redo is Ctrl+Y as well as Ctrl+Shift+Z.
            entry.setShortcuts(key)
        elif key is not None:
            entry.setShortcut(key)
        return entry

    def _add_choices(self, menu: QMenu, wish: str, names: dict) -> None:
        group = QActionGroup(menu)
        for value, name in names.items():
            entry = menu.addAction(said(name))
            entry.setCheckable(True)
            entry.setData(value)
            group.addAction(entry)
            self._choices.append((entry, wish, value))
            entry.triggered.connect(self._chosen)

    def _mark_choices(self) -> None:
        for entry, wish, value in self._choices:
            entry.setChecked(getattr(self._window.appearance, wish) == value)
        self._last_session.setEnabled(last_session() is not None)
        self._film.setEnabled(self._window.pages[self._window.page].playback is not None)

    def _chosen(self) -> None:
        sender = self.sender()
        for entry, wish, value in self._choices:
            if entry is sender:
                getattr(self._window.appearance, f"set_{wish}")(value)
                return

    def _open_model(self) -> None:
        path = ask_for_model(self)
        if path:
            self._window.session.model_file.open(path)

    def _save_model(self) -> None:
        path = ask_where_to_save_model(self)
        if path:
            self._window.session.model_file.save(path)

    def _open_session(self) -> None:
        path = ask_for_session(self)
        if path:
            self._window.open_file(path)

    def _open_last_session(self) -> None:
        path = last_session()
        if path is not None:
            self._window.open_file(str(path))

    def _save_session(self) -> None:
        path = ask_where_to_save_session(self)
        if path:
            self._window.session.session_file.save(path)

    def _save_run(self) -> None:
        path = ask_where_to_save_run(self)
        if path:
            self._window.session.run_file.save(path)

    def _save_events(self) -> None:
        path = ask_for_new_folder(self)
        if path:
            self._window.session.event_files.save(path)

    def _save_film(self) -> None:
        page = self._window.pages[self._window.page]
        if page.playback is not None:
            views = [panel.view for panel in page.panels if panel.isVisible()]
            dialog = FilmDialog(views, page.playback, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _tell_of_file(self) -> None:
        exchange = self.sender()
        if isinstance(exchange, FileExchange) and exchange.message is not None:
            self.file_bubble.say(said(exchange.message), is_news=not exchange.failed)

    def _undo(self) -> None:
        stack = self._window.session.undo_stack
        self._step(stack.edit_to_undo, stack.undo)

    def _redo(self) -> None:
        stack = self._window.session.undo_stack
        self._step(stack.edit_to_redo, stack.redo)

    def _step(self, edit: Edit | None, step: Callable[[], None]) -> None:
        """Take an edit back or make it again, where the person sees it happen."""
        if edit is None:
            return
        self._window.show_page_of(edit.state)
        try:
            step()
        except Problem as problem:
            self.bubble.say(said(problem.sentence))
        else:
            self.bubble.hide()

    def _next_language(self) -> None:
        spoken = self._window.appearance.spoken_language
        self._window.appearance.set_language("ko" if spoken == "en" else "en")

    def _next_scheme(self) -> None:
        is_dark = colors().window == "#14181d"
        self._window.appearance.set_scheme(Scheme.LIGHT if is_dark else Scheme.DARK)

    def _larger(self) -> None:
        self._change_text_size(1)

    def _smaller(self) -> None:
        self._change_text_size(-1)

    def _change_text_size(self, places: int) -> None:
        place = TEXT_SCALES.index(self._window.appearance.text_scale) + places
        self._window.appearance.set_text_scale(
            TEXT_SCALES[min(max(place, 0), len(TEXT_SCALES) - 1)]
        )

    def _open_data(self) -> None:
        path = ask_for_dataset(self)
        if path:
            self._window.session.dataset.load(path)

    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path())))

    def _show_keys(self) -> None:
        dialog = KeyDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_about(self) -> None:
        QMessageBox.about(
            self._window,
            said(Sentence("Menu", "About")),
            said(
                Sentence(
                    "Menu",
                    "Learning visualiser {version}: see the first weeks of deep learning happen."
                    " MIT licence.",
                ).format(version=visualizer.__version__)
            ),
        )

    def _button(self, action: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        # By a click, too: what is half typed is taken over before undo or another look.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if action is not None:
            button.clicked.connect(action)
        return button
