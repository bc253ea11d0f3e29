"""Which digit is on screen: a test image, or a drawing."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visualizer.core.scene_record import value_of

SHEET_SIDE = 280  # pixels


@dataclass(frozen=True)
class DigitScene:
    """Which image is shown.

    Attributes
    ----------
    index : int
        Number of the test image, or of the one to go back to from the drawing.
    drawing : bool
        Whether the drawing is shown instead.
    ink : bytes
        The drawing's sheet, row by row, whether it is shown or not.

    Raises
    ------
    ValueError
        If the number is below 0, or the sheet of another size.
    """

    index: int = 0
    drawing: bool = False
    ink: bytes = bytes(SHEET_SIDE**2)

    def __post_init__(self) -> None:
        """Check what may have come out of a file."""
        if self.index < 0 or len(self.ink) != SHEET_SIDE**2:
            raise ValueError("no image")

    @property
    def record(self) -> dict[str, Any]:
        """All of it in what JSON has; the sheet, which is mostly paper, is packed."""
        ink = base64.b64encode(zlib.compress(self.ink)).decode()
        return {"index": self.index, "drawing": self.drawing, "ink": ink}

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> DigitScene:
        """Return the scene that a `record` from anywhere describes.

        Raises
        ------
        One of `visualizer.core.scene_record.WRONG`
            If it describes none.
        """
        packed = base64.b64decode(value_of(str, record["ink"]), validate=True)
        try:
            # No more than is needed, whatever it would unpack to.
            ink = zlib.decompressobj().decompress(packed, SHEET_SIDE**2 + 1)
        except zlib.error as error:
            raise ValueError("a damaged sheet") from error
        return cls(value_of(int, record["index"]), value_of(bool, record["drawing"]), ink)
