"""A network built by clicks and keys: layers come, go and change, and the program says so."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.keras_code import keras_code
from visualizer.core.network_builder import MAX_LAYERS, MAX_WEIGHTS
from visualizer.state.session import Session
from visualizer.views.workbench_builder import WorkbenchBuilder
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.panel import Panel
from visualizer.widgets.theme import BODY_POINTS, Scheme, apply_theme

LEFT, FIXED = Qt.MouseButton.LeftButton, QFontDatabase.SystemFont.FixedFont
NOTE_001 = [
    ("hidden_1", "3", "sigmoid", "uniform_0_1"),
    ("hidden_2", "2", "sigmoid", "uniform_0_1"),
    ("output", "2", "linear", "uniform_0_1"),
]
NEW = ("", "3", "sigmoid", "glorot_uniform")
NO_UNITS = "A layer needs a whole number of units, at least 1."
BAD_SEED = "The seed must be a whole number from 0 to 4294967295."
KOREAN = {
    "+ layer": "+ 층",
    "Copied": "복사됨",
    "{n} parameters": "매개변수 {n}개",
    "layer {number}": "층 {number}",
    "Take layer {number} away": "층 {number} 빼기",
    "Between ±0.05": "±0.05 사이",
    "Another layer is already named “{name}”.": "“{name}”이라는 층이 이미 있습니다.",
}
Typing = Callable[..., None]


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchBuilder:
    view = WorkbenchBuilder(session)
    view.resize(402, 560)
    show(view)
    return view


class Korean(QTranslator):
    """Says some of the view's words, whatever the state of the translation file."""

    def translate(self, context: str, text: str, note: str = "", n: int = -1) -> str:
        return KOREAN.get(text, text)

    def isEmpty(self) -> bool:
        return False


def shown(view: WorkbenchBuilder) -> list[tuple[str, str, str, str]]:
    """Return what every row on the screen says of its layer."""
    return [
        (*(field.text() for field in (row.name, row.units)), *(box.currentText() for box in boxes))
        for row in view.rows
        for boxes in [(row.activation, row.initialiser)]
        if row.isVisibleTo(view)
    ]


def program(session: Session) -> str:
    scene = session.workbench.scene
    return keras_code(scene.network.sizes[0], scene.plans)


def said_beside(widget: QWidget) -> str:
    """Return the sentence on the screen, which stands under a widget or over it."""
    (bubble,) = [each for each in widget.window().findChildren(Bubble) if each.isVisible()]
    place = widget.mapTo(widget.window(), QPoint(0, 0)).y()
    below = bubble.y() - place - widget.height()
    above = place - bubble.y() - bubble.height()
    assert 0 <= below <= 4 or 0 <= above <= 4
    return bubble.text()


def cut_off(row: QWidget) -> bool:
    """Tell whether a part of a row is not whole or covers another."""
    parts = (row.remove_button, row.name, row.units, row.activation, row.initialiser, row.shapes)
    boxes = [part.geometry() for part in parts]
    return (
        not all(row.rect().contains(box) for box in boxes)
        or any(a.intersects(b) for a, b in combinations(boxes, 2))
        or row.shapes.height() < row.shapes.heightForWidth(row.shapes.width())
    )


def test_the_note_s_network(view: WorkbenchBuilder, session: Session) -> None:
    assert shown(view) == NOTE_001
    assert [view.n_inputs.text(), view.seed.text()] == ["2", "0"]
    assert [" ".join(row.shapes.text().split()) for row in view.rows[:3]] == [
        "(1, 2) @ (2, 3) + (1, 3) → (1, 3) 2·3 + 3 = 9",
        "(1, 3) @ (3, 2) + (1, 2) → (1, 2) 3·2 + 2 = 8",
        "(1, 2) @ (2, 2) + (1, 2) → (1, 2) 2·2 + 2 = 6",
    ]
    assert view.total.text == "23 parameters"
    assert view.code.toPlainText() == program(session)


def test_layers_are_added_up_to_the_limit(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session
) -> None:
    for n_layers in range(4, MAX_LAYERS + 1):
        qtbot.mouseClick(view.add_button, LEFT)
        assert len(shown(view)) == len(session.workbench.network.layers) == n_layers
        assert view.code.toPlainText() == program(session)
    assert shown(view) == NOTE_001 + [NEW] * 5
    assert not view.add_button.isEnabled()
    session.undo_stack.undo()
    assert len(shown(view)) == MAX_LAYERS - 1
    assert view.add_button.isEnabled()


def test_a_new_layer_scrolls_into_sight(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session
) -> None:
    view.resize(402, 300)
    for _ in range(5):
        qtbot.mouseClick(view.add_button, LEFT)
        last = view.rows[len(session.workbench.network.layers) - 1]
        qtbot.waitUntil(lambda row=last: row.visibleRegion().boundingRect() == row.rect())


def test_the_cross_takes_its_own_layer_away(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session
) -> None:
    before = session.workbench.scene
    qtbot.mouseClick(view.rows[1].remove_button, LEFT)
    assert shown(view) == [NOTE_001[0], NOTE_001[2]]
    assert session.workbench.network.sizes == (2, 3, 2)
    qtbot.mouseClick(view.rows[0].remove_button, LEFT)
    assert shown(view) == [NOTE_001[2]]
    assert not view.rows[0].remove_button.isEnabled()
    for _ in range(2):
        session.undo_stack.undo()
    assert session.workbench.scene == before
    assert shown(view) == NOTE_001
    assert view.rows[0].remove_button.isEnabled()


def test_a_number_half_typed_is_taken_in_before_its_neighbour_goes(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session, type_into: Typing
) -> None:
    type_into(view.rows[2].units, "5", enter=False)
    qtbot.mouseClick(view.rows[0].remove_button, LEFT)
    assert [row[:2] for row in shown(view)] == [("hidden_2", "2"), ("output", "5")]
    assert session.workbench.network.sizes == (2, 2, 5)


@pytest.mark.parametrize("field", ["name", "units"])
def test_what_is_half_typed_goes_with_its_layer(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session, type_into: Typing, field: str
) -> None:
    qtbot.mouseClick(view.add_button, LEFT)
    type_into(getattr(view.rows[3], field), "7", enter=False)
    session.undo_stack.undo()
    assert shown(view) == NOTE_001
    session.undo_stack.redo()
    assert shown(view) == [*NOTE_001, NEW]


def test_typed_names_and_units_count(
    view: WorkbenchBuilder, session: Session, type_into: Typing
) -> None:
    weights = [layer.weights for layer in session.workbench.network.layers]
    type_into(view.rows[0].name, " first ")
    for row in view.rows[1:3]:
        type_into(row.name, "")
    type_into(view.rows[1].units, "４")
    assert [plan.name for plan in session.workbench.scene.plans] == ["first", "", ""]
    assert session.workbench.network.sizes == (2, 3, 4, 2)
    assert np.array_equal(session.workbench.network.layers[0].weights, weights[0])
    assert view.total.text == "35 parameters"
    assert 'name="first"' in view.code.toPlainText()
    for _ in range(4):
        session.undo_stack.undo()
    assert shown(view) == NOTE_001
    after = [layer.weights for layer in session.workbench.network.layers]
    assert all(np.array_equal(a, b) for a, b in zip(after, weights, strict=True))


def test_arrows_change_units_inputs_and_seed(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session
) -> None:
    for field in (view.rows[0].units, view.n_inputs):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert session.workbench.network.sizes == (3, 4, 2, 2)
    assert session.workbench.scene.x == (0.02316599, 0.5851755, 0)
    drawn = []
    for seed, key in ((1, Qt.Key.Key_Up), (0, Qt.Key.Key_Down), (1, Qt.Key.Key_Up)):
        qtbot.keyClick(view.seed, key)
        assert session.workbench.scene.seed == seed
        drawn.append(session.workbench.network.layers[0].weights)
    assert np.array_equal(drawn[0], drawn[2])
    assert not np.array_equal(drawn[0], drawn[1])
    for _ in range(5):
        qtbot.keyClick(view.rows[0].units, Qt.Key.Key_Down)
    assert session.workbench.network.sizes == (3, 1, 2, 2)
    assert said_beside(view.rows[0].units) == NO_UNITS


@pytest.mark.parametrize(
    ("field", "key"),
    [("activation", key) for key in ACTIVATIONS] + [("initialiser", key) for key in INITIALISERS],
)
def test_everything_in_a_list_can_be_chosen_by_keys(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session, field: str, key: str
) -> None:
    before = session.workbench.scene
    for row in view.rows[:3]:
        box = getattr(row, field)
        while box.currentText() != key:
            down = box.findText(key) > box.currentIndex()
            qtbot.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    assert {getattr(plan, field) for plan in session.workbench.scene.plans} == {key}
    assert view.code.toPlainText() == program(session)
    has_weights = [layer.weights.any() for layer in session.workbench.network.layers]
    assert has_weights == [key != "zeros"] * 3
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.workbench.scene == before
    assert shown(view) == NOTE_001


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        *(("units", text, NO_UNITS) for text in ("0", "-3", "2.5")),
        ("units", "many", "“many” is not a number."),
        ("units", "", "A number is needed here."),
        ("units", "1000000", "6,000,011 weights are too many: up to 4,000,000 fit here."),
        ("name", "hidden_1", "Another layer is already named “hidden_1”."),
        ("name", "n" * 21, "A layer's name has up to 20 letters."),
        *(("n_inputs", text, NO_UNITS) for text in ("0", "1.5")),
        ("n_inputs", "2000000", "6,000,017 weights are too many: up to 4,000,000 fit here."),
        *(("seed", text, BAD_SEED) for text in ("-1", "4294967296", "0.5")),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    view: WorkbenchBuilder, session: Session, type_into: Typing, field: str, text: str, words: str
) -> None:
    before = session.workbench.scene
    widget = getattr(view, field, None) or getattr(view.rows[1], field)
    type_into(widget, text)
    assert widget.problem == said_beside(widget) == words
    assert widget.text() == text
    assert (session.workbench.scene, session.undo_stack.count()) == (before, 0)
    assert view.code.toPlainText() == program(session)
    view.rows[2].name.setFocus()
    assert shown(view) == NOTE_001
    assert [view.n_inputs.text(), view.seed.text()] == ["2", "0"]


def test_a_layer_that_makes_too_many_weights_is_neither_added_nor_left(
    qtbot: QtBot, view: WorkbenchBuilder, session: Session, type_into: Typing
) -> None:
    type_into(view.rows[1].units, "1")
    type_into(view.rows[0].units, "3000")
    type_into(view.rows[2].units, "3000")
    assert session.workbench.network.sizes == (2, 3000, 1, 3000)
    before = session.workbench.scene
    qtbot.waitUntil(lambda: not any(map(cut_off, view.rows[:3])))
    # Without its one unit between them, the others would meet.
    qtbot.mouseClick(view.rows[1].remove_button, LEFT)
    assert said_beside(view.rows[1].remove_button).endswith(f"up to {MAX_WEIGHTS:,} fit here.")
    assert session.workbench.scene == before
    type_into(view.rows[2].units, "1300000")
    before = session.workbench.scene
    qtbot.mouseClick(view.add_button, LEFT)
    assert said_beside(view.add_button).endswith(f"up to {MAX_WEIGHTS:,} fit here.")
    assert session.workbench.scene == before
    # What is changed after that takes the sentence away.
    type_into(view.rows[2].units, "2")
    assert not any(bubble.isVisible() for bubble in view.window().findChildren(Bubble))


def test_the_state_moves_the_fields(view: WorkbenchBuilder, session: Session) -> None:
    session.workbench.show_preset("xor")
    assert shown(view) == [
        ("hidden", "2", "tanh", "he_uniform"),
        ("output", "1", "sigmoid", "glorot_uniform"),
    ]
    assert view.total.text == "9 parameters"
    session.workbench.set_n_inputs(784)
    session.workbench.set_seed(12)
    assert [view.n_inputs.text(), view.seed.text()] == ["784", "12"]
    assert "keras.Input((784,))" in view.code.toPlainText()
    session.undo_stack.undo()
    assert view.seed.text() == "0"
    session.workbench.show_network(session.network.network, seed=0)
    assert [row[1] for row in shown(view)] == ["20", "20", "10"]
    assert view.rows[0].shapes.text().split()[-1] == "15,700"
    assert view.total.text == f"{session.network.network.n_weights:,} parameters"


@pytest.mark.parametrize("n_layers", [1, 8])
@pytest.mark.parametrize(("scale", "width"), [(1, 420), (1, 300), (2, 420), (2, 900)])
def test_nothing_is_cut_off_or_covered(
    qtbot: QtBot, show: Typing, session: Session, n_layers: int, scale: float, width: int
) -> None:
    apply_theme(QApplication.instance(), Scheme.LIGHT, scale)
    session.workbench.show_preset("xor")
    session.workbench.remove_layer(0)
    for _ in range(n_layers - 1):
        session.workbench.add_layer()
    view = WorkbenchBuilder(session)
    panel = Panel(view)
    panel.resize(width, 600)
    show(panel)
    assert panel.width() == width
    assert view.code.font().family() == QFontDatabase.systemFont(FIXED).family()
    assert view.code.font().pointSizeF() == scale * BODY_POINTS
    rows = view.rows[:n_layers]
    qtbot.waitUntil(lambda: not any(map(cut_off, rows)))
    for row in rows:
        assert row.mapTo(view, row.rect().topRight()).x() < view.width()
        # On one line where there is room.
        assert (row.name.y() == row.activation.y()) == (width > 420 or width * scale == 420)
    last = view.rows[n_layers - 1]
    last.name.setFocus()
    qtbot.keyClick(last.name, Qt.Key.Key_Tab)
    assert last.units.visibleRegion().boundingRect() == last.units.rect()


def test_keys_are_enough(qtbot: QtBot, view: WorkbenchBuilder, session: Session) -> None:
    def press(key: Qt.Key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)

    row = view.rows[0]
    view.n_inputs.setFocus()
    fields = (row.name, row.units, row.activation, row.initialiser)
    crosses = row.remove_button, view.rows[1].remove_button
    for widget in (view.seed, view.add_button, crosses[0], *fields, crosses[1]):
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
    press(Qt.Key.Key_Space)
    assert shown(view) == [NOTE_001[0], NOTE_001[2]]
    view.rows[1].initialiser.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.code.copy_button
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.code
    # The program does not keep whoever comes to it.
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not view.code


def test_another_language(
    qtbot: QtBot, view: WorkbenchBuilder, type_into: Typing, qapp: QApplication
) -> None:
    type_into(view.rows[0].name, "")
    qtbot.mouseClick(view.code.copy_button, LEFT)
    korean = Korean(view)
    qapp.installTranslator(korean)
    qtbot.waitUntil(lambda: view.add_button.text() == "+ 층")
    assert view.code.copy_button.text() == "복사됨"
    assert view.total.text == "매개변수 23개"
    assert view.rows[0].name.placeholderText() == "층 1"
    assert view.rows[1].remove_button.toolTip() == "층 2 빼기"
    box = view.rows[0].initialiser
    tips = [box.itemData(place, Qt.ItemDataRole.ToolTipRole) for place in range(box.count())]
    english = [each.lesson for each in INITIALISERS.values()]
    assert tips == [KOREAN.get(text, text) for text in english]
    type_into(view.rows[1].name, "output")
    assert said_beside(view.rows[1].name) == "“output”이라는 층이 이미 있습니다."
    qapp.removeTranslator(korean)
    qtbot.waitUntil(lambda: view.add_button.text() == "+ layer")
    assert view.total.text == "23 parameters"
