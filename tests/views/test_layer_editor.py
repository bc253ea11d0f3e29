"""The layers of the trained network, changed by clicks and keys, and shown as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import Preparing
from visualizer.state.session import Session
from visualizer.views.layer_editor import LayerEditor
from visualizer.widgets.bubble import Bubble

LEFT = Qt.MouseButton.LeftButton
DIGITS = LayerPlan(10, "softmax", "digits")


@pytest.fixture
def editor(show: Callable[[QWidget], None], session: Session) -> LayerEditor:
    session.training.configure(preset="cnn")
    editor = LayerEditor(session)
    editor.resize(900, 520)
    show(editor)
    return editor


def shown(editor: LayerEditor) -> list[str]:
    return [row.name.text() for row in editor.rows if row.name.isVisible()]


def said_by(editor: LayerEditor) -> str:
    bubbles = editor.window().findChildren(Bubble)
    return next((bubble.text() for bubble in bubbles if bubble.isVisible()), "")


def test_it_shows_each_layer_with_what_it_has(editor: LayerEditor, session: Session) -> None:
    assert shown(editor) == ["Conv2D", "MaxPooling2D", "Conv2D", "MaxPooling2D", "Dense", "Dense"]
    first, pool, *_, hidden, last, none, _ = editor.rows
    assert (first.size.value, first.kernel.value, first.activation.currentText()) == (8, 3, "relu")
    assert pool.size.value == 2
    assert not pool.kernel.isVisible()
    assert not pool.activation.isVisible()
    assert (hidden.size.value, hidden.dropout.value) == (64, 0)
    assert not last.size.isEnabled()
    assert not last.remove_button.isVisible()
    assert not none.size.isVisible()
    session.training.configure(preset="lecture-20-20")
    assert shown(editor) == ["Dense"] * 3
    assert editor.rows[0].size.value == 20


def test_what_is_typed_and_chosen_is_the_network(
    qtbot: QtBot, editor: LayerEditor, session: Session, type_into: Callable[..., None]
) -> None:
    first, pool, *_, hidden, _, _, _ = editor.rows
    type_into(first.size, "4")
    type_into(first.kernel, "5")
    type_into(pool.size, "3")
    type_into(pool.dropout, "0.25")
    type_into(hidden.size, "30")
    hidden.activation.setFocus()
    qtbot.keyClick(hidden.activation, Qt.Key.Key_Down)
    layers = session.training.config.layers
    assert layers[0] == ConvolutionPlan(4, 5, "relu", "kernels 1")
    assert layers[1] == PoolingPlan(3, 0.25)
    assert layers[4] == LayerPlan(30, "sigmoid", "hidden")
    # It is the network on screen, and all of it is undone.
    assert session.network.network.dense.layers[0].n_units == 30
    assert session.network.network.image_layers[0].weights.shape == (5, 5, 1, 4)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    session.undo_stack.redo()
    assert not session.training.config.has_own_layers


def test_layers_come_and_go_where_they_belong(
    qtbot: QtBot, editor: LayerEditor, session: Session
) -> None:
    session.training.configure(preset="lecture-512")
    for kind in ("pooling", "convolution", "dense"):
        qtbot.mouseClick(editor.add_buttons[kind], LEFT)
    assert shown(editor) == ["MaxPooling2D", "Conv2D", "Dense", "Dense", "Dense"]
    qtbot.mouseClick(editor.rows[0].remove_button, LEFT)
    assert shown(editor) == ["Conv2D", "Dense", "Dense", "Dense"]
    assert editor.preset_button.isEnabled()
    qtbot.mouseClick(editor.preset_button, LEFT)
    assert shown(editor) == ["Dense", "Dense"]
    assert not editor.preset_button.isEnabled()
    assert not session.training.config.has_own_layers


def test_there_is_an_end_to_adding(qtbot: QtBot, editor: LayerEditor) -> None:
    qtbot.mouseClick(editor.add_buttons["dense"], LEFT)
    qtbot.mouseClick(editor.add_buttons["dense"], LEFT)
    assert len(shown(editor)) == 8
    assert not any(button.isEnabled() for button in editor.add_buttons.values())


@pytest.mark.parametrize(
    ("row", "field", "text", "words"),
    [
        (4, "size", "0", "whole numbers from 1 up"),
        (4, "size", "2.5", "whole numbers from 1 up"),
        (4, "size", "1e9", "too many"),
        (4, "size", "abc", ""),
        (0, "size", "65", "up to 64 kernels"),
        (0, "kernel", "28", "too small"),
        (1, "size", "27", "too small"),
        (4, "dropout", "1", "below 1"),
        (4, "dropout", "-0.5", "below 1"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    editor: LayerEditor,
    session: Session,
    type_into: Callable[..., None],
    row: int,
    field: str,
    text: str,
    words: str,
) -> None:
    before, network = session.training.config, session.network.network
    number_field = getattr(editor.rows[row], field)
    type_into(number_field, text)
    assert number_field.problem
    assert words in number_field.problem
    assert session.training.config == before
    assert session.network.network is network


def test_a_button_that_is_refused_says_why(
    qtbot: QtBot, editor: LayerEditor, session: Session
) -> None:
    # Two convolutions of 13 leave 4 x 4: nothing is left for one more of 3 after pooling.
    session.training.configure(layers=(PoolingPlan(14), DIGITS))
    qtbot.mouseClick(editor.add_buttons["convolution"], LEFT)
    assert "2 × 2 is too small for a window of 3 × 3" in said_by(editor)
    assert len(session.training.config.layers) == 2


def test_columns_are_named_for_the_layers_there_are(editor: LayerEditor, session: Session) -> None:
    def heads() -> list[str]:
        return [head.text() for head in editor.heads]

    session.training.configure(preset="lecture-20-20")
    assert heads() == ["layer", "units", "", "activation", "dropout"]
    session.training.configure(preset="cnn")
    assert heads()[1:3] == ["units, kernels, pool size", "kernel size"]


def test_the_loss_is_chosen(qtbot: QtBot, editor: LayerEditor, session: Session) -> None:
    editor.loss.setFocus()
    qtbot.keyClick(editor.loss, Qt.Key.Key_Down)
    assert session.training.config.loss == "mean_squared_error"
    session.undo_stack.undo()
    assert editor.loss.currentText() == "cross-entropy (sparse_categorical_crossentropy)"


def test_a_run_that_goes_on_keeps_its_network(editor: LayerEditor, session: Session) -> None:
    session.training.start()
    session.training.extend([Preparing(Sentence("Training", "Importing TensorFlow"))])
    assert not editor.rows[0].size.isEnabled()
    assert not editor.loss.isEnabled()
    assert not any(button.isEnabled() for button in editor.add_buttons.values())
    session.training.reset()
    assert editor.rows[0].size.isEnabled()
    assert editor.loss.isEnabled()


def test_all_can_be_done_by_keys(qtbot: QtBot, editor: LayerEditor, session: Session) -> None:
    editor.add_buttons["dense"].setFocus()
    qtbot.keyClick(editor.add_buttons["dense"], Qt.Key.Key_Space)
    assert len(shown(editor)) == 7
    row = editor.rows[5]
    row.remove_button.setFocus()
    qtbot.keyClick(row.remove_button, Qt.Key.Key_Space)
    assert len(shown(editor)) == 6
    assert not session.training.config.has_own_layers


def test_in_little_room_nothing_stands_over_anything(qtbot: QtBot, session: Session) -> None:
    editor, below = LayerEditor(session), QWidget()
    below.setMinimumHeight(200)
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.addWidget(editor)
    splitter.addWidget(below)
    qtbot.addWidget(splitter)
    for width in (700, 450, 700):
        splitter.resize(width, splitter.minimumSizeHint().height())
        splitter.show()
        qtbot.waitExposed(splitter)
        QApplication.sendPostedEvents()
        splitter.resize(width, splitter.minimumSizeHint().height())
        area = editor.findChild(QScrollArea)
        first = min(button.mapTo(editor, QPoint()).y() for button in editor.add_buttons.values())
        assert first > area.geometry().bottom()
        lowest = editor.loss.mapTo(editor, editor.loss.rect().bottomLeft()).y()
        assert lowest <= editor.rect().bottom()
