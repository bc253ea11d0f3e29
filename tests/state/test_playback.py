"""The clock: seek, step, play, and the ends of it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from visualizer.state.playback import Playback

FAST = 200.0


@pytest.fixture
def playback(qtbot: QtBot) -> Playback:
    playback = Playback(4, FAST)
    playback.seek(0)
    return playback


@pytest.mark.parametrize(
    ("position", "reached"),
    [(2.5, 2.5), (-1, 0), (99, 4), (4, 4), (float("nan"), 0), (float("inf"), 4)],
)
def test_seek_stays_between_the_ends(playback: Playback, position: float, reached: float) -> None:
    playback.seek(position)
    assert playback.position == reached


@pytest.mark.parametrize(
    ("position", "back", "forward"),
    [(0, 0, 1), (0.5, 0, 1), (2, 1, 3), (2.5, 2, 3), (3.999, 3, 4), (4, 3, 4)],
)
def test_steps_stand_at_whole_positions(
    playback: Playback, position: float, back: int, forward: int
) -> None:
    playback.seek(position)
    playback.step_back()
    assert playback.position == back
    playback.seek(position)
    playback.step_forward()
    assert playback.position == forward


@pytest.mark.parametrize(("position", "shown"), [(0, 0), (0.9, 0), (2.5, 2), (4, 4)])
def test_reduced_motion_jumps_from_step_to_step(
    playback: Playback, position: float, shown: int
) -> None:
    playback.set_smooth(False)
    playback.seek(position)
    assert playback.position == shown


def test_every_step_is_seen_under_reduced_motion(playback: Playback) -> None:
    playback.seek(2.5)
    playback.set_smooth(False)
    playback.step_back()
    assert playback.position == 1
    playback.step_forward()
    assert playback.position == 2


def test_playing_runs_to_the_end_and_stops(qtbot: QtBot, playback: Playback) -> None:
    # A second: a busy computer shows something on the way, too.
    playback.set_speed(4)
    seen = []
    playback.changed.connect(lambda: seen.append(playback.position))
    playback.play()
    assert playback.playing
    qtbot.waitUntil(lambda: not playback.playing)
    assert playback.position == 4
    assert seen == sorted(seen)
    assert len(seen) > 2


def test_playing_from_the_end_begins_anew(playback: Playback) -> None:
    playback.seek(4)
    playback.play()
    assert (playback.position, playback.playing) == (0, True)


def test_toggle_plays_and_pauses(playback: Playback) -> None:
    playback.toggle()
    assert playback.playing
    playback.toggle()
    assert not playback.playing


@pytest.mark.parametrize("step", ["step_back", "step_forward", "pause"])
def test_a_step_ends_the_playing(playback: Playback, step: str) -> None:
    playback.play()
    getattr(playback, step)()
    assert not playback.playing


def test_seeking_does_not_end_the_playing_but_the_end_does(playback: Playback) -> None:
    playback.play()
    playback.seek(2)
    assert playback.playing
    playback.seek(4)
    assert not playback.playing


def test_nothing_to_play(qtbot: QtBot) -> None:
    playback = Playback(0, FAST)
    playback.play()
    playback.step_forward()
    playback.step_back()
    assert (playback.position, playback.playing) == (0, False)


@pytest.mark.parametrize(
    ("position", "length", "reached"), [(4, 9, 9), (4, 2, 2), (3, 2, 2), (1.5, 9, 1.5), (0, 0, 0)]
)
def test_what_stood_at_the_end_stays_there(
    playback: Playback, position: float, length: int, reached: float
) -> None:
    playback.seek(position)
    playback.set_length(length)
    assert (playback.length, playback.position) == (length, reached)


def test_playing_ends_where_the_length_ends(playback: Playback) -> None:
    playback.play()
    playback.seek(3)
    playback.set_length(2)
    assert (playback.position, playback.playing) == (2, False)


@pytest.mark.parametrize(
    ("action", "value"),
    [("seek", 0), ("set_length", 4), ("set_speed", FAST), ("set_smooth", True), ("pause", None)],
)
def test_nothing_new_is_not_told(
    qtbot: QtBot, playback: Playback, action: str, value: float | None
) -> None:
    with qtbot.assertNotEmitted(playback.changed):
        getattr(playback, action)(*(() if value is None else (value,)))


@pytest.mark.parametrize(
    ("action", "value"),
    [("seek", 1), ("set_length", 5), ("set_speed", 1.0), ("set_smooth", False), ("play", None)],
)
def test_what_is_new_is_told(
    qtbot: QtBot, playback: Playback, action: str, value: float | None
) -> None:
    with qtbot.waitSignal(playback.changed):
        getattr(playback, action)(*(() if value is None else (value,)))


def test_speed_is_positions_a_second(qtbot: QtBot) -> None:
    playback = Playback(1_000_000, 1_000.0)
    playback.seek(0)
    playback.play()
    qtbot.waitUntil(lambda: playback.position > 100)
    slow = playback.position
    playback.set_speed(1_000_000.0)
    qtbot.waitUntil(lambda: playback.position > 50 * slow)


def test_what_is_not_known_yet_is_waited_for(qtbot: QtBot, playback: Playback) -> None:
    playback.seek(1)
    playback.set_reach(2)
    assert playback.position == 1
    with qtbot.waitSignal(playback.changed):
        playback.seek(4)
    assert playback.position == 2
    with qtbot.waitSignal(playback.changed):
        playback.set_reach(3)
    assert playback.position == 3
    with qtbot.waitSignal(playback.changed):
        playback.set_reach(4)
    assert playback.position == 4
    with qtbot.assertNotEmitted(playback.changed):
        playback.set_reach(9)


def test_playing_waits_and_goes_on(qtbot: QtBot, playback: Playback) -> None:
    playback.set_speed(20)
    playback.seek(0)
    playback.set_reach(1)
    playback.play()
    qtbot.waitUntil(lambda: playback.position == 1)
    assert playback.playing
    with qtbot.assertNotEmitted(playback.changed, wait=200):
        pass
    playback.set_reach(playback.length)
    # It has not run ahead unseen: 20 positions a second would be 4.
    assert playback.position < 2
    qtbot.waitUntil(lambda: not playback.playing)
    assert playback.position == playback.length


def test_a_picture_of_another_position_moves_nothing(qtbot: QtBot, playback: Playback) -> None:
    playback.seek(2)
    with qtbot.assertNotEmitted(playback.changed):
        for wanted, seen in ((1.5, 1.5), (-3, 0), (1e9, playback.length)):
            with playback.shown_at(wanted):
                assert playback.position == seen
            assert playback.position == 2
    with qtbot.waitSignal(playback.changed):
        playback.seek(1)


def test_another_speed_of_its_own_keeps_what_was_made_faster(playback: Playback) -> None:
    playback.set_speed(3 * playback.speed)
    playback.set_normal_speed(8)
    assert (playback.normal_speed, playback.speed) == (8, pytest.approx(24))
