"""What can be trained: a network of images, or one of points on the plane."""

from __future__ import annotations

import math

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.planned_network import Network
from visualizer.core.point_dataset import PointDataset
from visualizer.core.points_config import PointsConfig
from visualizer.core.training_config import TrainingConfig

RunConfig = TrainingConfig | PointsConfig
RunDataset = ImageDataset | PointDataset


def first_network(config: RunConfig) -> Network:
    """Return the network of a run with its first weights.

    Parameters
    ----------
    config : RunConfig
    """
    return initial_network(config.layers, config.seed, math.prod(config.input_shape))
