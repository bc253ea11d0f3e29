"""A moment of a window's way: two beats a place, first the question, then the answer."""

from __future__ import annotations

from dataclasses import dataclass

BEATS = 2  # a place


@dataclass(frozen=True)
class SlidingMoment:
    """What is seen at one position of the clock.

    At an even position the window stands at a place and its sum is asked for. From there on the
    terms are added one by one; at the odd position that follows, the sum stands in the map. Then
    the window moves on.

    Attributes
    ----------
    place : int
        Where the window stands, or comes from; counted row by row from 0.
    counted : float
        Share of its terms that are added up by now, 0 to 1.
    way : float
        Share of its way to the next place, 0 to below 1.
    """

    place: int
    counted: float
    way: float

    @classmethod
    def at(cls, position: float) -> SlidingMoment:
        """Return the moment of a position."""
        beat, share = int(position), position % 1
        place, answers = divmod(beat, BEATS)
        if answers:
            # Slow at both ends.
            return cls(place, 1.0, share * share * (3 - 2 * share))
        return cls(place, share, 0.0)

    @property
    def is_answered(self) -> bool:
        """Whether the sum of its place is known."""
        return self.counted == 1

    @property
    def n_done(self) -> int:
        """How many numbers of the map are known."""
        return self.place + self.is_answered

    def n_counted(self, n_terms: int) -> int:
        """Return how many of so many terms are added up by now."""
        return int(self.counted * n_terms)


def last_position(n_places: int) -> int:
    """Return where the clock ends: at the answer of the last place."""
    return BEATS * n_places - 1


def answer_of(place: int) -> int:
    """Return the position at which the sum of a place stands in the map."""
    return BEATS * place + 1
