"""The table of keys tells of all that are heard, and of no others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut, QTextDocument, QTextTable
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from visualizer.app.key_table import KeyDialog
from visualizer.app.main_window import MainWindow
from visualizer.widgets.theme import Scheme, apply_theme

# Heard by the page or the chart that has the focus, as tests of those say.
OF_WIDGETS = {"Space", "←", "→"}
# Further names of keys that are in the table.
OTHERWISE = {
    "Ctrl+Y": "Ctrl+Shift+Z",
    "Alt+Shift+Backspace": "Ctrl+Shift+Z",
    "Alt+Backspace": "Ctrl+Z",
    "Esc": "Escape",
}


def ask(qtbot: QtBot, window: MainWindow) -> KeyDialog:
    """Return what F1 shows."""
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(KeyDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def rows(qtbot: QtBot, window: MainWindow) -> list[tuple[str, str]]:
    """Return keys and meanings as F1 shows them."""
    document = QTextDocument()
    document.setHtml(ask(qtbot, window).table.text())
    (table,) = document.rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    assert table.columns() == 2
    return [
        tuple(table.cellAt(row, column).firstCursorPosition().block().text() for column in (0, 1))
        for row in range(table.rows())
    ]


def heard(window: MainWindow) -> set[str]:
    """Return every key that the window or a page listens to, wherever the focus is."""
    sequences = [
        *(each.key() for each in window.findChildren(QShortcut)),
        *(key for each in window.findChildren(QAction) for key in each.shortcuts()),
        *(each.shortcut() for each in window.findChildren(QAbstractButton)),
    ]
    names = {key.toString() for key in sequences if not key.isEmpty()}
    # Keyboards with a key of that name need no table.
    return {name for name in names if name.split("+")[-1] not in ("Open", "Save", "Undo", "Redo")}


def listed(keys: str, pages: int) -> list[str]:
    if "…" in keys:
        assert keys == f"Ctrl+1 … Ctrl+{pages}"
        return [f"Ctrl+{number}" for number in range(1, pages + 1)]
    return keys.split(", ")


def test_all_keys_that_are_heard_are_in_it_and_no_others(qtbot: QtBot, window: MainWindow) -> None:
    for page in window.pages:
        window.show_page(page)
    keys_heard = heard(window)
    table = rows(qtbot, window)
    told = [key for keys, _ in table for key in listed(keys, len(window.pages))]
    assert len(told) == len(set(told))
    assert {OTHERWISE.get(key, key) for key in keys_heard} == set(told) - OF_WIDGETS


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_keys_stand_in_a_column_of_their_own(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    window.use_language(language)
    table = rows(qtbot, window)
    assert [keys for keys, _ in table[:3]] == ["F5", "Shift+F5", "F6, Shift+F6"]
    assert all(meaning for _, meaning in table)


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_it_fits_into_the_window_and_every_key_can_be_read(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, text_scale: float
) -> None:
    window.resize(1280, 720)
    apply_theme(qapp, Scheme.LIGHT, text_scale)
    dialog = ask(qtbot, window)
    assert dialog.size().boundedTo(window.size()) == dialog.size()
    bars = dialog.area.horizontalScrollBar(), dialog.area.verticalScrollBar()
    assert [bar.maximum() > 0 for bar in bars] == [False, text_scale == 2]
    for _ in range(100):
        qtbot.keyClick(dialog.area, Qt.Key.Key_Down)
    assert bars[1].value() == bars[1].maximum()
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
