"""Nothing that is typed is ever run: the reader knows numbers, names and signs, no more."""

import ast
from pathlib import Path

import numpy as np
import pytest

import visualizer.core
from visualizer.core.expression import ExpressionError, compile_surface, written_surface
from visualizer.core.registry import discover

CORE = Path(visualizer.core.__file__).parent
FILES = [
    *(CORE / "algebra").glob("*.py"),
    CORE / "expression.py",
    CORE / "typed_surface.py",
]
RUNNERS = {
    "eval", "exec", "compile", "__import__", "getattr", "setattr", "globals", "locals", "vars",
    "literal_eval", "import_module",
}  # fmt: skip
MODULES = {
    "ast",
    "builtins",
    "code",
    "codeop",
    "importlib",
    "numexpr",
    "pickle",
    "subprocess",
    "sys",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_there_could_run_a_text(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not MODULES & {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert str(node.module).split(".")[0] not in MODULES
        elif isinstance(node, ast.Name):
            assert node.id not in RUNNERS
        elif isinstance(node, ast.Attribute):
            # re.compile reads a pattern of our own.
            assert node.attr not in RUNNERS - {"compile"} or node.attr == "vars"


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "x.__class__",
        "x if x else 0",
        "lambda: x",
        "[x for x in y]",
        "x; x",
        "print(x)",
        "open('x')",
        "exec(x)",
        "eval(x)",
        "f'{x}'",
        "x := 1",
        "x @ y",
        "x and y",
        "0x10",
        "1j·x",
        "1_000x",
        "x\\n",
    ],
)
def test_python_is_not_spoken(text):
    with pytest.raises(ExpressionError):
        compile_surface(text)


def test_the_door_is_where_scripts_expect_it():
    surface = compile_surface("x**2 - y**2")
    assert surface.value([3.0, 2.0]) == 5
    assert surface.gradient([3.0, 2.0]).tolist() == [6, -4]
    assert surface.hessian([3.0, 2.0]).tolist() == [[2, 0], [0, -2]]


@pytest.mark.parametrize("cls", discover("visualizer.core.surfaces").values())
def test_a_surface_that_can_be_written_is_the_surface(cls):
    surface = cls()
    written = written_surface(surface)
    # Only of these the formula says not all: it goes on with ", u = 1.4y".
    assert (written is None) == (" = " in surface.formula)
    if written:
        points = np.random.default_rng(0).uniform(-3, 3, (50, surface.n_dims))
        assert written.variables == surface.variables
        for name in ("value", "gradient", "hessian"):
            of_one, of_other = (getattr(each, name)(points) for each in (written, surface))
            assert of_one == pytest.approx(of_other, rel=1e-9, abs=1e-9)


def test_what_is_typed_is_written_as_it_is():
    surface = compile_surface("x^2 + y")
    assert written_surface(surface) is surface
