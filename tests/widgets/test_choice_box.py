"""A list of names to choose one of, filled anew while the program runs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from visualizer.widgets.choice_box import ChoiceBox


def test_other_names_take_the_place_of_those_before(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.show_choices(["cat", "dog"], 1)
    box.show_choices(["chair", "desk", "book"], 2)
    assert box.names == ["chair", "desk", "book"]
    assert box.currentText() == "book"


def test_the_same_names_are_left_alone_and_nobody_hears_of_a_choice(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.show_choices(["cat", "dog"], 0)
    with qtbot.assertNotEmitted(box.activated), qtbot.assertNotEmitted(box.model().rowsRemoved):
        box.show_choices(["cat", "dog"], 1)
    assert box.currentText() == "dog"
