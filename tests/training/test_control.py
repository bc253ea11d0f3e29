"""The buttons of a training run, and what the trainer is allowed after each."""

import math
import threading
import time
from functools import partial
from queue import SimpleQueue

import pytest

from visualizer.training.control import CALLS_PER_SECOND, MOST_WATCHED_STEPS, TrainingControl

ALL = 100
PROMPT = 5  # s; far above any wait here, far below the test timeout


def taken_until_still(control, most=ALL):
    taken = []
    while not control.standing_still:
        taken.append(control.take(most).n_batches)
    return taken


def in_thread(function):
    thread = threading.Thread(target=function)
    thread.start()
    return thread


def test_a_new_control_trains_at_full_speed():
    control = TrainingControl()
    assert not control.stopped
    assert not control.standing_still
    grant = control.take(ALL)
    assert grant.n_batches == ALL
    assert not grant.watched


def test_paused_before_the_start_nothing_is_taken():
    control = TrainingControl()
    control.pause()
    assert control.standing_still
    assert control.take(ALL).n_batches == 0


@pytest.mark.parametrize("n_batches", [1, 3, MOST_WATCHED_STEPS])
def test_steps_are_taken_and_watched_one_by_one(n_batches):
    control = TrainingControl()
    control.step_batches(n_batches)
    grants = [control.take(ALL) for _ in range(n_batches)]
    assert [grant.n_batches for grant in grants] == [1] * n_batches
    assert all(grant.watched for grant in grants)
    assert control.standing_still


def test_many_steps_run_like_free_training():
    control = TrainingControl()
    control.step_batches(250)
    assert taken_until_still(control) == [100, 100, 50]


def test_steps_asked_for_while_stepping_add_up():
    control = TrainingControl()
    control.step_batches(2)
    control.take(ALL)
    control.step_batches(3)
    assert sum(taken_until_still(control)) == 4


def test_steps_asked_for_while_running_end_the_running():
    control = TrainingControl()
    control.step_batches(1)
    control.resume()
    control.step_batches(2)
    assert sum(taken_until_still(control)) == 2


def test_epochs_are_counted_at_their_ends():
    control = TrainingControl()
    control.step_epochs(2)
    for _ in range(2):
        assert control.take(ALL).n_batches == ALL
        assert not control.standing_still
        control.epoch_ended()
    assert control.standing_still


def test_running_freely_no_epoch_ends_it():
    control = TrainingControl()
    control.epoch_ended()
    assert not control.standing_still


def test_a_paused_control_stays_paused_at_the_end_of_an_epoch():
    control = TrainingControl()
    control.pause()
    control.epoch_ended()
    assert control.standing_still
    control.step_batches(1)
    assert not control.standing_still


@pytest.mark.parametrize("press", ["resume", "step_batches", "step_epochs"])
def test_a_button_wakes_who_stands_still(press):
    control = TrainingControl()
    control.pause()
    paused, answers = threading.Event(), []
    thread = in_thread(lambda: answers.append(control.wait_until_allowed(paused.set)))
    assert paused.wait(PROMPT)
    getattr(control, press)()
    thread.join(PROMPT)
    assert answers == [True]


def test_stop_wakes_who_stands_still():
    control = TrainingControl()
    control.pause()
    paused, answers = threading.Event(), []
    thread = in_thread(lambda: answers.append(control.wait_until_allowed(paused.set)))
    assert paused.wait(PROMPT)
    control.stop()
    thread.join(PROMPT)
    assert answers == [False]


def test_a_pause_that_overtakes_the_resume_is_told_as_well():
    control = TrainingControl()
    control.pause()
    told, answers = SimpleQueue(), []
    thread = in_thread(
        lambda: answers.append(control.wait_until_allowed(partial(told.put, "still")))
    )
    told.get(timeout=PROMPT)

    def press_both():
        control.resume()
        control.pause()

    # In the thread that waits: both are pressed before it looks again.
    control.do(press_both)
    told.get(timeout=PROMPT)
    control.do(partial(told.put, "a job"))
    assert told.get(timeout=PROMPT) == "a job"
    control.resume()
    thread.join(PROMPT)
    assert answers == [True]
    assert told.empty()


def test_running_freely_nobody_hears_of_a_pause():
    assert TrainingControl().wait_until_allowed(lambda: pytest.fail("paused"))


def test_steps_that_are_made_do_not_hold_up_what_follows_them():
    control = TrainingControl()
    control.step_batches(1)
    control.take(ALL)
    assert control.standing_still
    assert control.wait_while_paused(lambda: pytest.fail("paused"))


@pytest.mark.parametrize(
    ("press", "answer"), [("resume", True), ("step_batches", True), ("stop", False)]
)
def test_a_pause_holds_up_what_follows_the_last_batch(press, answer):
    control = TrainingControl()
    control.pause()
    paused, answers = threading.Event(), []
    thread = in_thread(lambda: answers.append(control.wait_while_paused(paused.set)))
    assert paused.wait(PROMPT)
    assert not answers
    getattr(control, press)()
    thread.join(PROMPT)
    assert answers == [answer]


def test_after_stop_nothing_starts_again():
    control = TrainingControl()
    control.stop()
    control.resume()
    control.step_batches(1)
    assert control.stopped
    assert control.take(ALL).n_batches == 0
    assert not control.wait_until_allowed(lambda: pytest.fail("paused"))


def test_slow_motion_takes_one_watched_batch_at_a_time():
    control = TrainingControl()
    control.set_speed(20)
    start = time.monotonic()
    grants = [control.take(ALL) for _ in range(5)]
    assert [grant.n_batches for grant in grants] == [1] * 5
    assert all(grant.watched for grant in grants)
    # The first is due at once, each of the others 1/20 s later.
    assert time.monotonic() - start >= 4 / 20


def test_faster_slow_motion_takes_as_many_as_a_screen_can_show():
    control = TrainingControl()
    control.set_speed(10 * CALLS_PER_SECOND)
    assert control.take(ALL).n_batches == 10
    assert control.take(3).n_batches == 3


@pytest.mark.parametrize(
    ("press", "n_batches"), [("pause", 0), ("stop", 0), ("set_speed", ALL), ("resume", 1)]
)
def test_a_button_is_heard_while_a_batch_waits_for_its_turn(press, n_batches):
    control = TrainingControl()
    control.set_speed(1)
    control.take(ALL)
    grants = []
    thread = in_thread(lambda: grants.append(control.take(ALL)))
    time.sleep(0.05)
    start = time.monotonic()
    getattr(control, press)(*([math.inf] if press == "set_speed" else []))
    thread.join(PROMPT)
    assert grants[0].n_batches == n_batches
    if press != "resume":
        assert time.monotonic() - start < 0.5


def test_stepping_in_slow_motion_keeps_the_pace():
    control = TrainingControl()
    control.set_speed(20)
    control.step_batches(3)
    start = time.monotonic()
    assert taken_until_still(control) == [1, 1, 1]
    assert time.monotonic() - start >= 2 / 20


@pytest.mark.parametrize("speed", [0, -1, math.nan])
def test_a_speed_that_is_none_is_refused(speed):
    with pytest.raises(ValueError, match="speed"):
        TrainingControl().set_speed(speed)


@pytest.mark.parametrize("n_steps", [0, -1])
def test_no_steps_are_refused(n_steps):
    control = TrainingControl()
    with pytest.raises(ValueError, match="batches"):
        control.step_batches(n_steps)
    with pytest.raises(ValueError, match="epochs"):
        control.step_epochs(n_steps)
    assert not control.standing_still
