"""The buttons in a chart's title line: why?, whole run, options, and what is saved."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.training_events import BatchesEnd, EpochEnd, Finished, Started
from visualizer.state.session import Session
from visualizer.views.accuracy_chart import AccuracyChart
from visualizer.views.loss_chart import LossChart
from visualizer.widgets import chart_tools
from visualizer.widgets.panel import Panel
from visualizer.widgets.theme import LIGHT, Scheme, apply_theme
from visualizer.widgets.training_chart import TrainingChart

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=[LossChart, AccuracyChart])
def chart(
    request: pytest.FixtureRequest, show: Callable[[QWidget], None], session: Session
) -> Iterator[TrainingChart]:
    """A chart in its frame, which lives as long as the test."""
    panel = Panel(request.param(session))
    panel.resize(800, 400)
    show(panel)
    yield panel.view
    panel.close()


@pytest.fixture
def tell(session: Session, settle: Callable[[], None]) -> Callable[..., None]:
    """Train four batches, in epochs of two that log these losses and accuracies."""

    def telling(**logs: float) -> None:
        values = np.array([0.9, 0.8, 0.7, 0.6])
        session.training.start()
        session.training.extend([Started(2), BatchesEnd(0, values, values), EpochEnd(1, logs)])
        settle()

    return telling


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Answer every file dialog with one path."""

    def answering(path: str) -> None:
        for name in ("png", "svg", "history"):
            monkeypatch.setattr(chart_tools, f"ask_where_to_save_{name}", lambda *_: path)

    return answering


def test_the_whole_run_is_a_click_away_while_a_part_is_seen(
    qtbot: QtBot,
    chart: TrainingChart,
    session: Session,
    tell: Callable[..., None],
    settle: Callable[[], None],
) -> None:
    tell()
    assert not chart.tools.whole_button.isVisible()
    session.chart_options.show_part((1, 3))
    settle()
    assert chart.tools.whole_button.isVisible()
    qtbot.mouseClick(chart.tools.whole_button, LEFT)
    settle()
    assert not session.chart_options.zoomed
    assert not chart.tools.whole_button.isVisible()


@pytest.mark.parametrize(
    ("loss", "accuracy", "is_worse"), [(0.5, 0.8, True), (0.3, 0.95, False), (0.4, 0.9, False)]
)
@pytest.mark.parametrize("part", ["val", "test"])
def test_why_is_asked_where_training_is_worse(
    qtbot: QtBot,
    chart: TrainingChart,
    tell: Callable[..., None],
    loss: float,
    accuracy: float,
    is_worse: bool,
    part: str,
) -> None:
    tell(loss=loss, accuracy=accuracy, **{f"{part}_loss": 0.4, f"{part}_accuracy": 0.9})
    assert chart.tools.why_button.isVisible() == is_worse
    if is_worse:
        qtbot.mouseClick(chart.tools.why_button, LEFT)
        assert "dropout" in chart.tools.why_bubble.text()
        assert "let the chart options" in chart.tools.why_bubble.text()
        assert chart.tools.why_bubble.isVisible()
        qtbot.mouseClick(chart.tools.why_button, LEFT)
        assert not chart.tools.why_bubble.isVisible()


def test_where_training_images_are_evaluated_they_are_the_answer(
    qtbot: QtBot, chart: TrainingChart, tell: Callable[..., None]
) -> None:
    tell(loss=0.5, val_loss=0.4, accuracy=0.5, val_accuracy=0.6, train_loss=0.3)
    qtbot.mouseClick(chart.tools.why_button, LEFT)
    assert "The squares compare fairly" in chart.tools.why_bubble.text()
    # Another page comes: what was said about this one goes.
    chart.hide()
    chart.tools.hide()
    assert not chart.tools.why_bubble.isVisible()


def test_with_larger_text_the_options_are_whole(
    qtbot: QtBot, chart: TrainingChart, qapp: QApplication, settle: Callable[[], None]
) -> None:
    box = chart.tools.box
    for scale in (1.0, 1.5, 2.0, 1.0):
        apply_theme(qapp, Scheme.LIGHT, scale)
        settle()
        qtbot.mouseClick(chart.tools.options_button, LEFT)
        settle()
        for label in box.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())
        box.close()


def test_smoothing_by_slider_and_field(
    qtbot: QtBot,
    chart: TrainingChart,
    session: Session,
    tell: Callable[..., None],
    settle: Callable[[], None],
    type_into: Callable[..., None],
) -> None:
    tell()
    qtbot.mouseClick(chart.tools.options_button, LEFT)
    box = chart.tools.box
    assert box.isVisible()
    box.smoothing_slider.setFocus()
    qtbot.keyClick(box.smoothing_slider, Qt.Key.Key_End)
    assert session.chart_options.smoothing == 0.99
    type_into(box.smoothing_field, "0.999")
    assert session.chart_options.smoothing == 0.999
    assert box.smoothing_slider.value() == 99
    type_into(box.smoothing_field, "1")
    assert "0.999" in box.smoothing_field.problem
    assert session.chart_options.smoothing == 0.999
    session.chart_options.set_smoothing(0.5)
    settle()
    assert box.smoothing_slider.value() == 50
    # TensorBoard's own numbers, beside the raw line.
    batches, mean, *_ = (item.getData()[1] for item in chart.plot.listDataItems())
    assert batches == pytest.approx([0.9, 0.8, 0.7, 0.6])
    assert mean == pytest.approx([0.9, 0.833333, 0.757143, 0.673333], abs=1e-6)
    box.hide()


def test_checks_set_the_options_and_show_them(
    qtbot: QtBot, chart: TrainingChart, session: Session
) -> None:
    options, box = session.chart_options, chart.tools.box
    qtbot.mouseClick(chart.tools.options_button, LEFT)
    for check, read in (
        (box.values_check, lambda: options.log_values(chart.quantity)),
        (box.batches_check, lambda: options.log_batches),
        (box.evaluation_check, lambda: options.evaluates_training),
    ):
        # At the sign itself: the words beside it may be longer than a click's middle.
        qtbot.mouseClick(check, LEFT, pos=QPoint(8, check.height() // 2))
        assert read()
    options.set_log_values(chart.quantity, False)
    options.set_log_batches(False)
    options.set_evaluates_training(False)
    checks = (box.values_check, box.batches_check, box.evaluation_check)
    assert [check.isChecked() for check in checks] == [False] * 3
    box.hide()


def test_every_control_of_the_box_explains_itself(chart: TrainingChart) -> None:
    box = chart.tools.box
    for control in (
        *(box.smoothing_slider, box.smoothing_field, box.values_check, box.batches_check),
        *(box.evaluation_check, box.png_button, box.svg_button, box.csv_button),
        *(chart.tools.why_button, chart.tools.whole_button, chart.tools.options_button),
    ):
        assert control.accessibleName()
        assert control.toolTip()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_picture_is_light_and_leaves_the_chart_alone(
    qtbot: QtBot,
    qapp: QApplication,
    chart: TrainingChart,
    tell: Callable[..., None],
    ask: Callable[[str], None],
    tmp_path: Path,
    scheme: Scheme,
) -> None:
    apply_theme(qapp, scheme, 1.0)
    tell(val_loss=0.5, val_accuracy=0.5)
    before = chart.grab().toImage()
    ask(str(tmp_path / "picture"))
    qtbot.mouseClick(chart.tools.box.png_button, LEFT)
    picture = QImage(str(tmp_path / "picture.png"))
    assert (picture.width(), picture.height()) == (1920, 1080)
    counts: dict[str, int] = {}
    for x in range(0, 1920, 2):
        for y in range(0, 1080, 2):
            name = picture.pixelColor(x, y).name()
            counts[name] = counts.get(name, 0) + 1
    assert counts[LIGHT.panel] > 0.8 * sum(counts.values())
    assert min(counts.get(color, 0) for color in (LIGHT.training, LIGHT.validation)) > 20
    assert chart.tools.bubble.text() == "Saved as picture.png."
    chart.tools.bubble.hide()
    assert chart.grab().toImage() == before


def test_a_drawing_holds_title_legend_and_names_and_no_pixels(
    qtbot: QtBot,
    chart: TrainingChart,
    tell: Callable[..., None],
    ask: Callable[[str], None],
    tmp_path: Path,
) -> None:
    tell(val_loss=0.5, val_accuracy=0.5)
    ask(str(tmp_path / "drawing.svg"))
    qtbot.mouseClick(chart.tools.box.svg_button, LEFT)
    drawing = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    assert "<image" not in drawing
    texts = {text.strip() for text in re.findall(r">([^<>]+)</text>", drawing)}
    names = {"loss": ("Loss", "loss (nats)"), "accuracy": ("Accuracy", "accuracy")}
    expected = {"each batch", "training mean", "validation", "0.5000", "epochs"}
    assert {*names[chart.quantity], *expected} <= texts


def test_a_squared_error_is_not_in_nats(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    session: Session,
    tell: Callable[..., None],
    ask: Callable[[str], None],
    tmp_path: Path,
) -> None:
    session.training.configure(loss="mean_squared_error")
    chart = LossChart(session)
    show(chart)
    tell(val_loss=0.5)
    # What the next run is to make smaller says nothing of this one.
    session.training.stop()
    session.training.extend([Finished({})])
    session.training.configure(loss="sparse_categorical_crossentropy")
    ask(str(tmp_path / "drawing.svg"))
    qtbot.mouseClick(chart.tools.box.svg_button, LEFT)
    drawing = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    assert "loss (mean squared error)" in drawing
    assert "nats" not in drawing


def test_the_numbers_of_the_run_are_asked_for(
    qtbot: QtBot, chart: TrainingChart, session: Session, ask: Callable[[str], None]
) -> None:
    ask("folder/run.csv")
    with qtbot.waitSignal(session.history_file.save_requested):
        qtbot.mouseClick(chart.tools.box.csv_button, LEFT)
    assert session.history_file.path == "folder/run.csv"


def test_nothing_chosen_is_nothing_saved(
    qtbot: QtBot, chart: TrainingChart, session: Session, ask: Callable[[str], None]
) -> None:
    ask("")
    box = chart.tools.box
    for button in (box.png_button, box.svg_button, box.csv_button):
        qtbot.mouseClick(button, LEFT)
    assert not chart.tools.bubble.isVisible()
    assert session.history_file.path == ""


@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS])
def test_what_cannot_be_written_is_one_sentence(
    qtbot: QtBot,
    chart: TrainingChart,
    ask: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
    error: int,
) -> None:
    path = tmp_path / f"old.{kind}"
    path.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(error, "No room")

    monkeypatch.setattr("os.replace", refuse)
    ask(str(path))
    qtbot.mouseClick(getattr(chart.tools.box, f"{kind}_button"), LEFT)
    assert chart.tools.bubble.text() == f"old.{kind} cannot be saved: No room."
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
