"""The logits behind the softmax bars of Home, as a person sets them."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class LogitsScene:
    """Whose logits they are.

    Attributes
    ----------
    typed : tuple of float, or None
        The person's own, finite; None while they are the network's.

    Raises
    ------
    ValueError
        If one is not finite.
    """

    typed: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        """Check what may have come out of a file."""
        if not all(map(math.isfinite, self.typed or ())):
            raise ValueError(f"not all of {self.typed} are finite")
