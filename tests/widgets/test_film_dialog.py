"""The dialog that films: what is chosen is filmed, the window lives, and it can be given up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_progress import DescentProgress
from visualizer.widgets.film_dialog import FilmDialog
from visualizer.widgets.number_field import NumberField

LENGTHS = "An animation takes more than 0 and at most 120 seconds."
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def around(show: Callable[[QWidget], None]) -> QWidget:
    """The window that the dialog belongs to, and goes with."""
    around = QWidget()
    show(around)
    return around


@pytest.fixture
def dialog(qtbot: QtBot, around: QWidget, session: Session) -> FilmDialog:
    session.descent.set_n_steps(40)
    views = [DescentLandscape(session), DescentProgress(session)]
    for view in views:
        view.setParent(around)
    dialog = FilmDialog(views, session.descent.playback, around)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def answer(path: str) -> None:
        monkeypatch.setattr(
            "visualizer.widgets.film_dialog.ask_where_to_save_film", lambda *_, **__: path
        )

    return answer


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def choose(qtbot: QtBot, dialog: FilmDialog) -> None:
    """Choose ten pictures of both panels, small."""
    enter(qtbot, dialog.first, "2")
    enter(qtbot, dialog.last, "20")
    enter(qtbot, dialog.seconds, "0.9")
    dialog.size_box.setFocus()
    qtbot.keyClick(dialog.size_box, Qt.Key.Key_Up)
    dialog.rate.setFocus()
    qtbot.keyClick(dialog.rate, Qt.Key.Key_Up)
    for box in dialog.boxes.values():
        if not box.isChecked():
            box.setFocus()
            qtbot.keyClick(box, Qt.Key.Key_Space)


def test_what_is_chosen_is_filmed(
    qtbot: QtBot, dialog: FilmDialog, ask: Callable[[str], None], tmp_path: Path
) -> None:
    choose(qtbot, dialog)
    plan = dialog.plan
    assert (plan.first, plan.last, plan.size) == (2, 20, (640, 360))
    assert (plan.seconds, plan.frames_a_second) == (0.9, 10)
    assert dialog.note.text() == "10 pictures"
    ask(str(tmp_path / "descent"))
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert dialog.bar.isVisible()
    assert not dialog.save_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.told.text() == "Saved as descent.gif.", timeout=30_000)
    assert not dialog.bar.isVisible()
    assert dialog.save_button.isEnabled()
    with Image.open(tmp_path / "descent.gif") as image:
        assert (image.n_frames, image.size) == (10, (640, 360))


def test_it_can_be_given_up(
    qtbot: QtBot, dialog: FilmDialog, ask: Callable[[str], None], tmp_path: Path
) -> None:
    ask(str(tmp_path / "a.gif"))
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: dialog.bar.value() > 0, timeout=30_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.told.text() == "Given up: nothing was saved."
    assert list(tmp_path.iterdir()) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closed_it_gives_up(
    qtbot: QtBot, dialog: FilmDialog, ask: Callable[[str], None], tmp_path: Path
) -> None:
    ask(str(tmp_path / "a.gif"))
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: dialog.bar.value() > 0, timeout=30_000)
    dialog.close()
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_is_told(
    qtbot: QtBot, dialog: FilmDialog, ask: Callable[[str], None], tmp_path: Path
) -> None:
    ask(str(tmp_path / "nowhere" / "a.gif"))
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: dialog.told.text().startswith("a.gif cannot be saved: "))
    assert dialog.save_button.isEnabled()
    (tmp_path / "b.gif").touch()
    ask(str(tmp_path / "b"))
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert dialog.told.text().startswith("b.gif is there already")


@pytest.mark.parametrize(
    ("field", "text"),
    [("last", "41"), ("first", "-1"), ("first", "40"), ("seconds", "0"), ("seconds", "1e9")],
)
def test_numbers_that_cannot_be_are_refused(
    qtbot: QtBot, dialog: FilmDialog, field: str, text: str
) -> None:
    before = dialog.plan
    box = getattr(dialog, field)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.problem
    assert (box.problem == LENGTHS) == (field == "seconds")
    assert dialog.plan == before


def test_nothing_chosen_cannot_be_saved(qtbot: QtBot, dialog: FilmDialog) -> None:
    qtbot.mouseClick(next(iter(dialog.boxes.values())), LEFT)
    assert not dialog.save_button.isEnabled()
