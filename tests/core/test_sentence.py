"""A sentence reads as English and can still be translated."""

import copy
import pickle

import pytest

from visualizer.core.sentence import Problem, Sentence

PLAIN = Sentence("Data", "No file.")
FILLED = Sentence("Data", "There is no file {file} of {n}.").format(file="x.npz", n=3)


def test_it_reads_as_english():
    assert FILLED == "There is no file x.npz of 3."
    assert f"{FILLED}" == str(FILLED) == "There is no file x.npz of 3."
    assert FILLED.template.format(**FILLED.values) == FILLED
    assert (PLAIN, PLAIN.values) == ("No file.", {})


def test_format_leaves_the_template_alone():
    template = Sentence("Data", "{n} images")
    assert template.format(n=1) == "1 images"
    assert template == template.template == "{n} images"
    assert FILLED.format(file="y", n=0) == "There is no file y of 0."


def test_braces_in_a_value_stay():
    assert PLAIN.format() == "No file."
    assert Sentence("Data", "{file}").format(file="{odd}") == "{odd}"


def test_a_place_without_a_value_is_an_error():
    with pytest.raises(KeyError):
        FILLED.format(file="x")


@pytest.mark.parametrize(
    "round_trip",
    [copy.copy, copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))],
    ids=["copy", "deepcopy", "pickle"],
)
@pytest.mark.parametrize("sentence", [PLAIN, FILLED])
def test_copies_can_be_translated_too(sentence, round_trip):
    again = round_trip(sentence)
    assert type(again) is Sentence
    assert again == sentence
    assert (again.context, again.template, again.values) == (
        sentence.context,
        sentence.template,
        sentence.values,
    )
    problem = round_trip(Problem(sentence))
    assert str(problem) == sentence
    assert problem.sentence.template == sentence.template


def test_a_problem_is_a_value_error_that_says_the_sentence():
    with pytest.raises(ValueError, match=r"x\.npz of 3"):
        raise Problem(FILLED)
