"""Settings, examples, formulas and playback of the convolution page, as a person uses them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.registry import discover
from visualizer.state.convolution import KERNELS, PRESETS
from visualizer.state.session import Session
from visualizer.views.convolution_card import ConvolutionCard
from visualizer.views.convolution_playback import ConvolutionPlayback
from visualizer.views.convolution_presets import ConvolutionPresets
from visualizer.views.convolution_settings import ConvolutionSettings

LEFT = Qt.MouseButton.LeftButton
Typing = Callable[..., None]


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> ConvolutionSettings:
    view = ConvolutionSettings(session)
    view.resize(1264, 120)
    show(view)
    return view


@pytest.fixture
def card(show: Callable[[QWidget], None], session: Session) -> ConvolutionCard:
    card = ConvolutionCard(session)
    card.resize(600, 300)
    show(card)
    return card


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Choose by keys, as somebody does who walks through the list."""
    box.setFocus()
    wanted = box.findText(text)
    while box.currentIndex() != wanted:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if wanted > before else Qt.Key.Key_Up)
        if box.currentIndex() == before:
            return


def seen(view: ConvolutionSettings) -> set[str]:
    names = ("numbers", "kernel", "dilation", "bias", "flips", "relu", "divides")
    return {name for name in names if getattr(view, name).isVisible()}


def test_only_what_means_something_is_seen(
    qtbot: QtBot, view: ConvolutionSettings, session: Session
) -> None:
    weighed = {"kernel", "dilation", "bias", "flips", "relu"}
    assert seen(view) == {"numbers", *weighed}
    qtbot.mouseClick(view.chips["digit"], LEFT)
    assert seen(view) == {"divides", *weighed}
    choose(qtbot, view.operation, "Max pooling")
    assert session.convolution.scene.operation == "max"
    assert seen(view) == {"divides"}
    assert not view.chips["map"].isVisible()


def test_chips_show_what_is_chosen(
    qtbot: QtBot, view: ConvolutionSettings, session: Session
) -> None:
    qtbot.mouseClick(view.chips["digit"], LEFT)
    qtbot.mouseClick(view.chips["digit"], LEFT)
    assert [key for key, chip in view.chips.items() if chip.isChecked()] == ["digit"]
    session.undo_stack.undo()
    assert [key for key, chip in view.chips.items() if chip.isChecked()] == ["numbers"]


@pytest.mark.parametrize("key", KERNELS)
def test_a_kernel_is_chosen_by_its_name(
    qtbot: QtBot, view: ConvolutionSettings, session: Session, key: str
) -> None:
    assert view.kernel.currentText() == "own"
    choose(qtbot, view.kernel, KERNELS[key].title)
    assert session.convolution.scene.kernel == KERNELS[key].weights
    assert view.kernel.toolTip() == KERNELS[key].lesson
    session.convolution.set_weight(0, 0, 77)
    assert view.kernel.currentText() == "own"


def test_numbers_are_typed(view: ConvolutionSettings, session: Session, type_into: Typing) -> None:
    type_into(view.stride, "2")
    type_into(view.size, "2")
    type_into(view.dilation, "3")
    type_into(view.bias, "-1.5")
    scene = session.convolution.scene
    assert (scene.stride, len(scene.kernel), scene.dilation, scene.bias) == (2, 2, 3, -1.5)
    type_into(view.numbers, "1 2 3 4 5; 6 7 8 9 0; 1 2 3 4 5; 6 7 8 9 0")
    assert session.convolution.sliding.image.shape == (4, 5)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("stride", "0", "from 1 to 8, not 0"),
        ("dilation", "0", "from 1 to 4, not 0"),
        ("size", "7", "reaches over 7 × 7 numbers"),
        ("size", "x", "x"),
        ("bias", "nan", "nan"),
        ("numbers", "1 2; 3", "row 2 has 1, row 1 has 2"),
        ("numbers", "1 2; 3 4", "reaches over 3 × 3 numbers"),
        ("numbers", " ", "a number at least"),
        ("numbers", "1 " * 40, "too many"),
    ],
)
def test_nonsense_is_told_in_one_sentence(
    view: ConvolutionSettings,
    session: Session,
    type_into: Typing,
    field: str,
    text: str,
    told: str,
) -> None:
    before = session.convolution.scene
    type_into(getattr(view, field), text)
    assert told in getattr(view, field).problem
    assert session.convolution.scene is before


def test_what_has_no_place_is_told_under_the_choice(
    qtbot: QtBot, view: ConvolutionSettings, session: Session
) -> None:
    choose(qtbot, view.padding, "same")
    session.convolution.set_numbers("1 2; 3 4")
    before = session.convolution.scene
    choose(qtbot, view.padding, "valid")
    assert "no place" in view.choice_bubbles[view.padding].text()
    assert view.padding.currentText() == "same"
    session.convolution.set_source("digit")
    session.convolution.set_padding("valid")
    qtbot.mouseClick(view.chips["numbers"], LEFT)
    assert "no place" in view.bubbles["numbers"].text()
    assert view.chips["digit"].isChecked()
    assert session.convolution.scene.numbers == before.numbers


@pytest.mark.parametrize("name", ["flips", "relu", "divides"])
def test_boxes_are_ticked_and_taken_back(
    qtbot: QtBot, view: ConvolutionSettings, session: Session, name: str
) -> None:
    session.convolution.set_source("digit")
    box = getattr(view, name)
    qtbot.mouseClick(box, LEFT, pos=box.rect().center())
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert getattr(session.convolution.scene, name) == box.isChecked()
    session.undo_stack.undo()
    assert getattr(session.convolution.scene, name) == box.isChecked()


def test_an_example_is_one_click(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    view = ConvolutionPresets(session)
    show(view)
    for key, button in view.buttons.items():
        qtbot.mouseClick(button, LEFT)
        assert session.convolution.scene == discover(PRESETS)[key].scene
        assert button.toolTip() == discover(PRESETS)[key].lesson


def test_the_bar_counts_places(show: Callable[[QWidget], None], session: Session) -> None:
    view = ConvolutionPlayback(session)
    show(view)
    assert view.bar._label.text == "place 5 / 9"
    session.convolution.playback.step_forward()
    assert view.bar._label.text == "place 6 / 9"
    session.convolution.set_padding("same")
    assert view.bar._label.text == "place 14 / 25"


def rows(card: ConvolutionCard) -> list[tuple[str, str]]:
    return [(line.name, line.text) for line in card.table.lines]


def test_the_card_puts_the_numbers_in(card: ConvolutionCard, session: Session) -> None:
    assert rows(card) == [
        ("Size", "⌊(n + 2·p − d·(k − 1) − 1) / s⌋ + 1"),
        ("Rows, Columns", "⌊(5 + 2·0 − 1·(3 − 1) − 1) / 1⌋ + 1 = 3"),
        ("Padding", "valid: p = 0"),
        ("Number", "z[i, j] = Σ x[i·s + u, j·s + v] · w[u, v] + b"),
        ("In Keras", 'Conv2D(1, 3, padding="valid")'),
        ("", "Keras slides the kernel as it is: mathematicians call that cross-correlation."),
    ]
    session.convolution.set_numbers("1 2 3 4; 5 6 7 8; 9 0 1 2")
    assert ("Rows", "⌊(3 + 2·0 − 1·(3 − 1) − 1) / 1⌋ + 1 = 1") in rows(card)
    assert ("Columns", "⌊(4 + 2·0 − 1·(3 − 1) − 1) / 1⌋ + 1 = 2") in rows(card)
    session.convolution.set_operation("max")
    assert ("In Keras", 'MaxPooling2D(2, strides=2, padding="valid")') in rows(card)
