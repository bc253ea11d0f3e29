"""How runs stand side by side, as it is kept: all of it comes back, and nothing is believed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saved_run import run

from visualizer.core.chart_look import ChartLook
from visualizer.core.run_marks import MAX_RUNS
from visualizer.core.session_index import SessionIndex, Standing

NUMBERS = st.integers(1, 10**6)
NAMES = st.text(max_size=40).map(lambda text: " ".join(text.split()))
LOOKS = st.sampled_from([ChartLook(), ChartLook(0.5, True, frozenset({"loss"}), True)])
STANDINGS = st.builds(
    Standing,
    NUMBERS,
    st.integers(0, MAX_RUNS - 1),
    st.none() | NUMBERS,
    st.integers(0, 10**9 - 1),
    NAMES,
    st.booleans(),
)


@given(
    st.builds(
        SessionIndex,
        st.lists(STANDINGS, max_size=MAX_RUNS).map(tuple),
        st.integers(0, 10**6),
        st.none() | NUMBERS,
        st.text(max_size=20),
        st.none() | LOOKS,
    )
)
def test_it_comes_back(index: SessionIndex) -> None:
    assert SessionIndex.decoded(index.encoded()) == index


def record(**changes: object) -> dict[str, Any]:
    index = SessionIndex((Standing(3, 1, 2, 5, "mine", True),), 4, 3, "home", ChartLook())
    return {**json.loads(index.encoded()), **changes}


def standing(**changes: object) -> list[dict[str, Any]]:
    return [{**record()["standings"][0], **changes}]


@pytest.mark.parametrize(
    "text",
    [
        {},
        [],
        7,
        record(version=2),
        record(more=1),
        record(n_begun=-1),
        record(n_begun=True),
        record(n_begun=10**400),
        record(on_screen=0),
        record(on_screen="3"),
        record(page=3),
        record(charts=3),
        record(charts={"smoothing": 2}),
        record(standings={"3": 1}),
        record(standings=standing() * 9),
        record(standings=standing(number=0)),
        record(standings=standing(number=1.0)),
        record(standings=standing(place=8)),
        record(standings=standing(place=-1)),
        record(standings=standing(origin=0)),
        record(standings=standing(origin="../x")),
        record(standings=standing(first_batch=-1)),
        record(standings=standing(name="x" * 41)),
        record(standings=standing(name=" x")),
        record(standings=standing(name=["x"])),
        record(standings=standing(hidden=1)),
        record(standings=standing(code=1)),
    ],
)
def test_what_makes_no_sense_is_refused(text: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        SessionIndex.decoded(json.dumps(text).encode())


@pytest.mark.parametrize("text", [b"", b"\xff", b"{", b"[" * 100_000])
def test_what_is_no_index_is_refused(text: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        SessionIndex.decoded(text)


@given(
    numbers=st.sets(NUMBERS, max_size=MAX_RUNS),
    places=st.lists(st.integers(0, MAX_RUNS - 1), min_size=MAX_RUNS, max_size=MAX_RUNS),
    known=st.integers(0, MAX_RUNS),
)
def test_every_run_has_a_place_of_its_own(numbers: set[int], places: list[int], known: int) -> None:
    some = sorted(numbers)[:known]
    index = SessionIndex(tuple(map(Standing, some, places)))
    stood = index.put_up({number: run().run for number in numbers})
    assert [each.number for each in stood] == sorted(numbers)
    assert len({each.place for each in stood} & set(range(MAX_RUNS))) == len(numbers)


def test_a_run_keeps_its_own_place_and_origin() -> None:
    index = SessionIndex((Standing(4, 6, 2, 5), Standing(7, 1, None, 5), Standing(8, 0, 4, 99)))
    four, seven, eight, nine = index.put_up({number: run().run for number in (9, 4, 8, 7)})
    assert (four.place, four.origin, four.first_batch) == (6, 2, 5)
    # What branched from nothing shares nothing; nothing shares more than there is.
    assert (seven.place, seven.origin, seven.first_batch) == (1, None, 0)
    assert (eight.origin, eight.first_batch) == (4, 13)
    assert (nine.place, nine.origin) == (2, None)
    assert replace(four, number=0, place=0, origin=None, first_batch=0).config == run().run.config
