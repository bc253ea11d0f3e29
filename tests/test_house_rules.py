"""The house rules that ruff, mypy and import-linter cannot see, read off the syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
THREAD_FILE = ROOT / "visualizer" / "app" / "background_thread.py"
MAX_LINES = 400
THREAD_STARTERS = {
    "Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "QtConcurrent",
    "ThreadPoolExecutor", "ProcessPoolExecutor", "Process", "start_new_thread",
}  # fmt: skip
UNDO = {"QUndoCommand", "QUndoStack"}
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "types", "misc"}
ARRAY = re.compile(r"\b(ndarray|ArrayLike|NDArray)\b")


def only_qtcore(source: str) -> Iterator[str]:
    """State knows no window: of Qt it imports QtCore, and what Qt 6 keeps undo in."""
    for node in ast.walk(ast.parse(source)):
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
            modules = [f"PySide6.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
            if node.module == "PySide6.QtGui" and {each.name for each in node.names} <= UNDO:
                continue
        for module in modules:
            if module.split(".")[0] == "PySide6" and module.split(".")[1:2] != ["QtCore"]:
                yield f"line {node.lineno}: {module} is imported"


def no_thread(source: str) -> Iterator[str]:
    """One file starts the one thread."""
    for node in ast.walk(ast.parse(source)):
        users: list[ast.expr] = []
        if isinstance(node, ast.Call):
            users = [node.func]
            if isinstance(node.func, ast.Attribute) and node.func.attr == "globalInstance":
                users = [node.func.value]
        elif isinstance(node, ast.ClassDef):
            users = node.bases
        for user in users:
            if _last_name(user) in THREAD_STARTERS:
                yield f"line {node.lineno}: {_last_name(user)} starts a thread"


def no_lambda_slot(source: str) -> Iterator[str]:
    """Signals are connected to methods: a lambda keeps its window alive, unseen by Qt."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _last_name(node.func) == "connect":
            for argument in node.args:
                if any(isinstance(part, ast.Lambda) for part in ast.walk(argument)):
                    yield f"line {node.lineno}: a lambda is connected"


def no_process_events(source: str) -> Iterator[str]:
    """Nobody runs the event loop from inside an event."""
    for node in ast.walk(ast.parse(source)):
        if _last_name(node) == "processEvents":
            yield f"line {node.lineno}: processEvents"


def data_is_not_code(source: str) -> Iterator[str]:
    """Nothing that was read or typed is ever run."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in {"eval", "exec", "compile"}:
                yield f"line {node.lineno}: {node.func.id}"
            for keyword in node.keywords:
                is_false = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
                if keyword.arg == "allow_pickle" and not is_false:
                    yield f"line {node.lineno}: allow_pickle"
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
            if node.module == "PySide6.QtGui" and {each.name for each in node.names} <= UNDO:
                continue
        for module in modules:
            if module.split(".")[0] in {"pickle", "dill", "marshal", "shelve"}:
                yield f"line {node.lineno}: {module}"


def arrays_name_shapes(source: str) -> Iterator[str]:
    """Whoever takes or gives an array says its shape."""
    for node in _public(ast.parse(source)):
        docstring = ast.get_docstring(node) or ""
        if isinstance(node, ast.ClassDef):
            fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
            names = [ast.unparse(field.target) for field in fields if _is_array(field.annotation)]
        else:
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            names = [argument.arg for argument in arguments if _is_array(argument.annotation)]
            if _is_array(node.returns) and "shape" not in docstring:
                yield f"line {node.lineno}: {node.name} returns an array of unnamed shape"
        for name in names:
            entry = re.search(rf"^ *(\w+, )*{name}(, \w+)* : (.*)$", docstring, re.MULTILINE)
            if "shape" not in (entry.group(0) if entry else docstring):
                yield f"line {node.lineno}: {node.name} names no shape for {name}"


def short_file(source: str) -> Iterator[str]:
    """A longer file is two ideas."""
    if len(source.splitlines()) > MAX_LINES:
        yield f"{len(source.splitlines())} lines; {MAX_LINES} at most"


def module_docstring(source: str) -> Iterator[str]:
    """Every file says what it is."""
    if not ast.get_docstring(ast.parse(source)):
        yield "no docstring"


def package_is_a_docstring(source: str) -> Iterator[str]:
    """A package's own file says what lives there, and does nothing."""
    yield from module_docstring(source)
    for node in ast.parse(source).body[1:]:
        if not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"):
            yield f"line {node.lineno}: code in a package's __init__"


def no_machine_path(source: str) -> Iterator[str]:
    """The project lives anywhere; where X11 keeps its sockets is the same on every machine."""
    for number, line in enumerate(source.splitlines(), 1):
        found = re.search(r"(?<![\w.>])/(?:work|tmp(?!/\.X11-unix/)|home|root|Users|mnt)/", line)
        if found:
            yield f"line {number}: the machine path {found.group()}"


def no_grab_bag(path: Path) -> bool:
    """Whether no part of a path is a name that means everything and nothing."""
    return not {part.strip("_") for part in path.with_suffix("").parts} & GRAB_BAGS


def _last_name(node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def _is_array(annotation: ast.expr | None) -> bool:
    return annotation is not None and ARRAY.search(ast.unparse(annotation)) is not None


def _public(
    tree: ast.Module | ast.ClassDef,
) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


@dataclass(frozen=True)
class Rule:
    """A check, the files it holds for, what breaks it and what does not."""

    check: Callable[[str], Iterable[str]]
    files: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...] = ("'''A module.'''",)


VISUALIZER, PYTHON = ("visualizer/**/*.py",), ("visualizer/**/*.py", "tests/**/*.py")
RULES = [
    Rule(
        only_qtcore,
        ("visualizer/state/**/*.py",),
        (
            "from PySide6.QtWidgets import QLabel",
            "from PySide6 import QtCore, QtGui",
            "import PySide6.QtGui",
            "import PySide6",
            "def f():\n    from PySide6.QtGui import QColor",
            "from PySide6.QtGui import QColor, QUndoStack",
        ),
        (
            "from PySide6.QtCore import QObject",
            "from PySide6 import QtCore",
            "from PySide6.QtGui import QUndoStack",
            "import numpy",
        ),
    ),
    Rule(
        no_thread,
        VISUALIZER,
        (
            "threading.Thread(target=f).start()",
            "from threading import Thread\nThread(target=f)",
            "QThreadPool.globalInstance().start(f)",
            "class Worker(QThread):\n    pass",
            "class Job(QtCore.QRunnable):\n    pass",
            "ThreadPoolExecutor()",
            "threading.Timer(1, f)",
        ),
        ("threading.current_thread()", "QThread.currentThread()", "QTimer(self)"),
    ),
    Rule(
        no_lambda_slot,
        VISUALIZER,
        ("button.clicked.connect(lambda: f())", "x.y.connect(partial(f, lambda: 0))"),
        ("button.clicked.connect(self.refresh)", "sorted(x, key=lambda y: y)"),
    ),
    Rule(no_process_events, PYTHON, ("app.processEvents()", "f = QApplication.processEvents")),
    Rule(
        data_is_not_code,
        VISUALIZER,
        (
            "eval('1')",
            "exec(text)",
            "compile(text, 'x', 'eval')",
            "np.load(path, allow_pickle=True)",
            "np.load(path, allow_pickle=flag)",
            "import pickle",
            "from marshal import loads",
        ),
        ("app.exec()", "np.load(path, allow_pickle=False)", "re.compile('x')", "model.compile()"),
    ),
    Rule(
        arrays_name_shapes,
        ("visualizer/core/**/*.py", "visualizer/training/**/*.py"),
        (
            "def f(x: np.ndarray) -> None:\n    'Do it.'",
            "def f(x: ArrayLike) -> None:\n    pass",
            "def f() -> np.ndarray:\n    'Get it.'",
            "class C:\n    def f(self, x: np.ndarray | None) -> None:\n        'Do it.'",
            "class C:\n    'A thing.'\n    x: np.ndarray",
            "def f(x: ArrayLike, y: ArrayLike) -> None:\n"
            "    '''Do it.\n\n    x : array, shape (3,)\n    y : array\n    '''",
        ),
        (
            "def f(x: np.ndarray) -> None:\n    'Take x, shape (3,).'",
            "def _f(x: np.ndarray) -> None:\n    pass",
            "class C:\n    '''A thing.\n\n    x, y : array, shape (3,)\n    '''\n    x: np.ndarray",
            "def f(x: float) -> float:\n    pass",
        ),
    ),
    Rule(short_file, PYTHON, ("x = 1\n" * (MAX_LINES + 1),), ("x = 1\n" * MAX_LINES,)),
    Rule(module_docstring, PYTHON, ("x = 1", "", "# A comment."), ("'''A module.'''\nx = 1",)),
    Rule(
        package_is_a_docstring,
        ("visualizer/**/__init__.py",),
        ("", "'''A package.'''\nfrom visualizer.core import softmax", "__all__ = []"),
        ("'''A package.'''", "'''A package.'''\n__version__ = '1'"),
    ),
    Rule(
        no_machine_path,
        (*PYTHON, "pyproject.toml", "*.md", ".ci/*", "resources/**/*.md", "resources/**/*.toml"),
        tuple(f"open('/{name}/x')" for name in ("work", "tmp", "home", "root")),
        ("open('data/work/x')", "https://example.org/home/x"),
    ),
]


def _files(patterns: Iterable[str]) -> list[Path]:
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(path for path in found if path.is_file())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.check.__name__)
def test_the_house_keeps_its_rule(rule: Rule) -> None:
    files = _files(rule.files)
    assert files, "the rule holds for no file"
    complaints = [
        f"{path.relative_to(ROOT)}: {complaint}"
        for path in files
        if not (rule.check is no_thread and path == THREAD_FILE)
        for complaint in rule.check(path.read_text(encoding="utf-8"))
    ]
    assert not complaints, "\n".join([rule.check.__doc__ or "", *complaints])


@pytest.mark.parametrize(
    ("rule", "source"), [(rule, source) for rule in RULES for source in rule.bad]
)
def test_a_broken_rule_is_seen(rule: Rule, source: str) -> None:
    assert list(rule.check(source))


@pytest.mark.parametrize(
    ("rule", "source"), [(rule, source) for rule in RULES for source in rule.good]
)
def test_what_keeps_the_rule_is_let_be(rule: Rule, source: str) -> None:
    assert not list(rule.check(source))


def test_one_file_starts_the_thread() -> None:
    assert len(list(no_thread(THREAD_FILE.read_text(encoding="utf-8")))) == 1


def test_no_file_is_a_grab_bag() -> None:
    paths = [path.relative_to(ROOT) for path in _files(PYTHON)]
    assert [path for path in paths if not no_grab_bag(path)] == []


@pytest.mark.parametrize("path", ["core/utils.py", "app/_helpers.py", "types/x.py", "common.py"])
def test_a_grab_bag_is_seen(path: str) -> None:
    assert not no_grab_bag(Path(path))
