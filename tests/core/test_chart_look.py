"""How charts are looked at, as it is remembered."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.chart_look import ChartLook
from visualizer.core.history import QUANTITIES
from visualizer.core.sentence import Problem


@given(
    st.builds(
        ChartLook,
        smoothing=st.floats(0, 0.999),
        log_batches=st.booleans(),
        log_values=st.frozensets(st.sampled_from(QUANTITIES)),
        evaluates_training=st.booleans(),
    )
)
def test_it_comes_back_from_a_file(look: ChartLook) -> None:
    assert ChartLook.of_record(json.loads(json.dumps(look.record))) == look


def test_a_smoothing_out_of_range_is_refused() -> None:
    with pytest.raises(Problem):
        ChartLook(1.0)


@pytest.mark.parametrize(
    "change",
    [
        {"smoothing": "0.5"},
        {"smoothing": True},
        {"smoothing": float("nan")},
        {"smoothing": 10**400},
        {"smoothing": -1},
        {"log_batches": 1},
        {"evaluates_training": "no"},
        {"log_values": "loss"},
        {"log_values": ["code"]},
        {"log_values": [["loss"]]},
        {"log_values": None},
        {"more": 1},
    ],
)
def test_what_makes_no_sense_is_refused(change: dict) -> None:
    with pytest.raises(ValueError):
        ChartLook.of_record({**ChartLook().record, **change})


@pytest.mark.parametrize("record", [None, [], 3, "x", {}, {"smoothing": 0.5}])
def test_what_is_no_look_is_refused(record: object) -> None:
    with pytest.raises(ValueError):
        ChartLook.of_record(record)
