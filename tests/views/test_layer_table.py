"""Every layer with its shape and its number of weights, and the sum of them all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.state.session import Session
from visualizer.views.layer_table import LayerTable
from visualizer.widgets.number_table import Row

SMALL = [
    ("Flatten", "(None, 784)", "28 × 28, no weights", "0"),
    ("Dense · relu", "(None, 20)", "784 × 20 + 20", "15,700"),
    ("Dense · relu", "(None, 20)", "20 × 20 + 20", "420"),
    ("Dense · softmax", "(None, 10)", "20 × 10 + 10", "210"),
]
LARGE = [
    ("Flatten", "(None, 784)", "28 × 28, no weights", "0"),
    ("Dense · relu", "(None, 512)", "784 × 512 + 512", "401,920"),
    ("Dense · softmax", "(None, 10)", "512 × 10 + 10", "5,130"),
]


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> LayerTable:
    view = LayerTable(session)
    view.resize(560, 240)
    show(view)
    return view


def texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def rows(view: LayerTable) -> list[tuple[str, ...]]:
    return [texts(row) for row in view.table.rows]


def test_each_column_says_what_it_is(view: LayerTable) -> None:
    assert view.table.heads == ("layer", "output shape", "why so many", "parameters")


def test_the_small_network_and_its_sum(view: LayerTable) -> None:
    assert rows(view) == SMALL
    assert texts(view.table.footer) == ("Σ", "", "", "16,330")
    assert [cell.bold for cell in view.table.footer] == [False, False, False, True]
    assert not any(cell.bold or cell.wrong for row in view.table.rows for cell in row)


def test_another_network_has_other_layers(view: LayerTable, session: Session) -> None:
    before = view.grab().toImage()
    session.training.configure(preset="lecture-512")
    assert rows(view) == LARGE
    assert texts(view.table.footer) == ("Σ", "", "", "407,050")
    assert view.grab().toImage() != before
    session.training.configure(preset="lecture-20-20")
    assert rows(view) == SMALL
    assert texts(view.table.footer) == ("Σ", "", "", "16,330")
    assert view.grab().toImage() == before


def test_the_note_is_undone_with_its_layers(view: LayerTable, session: Session) -> None:
    session.training.configure(preset="lecture-512")
    session.undo_stack.undo()
    assert rows(view) == SMALL
    session.undo_stack.redo()
    assert rows(view) == LARGE


def test_feature_maps_and_dropout_have_rows_as_in_keras(view: LayerTable, session: Session) -> None:
    layers = (
        ConvolutionPlan(4, 5, "tanh", dropout=0.25),
        PoolingPlan(3),
        LayerPlan(10, "softmax"),
    )
    session.training.configure(layers=layers)
    assert rows(view) == [
        ("Conv2D · tanh", "(None, 24, 24, 4)", "5 × 5 × 1 × 4 + 4", "104"),
        ("Dropout · 0.25", "(None, 24, 24, 4)", "in training only, no weights", "0"),
        ("MaxPooling2D", "(None, 8, 8, 4)", "largest of 3 × 3, no weights", "0"),
        ("Flatten", "(None, 256)", "8 × 8 × 4, no weights", "0"),
        ("Dense · softmax", "(None, 10)", "256 × 10 + 10", "2,570"),
    ]
    assert texts(view.table.footer)[-1] == "2,674"


def test_learning_leaves_the_numbers_as_they_are(view: LayerTable, session: Session) -> None:
    before = view.grab().toImage()
    network = initial_network(session.training.config.layers, 7)
    session.network.set_network(network, 1, 10)
    assert rows(view) == SMALL
    assert view.grab().toImage() == before


def test_each_layer_is_called_by_its_activation(view: LayerTable, session: Session) -> None:
    first, *others = session.network.network.layers
    tanh = DenseLayer(first.weights, first.bias, "tanh")
    session.network.set_network(DenseNetwork([tanh, *others]))
    assert rows(view)[1] == ("Dense · tanh", "(None, 20)", "784 × 20 + 20", "15,700")
    assert rows(view)[2] == SMALL[2]


def test_behind_a_tab_it_waits_and_then_catches_up(
    show: Callable[[QWidget], None], session: Session
) -> None:
    tabs, view = QTabWidget(), LayerTable(session)
    tabs.addTab(QWidget(), "")
    tabs.addTab(view, "")
    show(tabs)
    session.training.configure(preset="lecture-512")
    assert rows(view) == SMALL
    tabs.setCurrentIndex(1)
    assert rows(view) == LARGE
