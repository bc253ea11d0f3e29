"""The loss anywhere in a plane: that of the network there, found by whatever way."""

from __future__ import annotations

import numpy as np
import pytest
from exhausted import result_of

from visualizer.core import mean_loss as mean_loss_module
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.image_sample import ImageSample, training_sample
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.loss_gradient import loss_gradient
from visualizer.core.mean_loss import image_work, images_at_a_time, mean_loss
from visualizer.core.plane_loss import FEWEST_IMAGES, MOST_IMAGES, PlaneLoss, sample_size
from visualizer.core.planned_network import Network, planned_network, plans_of
from visualizer.core.training_config import LOSSES, TrainingConfig
from visualizer.core.weight_plane import WeightPlane, find_plane

NETWORKS = {
    "one layer": (LayerPlan(10, "softmax"),),
    "dense": (LayerPlan(12, "relu"), LayerPlan(7, "tanh"), LayerPlan(10, "softmax")),
    "kernels": (ConvolutionPlan(3, 5), PoolingPlan(4), LayerPlan(10, "softmax")),
    "pooled first": (PoolingPlan(4), ConvolutionPlan(2, 3), LayerPlan(10, "softmax")),
}
PLACES = (0.0, 0.0), (0.3, -1.2), (-2.5, 0.75)
every_network = pytest.mark.parametrize("layers", NETWORKS.values(), ids=NETWORKS.keys())


def drawn_sample(n_images: int = 230) -> ImageSample:
    generator = np.random.default_rng(3)
    pixels = generator.integers(0, 256, (n_images, 784)).astype(np.float32) / 255
    return ImageSample(pixels, generator.integers(0, 10, n_images))


def plane_of(layers: tuple, dtype: type = np.float32) -> WeightPlane:
    networks = []
    for seed in range(5):
        network = initial_network(layers, seed)
        arrays = [array.astype(dtype) for array in network.arrays]
        networks.append(planned_network(plans_of(network), arrays))
    plane = result_of(find_plane(networks))
    assert plane is not None
    return plane


def direct(network: Network, sample: ImageSample, loss: str) -> float:
    """Return the mean loss by the textbook, of all images at once."""
    output = network.forward(sample.pixels).output.astype(float)
    truth = np.eye(10)[sample.labels]
    if loss == "mean_squared_error":
        return float(((output - truth) ** 2).mean())
    return float(-np.log((output * truth).sum(axis=1)).mean())


@every_network
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("dtype", "accuracy"), [(np.float32, 1e-6), (np.float64, 1e-12)])
def test_it_is_that_of_the_network_there(
    layers: tuple, loss: str, dtype: type, accuracy: float
) -> None:
    plane, sample = plane_of(layers, dtype), drawn_sample()
    losses = PlaneLoss(plane, sample, loss)
    result_of(losses.prepare())
    for place in PLACES:
        expected = direct(plane.network_at(place), sample, loss)
        assert result_of(losses.at(place)) == pytest.approx(expected, rel=accuracy, abs=accuracy)


@every_network
@pytest.mark.parametrize("loss", LOSSES)
def test_the_mean_loss_is_that_of_which_training_knows_the_gradient(
    layers: tuple, loss: str
) -> None:
    network, sample = initial_network(layers, 1), drawn_sample()
    images = (255 * sample.pixels).round().astype(np.uint8).reshape(-1, 28, 28)
    expected = loss_gradient(network, images, sample.labels, loss).loss
    assert result_of(mean_loss(network, sample, loss)) == pytest.approx(expected, rel=1e-6)


def test_of_huge_weights_the_loss_is_no_number_and_nobody_is_warned() -> None:
    plane, sample = plane_of(NETWORKS["dense"]), drawn_sample(20)
    losses = PlaneLoss(plane, sample, LOSSES[0])
    result_of(losses.prepare())
    assert not np.isfinite(result_of(losses.at((1e38, 1e38))))
    network = plane.network_at((0.0, 0.0))
    broken = planned_network(plans_of(network), [array * np.nan for array in network.arrays])
    assert np.isnan(result_of(mean_loss(broken, sample, LOSSES[0])))


@every_network
def test_a_few_images_at_a_time_have_the_same_loss(
    layers: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    plane, sample = plane_of(layers), drawn_sample(50)
    expected = result_of(mean_loss(plane.origin, sample, LOSSES[0]))
    monkeypatch.setattr(mean_loss_module, "PART_WORK", 1)
    assert sum(1 for _ in mean_loss(plane.origin, sample, LOSSES[0])) == 50
    losses = PlaneLoss(plane, sample, LOSSES[0])
    result_of(losses.prepare())
    assert result_of(losses.at((0.0, 0.0))) == pytest.approx(expected, rel=1e-6)
    assert result_of(mean_loss(plane.origin, sample, LOSSES[0])) == pytest.approx(expected)


def test_work_counts_each_product() -> None:
    assert image_work(initial_network(NETWORKS["dense"], 0)) == 784 * 12 + 12 * 7 + 7 * 10
    kernels = initial_network(NETWORKS["kernels"], 0)
    assert image_work(kernels) == 5 * 24 * 24 * 25 * 3 + 6 * 6 * 3 * 10
    assert images_at_a_time(1) == images_at_a_time(0) == 100
    assert images_at_a_time(10**12) == 1


def test_the_more_work_a_network_is_the_fewer_images_are_looked_at() -> None:
    sizes = {
        name: sample_size(initial_network(TrainingConfig(preset=name).layers, 0))
        for name in ("lecture-512", "lecture-20-20", "cnn")
    }
    assert sizes == {"lecture-512": MOST_IMAGES, "lecture-20-20": MOST_IMAGES, "cnn": 200}
    wide = initial_network(
        (LayerPlan(1500, "relu"), LayerPlan(1500, "relu"), LayerPlan(10, "softmax")), 0
    )
    assert sample_size(wide) == FEWEST_IMAGES


def test_the_sample_is_always_the_same_and_of_images_that_are_trained_on() -> None:
    generator = np.random.default_rng(0)
    grey, labels = generator.integers(0, 256, (30, 28, 28), np.uint8), np.arange(30) % 10
    images = ImageDataset(grey[:20], labels[:20], grey[20:], labels[20:])
    sample, again = (training_sample(images, 15, 10) for _ in range(2))
    assert (sample.pixels == again.pixels).all()
    rows = grey.reshape(30, -1) / np.float32(255)
    chosen = [int(np.flatnonzero((rows == row).all(axis=1))[0]) for row in sample.pixels]
    assert len(set(chosen)) == sample.n_images == 10
    assert max(chosen) < 15
    assert (sample.labels == labels[chosen]).all()
    assert training_sample(images, 15, 1000).n_images == 15
