"""The save button of a descent's pictures: what is seen, and the numbers behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_progress import DescentProgress
from visualizer.views.descent_solid import DescentSolid
from visualizer.widgets.panel import Panel
from visualizer.widgets.view import View

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=[DescentLandscape, DescentSolid, DescentProgress])
def panel(
    request: pytest.FixtureRequest, show: Callable[[QWidget], None], session: Session
) -> Panel:
    session.descent.set_surface("saddle")
    session.descent.set_n_steps(40)
    panel = Panel(request.param(session))
    show(panel)
    return panel


@pytest.fixture
def view(panel: Panel) -> View:
    return panel.view


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def answer(path: str) -> None:
        for tools, kind in (("picture", "png"), ("picture", "svg"), ("descent", "paths")):
            name = f"visualizer.widgets.{tools}_tools.ask_where_to_save_{kind}"
            monkeypatch.setattr(name, lambda *_: path)

    return answer


def save(qtbot: QtBot, view: View, kind: str) -> None:
    qtbot.mouseClick(view.tools.button, LEFT)
    qtbot.mouseClick(getattr(view.tools, f"{kind}_button"), LEFT)


def wait_for_its_place(qtbot: QtBot, view: View) -> None:
    """Wait until title, legend and picture have shared out the room between them."""
    sizes: list[QSize] = []

    def rests() -> bool:
        sizes.append(view.size())
        return sizes[-3:] == 3 * [view.size()]

    qtbot.waitUntil(rests)


def test_a_picture(qtbot: QtBot, view: View, ask: Callable[[str], None], tmp_path: Path) -> None:
    wait_for_its_place(qtbot, view)
    before = view.grab().toImage()
    ask(str(tmp_path / "a"))
    save(qtbot, view, "png")
    assert view.tools.bubble.text() == "Saved as a.png."
    picture = QImage(str(tmp_path / "a.png"))
    assert (picture.width(), picture.height()) == (1920, 1080)
    view.tools.bubble.hide()
    assert view.grab().toImage() == before


def test_a_drawing_names_the_rules(
    qtbot: QtBot, view: View, ask: Callable[[str], None], tmp_path: Path
) -> None:
    ask(str(tmp_path / "a.svg"))
    save(qtbot, view, "svg")
    drawing = (tmp_path / "a.svg").read_text(encoding="utf-8")
    for text in (view.title, "Momentum", "Adam"):
        assert f">{text}</text>" in drawing.replace(" </text>", "</text>")
    assert "Nadam" not in drawing


def test_the_steps(qtbot: QtBot, view: View, ask: Callable[[str], None]) -> None:
    ask("folder/a.csv")
    with qtbot.waitSignal(view.session.descent_file.save_requested):
        save(qtbot, view, "csv")
    assert view.session.descent_file.path == "folder/a.csv"


def test_what_goes_wrong_is_told(
    qtbot: QtBot, view: View, ask: Callable[[str], None], tmp_path: Path
) -> None:
    ask(str(tmp_path / "no" / "a.png"))
    save(qtbot, view, "png")
    assert view.tools.bubble.text().startswith("a.png cannot be saved: ")
    ask("")
    view.tools.bubble.hide()
    save(qtbot, view, "csv")
    assert view.session.descent_file.path == ""
    assert not view.tools.bubble.isVisible()
