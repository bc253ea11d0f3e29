"""The own function: typed at every key, pasted, chosen, taken back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.expression import compile_surface
from visualizer.core.function_examples import FUNCTION_EXAMPLES
from visualizer.state.session import Session
from visualizer.views.descent_function import DescentFunction

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def function(show: Callable[[QWidget], None], session: Session) -> DescentFunction:
    session.descent.show_function("x^2 + y^2")
    function = DescentFunction(session)
    function.resize(900, 60)
    show(function)
    return function


def test_it_shows_the_function_that_is_descended(
    function: DescentFunction, session: Session
) -> None:
    assert function.field.text() == "x^2 + y^2"
    assert function.line.text == "f(x, y) = x² + y²     ∂f/∂x = 2x     ∂f/∂y = 2y"
    session.descent.show_function("(w-5)^2")
    assert function.field.text() == "(w-5)^2"
    assert function.line.text == "f(w) = (w − 5)²     f′(w) = 2(w − 5)"


def test_it_is_there_only_for_an_own_function(function: DescentFunction, session: Session) -> None:
    session.descent.set_surface("saddle")
    assert not function.isVisible()
    session.descent.set_surface("typed")
    assert function.isVisible()


def test_every_key_is_descended(
    qtbot: QtBot, function: DescentFunction, session: Session, type_into: Callable[..., None]
) -> None:
    seen = []
    session.descent.changed.connect(lambda: seen.append(session.descent.surface.formula))
    type_into(function.field, "x^2+3y^2", enter=False)
    assert seen == ["x", "x²", "x² + 3", "x² + 3y", "x² + 3y²"]
    assert session.descent.surface.n_dims == 2


@pytest.mark.parametrize("variable", ["w", "x"])
def test_one_variable_makes_a_curve(
    function: DescentFunction,
    session: Session,
    type_into: Callable[..., None],
    variable: str,
) -> None:
    type_into(function.field, f"({variable}-5)^2")
    assert session.descent.surface.variables == (variable,)
    assert session.descent.start == (0.0,)
    assert session.descent.trajectories["sgd"].positions[1, 0] == pytest.approx(0.1)


def test_what_is_half_typed_leaves_the_last_good_function(
    qtbot: QtBot, function: DescentFunction, session: Session
) -> None:
    surface = session.descent.surface
    function.field.setFocus()
    function.field.end(False)
    with qtbot.assertNotEmitted(session.descent.changed):
        qtbot.keyClicks(function.field, "+")
    assert session.descent.surface is surface
    assert function.line.text == "A number, a variable or a function is missing here."
    qtbot.keyClicks(function.field, " x")
    assert session.descent.surface.formula == "x² + y² + x"


def test_other_settings_leave_what_is_being_typed(
    qtbot: QtBot, function: DescentFunction, session: Session
) -> None:
    function.field.setFocus()
    function.field.end(False)
    qtbot.keyClicks(function.field, " + sin(")
    session.descent.set_n_steps(7)
    assert function.field.text() == "x^2 + y^2 + sin("
    assert function.line.text == function.field.problem != ""


@pytest.mark.parametrize("text", FUNCTION_EXAMPLES)
def test_an_example_is_a_click(
    qtbot: QtBot, function: DescentFunction, session: Session, text: str
) -> None:
    function.examples.popup(function.mapToGlobal(QPoint(0, 0)))
    action: QAction = next(each for each in function.examples.actions() if each.data() == text)
    place = function.examples.actionGeometry(action).center()
    qtbot.mouseClick(function.examples, Qt.MouseButton.LeftButton, pos=place)
    assert function.field.text() == session.descent.function == text
    assert session.descent.surface.domain == compile_surface(text).domain
    assert action.text().startswith(text)


def test_undo_brings_the_function_back(
    qtbot: QtBot, function: DescentFunction, session: Session, type_into: Callable[..., None]
) -> None:
    type_into(function.field, "x^4 + y^2")
    session.undo_stack.undo()
    assert function.field.text() == session.descent.function == "x^2 + y^2"
    session.undo_stack.redo()
    assert function.field.text() == session.descent.function == "x^4 + y^2"


# What people who mean no good type, and what people who mean well do.
BAD = [
    ("", "needed here"),
    ("   ", "needed here"),
    ("__import__('os').system('echo hello')", "“__import__” is not known"),
    ("x + __class__", "“__class__” is not known"),
    ("lambda: x", "“lambda” is not known"),
    ("eval('x')", "“eval” is not known"),
    ("x.real", "meaning|missing|never opened"),
    ("1/0", "Nothing can be divided by 0"),
    ("x/0", "Nothing can be divided by 0"),
    ("x + 1/(1 - 1)", "No finite value"),
    ("ln(-1 - x^2)", "No finite value"),
    ("sqrt(-1) + x", "No finite value"),
    ("7", "Neither w nor x nor y"),
    ("w = 5", "right of “=”"),
    ("f(x) = x^2", "right of “=”"),
    ("x == y", "right of “=”"),
    ("x < y", "“<” has no meaning"),
    ("z^2", "“z” is not known"),
    ("w + x", "Use w alone, or x and y"),
    ("x,5", "comma"),
    ("sin x", "brackets"),
    ("sin()", "missing"),
    ("max(x)", "two values"),
    ("(x", "never closed"),
    ("x)", "never opened"),
    ("x 2", "sign such as"),
    ("floor(x)", "“floor” is not known"),
    ("x%2", "“%” has no meaning"),
    ("x; y", "“;” has no meaning"),
    ("🙂", "“🙂” has no meaning"),
    ("제곱(x)", "has no meaning"),
    ("x^2\a", "has no meaning"),
    ("1e999 x", "too large"),
    ("(" * 60 + "x" + ")" * 60, "at most 50 deep"),
    ("sin(" * 200 + "x" + ")" * 200, "500 characters|50 deep"),
    ("x" * 10_000, "500 characters; this one has 10,000"),
    ("x+" * 5_000 + "x", "500 characters; this one has 10,001"),
    ("x" + "".join(f"+sin({n}x y)" for n in range(40)), "300 are possible"),
]


@pytest.mark.parametrize(("text", "words"), BAD, ids=[repr(text)[:24] for text, _ in BAD])
@pytest.mark.parametrize("pasted", [False, True], ids=["typed", "pasted"])
def test_what_is_no_function_is_told_in_one_sentence(
    qtbot: QtBot,
    function: DescentFunction,
    session: Session,
    text: str,
    words: str,
    pasted: bool,
) -> None:
    field = function.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    # No key has what is not ASCII, and none is pressed 10,000 times.
    if pasted or len(text) > 600 or not (text.isascii() and text.isprintable()):
        QApplication.clipboard().setText(text)
        qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
    else:
        qtbot.keyClicks(field, text)
    assert re.search(words, field.problem)
    assert field.problem.endswith((".", "?"))
    assert function.line.text == field.problem
    surface = session.descent.surface
    assert compile_surface(session.descent.function).formula == surface.formula
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == text
    assert session.descent.surface is surface


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("x**2 + y**2", "x² + y²"),
        ("x^2\n+ y^2\n", "x² + y²"),
        ("x² − 3·y", "x² − 3y"),
        ("ｘ＾２", "x²"),
        ("𝑥² + 𝑦²", "x² + y²"),
        ("X^2", "x²"),
        ("x**x**x**x", "x^(x^(x^x))"),
        ("1e308*x", "1e308·x"),
        ("x^1e9", "x^1000000000"),
        ("tan(x)", "tan(x)"),
        ("1/x", "1/x"),
        ("ln(x)", "ln(x)"),
        ("0x", "0x"),
        ("sign(x)", "sign(x)"),
        ("relu(x) - y", "relu(x) − y"),
        ("e^(e^(e^x))", "e^(e^(e^x))"),
        ("-" * 400 + "x", "x"),
    ],
)
def test_what_looks_odd_is_descended(
    qtbot: QtBot, function: DescentFunction, session: Session, text: str, formula: str
) -> None:
    QApplication.clipboard().setText(text)
    function.field.setFocus()
    function.field.selectAll()
    qtbot.keyClick(function.field, Qt.Key.Key_V, CTRL)
    assert function.field.problem == ""
    assert session.descent.surface.formula == formula
    assert set(session.descent.trajectories) == session.descent.running
