"""A digit as a picture in the palette's own paper and ink."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage

from visualizer.widgets.theme import colors


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
    paper, ink = QColor(colors().panel), QColor(colors().text)
    height, width = image.shape
    picture = QImage(
        np.ascontiguousarray(image).data, width, height, width, QImage.Format.Format_Indexed8
    )
    picture.setColorTable([_mixed(paper, ink, share / 255).rgb() for share in range(256)])
    # The array may go before the picture does.
    return picture.copy()


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        *(
            (1 - share) * a + share * b
            for a, b in zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True)
        )
    )
