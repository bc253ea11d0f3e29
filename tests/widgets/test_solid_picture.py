"""A surface as a solid: it turns, zooms, shows lines, and tells where it was clicked."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainterPath, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.camera import HEIGHT, Camera
from visualizer.core.draped_path import DrapedPath
from visualizer.widgets.solid_picture import SolidPicture
from visualizer.widgets.solid_trails import SolidPath
from visualizer.widgets.theme import Scheme, apply_theme, colors

N = 64
RED = "#ff0000"
SQUARE = QPainterPath()
SQUARE.addRect(-0.5, -0.5, 1, 1)


@pytest.fixture
def picture(show: Callable[[QWidget], None]) -> SolidPicture:
    picture = SolidPicture()
    picture.resize(320, 240)
    middles = (2 * np.arange(N) + 1 - N) / N
    x, y = np.meshgrid(middles, middles, indexing="ij")
    picture.show_solid((1 + x**2 - y**2) / 2, np.full((N, N, 3), 200, np.uint8), 8)
    show(picture)
    return picture


def image(picture: SolidPicture) -> QImage:
    return picture.grab().toImage()


def n_red(picture: SolidPicture) -> int:
    grabbed = image(picture)
    return sum(
        QColor(grabbed.pixel(x, y)).red() > 200 > 3 * QColor(grabbed.pixel(x, y)).green()
        for x in range(grabbed.width())
        for y in range(grabbed.height())
    )


@pytest.mark.parametrize(
    ("key", "camera"),
    [
        (Qt.Key.Key_Right, Camera().turned(5, 0)),
        (Qt.Key.Key_Left, Camera().turned(-5, 0)),
        (Qt.Key.Key_Up, Camera().turned(0, 5)),
        (Qt.Key.Key_Down, Camera().turned(0, -5)),
        (Qt.Key.Key_Plus, Camera().zoomed(1.15)),
        (Qt.Key.Key_Minus, Camera().zoomed(1 / 1.15)),
    ],
)
def test_keys_turn_and_zoom(
    qtbot: QtBot, picture: SolidPicture, key: Qt.Key, camera: Camera
) -> None:
    before = image(picture)
    qtbot.keyClick(picture, key)
    assert picture.camera == camera
    assert image(picture) != before
    qtbot.keyClick(picture, Qt.Key.Key_0)
    assert picture.camera == Camera()


def test_a_drag_turns_it_and_picks_nothing(qtbot: QtBot, picture: SolidPicture) -> None:
    middle = picture.rect().center()
    with qtbot.assertNotEmitted(picture.picked):
        qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=middle)
        qtbot.mouseMove(picture, middle + QPoint(30, 0))
        qtbot.mouseMove(picture, middle + QPoint(50, 20))
        qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=middle + QPoint(50, 20))
    assert picture.camera.azimuth == pytest.approx((Camera().azimuth - 0.4 * 50) % 360)
    assert picture.camera.elevation == pytest.approx(Camera().elevation + 0.4 * 20)
    qtbot.mouseDClick(picture, Qt.MouseButton.LeftButton, pos=middle)
    assert picture.camera == Camera()


def test_the_wheel_zooms(picture: SolidPicture) -> None:
    nothing = QPoint()
    event = QWheelEvent(
        QPointF(picture.rect().center()),
        QPointF(),
        nothing,
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, event)
    assert picture.camera.zoom == pytest.approx(1.15**2)


@pytest.mark.parametrize("place", [(0.0, 0.0), (0.5, 0.25), (0.8, -0.3)])
def test_a_click_tells_the_place_on_the_ground(
    qtbot: QtBot, picture: SolidPicture, place: tuple[float, float]
) -> None:
    x, y = place
    point = np.array([[x, y, HEIGHT * (1 + x**2 - y**2) / 2]])
    ((left, top, _),) = picture.camera.project(point, picture.width(), picture.height())
    with qtbot.waitSignal(picture.picked) as picked:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(round(left), round(top)))
    assert picked.args == [pytest.approx(x, abs=0.05), pytest.approx(y, abs=0.05)]


def test_a_click_beside_it_tells_nothing(qtbot: QtBot, picture: SolidPicture) -> None:
    with qtbot.assertNotEmitted(picture.picked):
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def across(height: float, last: float = 0.9) -> SolidPath:
    """Return a red path from -0.9 to ``last`` along x, over the solid or inside it."""
    x = np.linspace(-0.9, last, 50)
    points = np.column_stack([x, np.zeros(50), np.full(50, height)])
    return SolidPath(DrapedPath(points, np.linspace(0, 10, 50)), RED, SQUARE)


def test_paths_lie_on_it_and_behind_it_faintly(picture: SolidPicture) -> None:
    assert n_red(picture) == 0
    picture.show_paths([across(HEIGHT)], 10, 10)
    over = n_red(picture)
    assert over > 150
    picture.show_paths([across(0.0)], 10, 10)
    assert n_red(picture) < over / 2
    picture.show_paths([], 10, 10)
    assert n_red(picture) == 0


def test_a_path_grows_and_shrinks_with_the_step(picture: SolidPicture) -> None:
    path = across(HEIGHT)
    pictures = {}
    for step in (0.0, 2.5, 2.6, 7.0, 10.0):
        picture.show_paths([path], step, 10)
        pictures[step] = image(picture)
    for step in (7.0, 2.5, 10.0, 0.0, 2.6):
        picture.show_paths([path], step, 10)
        assert image(picture) == pictures[step]
    shown = list(pictures.values())
    assert all(a != b for n, a in enumerate(shown) for b in shown[:n])


def test_the_nearer_mark_lies_over_the_farther(picture: SolidPicture) -> None:
    # Seen from above both are at one place, and the second is farther away.
    picture.set_camera(Camera(0.0, 8.0))
    ahead, behind = (
        SolidPath(DrapedPath(np.array([[0.0, y, HEIGHT]]), np.zeros(1)), color, SQUARE)
        for y, color in ((-0.05, RED), (0.05, "#00ff00"))
    )
    picture.show_paths([ahead, behind], 0, 10)
    ((left, top, _),) = picture.camera.project(ahead.path.points, picture.width(), picture.height())
    assert QColor(image(picture).pixel(round(left), round(top))).name() == RED


def test_who_has_left_is_hollow(picture: SolidPicture) -> None:
    path = across(HEIGHT, 0.0)
    places = picture.camera.project(path.path.points[-1:], picture.width(), picture.height())
    left, top = np.round(places[0, :2]).astype(int).tolist()
    # The line ends in its middle: a little beside that.
    beside = QPoint(left + 3, top)
    picture.show_paths([path], 10, 20)
    assert QColor(image(picture).pixel(beside)).name() == RED
    picture.show_paths([path], 11, 20)
    assert QColor(image(picture).pixel(beside)).name() != RED
    assert n_red(picture) > 20


def test_a_double_click_picks_nothing(qtbot: QtBot, picture: SolidPicture) -> None:
    picture.set_camera(Camera().turned(20, 0))
    middle = picture.rect().center()
    with qtbot.assertNotEmitted(picture.picked, wait=2 * QApplication.doubleClickInterval()):
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle)
        qtbot.mouseDClick(picture, Qt.MouseButton.LeftButton, pos=middle)
    assert picture.camera == Camera()
    picture.set_camera(Camera().turned(20, 0))
    with qtbot.waitSignal(picture.picked):
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle)


def test_keys_are_announced(qtbot: QtBot, picture: SolidPicture) -> None:
    picture.clearFocus()
    before = image(picture)
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: image(picture).pixelColor(1, 1).name() == colors().accent)
    picture.clearFocus()
    assert image(picture) == before


def test_contour_lines_run_around_it(picture: SolidPicture) -> None:
    picture.set_camera(Camera(0.0, 90.0))
    middles = (2 * np.arange(N) + 1 - N) / N
    x, _ = np.meshgrid(middles, middles, indexing="ij")
    dark = {}
    for n_bands in (1, 4):
        picture.show_solid((1 + x) / 2, np.full((N, N, 3), 255, np.uint8), n_bands)
        grabbed = image(picture)
        row = [grabbed.pixelColor(column, 120).lightness() for column in range(320)]
        dark[n_bands] = int((np.diff((np.array(row) < 190).astype(int)) == 1).sum())
    # Between four bands there are three.
    assert dark[4] - dark[1] == 3


def test_it_is_fine_again_once_it_stands_still(qtbot: QtBot, picture: SolidPicture) -> None:
    fine = image(picture)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    assert picture.camera == Camera()
    assert image(picture) != fine
    qtbot.waitUntil(lambda: image(picture) == fine)


def test_paths_are_fine_again_once_they_rest(qtbot: QtBot, picture: SolidPicture) -> None:
    picture.show_paths([across(HEIGHT)], 10, 10)
    fine = image(picture)
    qtbot.mousePress(picture.window().windowHandle(), Qt.MouseButton.LeftButton)
    picture.show_paths([across(HEIGHT, 0.5)], 10, 10)
    picture.show_paths([across(HEIGHT)], 10, 10)
    qtbot.mouseRelease(picture.window().windowHandle(), Qt.MouseButton.LeftButton)
    assert image(picture) != fine
    qtbot.waitUntil(lambda: image(picture) == fine)


def test_its_ground_follows_the_palette(picture: SolidPicture, qapp: QApplication) -> None:
    assert QColor(image(picture).pixel(2, 2)).name() == colors().panel
    apply_theme(qapp, Scheme.DARK, 1.0)
    picture.restyle()
    assert QColor(image(picture).pixel(2, 2)).name() == colors().panel


def test_paths_that_grow_are_drawn_finely_in_the_end(picture: SolidPicture) -> None:
    angles = np.linspace(0, 20, 400)
    spiral = np.column_stack([0.04 * angles * np.cos(angles), 0.04 * angles * np.sin(angles)])
    points = np.column_stack([spiral, np.full(400, HEIGHT)])
    path = SolidPath(DrapedPath(points, np.arange(400.0)), RED, SQUARE)
    picture.show_paths([path], 399, 399)
    fine = image(picture)
    picture.show_paths([path], 399, 399, is_growing=True)
    assert image(picture) != fine
    picture.show_paths([path], 399, 399)
    assert image(picture) == fine
