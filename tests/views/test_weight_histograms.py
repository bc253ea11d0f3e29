"""Weights and gradients by layer: of the scrubber's moment, and what is chosen by click or key."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.histogram import histogram, round_limit
from visualizer.core.initialisation import initial_network
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.views.weight_histograms import WeightHistograms
from visualizer.widgets.histogram_grid import Bin, HistogramCell

LEFT = Qt.MouseButton.LeftButton
OVER = "Gradients over the first 20 training images, mean loss"


@pytest.fixture
def view(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> WeightHistograms:
    """The view once everything is counted."""
    view = WeightHistograms(session)
    view.resize(900, 420)
    show(view)
    settled(qtbot, session, settle)
    return view


@pytest.fixture
def run(view: WeightHistograms, session: Session) -> Session:
    """A run of four moments, whose weights become wider."""
    session.training.start()
    session.training.extend([Started(10)])
    for number in range(4):
        session.training.extend([SnapshotTaken(0, number, wider(session, 1 + 2 * number))])
    return session


def wider(session: Session, factor: float) -> DenseNetwork:
    """Return the first network with weights so many times as large."""
    first = initial_network(session.training.config.layers, 5)
    return DenseNetwork(
        DenseLayer(layer.weights * np.float32(factor), layer.bias, layer.activation, layer.name)
        for layer in first.layers
    )


def settled(qtbot: QtBot, session: Session, settle: Callable[[], None]) -> None:
    """Wait until the gradients of the network on screen are known and drawn."""
    qtbot.waitUntil(lambda: session.gradients.network is session.network.network)
    settle()


def cells(view: WeightHistograms, column: int) -> list[HistogramCell]:
    return list(view.grid.columns[column])


def limits(view: WeightHistograms, column: int) -> list[float]:
    return [each.histograms.weights.limit for each in cells(view, column)]


def assert_counts_of(view: WeightHistograms, session: Session) -> None:
    """Check that exactly the weights and gradients of the network on screen are counted."""
    layers, gradient = session.network.network.layers, session.gradients.gradient
    expected = (
        ([layer.weights for layer in layers], [layer.bias for layer in layers]),
        (gradient.weights, gradient.biases),
    )
    for column, (weights, biases) in enumerate(expected):
        for index, cell in enumerate(cells(view, column)):
            shown = cell.histograms
            for mine, values in ((shown.weights, weights[index]), (shown.biases, biases[index])):
                assert mine.counts.tolist() == histogram(values, mine.limit).counts.tolist()
                assert mine.n_values == values.size
        assert len(cells(view, column)) == len(layers)


def test_every_layer_is_counted_with_its_gradient(view: WeightHistograms, session: Session) -> None:
    assert_counts_of(view, session)
    names = [each.name for each in cells(view, 0)]
    assert names == ["hidden 1 · 784 × 20", "hidden 2 · 20 × 20", "digits · 20 × 10"]
    deviation = session.network.network.layers[0].weights.std()
    assert cells(view, 0)[0].text.startswith(f"std {deviation:.2g} · mean ")
    # Only a stripe of each image has ink.
    assert "% exactly 0" in cells(view, 1)[0].text
    assert view.words.text.startswith(OVER)
    assert not view.turner.isVisible()


def test_every_mark_is_explained_with_its_number(
    qtbot: QtBot, view: WeightHistograms, session: Session, settle: Callable[[], None]
) -> None:
    first, *others = session.network.network.layers
    weights = first.weights.copy()
    weights[0, :3] = 50
    outlier = DenseLayer(weights, first.bias, first.activation, first.name)
    session.network.set_network(DenseNetwork([outlier, *others]))
    settled(qtbot, session, settle)
    for column in (0, 1):
        for cell in cells(view, column):
            shown = cell.histograms.weights, cell.histograms.biases
            n_zero = sum(each.n_zero for each in shown)
            n_outside = sum(each.n_below + each.n_above for each in shown)
            upright = f"Upright line: {n_zero:,} numbers are exactly 0."
            arrows = f"◂ ▸: {n_outside:,} numbers are further out than the axis."
            assert (upright in cell.explanation) == (n_zero > 0)
            assert (arrows in cell.explanation) == (n_outside > 0)
    # New biases are 0.
    assert cells(view, 0)[0].explanation.splitlines() == [
        "Upright line: 20 numbers are exactly 0.",
        "◂ ▸: 3 numbers are further out than the axis.",
    ]
    assert "Dead units" not in cells(view, 1)[0].explanation


def test_the_scrubber_shows_another_moment(
    qtbot: QtBot, view: WeightHistograms, run: Session, settle: Callable[[], None]
) -> None:
    settled(qtbot, run, settle)
    wide = [each.histograms.statistics.deviation for each in cells(view, 0)]
    run.timeline.show_batch(0)
    settled(qtbot, run, settle)
    assert run.network.network is run.training.snapshots[0].network
    assert_counts_of(view, run)
    narrow = [each.histograms.statistics.deviation for each in cells(view, 0)]
    assert np.array(wide) == pytest.approx(7 * np.array(narrow), rel=1e-4)


def test_the_first_weights_stay_behind_and_the_scale_stands_still(
    qtbot: QtBot, view: WeightHistograms, run: Session, settle: Callable[[], None]
) -> None:
    first, seen = run.training.snapshots[0].network.layers, set()
    for batch in (0, 2, 3):
        run.timeline.show_batch(batch)
        settled(qtbot, run, settle)
        seen.add(tuple(limits(view, 0)))
        for cell, layer in zip(cells(view, 0), first, strict=True):
            outline = cell.histograms.first_weights
            expected = histogram(layer.weights, cell.histograms.weights.limit)
            assert outline.counts.tolist() == expected.counts.tolist()
    assert len(seen) == 1
    assert [each.histograms.first_weights for each in cells(view, 1)] == [None] * 3


def test_without_a_run_nobody_knows_the_first_weights(
    qtbot: QtBot, view: WeightHistograms, run: Session, settle: Callable[[], None]
) -> None:
    run.training.reset()
    run.training.configure(preset="lecture-512")
    settled(qtbot, run, settle)
    assert [each.histograms.first_weights for each in cells(view, 0)] == [None] * 2
    assert_counts_of(view, run)


def test_of_another_network_than_the_run_s_the_first_weights_are_not_known(
    qtbot: QtBot, view: WeightHistograms, run: Session, settle: Callable[[], None]
) -> None:
    run.network.set_network(initial_network(TrainingConfig(preset="lecture-512").layers, 1))
    settled(qtbot, run, settle)
    assert [each.histograms.first_weights for each in cells(view, 0)] == [None] * 2
    assert_counts_of(view, run)


@pytest.mark.parametrize("by_key", [False, True])
def test_each_layer_can_have_its_own_scale(
    qtbot: QtBot, view: WeightHistograms, session: Session, by_key: bool
) -> None:
    shared = limits(view, 0), limits(view, 1)
    assert [len(set(each)) for each in shared] == [1, 1]
    press(qtbot, view.shared_button, by_key)
    own = limits(view, 0), limits(view, 1)
    assert len(set(own[0])) > 1
    assert [max(each) for each in own] == [each[0] for each in shared]
    assert_counts_of(view, session)
    press(qtbot, view.shared_button, by_key)
    assert (limits(view, 0), limits(view, 1)) == shared


@pytest.mark.parametrize("by_key", [False, True])
def test_counts_can_be_drawn_by_their_logarithm(
    qtbot: QtBot, view: WeightHistograms, by_key: bool
) -> None:
    before = view.grid.grab().toImage()
    press(qtbot, view.log_button, by_key)
    assert view.grid.grab().toImage() != before
    press(qtbot, view.log_button, by_key)
    assert view.grid.grab().toImage() == before


def press(qtbot: QtBot, button: QPushButton, by_key: bool) -> None:
    if by_key:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        # It keeps a frame as long as it has the keys, and nothing else does.
        button.clearFocus()
    else:
        qtbot.mouseClick(button, LEFT)


def test_what_is_pointed_at_is_said(
    view: WeightHistograms, session: Session, hover: Callable[[QWidget, QPoint], None]
) -> None:
    place = Bin(1, 0, 25)
    hover(view.grid, view.grid.place_of(place).center().toPoint())
    shown, limit = cells(view, 0)[1].histograms, limits(view, 0)[1]
    low, high = (f"−{-(index - 30) * limit / 30:.3g}" for index in (25, 26))
    n = shown.weights.counts[25]
    assert n > 0
    assert view.words.text == f"{low} to {high}: {n} of 400 weights, 0 of 20 biases"
    hover(view.grid, QPoint(2, 2))
    assert view.words.text.startswith(OVER)


def test_arrow_keys_read_the_counts(qtbot: QtBot, view: WeightHistograms) -> None:
    view.grid.clearFocus()
    view.grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.words.text.startswith("0 to ")
    qtbot.keyClick(view.grid, Qt.Key.Key_Left)
    assert view.words.text.startswith("−")
    view.grid.clearFocus()
    assert view.words.text.startswith(OVER)


def test_the_bin_that_is_pointed_at_changes_with_the_moment(
    qtbot: QtBot,
    view: WeightHistograms,
    run: Session,
    settle: Callable[[], None],
    hover: Callable[[QWidget, QPoint], None],
) -> None:
    settled(qtbot, run, settle)
    hover(view.grid, view.grid.place_of(Bin(0, 0, 30)).center().toPoint())
    before = view.words.text
    run.timeline.show_batch(0)
    settled(qtbot, run, settle)
    assert view.words.text != before
    assert view.words.text.endswith("of 15,680 weights, 0 of 20 biases")


@pytest.mark.parametrize(("value", "said"), [(math.nan, "nan"), (math.inf, "infinite")])
def test_a_run_that_diverged_is_counted_and_said(
    qtbot: QtBot,
    view: WeightHistograms,
    session: Session,
    settle: Callable[[], None],
    value: float,
    said: str,
) -> None:
    network = initial_network(session.training.config.layers, 1)
    weights = network.layers[1].weights.copy()
    weights[3:5] = value
    layer = DenseLayer(weights, network.layers[1].bias, "relu", "hidden 2")
    session.network.set_network(network.with_layer(1, layer))
    settled(qtbot, session, settle)
    n_nan, n_infinite = (40, 0) if said == "nan" else (0, 40)
    expected = ["", f"{n_nan} are nan, {n_infinite} infinite", ""]
    assert [each.warning for each in cells(view, 0)] == expected
    assert view.words.text == "The network gives no numbers."
    view.grab()


def test_all_nan_is_no_error(
    qtbot: QtBot, view: WeightHistograms, session: Session, settle: Callable[[], None]
) -> None:
    network = wider(session, math.nan)
    session.network.set_network(network)
    settled(qtbot, session, settle)
    assert cells(view, 0)[0].warning == "15,680 are nan, 0 infinite"
    assert cells(view, 0)[0].text == "std nan · mean nan"
    assert limits(view, 0) == [round_limit(0)] * 3
    view.grab()


def test_dead_units_are_said(
    qtbot: QtBot, view: WeightHistograms, session: Session, settle: Callable[[], None]
) -> None:
    network = initial_network(session.training.config.layers, 1)
    first = network.layers[0]
    bias = np.full(20, 10, np.float32)
    bias[:6] = -100
    open_or_shut = DenseLayer(first.weights, bias, "relu", "hidden 1")
    session.network.set_network(network.with_layer(0, open_or_shut))
    settled(qtbot, session, settle)
    assert cells(view, 1)[0].text.startswith("dead units: 6 · ")
    assert cells(view, 1)[0].explanation.startswith("Dead units: no image here")


def test_without_images_there_are_weights_alone(
    qapp: QApplication, show: Callable[[QWidget], None]
) -> None:
    session = Session(TrainingConfig(preset="lecture-20-20", dataset="stripes"))
    view = WeightHistograms(session)
    show(view)
    assert len(cells(view, 0)) == 3 or view.turner.isVisible()
    assert cells(view, 1) == []
    assert view.words.text == "There are no training images yet."


def test_layers_that_do_not_fit_are_on_another_page(
    qtbot: QtBot, view: WeightHistograms, session: Session, settle: Callable[[], None]
) -> None:
    view.resize(900, 200)
    qtbot.waitUntil(lambda: view.turner.isVisible())
    settle()
    n_first = len(cells(view, 0))
    assert n_first == len(cells(view, 1)) < 3
    names = [each.name for each in cells(view, 0)]
    while view.turner.next_button.isEnabled():
        qtbot.mouseClick(view.turner.next_button, LEFT)
        names += [each.name for each in cells(view, 0)]
    assert names == ["hidden 1 · 784 × 20", "hidden 2 · 20 × 20", "digits · 20 × 10"]


@pytest.fixture
def hidden(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> tuple[QTabWidget, WeightHistograms]:
    """The view behind a tab that nobody has opened yet."""
    tabs, view = QTabWidget(), WeightHistograms(session)
    tabs.addTab(QWidget(), "")
    tabs.addTab(view, "")
    tabs.resize(900, 460)
    show(tabs)
    settle()
    return tabs, view


def test_out_of_sight_nothing_is_counted(
    qtbot: QtBot,
    hidden: tuple[QTabWidget, WeightHistograms],
    session: Session,
    settle: Callable[[], None],
) -> None:
    tabs, view = hidden
    session.network.set_network(wider(session, 2))
    settle()
    assert view.grid.columns == ()
    assert not session.gradients.busy
    assert session.gradients.gradient is None
    tabs.setCurrentIndex(1)
    settled(qtbot, session, settle)
    assert_counts_of(view, session)
