"""Where a window stands along one side of an image: places, stride, padding, dilation."""

from __future__ import annotations

from dataclasses import dataclass

PADDINGS = ("valid", "same")


@dataclass(frozen=True)
class WindowAxis:
    """Counts the places of a window along one side, as Keras does.

    The size of the output is ``floor((n + p - d(k - 1) - 1) / s) + 1``, where p is the padding
    of both ends together (V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep
    learning", with dilation). "valid" pads nothing; "same" pads so much that there are
    ``ceil(n / s)`` places, and where that is an odd number, the end has one more than the
    beginning.

    Attributes
    ----------
    n : int
        Numbers along the side of the image, at least 1.
    size : int
        Numbers that the window takes, at least 1.
    stride : int
        How far it goes from one place to the next, at least 1.
    padding : str
        One of `PADDINGS`.
    dilation : int
        How far apart the numbers are that it takes, at least 1.
    """

    n: int
    size: int
    stride: int = 1
    padding: str = "valid"
    dilation: int = 1

    @property
    def reach(self) -> int:
        """From the first number that the window takes to the last, both counted."""
        return self.dilation * (self.size - 1) + 1

    @property
    def padded(self) -> int:
        """Numbers added to both ends together."""
        if self.padding == "valid":
            return 0
        n_wanted = -(-self.n // self.stride)
        return max((n_wanted - 1) * self.stride + self.reach - self.n, 0)

    @property
    def before(self) -> int:
        """Numbers added to the beginning."""
        return self.padded // 2

    @property
    def after(self) -> int:
        """Numbers added to the end."""
        return self.padded - self.before

    @property
    def n_places(self) -> int:
        """Places that the window has, the size of the output; 0 where it does not fit."""
        return max((self.n + self.padded - self.reach) // self.stride + 1, 0)

    def start(self, place: int) -> int:
        """Return the first number it takes at a place, counted from the image's first."""
        return place * self.stride - self.before

    def nearest_place(self, middle: float) -> int:
        """Return the place where the middle of the window is as near as it can be.

        Parameters
        ----------
        middle : float
            Along the side of the image, 0 at its beginning and ``n`` at its end.
        """
        place = round((middle - self.reach / 2 + self.before) / self.stride)
        return min(max(place, 0), self.n_places - 1)
