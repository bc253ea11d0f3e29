"""The run as a path: the ball stands where the scrubber does, and a click moves both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from plot_mouse import move_over
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from walked_run import PLACES, broken_network, go_on, snapshot, walk

from visualizer.core.number_text import format_result
from visualizer.core.training_events import Finished
from visualizer.state.loss_plane import FEW
from visualizer.state.session import Session
from visualizer.views.loss_plane import LossPlane
from visualizer.widgets.chart_picture import save_picture
from visualizer.widgets.theme import Scheme, apply_theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> LossPlane:
    view = LossPlane(session)
    view.resize(600, 420)
    show(view)
    return view


@pytest.fixture
def drawn(qtbot: QtBot, session: Session, view: LossPlane) -> LossPlane:
    """The view of a run that has ended, with all that is to be known of it."""
    walk(session)
    rest(qtbot, session)
    return view


def rest(qtbot: QtBot, session: Session) -> None:
    state = session.loss_plane
    qtbot.waitUntil(lambda: state.loss_map is not None and not state.busy, timeout=20_000)


def pixel(view: LossPlane, x: float, y: float) -> QPoint:
    """Return where a place of the plane is on the screen."""
    scene = view.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return view.plot.mapFromScene(scene)


def place_of(session: Session, batch: int) -> np.ndarray:
    state = session.loss_plane
    return state.plane.path[state.batches.index(batch)]


def ball(view: LossPlane) -> list[tuple[float, float]]:
    return list(zip(*view.path.ball.getData(), strict=True))


def picture(view: LossPlane) -> QImage:
    return view.grab().toImage()


def test_before_any_run_it_says_what_to_do(qtbot: QtBot, view: LossPlane, session: Session) -> None:
    assert view.notice.text() == FEW
    assert view.notice.wordWrap()
    assert not view.draw_button.isVisible()
    assert not view.plot.isVisible()
    session.training.start()
    assert view.notice.text() == FEW
    walk(session)
    assert view.notice.text() == "Looking for the two main directions…"
    rest(qtbot, session)
    assert not view.notice.isVisible()
    assert view.plot.isVisible()


def test_the_ball_stands_at_the_moment_under_the_scrubber(
    drawn: LossPlane, session: Session
) -> None:
    pictures = []
    for batch in (8, 0, 4):
        session.timeline.show_batch(batch)
        assert ball(drawn) == [pytest.approx(tuple(place_of(session, batch)))]
        pictures.append(picture(drawn))
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])


@pytest.mark.parametrize("batch", [0, 2, 4, 6])
def test_a_click_near_the_path_moves_the_scrubber_there(
    qtbot: QtBot, drawn: LossPlane, session: Session, batch: int
) -> None:
    there = pixel(drawn, *place_of(session, batch)) + QPoint(5, -6)
    with qtbot.waitSignal(session.timeline.changed):
        qtbot.mouseClick(drawn.plot.viewport(), LEFT, pos=there)
    assert session.timeline.shown.batch == session.network.batch == batch
    assert ball(drawn) == [pytest.approx(tuple(place_of(session, batch)))]


def test_near_is_what_is_near_on_the_screen(
    qtbot: QtBot, drawn: LossPlane, session: Session
) -> None:
    path = session.loss_plane.plane.path
    dots = [pixel(drawn, *place) for place in path]
    on_screen = np.array([(dot.x(), dot.y()) for dot in dots])
    box = drawn.plot.getViewBox()
    for x, y in np.ndindex(60, 30):
        there = QPoint(120 + 7 * x, 80 + 7 * y)
        place = box.mapSceneToView(drawn.plot.mapToScene(there))
        by_weights = np.hypot(*(path - (place.x(), place.y())).T).argmin()
        apart = np.hypot(*(on_screen - (there.x(), there.y())).T)
        nearest, second = apart.argsort()[:2]
        if nearest != by_weights and apart[second] - apart[nearest] > 5:
            break
    qtbot.mouseClick(drawn.plot.viewport(), LEFT, pos=there)
    assert nearest != by_weights
    assert session.network.batch == session.loss_plane.batches[nearest]


def test_the_ball_can_be_pulled_along(qtbot: QtBot, drawn: LossPlane, session: Session) -> None:
    moments = []
    session.timeline.changed.connect(lambda: moments.append(session.network.batch))
    start, *way = (pixel(drawn, *place_of(session, batch)) for batch in (8, 6, 4, 2))
    qtbot.mousePress(drawn.plot.viewport(), LEFT, pos=start)
    for there in way:
        for share in (0.5, 1):
            move_over(drawn.plot, start + (there - start) * share, LEFT)
        start = there
    qtbot.mouseRelease(drawn.plot.viewport(), LEFT, pos=start)
    assert moments == [6, 4, 2]


def test_keys_go_a_moment_back_and_forth(qtbot: QtBot, drawn: LossPlane, session: Session) -> None:
    qtbot.mouseClick(drawn.plot.viewport(), LEFT, pos=pixel(drawn, *place_of(session, 8)))
    assert drawn.hasFocus()
    for key, batch in ((Qt.Key.Key_Left, 6), (Qt.Key.Key_Left, 4), (Qt.Key.Key_Right, 6)):
        qtbot.keyClick(drawn, key)
        assert session.network.batch == batch


def test_both_losses_of_the_moment_are_told(
    qtbot: QtBot, drawn: LossPlane, session: Session
) -> None:
    session.timeline.show_batch(2)
    assert drawn.words.text == "Looking for the loss… · epoch 1, batch 2"
    qtbot.waitUntil(lambda: session.loss_plane.moment.losses is not None)
    own, projected = map(format_result, session.loss_plane.moment.losses)
    assert drawn.words.text.startswith(f"Loss {own} · on the plane, ")
    assert drawn.words.text.endswith(f" away: {projected} · epoch 1, batch 2")


def test_the_loss_is_read_where_the_mouse_points(drawn: LossPlane, session: Session) -> None:
    at_rest = drawn.words.text
    (x, y), loss_map = place_of(session, 4), session.loss_plane.loss_map
    there = pixel(drawn, x, y)
    move_over(drawn.plot, there)
    pointed = drawn.plot.getViewBox().mapSceneToView(drawn.plot.mapToScene(there))
    loss = format_result(loss_map.at(pointed.x(), pointed.y()))
    assert drawn.words.text == f"Here the loss is {loss}."
    move_over(drawn.plot, QPoint(2, 2))
    assert drawn.words.text == at_rest


def test_start_end_and_epochs_are_named_and_the_directions_have_their_share(
    drawn: LossPlane, session: Session
) -> None:
    assert sorted(drawn.path.names) == ["1", "end", "start"]
    first, second = (f"{100 * share:.1f}" for share in session.loss_plane.plane.shares)
    labels = [drawn.plot.getAxis(name).labelText for name in ("bottom", "left")]
    assert labels == [f"direction 1 ({first} % of the movement)", f"direction 2 ({second} %)"]
    assert drawn.note.text == (
        "100.0 % of the movement lies in this plane; the networks lie beside it."
        " Loss of 20 training images (seed 0)."
    )


def test_a_share_of_nearly_all_is_written_as_people_do(
    qtbot: QtBot, session: Session, view: LossPlane
) -> None:
    walk(session, ((-4.0, 0.0), (-2.0, 0.001), (0.0, 0.0)))
    rest(qtbot, session)
    assert view.plot.getAxis("bottom").labelText == "direction 1 (100.0 % of the movement)"


def test_heights_are_written_beside_their_lines(drawn: LossPlane, session: Session) -> None:
    losses = session.loss_plane.loss_map.losses
    written = [float(name) for name in drawn.map.names]
    assert written
    assert all(losses.min() <= height <= losses.max() for height in written)


def test_the_map_becomes_finer_on_the_screen(
    qtbot: QtBot, session: Session, view: LossPlane
) -> None:
    pictures = []
    session.loss_plane.changed.connect(lambda: pictures.append(picture(view)))
    walk(session)
    rest(qtbot, session)
    different = [one for n, one in enumerate(pictures) if one not in pictures[:n]]
    # The path alone, then four maps.
    assert len(different) >= 5


def test_a_run_that_goes_on_is_drawn_by_the_button(
    qtbot: QtBot, session: Session, view: LossPlane
) -> None:
    walk(session, PLACES[:3], end=False)
    assert view.notice.text() == "The run is drawn when it ends, or now by the button."
    qtbot.mouseClick(view.draw_button, LEFT)
    rest(qtbot, session)
    assert not view.draw_button.isVisible()
    go_on(session, 6, PLACES[3:])
    assert view.note.text.endswith("The run has gone on since.")
    assert view.draw_button.isVisible()
    session.training.extend([Finished({})])
    qtbot.waitUntil(lambda: len(session.loss_plane.batches) == 5)
    assert not view.draw_button.isVisible()


def test_out_of_sight_nothing_is_drawn(qtbot: QtBot, session: Session, view: LossPlane) -> None:
    view.hide()
    walk(session)
    assert not session.loss_plane.busy
    view.show()
    rest(qtbot, session)
    assert ball(view)


def test_of_weights_that_are_no_numbers_that_is_said(
    qtbot: QtBot, session: Session, view: LossPlane
) -> None:
    walk(session, PLACES[:4], end=False)
    session.training.extend([snapshot(8, broken_network(session)), Finished({})])
    rest(qtbot, session)
    nowhere = "The weights are no numbers: they have no place · after epoch 2"
    qtbot.waitUntil(lambda: view.words.text == nowhere)
    assert view.note.text.endswith("Moments left out, because their weights are no numbers: 1.")
    assert ball(view) == []
    session.timeline.show_batch(6)
    assert len(ball(view)) == 1


def test_another_run_wipes_the_picture(qtbot: QtBot, drawn: LossPlane, session: Session) -> None:
    session.training.reset()
    assert drawn.notice.text() == FEW
    assert drawn.words.text == ""
    assert drawn.path.names == []
    assert ball(drawn) == []
    assert drawn.note.text == ""


def test_with_a_path_it_follows_the_theme_and_comes_back(
    drawn: LossPlane, qapp: QApplication
) -> None:
    light = picture(drawn)
    apply_theme(qapp, Scheme.DARK, 1.0)
    dark = picture(drawn)
    assert dark.pixelColor(300, 2).lightness() < 128 < light.pixelColor(300, 2).lightness()
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    assert picture(drawn) == light


@pytest.mark.parametrize(("size", "scale"), [((260, 200), 1.0), ((200, 150), 2.0)])
def test_in_any_size_names_do_not_cover_each_other(
    drawn: LossPlane, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    drawn.resize(*size)
    assert not picture(drawn).isNull()
    assert drawn.path.names[0] == "start"


def test_other_runs_are_fainter_and_named(qtbot: QtBot, view: LossPlane, session: Session) -> None:
    walk(session)
    rest(qtbot, session)
    assert not view.legend.isVisible()
    session.run_shelf.rename(1, "slow")
    session.training.reset()
    walk(session, ((-4.0, 1.0), (-1.0, 3.0), (2.0, 1.0)))
    qtbot.waitUntil(lambda: view.path.n_others == 1, timeout=20_000)
    assert view.legend.isVisible()
    assert [entry.name for entry in view.legend.entries] == ["Run 2", "slow"]
    assert "beside this plane" in view.legend.toolTip()
    session.run_shelf.rename(1, "slower")
    assert view.legend.entries[1].name == "slower"
    session.run_shelf.set_hidden(1, hidden=True)
    qtbot.waitUntil(lambda: view.path.n_others == 0, timeout=20_000)
    assert not view.legend.isVisible()


def test_it_is_saved_as_it_is_seen(drawn: LossPlane, tmp_path: Path) -> None:
    assert drawn.tools.png_button.accessibleName() == "Save PNG…"
    save_picture(drawn, tmp_path / "path.png")
    paper = QImage(str(tmp_path / "path.png"))
    middle = {paper.pixel(x, paper.height() // 2) for x in range(paper.width())}
    assert len(middle) > 50


def test_heights_are_written_as_people_do(drawn: LossPlane) -> None:
    assert not any("e" in name for name in drawn.map.names)
