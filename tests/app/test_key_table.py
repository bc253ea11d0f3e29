"""The table of keys tells of all that are heard, and of no others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut, QTextDocument, QTextTable
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from visualizer.app.main_window import MainWindow

# Heard by the page or the chart that has the focus, as tests of those say.
OF_WIDGETS = {"Space", "←", "→"}
# Further names of keys that are in the table.
OTHERWISE = {
    "Ctrl+Y": "Ctrl+Shift+Z",
    "Alt+Shift+Backspace": "Ctrl+Shift+Z",
    "Alt+Backspace": "Ctrl+Z",
    "Esc": "Escape",
}


def rows(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, str]]:
    """Return keys and meanings as F1 shows them."""
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "information", lambda *words: shown.append(words[-1]))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    document = QTextDocument()
    document.setHtml(shown[0])
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


def test_all_keys_that_are_heard_are_in_it_and_no_others(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in window.pages:
        window.show_page(page)
    table = rows(qtbot, window, monkeypatch)
    told = [key for keys, _ in table for key in listed(keys, len(window.pages))]
    assert len(told) == len(set(told))
    assert {OTHERWISE.get(key, key) for key in heard(window)} == set(told) - OF_WIDGETS


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_keys_stand_in_a_column_of_their_own(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    window.use_language(language)
    table = rows(qtbot, window, monkeypatch)
    assert [keys for keys, _ in table[:3]] == ["F5", "Shift+F5", "F6, Shift+F6"]
    assert all(meaning for _, meaning in table)
