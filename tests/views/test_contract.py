"""What every view promises, whoever wrote it: dropping in a file is enough to be tested."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.dataset import Offer
from visualizer.state.session import Session
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.theme import Scheme, apply_theme
from visualizer.widgets.view import View

VIEWS = discover("visualizer.views")
# Their only words are names of axes and formulas, which are letters.
WORDLESS = {"descent_landscape", "descent_derivatives", "descent_solid"}
every_view = pytest.mark.parametrize("cls", VIEWS.values(), ids=VIEWS.keys())


@pytest.fixture
def session(session: Session) -> Session:
    """A session in which every view has something to show."""
    session.descent.set_surface("typed")
    session.dataset.refused(Sentence("Loader", "MNIST is not on this computer yet."), Offer.RETRY)
    return session


@pytest.fixture
def rest(qtbot: QtBot, session: Session, settle: Callable[[], None]) -> Callable[[], None]:
    """Wait until everything that is being found out is known and drawn."""

    def waiting() -> None:
        qtbot.waitUntil(lambda: not session.evaluation.busy and not session.gradients.busy)
        settle()

    return waiting


def n_colors(widget: QWidget) -> int:
    picture = widget.grab().toImage()
    steps = range(0, picture.width(), 3), range(0, picture.height(), 3)
    return len({picture.pixel(x, y) for x in steps[0] for y in steps[1]})


def test_every_file_holds_a_view() -> None:
    folder = Path(inspect.getfile(next(iter(VIEWS.values())))).parent
    assert set(VIEWS) == {path.stem for path in folder.glob("*.py")} - {"__init__"}


@every_view
def test_it_is_named(cls: type[View]) -> None:
    assert issubclass(cls, View)
    assert cls.key == Path(inspect.getfile(cls)).stem
    assert cls.__name__ == cls.key.title().replace("_", "")
    assert isinstance(cls.title, Sentence)
    assert isinstance(cls.sentence, Sentence)
    assert cls.sentence.endswith(".")


@every_view
def test_its_making_ends_with_refresh(cls: type[View]) -> None:
    # A chart's __init__ may be the one it inherits.
    module = ast.parse(Path(inspect.getfile(cls.__init__)).read_text(encoding="utf-8"))
    inits = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef) and node.name == "__init__"
    ]
    assert ast.unparse(inits[0].body[-1]) == "self.refresh()"


@every_view
def test_it_runs_alone(cls: type[View], show: Callable[[QWidget], None]) -> None:
    view = cls(Session())
    show(view)
    view.refresh()
    assert n_colors(view) > 1


@every_view
@pytest.mark.parametrize(
    ("size", "scale"), [((200, 150), 2.0), ((200, 150), 1.0), ((1920, 1080), 1.0)]
)
def test_it_draws_at_any_size(
    cls: type[View],
    show: Callable[[QWidget], None],
    session: Session,
    qapp: QApplication,
    size: tuple[int, int],
    scale: float,
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    view = cls(session)
    show(view)
    view.resize(*size)
    assert n_colors(view) > 1


@every_view
def test_it_may_go_while_the_session_stays(cls: type[View], session: Session) -> None:
    view = cls(session)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete.value)
    session.digit.move(1)
    session.descent.set_n_steps(9)
    session.training.start()
    session.forward_playback.seek(0)


@every_view
def test_light_and_dark_look_different_and_come_back(
    cls: type[View],
    show: Callable[[QWidget], None],
    session: Session,
    qapp: QApplication,
    rest: Callable[[], None],
) -> None:
    view = cls(session)
    view.resize(600, 400)
    show(view)
    rest()
    light = view.grab().toImage()
    apply_theme(qapp, Scheme.DARK, 1.0)
    dark = view.grab().toImage()
    assert dark.pixelColor(300, 2).lightness() < 128 < light.pixelColor(300, 2).lightness()
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    assert view.grab().toImage() == light


@every_view
def test_it_speaks_korean_and_english_again(
    qtbot: QtBot,
    cls: type[View],
    show: Callable[[QWidget], None],
    session: Session,
    qapp: QApplication,
    korean: QTranslator,
    rest: Callable[[], None],
) -> None:
    view = cls(session)
    view.resize(600, 400)
    show(view)
    rest()
    english = view.grab().toImage(), spoken(view)
    qapp.installTranslator(korean)
    if cls.key not in WORDLESS:
        qtbot.waitUntil(lambda: view.grab().toImage() != english[0])
    qapp.removeTranslator(korean)
    qtbot.waitUntil(lambda: (view.grab().toImage(), spoken(view)) == english)


@every_view
def test_every_control_has_a_tooltip_and_a_name(
    qtbot: QtBot, cls: type[View], session: Session
) -> None:
    view = cls(session)
    qtbot.addWidget(view)
    for control in own_parts(view, (QAbstractButton, QSlider, QComboBox, NumberField)):
        name = control.accessibleName() or getattr(control, "text", str)()
        assert name, control
        assert control.toolTip(), name


def own_parts(view: View, kinds: tuple[type[QWidget], ...]) -> list[QWidget]:
    """Return the parts of a view that are to be seen, but not Qt's parts of a part."""
    return [
        part
        for kind in kinds
        for part in view.findChildren(kind)
        if part.isVisibleTo(view) and not part.objectName().startswith("qt_")
    ]


def spoken(view: View) -> list[str]:
    """Return what is said on hover and to screen readers, in one order."""
    return [
        text
        for part in own_parts(view, (QWidget,))
        for text in (part.toolTip(), part.accessibleName(), part.accessibleDescription())
    ]
