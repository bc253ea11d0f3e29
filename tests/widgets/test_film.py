"""Panels as an animation: each picture is drawn from its position, and the clock stands still."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_solid import DescentSolid
from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.widgets.film import FilmPlan, film
from visualizer.widgets.theme import LIGHT, Scheme, apply_theme
from visualizer.widgets.view import View

SMALL = FilmPlan(0.0, 8.0, 0.2, 20, (640, 360))  # five pictures


@pytest.fixture
def views(qtbot: QtBot, session: Session) -> list[View]:
    session.descent.set_surface("saddle")
    session.descent.set_n_steps(40)
    shown = [DescentLandscape(session), DescentSolid(session)]
    for view in shown:
        qtbot.addWidget(view)
    return shown


def frames(path: Path) -> list[np.ndarray]:
    with Image.open(path) as image:
        read = []
        for number in range(image.n_frames):
            image.seek(number)
            read.append(np.asarray(image.convert("RGB")))
    return read


def test_pictures_are_counted_from_end_to_end() -> None:
    assert SMALL.positions.tolist() == [0, 2, 4, 6, 8]
    assert len(FilmPlan(0, 1000, 10.0, 25).positions) == 251
    assert FilmPlan(3, 4, 0.001, 5).positions.tolist() == [3, 4]


@pytest.mark.parametrize(
    ("first", "last", "seconds"), [(5, 5, 1), (6, 5, 1), (0, 5, 0), (0, 5, -1), (0, 5, 121)]
)
def test_what_cannot_be_filmed_is_one_sentence(first: float, last: float, seconds: float) -> None:
    with pytest.raises(Problem):
        FilmPlan(first, last, seconds)


def test_what_is_written_is_what_moves(
    qtbot: QtBot, tmp_path: Path, views: list[View], session: Session
) -> None:
    playback = session.descent.playback
    playback.seek(33.0)
    with qtbot.assertNotEmitted(playback.changed):
        shares = list(film(views, playback, SMALL, tmp_path / "a.gif"))
    assert playback.position == 33.0
    assert [share for share in shares if share] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1])
    shown = frames(tmp_path / "a.gif")
    assert [picture.shape for picture in shown] == [(360, 640, 3)] * 5
    for n, picture in enumerate(shown):
        for other in shown[:n]:
            differs = (picture != other).any(axis=2)
            # On the left the map, on the right the solid.
            assert differs[:, :320].any()
            assert differs[:, 320:].any()


def test_a_picture_does_not_depend_on_those_before(
    tmp_path: Path, views: list[View], session: Session
) -> None:
    playback = session.descent.playback
    list(film(views, playback, SMALL, tmp_path / "a.gif"))
    list(film(views, playback, FilmPlan(4.0, 8.0, 0.1, 20, (640, 360)), tmp_path / "b.gif"))
    some, fewer = frames(tmp_path / "a.gif"), frames(tmp_path / "b.gif")
    for picture, again in zip(some[2:], fewer, strict=True):
        # Their 256 colours are chosen from other samples.
        assert np.abs(picture.astype(int) - again).mean() < 1.5


def test_other_pages_are_filmed_too(qtbot: QtBot, tmp_path: Path, session: Session) -> None:
    diagram = WorkbenchDiagram(session)
    qtbot.addWidget(diagram)
    playback = session.walk.playback
    plan = FilmPlan(0.0, float(playback.length), 0.2, 20, (640, 360))
    list(film([diagram], playback, plan, tmp_path / "a.gif"))
    shown = frames(tmp_path / "a.gif")
    assert len(shown) == 5
    assert all((a != b).any() for n, a in enumerate(shown) for b in shown[:n])


def test_it_is_on_light_paper(
    qapp: QApplication, tmp_path: Path, views: list[View], session: Session
) -> None:
    apply_theme(qapp, Scheme.DARK, 1.0)
    list(film(views, session.descent.playback, SMALL, tmp_path / "a.gif"))
    corner = frames(tmp_path / "a.gif")[0][2, 2].astype(int)
    # Its 256 colours are means of those that are alike.
    assert corner == pytest.approx([int(LIGHT.panel[n : n + 2], 16) for n in (1, 3, 5)], abs=2)


def test_given_up_it_leaves_what_was_there(
    tmp_path: Path, views: list[View], session: Session
) -> None:
    path = tmp_path / "a.gif"
    path.write_text("old", encoding="utf-8")
    begun = film(views, session.descent.playback, SMALL, path)
    while not next(begun):
        pass
    assert len(list(tmp_path.iterdir())) == 2
    begun.close()
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_full_disk_is_one_sentence(
    tmp_path: Path,
    views: list[View],
    session: Session,
    full_disk: Callable[[int], AbstractContextManager[None]],
) -> None:
    begun = film(views, session.descent.playback, SMALL, tmp_path / "a.gif")
    with pytest.raises(Problem) as problem, full_disk(4000):
        list(begun)
    assert str(problem.value.sentence).startswith("a.gif cannot be saved: ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_sentence(
    tmp_path: Path, views: list[View], session: Session
) -> None:
    with pytest.raises(Problem):
        list(film(views, session.descent.playback, SMALL, tmp_path / "no" / "a.gif"))
