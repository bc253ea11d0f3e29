"""A sentence in the person's language, with everything that is inside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said

RULE = Sentence("Optimizer", "Gradient descent")
NESTED = Sentence("RuleRow", "Learning rate of {rule}").format(rule=RULE)


@pytest.fixture
def in_korean(qapp: QApplication, korean: QTranslator) -> None:
    qapp.installTranslator(korean)


def test_english_is_what_the_sentence_reads() -> None:
    assert said(NESTED) == NESTED == "Learning rate of Gradient descent"


@pytest.mark.usefixtures("in_korean")
def test_a_sentence_inside_a_sentence_is_translated_too() -> None:
    assert said(RULE) == "경사하강법"
    assert said(NESTED) == "경사하강법 학습률"


@pytest.mark.usefixtures("in_korean")
@pytest.mark.parametrize("text", ["Gradient descent", "", Sentence("Nowhere", "Not translated")])
def test_what_has_no_translation_stays(text: str) -> None:
    assert said(text) == text


@pytest.mark.usefixtures("in_korean")
def test_braces_in_a_value_stay() -> None:
    text = Sentence("Number", "“{text}” is not a number.").format(text="{0}{text}")
    assert "{0}{text}" in said(text)


@pytest.mark.parametrize(
    ("value", "written"), [(0.0, "0"), (-2.0, "−2"), (1.5, "1.5"), (1e-7, "1e−7"), (3, "3")]
)
def test_numbers_are_written_as_a_person_would(value: float, written: str) -> None:
    assert said(Sentence("Test", "not {value}").format(value=value)) == f"not {written}"
