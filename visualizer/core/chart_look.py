"""How the charts of a run are looked at, as it is kept from one day to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visualizer.core.history import QUANTITIES
from visualizer.core.smoothing import check_smoothing
from visualizer.core.whole_number import is_number

# The running mean looks back over some 50 batches.
FIRST_SMOOTHING = 0.98


@dataclass(frozen=True)
class ChartLook:
    """Smoothing and axes of all charts; as it is at first where nothing is given.

    Attributes
    ----------
    smoothing : float
        Weight of the past in the running means, 0 to 0.999.
    log_batches : bool
        Whether the axis of batches and epochs is logarithmic.
    log_values : frozenset of str
        Quantities whose axis is logarithmic, of `QUANTITIES`.
    evaluates_training : bool
        Whether training images are evaluated at the end of every epoch.

    Raises
    ------
    Problem
        If the smoothing is out of its range.
    """

    smoothing: float = FIRST_SMOOTHING
    log_batches: bool = False
    log_values: frozenset[str] = frozenset()
    evaluates_training: bool = False

    def __post_init__(self) -> None:
        """Check the smoothing."""
        check_smoothing(self.smoothing)

    @property
    def record(self) -> dict[str, Any]:
        """All of it in what JSON has."""
        return {
            "smoothing": self.smoothing,
            "log_batches": self.log_batches,
            "log_values": sorted(self.log_values),
            "evaluates_training": self.evaluates_training,
        }

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> ChartLook:
        """Return the look that a `record` from anywhere describes.

        Raises
        ------
        ValueError
            If it describes none.
        """
        if not isinstance(record, Mapping) or set(record) != set(cls().record):
            raise ValueError("no look of charts")
        log_values = record["log_values"]
        switches = record["log_batches"], record["evaluates_training"]
        if (
            not is_number(record["smoothing"])
            or not all(isinstance(each, bool) for each in switches)
            or not isinstance(log_values, list)
            or not all(each in QUANTITIES for each in log_values)
        ):
            raise ValueError("no look of charts")
        return cls(record["smoothing"], switches[0], frozenset(log_values), switches[1])
