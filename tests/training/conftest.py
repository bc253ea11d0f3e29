"""Digits for the tests of training: small, and learnable in a few batches."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.image_dataset import ImageDataset


@pytest.fixture(scope="session")
def digits() -> ImageDataset:
    """700 training and 620 test images: ten patterns under noise."""
    generator = np.random.default_rng(7)
    patterns = generator.uniform(0, 160, (10, 28, 28))
    labels = generator.integers(0, 10, 1320).astype(np.uint8)
    images = patterns[labels] + generator.uniform(0, 95, (1320, 28, 28))
    # As in real images, some pixels never hold ink.
    images[:, :3] = 0
    images = images.astype(np.uint8)
    return ImageDataset(images[:700], labels[:700], images[700:], labels[700:])
