"""How the runs of a session stand side by side, and how they are looked at: all but the runs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visualizer.core.chart_look import ChartLook
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_marks import MAX_RUNS, tidy_name

VERSION = 1
MAX_BYTES = 2**20
# Runs are counted up to here.
MAX_NUMBER = 10**9 - 1


@dataclass(frozen=True)
class Standing:
    """What a run is among the others.

    Attributes
    ----------
    number, place, origin, first_batch
        As of `KeptRun`.
    name : str
        Its own; empty where it has none.
    hidden : bool
        Whether it is left out of the comparison.
    """

    number: int
    place: int
    origin: int | None = None
    first_batch: int = 0
    name: str = ""
    hidden: bool = False

    def __post_init__(self) -> None:
        """Check what may have come out of a file."""
        _check_count(self.number, 1)
        _check_count(self.place, 0, MAX_RUNS - 1)
        _check_count(self.first_batch)
        if self.origin is not None:
            _check_count(self.origin, 1)
        if not isinstance(self.hidden, bool) or tidy_name(self.name) != self.name:
            raise ValueError(f"run {self.number} is described in a way unknown here")


@dataclass(frozen=True)
class SessionIndex:
    """How the runs of a session stand side by side, and how they are looked at.

    Attributes
    ----------
    standings : tuple of Standing
        The oldest run first.
    n_begun : int
        The highest number that a run was ever given.
    on_screen : int or None
        Number of the run that the views show.
    page : str
        Key of the page on top; empty where that is not known.
    charts : ChartLook or None
        None where that is not known.

    Raises
    ------
    ValueError
        If something is out of its range.
    """

    standings: tuple[Standing, ...] = ()
    n_begun: int = 0
    on_screen: int | None = None
    page: str = ""
    charts: ChartLook | None = None

    def __post_init__(self) -> None:
        """Check what may have come out of a file."""
        _check_count(self.n_begun)
        if self.on_screen is not None:
            _check_count(self.on_screen, 1)
        if not isinstance(self.page, str) or len(self.standings) > MAX_RUNS:
            raise ValueError("a session is described in a way unknown here")

    def encoded(self) -> bytes:
        """Return all of it as JSON."""
        charts = self.charts and self.charts.record
        record = {**dataclasses.asdict(self), "version": VERSION, "charts": charts}
        return json.dumps(record, ensure_ascii=False).encode()

    @classmethod
    def decoded(cls, text: bytes) -> SessionIndex:
        """Return what `encoded` has made.

        Raises
        ------
        ValueError, TypeError, LookupError, AttributeError or RecursionError
            If it was something else.
        """
        record: dict[str, Any] = json.loads(text)
        if record.pop("version") != VERSION:
            raise ValueError("of another version")
        charts: Mapping[str, Any] | None = record.pop("charts")
        standings = tuple(Standing(**each) for each in record.pop("standings"))
        look = None if charts is None else ChartLook.of_record(charts)
        return cls(standings, charts=look, **record)

    def put_up(self, runs: Mapping[int, KeptRun]) -> tuple[KeptRun, ...]:
        """Give runs, each by its number, the place that they had; the oldest first."""
        known = {standing.number: standing for standing in self.standings}
        free = set(range(MAX_RUNS))
        for number in runs.keys() & known.keys():
            free.discard(known[number].place)
        stood: list[KeptRun] = []
        taken: set[int] = set()
        for number, run in sorted(runs.items()):
            own = known.get(number) or Standing(number, min(free))
            place = min(free) if own.place in taken else own.place
            taken.add(place)
            free.discard(place)
            first_batch = min(own.first_batch, run.history.n_batches) if own.origin else 0
            stood.append(
                dataclasses.replace(
                    run, number=number, place=place, origin=own.origin, first_batch=first_batch
                )
            )
        return tuple(stood)


def _check_count(value: object, least: int = 0, most: int = MAX_NUMBER) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{value} is out of its range")
