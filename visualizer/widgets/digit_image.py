"""A digit as a picture in the palette's own paper and ink."""

from __future__ import annotations

from functools import cache

import numpy as np
from PySide6.QtGui import QImage

from visualizer.widgets.theme import colors, mixed


def digit_image(image: np.ndarray) -> QImage:
    """Return grey values as ink on paper.

    Parameters
    ----------
    image : array of uint8, shape (height, width)
        0 (paper) to 255 (ink).

    Returns
    -------
    QImage
        Of the same size; draw it without smoothing to see its pixels.
    """
    height, width = image.shape
    picture = QImage(
        np.ascontiguousarray(image).data, width, height, width, QImage.Format.Format_Indexed8
    )
    picture.setColorTable(_ramp(colors().panel, colors().text))
    # The array may go before the picture does.
    return picture.copy()


@cache
def _ramp(paper: str, ink: str) -> list[int]:
    """Return 256 colours from paper to ink."""
    return [mixed(paper, ink, grey / 255).rgb() for grey in range(256)]
