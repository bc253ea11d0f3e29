"""The maps in a network, and what one of its layers does for one of them, as a scene."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from visualizer.core.convolution_scene import CONVOLUTION, DIGIT, MAP, MAX, ConvolutionScene
from visualizer.core.convolutional_network import ConvolutionalNetwork, ConvolutionalTrace
from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.image_layers import ConvolutionLayer, ImageLayer
from visualizer.core.number_grid import LARGEST
from visualizer.core.planned_network import Network, Trace
from visualizer.core.sentence import Problem, Sentence

NO_MAP = Sentence("Convolution", "The network has no map there: choose one of its layers.")


def image_layers_of(network: Network) -> tuple[ImageLayer, ...]:
    """Return convolution and pooling of a network; nothing of one that has none."""
    return network.image_layers if isinstance(network, ConvolutionalNetwork) else ()


def maps_before(trace: Trace, layer: int) -> np.ndarray:
    """Return what an image layer looks at.

    Parameters
    ----------
    trace : Trace
        Of one image.
    layer : int
        From 0, the one that looks at the image; one past the last is what that gives.

    Returns
    -------
    array, shape (height, width, n_channels)
    """
    if layer == 0 or not isinstance(trace, ConvolutionalTrace):
        pixels = trace.image if isinstance(trace, ConvolutionalTrace) else trace.activations[0]
        return pixels.reshape(*IMAGE_SHAPE, 1)
    return trace.maps[layer - 1]


def scene_of_map(
    scene: ConvolutionScene, layer: ImageLayer, index: int, number: int, channel: int
) -> ConvolutionScene:
    """Return a scene in which a window does what a layer does for one of its maps.

    Parameters
    ----------
    scene : ConvolutionScene
        What is not about that stays.
    layer : ImageLayer
    index : int
        Which of the network's image layers that is.
    number : int
        Of the map.
    channel : int
        Of the map before it whose part is shown; pooling looks at the one of the same number.

    Raises
    ------
    Problem
        If it has no such map, or its weights are no numbers, or too large ones.
    """
    if isinstance(layer, ConvolutionLayer) and not (
        0 <= number < layer.n_filters and 0 <= channel < layer.n_channels
    ):
        raise Problem(NO_MAP)
    scene = replace(
        scene,
        source=MAP if index else DIGIT,
        divides=True,
        padding="valid",
        layer=index,
        number=number,
        channel=channel,
    )
    if not isinstance(layer, ConvolutionLayer):
        return replace(
            scene, operation=MAX, pool_size=layer.size, stride=layer.size, channel=number
        )
    # Of several parts none has the bias and the relu: both come after all of them are added.
    is_whole = layer.n_channels == 1
    weights = layer.weights[:, :, channel, number].astype(float)
    bias = float(layer.bias[number]) if is_whole else 0.0
    if not np.abs([*weights.ravel(), bias]).max() <= LARGEST:
        raise Problem(Sentence("Convolution", "The network's weights are no numbers any more."))
    return replace(
        scene,
        operation=CONVOLUTION,
        kernel=tuple(map(tuple, weights.tolist())),
        bias=bias,
        relu=is_whole and layer.activation == "relu",
        flips=False,
        stride=1,
        dilation=1,
    )


def n_parts(scene: ConvolutionScene, layer: ImageLayer, index: int) -> int | None:
    """Return how many parts a layer adds up, where the scene shows one of them; else None.

    With another weight or stride, or after more training, it shows a part no more.
    """
    if not isinstance(layer, ConvolutionLayer) or layer.n_channels == 1:
        return None
    try:
        part = scene_of_map(scene, layer, index, scene.number, scene.channel)
    except Problem:
        return None
    return layer.n_channels if part == scene else None
