"""What is set on the pages comes back in another session, and what cannot be shown is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trained_run import train

from visualizer.core.convolution_scene import DIGIT, MAP, ConvolutionScene
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.neurons_scene import ONE_LAYER
from visualizer.core.run_config import first_network
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.session_file import SavedSession
from visualizer.core.session_index import SessionIndex
from visualizer.core.session_scenes import KINDS, NETWORK, SessionScenes
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import BatchesEnd, SnapshotTaken, Started
from visualizer.core.walk import Direction, Grain
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase


@pytest.fixture
def other(images: ImageDataset) -> Iterator[Session]:
    session = Session(TrainingConfig(preset="lecture-20-20", dataset="stripes"))
    session.dataset.loaded("stripes", images)
    yield session
    session.undo_stack.clear()


def set_everything(session: Session) -> None:
    """Leave no page as it is at first."""
    session.digit.show_index(3)
    session.digit.draw(np.arange(280**2, dtype=np.uint8).reshape(280, 280))
    session.logits.set_value(3, 4.5)
    session.neurons.show(ONE_LAYER)
    session.neurons.set_weights(1, (1, 2, 3, 4.5))
    session.softmax.show_example("four-animals")
    session.softmax.add_class()
    session.softmax.set_temperature(float("inf"))
    session.descent.show_function("x^2 - sin(y)")
    session.descent.set_variant("adam", session.descent.variants("adam")[1])
    session.descent.set_domain(((-1, 1), (0, 2)))
    session.descent.set_n_steps(40)
    session.descent.playback.seek(7)
    session.activations.show_preset("relu-with-he")
    session.activations.set_z(0.123456789)
    session.activations.train(20)
    session.activations.playback.seek(4)
    session.convolution.set_numbers("1 2 3; 4 5 6; 7 8 9.5")
    session.convolution.set_kernel("sharpen")
    session.convolution.set_padding("same")
    session.convolution.playback.seek(3)
    points = session.boundaries
    points.clear_points()
    points.add_point(1 / 3, -2)
    points.set_brush(1)
    points.add_point(5, 5)
    points.training.configure(hidden=(4, 2), learning_rate=0.1, seed=9)
    points.training_goal.configure(patience=7)
    session.training_goal.configure(epoch=2, accuracy=0.875)
    bench = session.workbench
    bench.show_preset("xor")
    bench.change_layer(0, LayerPlan(3, "tanh", "숨은 층", "he_normal"))
    bench.set_weight(1, 2, 0, 0.1)
    bench.set_learning_rate(0.3)
    bench.show_sample(2)
    session.walk.set_direction(Direction.BACKWARD)
    session.walk.set_grain(Grain.NEURON)
    session.walk.set_decimals(6)
    session.walk.playback.seek(4)


def saved(session: Session) -> SavedSession:
    """Return the session as a file would hold it."""
    runs = tuple(run.filed() for run in session.run_shelf.runs)
    scenes, lost = SessionScenes.decoded(session.page_scenes.now.encoded())
    assert lost == ()
    scenes = scenes.with_network(KeptWorkbench.decoded(session.workbench.kept.encoded()))
    run = session.boundaries.kept_run
    return SavedSession(runs, session.index("home"), scenes, run and run.filed())


def unlike_the_digit(kept: KeptWorkbench) -> KeptWorkbench:
    """Return a network of two inputs that is said to see the digit."""
    return replace(kept, settings={**kept.settings, "sees_digit": True})


def train_points(session: Session) -> None:
    """Let the run on points show what a run does, without training."""
    state = session.boundaries
    state.training.start()
    network = first_network(replace(state.config, seed=99))
    state.training.extend(
        [
            Started(5),
            BatchesEnd(0, [1, 2, 3], [0, 0.5, 1]),
            SnapshotTaken(0, 3, network, tuple(network.arrays)),
        ]
    )


def assert_same_bench(one: Session, other: Session) -> None:
    """Make sure that two network pages show the same, to the bit."""
    ours, theirs = one.workbench.kept, other.workbench.kept
    assert ours.settings == theirs.settings
    assert one.workbench.scene.all_plans == other.workbench.scene.all_plans
    pairs = zip(one.workbench.network.arrays, other.workbench.network.arrays, strict=True)
    assert all(a.tobytes() == b.tobytes() and a.dtype == b.dtype for a, b in pairs)
    assert one.workbench.gradients.loss == other.workbench.gradients.loss


def test_there_is_a_state_for_each_kind_of_scene(session: Session) -> None:
    kinds = {**KINDS, NETWORK: KeptWorkbench}
    assert session.page_scenes.now.scenes.keys() == kinds.keys()
    for key, scene in session.page_scenes.now.scenes.items():
        assert type(scene) is kinds[key]


def test_everything_that_was_set_comes_back(session: Session, other: Session) -> None:
    set_everything(session)
    first = other.page_scenes.now
    other.convolution.set_bias(3)
    assert other.take_over(saved(session)) == ()
    now, wanted = other.page_scenes.now, session.page_scenes.now
    # Networks are equal only to themselves.
    assert now == wanted.with_network(now.network)
    assert_same_bench(other, session)
    assert all(now.scenes[key] != first.scenes[key] for key in (*KINDS, NETWORK))
    assert now.positions == {"optimizers": 7, "activations": 4, "convolution": 3, "walk": 4}
    assert not other.undo_stack.canUndo()
    # What follows from the scenes does, too.
    assert other.digit.image.tobytes() == session.digit.image.tobytes()
    other.digit.move(1)
    assert other.digit.index == 3
    ours, theirs = other.activations.measured, session.activations.measured
    assert (ours.loss, ours.weights.tolist()) == (theirs.loss, theirs.weights.tolist())
    assert other.convolution.sliding.outputs.tolist() == (
        session.convolution.sliding.outputs.tolist()
    )
    assert other.boundaries.dataset.own_points == session.boundaries.dataset.own_points
    assert other.boundaries.network.sizes == (2, 4, 2, 3)


def test_a_network_that_follows_home_does_so_again(session: Session, other: Session) -> None:
    train(session)
    session.workbench.follow()
    session.digit.show_index(3)
    assert other.take_over(saved(session)) == ()
    scene = other.workbench.scene
    assert (scene.following, scene.sees_digit) == (True, True)
    assert_same_bench(other, session)
    other.digit.move(1)
    assert other.workbench.scene.x == tuple(other.network.pixels.tolist()) != scene.x


def test_what_only_follows_home_is_nothing_new_to_keep(qtbot: QtBot, session: Session) -> None:
    session.workbench.follow()
    with qtbot.assertNotEmitted(session.page_scenes.changed):
        train(session)
    assert session.logits.following
    with qtbot.waitSignal(session.page_scenes.changed):
        session.logits.set_value(0, 1)


def test_the_image_is_found_as_soon_as_there_are_images(
    qapp: QApplication, session: Session, images: ImageDataset
) -> None:
    session.digit.show_index(5)
    early = Session(TrainingConfig(preset="lecture-20-20", dataset="stripes"))
    early.take_over(saved(session))
    assert early.digit.label is None
    early.dataset.loaded("stripes", images)
    assert (early.digit.index, early.digit.label) == (5, session.digit.label)
    early.undo_stack.clear()


def test_names_that_were_translated_are_so_again(session: Session, other: Session) -> None:
    session.softmax.show_example("four-animals")
    session.softmax.add_class()
    session.softmax.rename_class(1, "우리 개")
    other.take_over(saved(session))
    names = other.softmax.scene.class_names
    assert names == session.softmax.scene.class_names
    assert [isinstance(name, Sentence) for name in names] == [True, False, True, True, True]


def test_pages_that_nothing_is_known_of_stay(session: Session, other: Session) -> None:
    set_everything(session)
    before = session.page_scenes.now
    train_points(session)
    session.boundaries.training.stop()
    session.boundaries.training.set_aside()
    train(other)
    session.take_over(SavedSession(other.run_shelf.runs, other.index("home")))
    assert session.page_scenes.now == before
    assert session.boundaries.training.history.n_batches == 3


def test_a_step_that_glides_is_kept_as_it_ends(session: Session, other: Session) -> None:
    session.softmax.take_step()
    end = tuple(session.softmax.kept.logits)
    assert end != session.softmax.scene.logits
    other.take_over(saved(session))
    assert other.softmax.scene.logits == end


def test_a_run_on_points_comes_back_and_waits(
    qtbot: QtBot, session: Session, other: Session
) -> None:
    set_everything(session)
    train_points(session)
    session.boundaries.training.configure(learning_rate=0.5)
    session.boundaries.training.set_aside()
    train_points(other)
    other.boundaries.training.set_aside()
    other.take_over(saved(session))
    ours, theirs = other.boundaries, session.boundaries
    assert ours.training.phase == TrainingPhase.FINISHED
    assert ours.training.waits
    assert ours.config == theirs.config
    assert ours.training.run_config == theirs.training.run_config
    assert ours.training.history.loss.tolist() == [1, 2, 3]
    for one, two in zip(ours.network.arrays, theirs.network.arrays, strict=True):
        assert one.tobytes() == two.tobytes()
    with qtbot.waitSignal(ours.training.start_requested):
        ours.training.resume()
    assert ours.training.resume_point.batch == 3


def test_where_there_was_no_run_on_points_there_is_none(session: Session, other: Session) -> None:
    train_points(other)
    other.boundaries.training.set_aside()
    other.take_over(saved(session))
    assert other.boundaries.training.phase == TrainingPhase.IDLE
    assert other.boundaries.kept_run is None


def test_a_session_without_runs_leaves_none(session: Session, other: Session) -> None:
    train(other)
    other.take_over(saved(session))
    assert (other.run_shelf.runs, other.run_shelf.on_screen) == ((), None)
    assert other.training.phase == TrainingPhase.IDLE
    train(other)
    assert [run.number for run in other.run_shelf.runs] == [1]


def test_a_run_on_points_that_goes_on_is_not_ended(session: Session, other: Session) -> None:
    train_points(session)
    with pytest.raises(Problem, match="Stop or reset"):
        session.take_over(saved(other))
    assert session.boundaries.training.active


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("convolution", lambda scene: replace(scene, kernel=((0.0,) * 6,) * 6)),
        ("logits", lambda scene: replace(scene, typed=(1.0, 2.0))),
        ("network", unlike_the_digit),
        ("optimizers", lambda scene: replace(scene, surface_key="os")),
        ("optimizers", lambda scene: replace(scene, start=(1.0, 2.0, 3.0))),
        ("optimizers", lambda scene: replace(scene, start=(float("inf"),))),
        ("optimizers", lambda scene: replace(scene, function="__import__('os')")),
        ("optimizers", lambda scene: replace(scene, function="x" * 10**5)),
        ("optimizers", lambda scene: replace(scene, domain=((1.0, 1.0),))),
        ("optimizers", lambda scene: replace(scene, domain=((0.0, 1.0),) * 3)),
    ],
)
def test_what_cannot_be_shown_costs_that_page(
    session: Session, key: str, change: Callable[[Any], Any]
) -> None:
    before = session.page_scenes.now
    scenes = {**before.scenes, key: change(before.scenes[key])}
    index = SessionIndex()
    refused = session.take_over(SavedSession((), index, SessionScenes(scenes)))
    assert refused == (key,)
    assert session.page_scenes.now == before


def test_settings_of_another_network_do_not_end_the_run(session: Session, other: Session) -> None:
    train_points(session)
    session.boundaries.training.set_aside()
    kept = saved(session)
    scenes = {"boundaries": replace(session.boundaries.config, hidden=(3,))}
    assert other.take_over(replace(kept, scenes=SessionScenes(scenes))) == ("boundaries",)
    assert other.boundaries.training.history.n_batches == 3
    assert other.boundaries.config == session.boundaries.config


def test_a_map_of_a_network_that_is_not_there_is_the_digit(session: Session) -> None:
    scene = replace(ConvolutionScene(), source=MAP, layer=2, channel=9)
    scenes = SessionScenes({"convolution": scene})
    assert session.take_over(SavedSession((), SessionIndex(), scenes)) == ()
    assert session.convolution.scene.source == DIGIT
