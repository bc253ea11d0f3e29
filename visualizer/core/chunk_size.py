"""How many images are worked on at a time, where somebody is waiting to be heard."""

from __future__ import annotations

# Between two chunks clicks and keys are heard, and a frame is drawn (s).
CHUNK_TIME = 0.01
# The widest network that can be built takes a thousand times as long as the smallest.
FIRST_SIZE = 8


class ChunkSize:
    """Begins small and follows the time that each chunk takes.

    Parameters
    ----------
    most : int
        Images that are never exceeded, at least 1.

    Attributes
    ----------
    size : int
        Images to take next, 1 to ``most``.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.size = min(FIRST_SIZE, most)

    def took(self, seconds: float) -> None:
        """Take note of how long ``size`` images took, above 0 (s): the next may be other many."""
        factor = min(CHUNK_TIME / seconds, 2)
        self.size = min(max(1, int(self.size * factor)), self._most)
