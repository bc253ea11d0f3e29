"""How somebody walks through the network that is taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from visualizer.core.walk import Direction, Grain

MIN_DECIMALS, MAX_DECIMALS = 1, 8


@dataclass(frozen=True)
class WalkScene:
    """Which way, in what steps, and with how many decimals.

    Attributes
    ----------
    direction : Direction
    grain : Grain
    decimals : int
        Of every number on the page, 1 to 8.

    Raises
    ------
    ValueError
        If the decimals are out of their range.
    """

    direction: Direction = Direction.FORWARD
    grain: Grain = Grain.TERM
    decimals: int = 4

    def __post_init__(self) -> None:
        """Check what may have come out of a file."""
        if not MIN_DECIMALS <= self.decimals <= MAX_DECIMALS:
            raise ValueError(
                f"decimals must be {MIN_DECIMALS} to {MAX_DECIMALS}, not {self.decimals}"
            )
