"""True class, loss and slope; a step on the logits glides and is one edit."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.core.softmax import cross_entropy
from visualizer.state.session import Session
from visualizer.views.softmax_loss import HOLD_MS, SoftmaxLoss
from visualizer.widgets.bar import Bar
from visualizer.widgets.number_table import Cell

LEFT = Qt.MouseButton.LeftButton
# Note 001: (0.3, 2.9, 4.0), and class 2 is the truth.
NOTE = (0.3, 2.9, 4.0)
FRAMES_MS = 100  # of a glide of 400 ms: enough for one that goes on to be seen
AFTER_A_STEP = (0.28178872670445, 2.65480818706493, 4.26340308623062)


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> SoftmaxLoss:
    session.softmax.set_logits(NOTE)
    session.softmax.set_true_class(2)
    session.undo_stack.clear()
    view = SoftmaxLoss(session)
    view.resize(560, 420)
    show(view)
    return view


def column(view: SoftmaxLoss, number: int) -> list[str]:
    return [row[number].text for row in view.table.rows]


def losses(view: SoftmaxLoss) -> dict[str, str]:
    return {row[0].text: row[2].text for row in view.losses.rows}


def predicted(view: SoftmaxLoss) -> tuple[float, float]:
    words, numbers = view.next_line.text.split(": loss ")
    assert words == "next step"
    now, then = numbers.split(" → ")
    return float(now.replace("−", "-")), float(then.replace("−", "-"))


def choose(qtbot: QtBot, view: SoftmaxLoss, *keys: Qt.Key) -> None:
    view.class_box.setFocus()
    for key in keys:
        qtbot.keyClick(view.class_box, key)


def at_rest(session: Session) -> Callable[[], bool]:
    """Tell whether the logits have come to where a step of this size leads from the note's."""
    return lambda: session.softmax.scene.logits == pytest.approx(AFTER_A_STEP, abs=1e-13)


def test_the_note_s_losses_and_slopes(view: SoftmaxLoss, session: Session) -> None:
    exact = float(cross_entropy(session.softmax.logits, session.softmax.true_class))
    assert exact == pytest.approx(0.305714464812, abs=5e-13)
    assert losses(view) == {
        "likelihood": "0.73659691",
        "cross-entropy": "0.30571446",
        "with a delta": "0.30571433",
        "half sum of squares": "0.064915931",
    }
    assert view.losses.heads[0] == "ŷ = p(book)"
    assert column(view, 1) == ["0", "0", "1"]
    assert column(view, 2) == ["0.018211", "0.245192", "0.736597"]
    assert column(view, 4) == ["0.01821127", "0.24519181", "−0.26340309"]
    assert [cell.text for cell in view.table.footer if isinstance(cell, Cell)] == [
        "Σ",
        "1",
        "1",
        "0",
    ]
    assert predicted(view) == (0.305714, 0.197887)


def test_slopes_are_bars_from_the_middle(view: SoftmaxLoss) -> None:
    bars = [cell for row in view.table.rows for cell in row if isinstance(cell, Bar)]
    assert [bar.share for bar in bars] == pytest.approx([0.018211273, 0.245191813, -0.263403086])
    assert all(bar.signed for bar in bars)


def test_another_class_chosen_by_key_is_the_truth(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    choose(qtbot, view, Qt.Key.Key_Home)
    assert session.softmax.true_class == 0
    assert losses(view)["cross-entropy"] == "4.0057145"
    assert view.losses.heads[0] == "ŷ = p(chair)"
    assert column(view, 4) == ["−0.98178873", "0.24519181", "0.73659691"]
    assert [row[0].bold for row in view.table.rows] == [True, False, False]
    session.undo_stack.undo()
    assert (session.softmax.true_class, view.class_box.currentIndex()) == (2, 2)


def test_the_truth_of_the_state_is_shown(view: SoftmaxLoss, session: Session) -> None:
    session.softmax.set_true_class(1)
    assert view.class_box.currentText() == "desk"
    assert losses(view)["cross-entropy"] == "1.4057145"


def test_renamed_added_and_fewer_classes_are_those_to_choose_from(
    view: SoftmaxLoss, session: Session
) -> None:
    session.softmax.rename_class(1, "lamp")
    session.softmax.add_class()
    items = [view.class_box.itemText(i) for i in range(view.class_box.count())]
    assert items == ["chair", "lamp", "book", "class 1"]
    assert view.class_box.currentText() == "book"
    session.softmax.set_logits([1, 2])
    assert view.class_box.count() == 2
    assert view.class_box.currentText() == "lamp"
    assert column(view, 1) == ["0", "1"]


@pytest.mark.parametrize("index", [-1, 3, 20])
def test_a_class_that_is_not_there_is_no_truth(session: Session, index: int) -> None:
    session.softmax.set_logits(NOTE)
    with pytest.raises(IndexError, match=f"no class {index}"):
        session.softmax.set_true_class(index)


@pytest.mark.parametrize(
    ("text", "rate"), [("0.1", 0.1), ("1e-3", 0.001), ("1e300", 1e300), ("２", 2)]
)
def test_a_typed_learning_rate_counts(
    view: SoftmaxLoss, session: Session, type_into: Callable[..., None], text: str, rate: float
) -> None:
    before = predicted(view)
    type_into(view.rate, text)
    assert session.softmax.scene.learning_rate == rate
    assert view.rate.problem == ""
    assert predicted(view) != before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "A number is needed here."),
        ("fast", "“fast” is not a number."),
        ("nan", "“nan” is not a number."),
        ("inf", "“inf” is not a number."),
        ("1e400", "1e400 is too large."),
        ("0", "must be a number above 0"),
        ("-1", "must be a number above 0"),
        ("−0.5", "must be a number above 0"),
    ],
)
def test_a_learning_rate_that_cannot_be_is_refused(
    view: SoftmaxLoss, session: Session, type_into: Callable[..., None], text: str, words: str
) -> None:
    before = session.softmax.scene
    type_into(view.rate, text)
    assert words in view.rate.problem
    assert (session.softmax.scene, session.undo_stack.count()) == (before, 0)


@pytest.mark.parametrize("smooth", [True, False])
@pytest.mark.parametrize("rate", ["0.1", "1", "30"])
def test_the_loss_after_a_step_is_the_one_predicted(
    qtbot: QtBot,
    view: SoftmaxLoss,
    session: Session,
    type_into: Callable[..., None],
    rate: str,
    smooth: bool,
) -> None:
    session.softmax.set_smooth(smooth)
    type_into(view.rate, rate)
    end, (_, next_loss) = session.softmax.next_logits.tolist(), predicted(view)
    qtbot.mouseClick(view.step_button, LEFT)
    qtbot.waitUntil(lambda: session.softmax.scene.logits == tuple(end))
    assert predicted(view)[0] == next_loss


def test_without_motion_a_step_jumps_and_is_told_once(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    session.softmax.set_smooth(False)
    told = []
    session.softmax.changed.connect(lambda: told.append(session.softmax.scene.logits))
    qtbot.mouseClick(view.step_button, LEFT)
    assert len(told) == 1
    assert told[0] == pytest.approx(AFTER_A_STEP, abs=1e-13)


def test_with_motion_the_logits_glide_there(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    seen = []
    session.softmax.changed.connect(lambda: seen.append(session.softmax.scene.logits))
    qtbot.mouseClick(view.step_button, LEFT)
    assert session.softmax.scene.logits == pytest.approx(NOTE, abs=0.1)
    qtbot.waitUntil(at_rest(session))
    between = [logits[2] for logits in seen[:-1] if 4.001 < logits[2] < 4.262]
    assert len(between) >= 3
    assert between == sorted(between)
    # Every class is as far on its way as the others.
    shares = [
        [(z - a) / (b - a) for z, a, b in zip(logits, NOTE, AFTER_A_STEP, strict=True)]
        for logits in seen
    ]
    assert all(max(each) - min(each) < 1e-9 for each in shares)


def test_one_click_is_one_edit_and_undo_brings_everything_back(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    before = session.softmax.scene
    for n_clicks in (1, 2, 3):
        qtbot.mouseClick(view.step_button, LEFT)
        assert session.undo_stack.count() == n_clicks
    qtbot.waitUntil(lambda: session.softmax.logits[2] > 4.5)
    for _ in range(3):
        session.undo_stack.undo()
    assert session.softmax.scene == before
    assert predicted(view) == (0.305714, 0.197887)


def test_a_click_in_the_middle_of_a_glide_steps_on_from_its_end(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    qtbot.mouseClick(view.step_button, LEFT)
    qtbot.waitUntil(lambda: 4.01 < session.softmax.logits[2] < 4.26)
    qtbot.mouseClick(view.step_button, LEFT)
    session.undo_stack.undo()
    assert at_rest(session)()


def test_undo_in_the_middle_of_a_glide_ends_it(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    before = session.softmax.scene
    qtbot.mouseClick(view.step_button, LEFT)
    qtbot.waitUntil(lambda: 4.01 < session.softmax.logits[2] < 4.26)
    session.undo_stack.undo()
    with qtbot.assertNotEmitted(session.softmax.changed, wait=FRAMES_MS):
        assert session.softmax.scene == before
    session.undo_stack.redo()
    assert at_rest(session)()


@pytest.mark.parametrize(
    ("edit", "logits"),
    [
        (lambda softmax: softmax.set_temperature(2), AFTER_A_STEP),
        (lambda softmax: softmax.set_true_class(0), AFTER_A_STEP),
        (lambda softmax: softmax.rename_class(0, "lamp"), AFTER_A_STEP),
        (lambda softmax: softmax.set_logit(0, 9), (9, *AFTER_A_STEP[1:])),
        (lambda softmax: softmax.set_logits([1, 2]), (1, 2)),
        (lambda softmax: softmax.add_class(), (*AFTER_A_STEP, 0)),
        (lambda softmax: softmax.remove_class(0), AFTER_A_STEP[1:]),
        (lambda softmax: softmax.show_example("four-logits"), None),
        (lambda softmax: softmax.follow(), None),
    ],
)
def test_another_edit_in_the_middle_of_a_glide_is_made_at_its_end(
    qtbot: QtBot, view: SoftmaxLoss, session: Session, edit: Callable, logits: tuple | None
) -> None:
    qtbot.mouseClick(view.step_button, LEFT)
    qtbot.waitUntil(lambda: 4.01 < session.softmax.logits[2] < 4.26)
    edit(session.softmax)
    with qtbot.assertNotEmitted(session.softmax.changed, wait=FRAMES_MS):
        if logits:
            assert session.softmax.scene.logits == pytest.approx(logits, abs=1e-13)
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert at_rest(session)()


def test_a_refused_edit_in_the_middle_of_a_glide_lets_it_go_on(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    qtbot.mouseClick(view.step_button, LEFT)
    with pytest.raises(Problem):
        session.softmax.set_temperature(-1)
    qtbot.waitUntil(at_rest(session))


def test_a_button_held_down_takes_step_after_step(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    centre = view.step_button.rect().center()
    qtbot.mousePress(view.step_button, LEFT, pos=centre)
    qtbot.waitUntil(lambda: session.undo_stack.count() >= 2)
    assert session.softmax.logits[2] > 4.26
    qtbot.mouseRelease(view.step_button, LEFT, pos=centre)
    with qtbot.assertNotEmitted(view.step_button.clicked, wait=2 * HOLD_MS):
        pass


def test_steps_lower_the_loss_until_the_truth_is_nearly_sure(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    session.softmax.set_smooth(False)
    seen = [predicted(view)[0]]
    for _ in range(40):
        qtbot.mouseClick(view.step_button, LEFT)
        seen.append(predicted(view)[0])
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 41
    assert seen[-1] < 0.02


def test_a_step_to_where_there_are_no_numbers_cannot_be_taken(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    session.softmax.set_logits([1e308, 1e308])
    session.softmax.set_learning_rate(1.7e308)
    before = session.softmax.scene
    assert view.next_line.text == "There is no step from here to a number."
    assert not view.step_button.isEnabled()
    with pytest.raises(Problem, match="leads to infinity"):
        session.softmax.take_step()
    assert session.softmax.scene == before
    session.undo_stack.undo()
    assert view.step_button.isEnabled()


def test_a_followed_network_gives_its_label_as_the_truth(
    view: SoftmaxLoss, session: Session
) -> None:
    session.softmax.follow()
    assert session.softmax.true_class == session.digit.label == view.class_box.currentIndex()
    before = session.digit.label
    session.digit.move(1)
    assert session.digit.label != before
    assert session.softmax.true_class == session.digit.label == view.class_box.currentIndex()


def test_a_step_ends_the_following_and_undo_resumes_it(
    qtbot: QtBot, view: SoftmaxLoss, session: Session
) -> None:
    session.softmax.follow()
    qtbot.mouseClick(view.step_button, LEFT)
    assert not session.softmax.scene.following
    assert session.softmax.true_class == session.digit.label
    session.undo_stack.undo()
    assert session.softmax.scene.following
    assert session.softmax.logits == pytest.approx(session.network.trace.logits)


def test_a_network_that_gives_no_numbers_has_no_step(view: SoftmaxLoss, session: Session) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [math.nan] * 10)
    assert column(view, 4) == ["nan"] * 10
    assert losses(view)["cross-entropy"] == "nan"
    assert view.next_line.text == "There is no step from here to a number."
    assert not view.step_button.isEnabled()
    assert not view.grab().isNull()


def test_the_row_pointed_at_is_lit_here_and_told(
    hover: Callable[[QWidget, QPoint], None], view: SoftmaxLoss, session: Session
) -> None:
    hover(view.table, view.table.row_place(0).center())
    assert (session.softmax.pointed, view.table.lit, view.losses.lit) == (0, 0, None)
    session.softmax.point_at(2)
    assert view.table.lit == 2


@pytest.mark.parametrize("name", ["extraordinary chairs", "클래스 클래스 1", "W" * 20, "i"])
def test_the_name_of_the_true_class_is_read_whole(
    qtbot: QtBot, view: SoftmaxLoss, session: Session, name: str
) -> None:
    session.softmax.rename_class(2, name)
    box = view.class_box
    qtbot.waitUntil(lambda: box.width() >= box.sizeHint().width())
    # Beside the name there is room for the arrow.
    assert box.fontMetrics().horizontalAdvance(name) + box.height() <= box.width()


def test_a_long_name_does_not_make_the_page_wider(view: SoftmaxLoss, session: Session) -> None:
    settings = view.layout().itemAt(0)
    before = settings.minimumSize()
    session.softmax.rename_class(2, "W" * 20)
    assert settings.minimumSize() == before


def test_a_class_that_has_gone_out_of_sight_is_not_chosen(
    qtbot: QtBot, session: Session, show: Callable[[QWidget], None]
) -> None:
    window, view = QWidget(), SoftmaxLoss(session)
    view.setParent(window)
    show(window)
    # Neither seen nor refreshed, as where it is scrolled away.
    view.move(0, 9999)
    session.softmax.set_logits([1, 2])
    qtbot.keyClick(view.class_box, Qt.Key.Key_Home)
    assert session.softmax.true_class == 1
