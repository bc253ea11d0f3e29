"""Buttons, scrubber and speed of an animation, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.playback import Playback
from visualizer.widgets.playback_bar import PlaybackBar

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def playback(qtbot: QtBot) -> Playback:
    playback = Playback(3, 0.8)
    playback.seek(0)
    return playback


@pytest.fixture
def bar(show: Callable[[QWidget], None], playback: Playback) -> PlaybackBar:
    bar = PlaybackBar(playback)
    bar.resize(900, 40)
    show(bar)
    return bar


def button(bar: PlaybackBar, name: str) -> QToolButton:
    return next(each for each in bar.findChildren(QToolButton) if each.toolTip().startswith(name))


def slider(bar: PlaybackBar, name: str) -> QSlider:
    return next(each for each in bar.findChildren(QSlider) if each.toolTip().startswith(name))


@pytest.mark.parametrize(
    ("start", "name", "reached"),
    [
        (2.5, "To the beginning", 0),
        (2.5, "One step back", 2),
        (1.5, "One step forward", 2),
        (1.5, "To the end", 3),
    ],
)
def test_buttons_move_the_clock(
    qtbot: QtBot, bar: PlaybackBar, playback: Playback, start: float, name: str, reached: int
) -> None:
    playback.seek(start)
    qtbot.mouseClick(button(bar, name), LEFT)
    assert (playback.position, playback.playing) == (reached, False)


def test_play_and_pause(qtbot: QtBot, bar: PlaybackBar, playback: Playback) -> None:
    qtbot.mouseClick(button(bar, "Play"), LEFT)
    assert playback.playing
    with qtbot.waitSignal(playback.changed, check_params_cb=lambda: playback.position > 0):
        pass
    qtbot.mouseClick(button(bar, "Play"), LEFT)
    assert not playback.playing


@pytest.mark.parametrize(("position", "back", "forward"), [(0, 0, 1), (1.5, 1, 1), (3, 1, 0)])
def test_what_leads_nowhere_is_off(
    bar: PlaybackBar, playback: Playback, position: float, back: int, forward: int
) -> None:
    playback.seek(position)
    for name in ("To the beginning", "One step back"):
        assert button(bar, name).isEnabled() == bool(back)
    for name in ("One step forward", "To the end"):
        assert button(bar, name).isEnabled() == bool(forward)


@pytest.mark.parametrize("length", [1, 2, 3, 7, 1001, 10_000])
@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Right, 1), (Qt.Key.Key_PageUp, None)])
def test_keys_on_the_scrubber_stand_at_whole_positions(
    qtbot: QtBot, bar: PlaybackBar, playback: Playback, length: int, key: Qt.Key, step: int | None
) -> None:
    playback.set_length(length)
    playback.seek(0)
    scrubber = slider(bar, "Position")
    positions = []
    for _ in range(3):
        qtbot.keyClick(scrubber, key)
        positions.append(playback.position)
    far = step or max(1, length // 10)
    assert positions == [min(n * far, length) for n in (1, 2, 3)]


@pytest.mark.parametrize("length", [3, 1001, 10_000])
def test_the_scrubber_shows_where_the_clock_stands(
    bar: PlaybackBar, playback: Playback, length: int
) -> None:
    playback.set_length(length)
    scrubber = slider(bar, "Position")
    for share in (0, 0.25, 0.5, 1):
        playback.seek(share * length)
        shown = (scrubber.value() - scrubber.minimum()) / scrubber.maximum()
        assert shown == pytest.approx(share, abs=1e-3)


def test_dragging_the_scrubber_moves_the_clock(
    qtbot: QtBot, bar: PlaybackBar, playback: Playback
) -> None:
    scrubber = slider(bar, "Position")
    middle = scrubber.height() // 2
    playback.play()
    qtbot.mousePress(scrubber, LEFT, pos=QPoint(6, middle))
    qtbot.mouseMove(scrubber, QPoint(scrubber.width() // 2, middle))
    assert playback.position == pytest.approx(1.5, abs=0.1)
    assert not playback.playing
    qtbot.mouseMove(scrubber, QPoint(2 * scrubber.width(), middle))
    qtbot.mouseRelease(scrubber, LEFT, pos=QPoint(scrubber.width(), middle))
    assert playback.position == 3


def test_a_clock_without_length_can_be_looked_at(bar: PlaybackBar, playback: Playback) -> None:
    playback.set_length(0)
    assert not button(bar, "To the end").isEnabled()


def test_a_clock_without_length_stands_at_the_end_that_is_meant(
    qtbot: QtBot, bar: PlaybackBar, playback: Playback
) -> None:
    playback.set_length(0)
    scrubber = slider(bar, "Position")
    assert scrubber.value() == scrubber.minimum()
    bar.set_only_place(is_end=True)
    assert scrubber.value() == scrubber.maximum() > scrubber.minimum()
    qtbot.keyClick(scrubber, Qt.Key.Key_Home)
    assert playback.position == 0
    assert scrubber.value() == scrubber.maximum()
    playback.set_length(3)
    playback.seek(0)
    assert scrubber.value() == scrubber.minimum()


@pytest.mark.parametrize(("key", "speed"), [(Qt.Key.Key_Home, 0.008), (Qt.Key.Key_End, 80)])
def test_speed_goes_from_a_hundredth_to_a_hundredfold(
    qtbot: QtBot, bar: PlaybackBar, playback: Playback, key: Qt.Key, speed: float
) -> None:
    qtbot.keyClick(slider(bar, "Speed"), key)
    assert playback.speed == pytest.approx(speed)


def test_every_part_has_a_name(bar: PlaybackBar) -> None:
    for part in (*bar.findChildren(QToolButton), *bar.findChildren(QSlider)):
        assert part.accessibleName()
        assert part.toolTip()


class LayoutRequests(QObject):
    """Counts how often a widget is asked to lay itself out anew."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.n_seen = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.n_seen += event.type() == QEvent.Type.LayoutRequest
        return False


def test_frames_leave_the_layout_as_it_is(bar: PlaybackBar, playback: Playback) -> None:
    playback.seek(0.5)
    requests = LayoutRequests(bar)
    for number in range(6, 10):
        playback.seek(number / 10)
        bar.grab()
        QCoreApplication.sendPostedEvents()
    assert requests.n_seen == 0
    # It does see them: another icon may need another size.
    playback.toggle()
    QCoreApplication.sendPostedEvents()
    assert requests.n_seen > 0
