"""The loss of a network anywhere in a plane of weights."""

from __future__ import annotations

from collections.abc import Generator, Iterable

import numpy as np

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.image_sample import ImageSample
from visualizer.core.mean_loss import image_work, images_at_a_time, mean_loss
from visualizer.core.network import DenseNetwork, ForwardTrace
from visualizer.core.planned_network import Network
from visualizer.core.training_loss import summed_loss
from visualizer.core.weight_plane import WeightPlane

# What a place of the plane may take, in products: some 20 ms.
PLACE_WORK = 200_000_000
MOST_IMAGES, FEWEST_IMAGES = 1000, 100


def sample_size(network: Network) -> int:
    """Return over how many images the loss is found at so many places in reasonable time."""
    n_images = PLACE_WORK // max(_place_work(network), 1)
    whole_hundreds = n_images // FEWEST_IMAGES * FEWEST_IMAGES
    return min(max(whole_hundreds, FEWEST_IMAGES), MOST_IMAGES)


class PlaneLoss:
    """Finds the mean loss of some images at places of a plane, a few images at a time.

    The first dense layer sees the images alone, and its net input is linear in its weights:
    ``z(theta + x u + y v) = z(theta) + x z(u) + y z(v)``. Those three are found once; of
    `lecture-512` nearly all of the work is then done for all places together.

    Parameters
    ----------
    plane : WeightPlane
    sample : ImageSample
    loss : str
        A key of `visualizer.core.training_loss.TRAINING_LOSSES`.
    """

    def __init__(self, plane: WeightPlane, sample: ImageSample, loss: str) -> None:
        self._plane, self._sample, self._loss = plane, sample, loss
        self._parts = sample.parts(images_at_a_time(_place_work(plane.origin)))
        # Of every part: what the first layer makes of it along the axes.
        self._first: list[tuple[np.ndarray, ...]] = []

    def prepare(self) -> Generator[None, None, None]:
        """Do what is done for all places together."""
        networks = self._plane.origin, *self._plane.directions
        if not all(isinstance(network, DenseNetwork) for network in networks):
            return
        at_a_time = images_at_a_time(image_work(self._plane.origin))
        for part in self._parts:
            found: list[np.ndarray] = []
            for network in networks:
                layer, outputs = network.dense.layers[0], []
                for few in part.parts(at_a_time):
                    with np.errstate(all="ignore"):
                        outputs.append(layer.net_input(few.pixels))
                    yield
                found.append(np.concatenate(outputs))
            self._first.append(tuple(found))

    def at(self, point: Iterable[float]) -> Generator[None, None, float]:
        """Find the mean loss at a place, once it is prepared for.

        Parameters
        ----------
        point : iterable of two float

        Returns
        -------
        float
            nan or inf where the network there gives no numbers.
        """
        if not self._first:
            network = self._plane.network_at(point)
            return (yield from mean_loss(network, self._sample, self._loss))
        x, y = point
        network = self._plane.network_at(point, first_array=2)
        activation = ACTIVATIONS[network.dense.layers[0].activation]
        total = 0.0
        for part, (last, first, second) in zip(self._parts, self._first, strict=True):
            # Weights far from those of the run are huge.
            with np.errstate(all="ignore"):
                z = x * first
                z += last
                z += y * second
                trace = network.dense.forward_on(ForwardTrace((part.pixels, activation(z)), (z,)))
            total += summed_loss(trace, part.labels, self._loss)
            yield
        return total / self._sample.n_images


def _place_work(network: Network) -> int:
    """Return what an image takes at one more place of a plane: about so many products."""
    if isinstance(network, DenseNetwork):
        return image_work(network) - network.layers[0].weights.size + network.layers[0].n_units
    return image_work(network)
