"""Makes a network of this program out of the layers that a model's file describes."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.image_dataset import IMAGE_SHAPE, N_CLASSES
from visualizer.core.initialisation import N_PIXELS
from visualizer.core.layer_plan import AnyPlan, ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.planned_network import Network, planned_network
from visualizer.core.sentence import Problem, Sentence
from visualizer.training.stored_model import DAMAGED, MAX_WEIGHTS, TOO_LARGE, StoredLayer

# Of all feature maps of a layer: kept for every image of a chunk that is answered.
MAX_MAP_VALUES = 500_000
MAX_LAYERS = 32
INPUT_SHAPES = (IMAGE_SHAPE, (*IMAGE_SHAPE, 1), (N_PIXELS,))
# They do something while training only.
SILENT_KINDS = {
    "AlphaDropout",
    "GaussianDropout",
    "GaussianNoise",
    "RandomFlip",
    "RandomRotation",
    "RandomTranslation",
    "RandomZoom",
    "SpatialDropout2D",
}
# Grey values of 0 to 255 are made this much smaller at least; no more are those of 0 to 1.
LARGEST_GREY_SCALE = 0.02


@dataclasses.dataclass(frozen=True)
class OpenedModel:
    """A network out of a file.

    Attributes
    ----------
    network : Network
        Gives for images of 0 to 1 what the model gives.
    remarks : tuple of Sentence
        Where its layers or weights are not those of the file.
    """

    network: Network
    remarks: tuple[Sentence, ...] = ()


def network_of(layers: Iterable[StoredLayer]) -> OpenedModel:
    """Put layers in a row together, those that only scale into the weights beside them.

    Raises
    ------
    Problem
        If one does what no layer here does, with a reason that names it.
    """
    row = _GrowingNetwork()
    # Of a run that diverged they are no numbers.
    with np.errstate(all="ignore"):
        for place, layer in enumerate(layers):
            if place == 0:
                row.take_input(layer)
            row.add(layer)
        return row.finished()


class _GrowingNetwork:
    """Layers up to one of them, and the shape and scale of what it gives."""

    def __init__(self) -> None:
        self._shape: tuple[int, ...] = ()
        self._plans: list[AnyPlan] = []
        self._arrays: list[np.ndarray] = []
        # What the next weights take is that much, value by value, of what comes now.
        self._scale = self._offset = np.zeros(0)
        self._is_scaled = False
        self._n_weights = 0
        self._remarks: list[Sentence] = []

    def take_input(self, layer: StoredLayer) -> None:
        """Begin with images of the shape that the first layer asks for."""
        self._shape = tuple(_whole(each) for each in layer.config["batch_shape"][1:])
        if self._shape not in INPUT_SHAPES:
            raise Problem(
                Sentence(
                    "ModelFile", "it takes inputs of the shape {shape}; images are 28 × 28"
                ).format(shape=self._shape)
            )
        self._scale, self._offset = np.ones(self._shape), np.zeros(self._shape)

    def add(self, layer: StoredLayer) -> None:
        """Put one more layer behind the others."""
        config = layer.config
        match layer.kind:
            case "InputLayer":
                pass
            case "Flatten":
                self._reshape((math.prod(self._shape),))
            case "Reshape":
                self._reshape(_target(config["target_shape"], self._shape), layer)
            case "Rescaling":
                self._rescale(float(config["scale"]), float(config["offset"]))
            case "BatchNormalization":
                self._normalise(layer)
            case "Dropout":
                self._drop(float(config["rate"]))
            case "Activation" | "ReLU" | "Softmax":
                self._activate(_activation_of_layer(layer), layer)
            case "Dense":
                self._add_dense(layer)
            case "Conv2D":
                self._add_convolution(layer)
            case "MaxPooling2D":
                self._add_pooling(layer)
            case kind if kind not in SILENT_KINDS:
                text = Sentence(
                    "ModelFile", "its layer “{name}” is of the kind {kind}, which cannot be shown"
                )
                raise Problem(text.format(name=layer.name, kind=kind))
        if len(self._plans) > MAX_LAYERS:
            raise Problem(TOO_LARGE)

    def finished(self) -> OpenedModel:
        """Return the network if it tells ten classes apart."""
        last = self._plans[-1] if self._plans else None
        if not isinstance(last, LayerPlan) or self._is_scaled:
            raise Problem(Sentence("ModelFile", "it does not end in a dense layer"))
        if last.n_units == N_CLASSES and last.activation == "linear":
            last = dataclasses.replace(last, activation="softmax")
            self._plans[-1] = last
            self._remark(Sentence("ModelFile", "It ends in logits; softmax is added."))
        if last.n_units != N_CLASSES or last.activation != "softmax":
            raise Problem(
                Sentence(
                    "ModelFile", "it ends in {n} × {activation}; ten classes by softmax are needed"
                ).format(n=last.n_units, activation=last.activation)
            )
        return OpenedModel(planned_network(self._plans, self._arrays), tuple(self._remarks))

    def _reshape(self, shape: tuple[int, ...], layer: StoredLayer | None = None) -> None:
        flat = (math.prod(self._shape),)
        # Maps cut up in another way mean nothing any more.
        if layer and shape != flat and (self._plans or shape not in INPUT_SHAPES):
            raise _not_shown(layer)
        self._shape = shape
        self._scale, self._offset = self._scale.reshape(shape), self._offset.reshape(shape)

    def _rescale(self, scale: float, offset: float) -> None:
        if not self._plans and not self._is_scaled and abs(scale) <= LARGEST_GREY_SCALE:
            # What the screen shows as 1 such a model takes as 255.
            self._scale = 255 * self._scale
        self._scale_by(np.array(scale), np.array(offset))

    def _normalise(self, layer: StoredLayer) -> None:
        axis = layer.config["axis"]
        if (axis[0] if isinstance(axis, list) else axis) not in (-1, len(self._shape)):
            raise _not_shown(layer)
        names = ["gamma"] * bool(layer.config["scale"]) + ["beta"] * bool(layer.config["center"])
        arrays = {
            name: layer.array(place, self._shape[-1:]).astype(np.float64)
            for place, name in enumerate([*names, "mean", "variance"])
        }
        scale = arrays.get("gamma", 1) / np.sqrt(
            arrays["variance"] + float(layer.config["epsilon"])
        )
        self._scale_by(scale, arrays.get("beta", 0) - arrays["mean"] * scale)
        self._remark(
            Sentence("ModelFile", "Batch normalization is folded into the weights beside it.")
        )

    def _scale_by(self, scale: np.ndarray, offset: np.ndarray) -> None:
        """Scale the values of now; ``scale`` and ``offset`` are of the last axis, or one number."""
        if self._open_plan and scale.size in (1, self._arrays[-1].size) and not self._is_scaled:
            kernel, bias = self._arrays[-2:]
            self._arrays[-2:] = (
                np.asarray(kernel * scale, np.float32),
                np.asarray(bias * scale + offset, np.float32),
            )
            return
        self._scale, self._offset = self._scale * scale, self._offset * scale + offset
        self._is_scaled = True

    @property
    def _open_plan(self) -> LayerPlan | ConvolutionPlan | None:
        """The last layer if it has weights and no activation yet."""
        last = self._plans[-1] if self._plans else None
        if isinstance(last, PoolingPlan | None):
            return None
        return last if last.activation == "linear" else None

    def _drop(self, rate: float) -> None:
        if not 0 <= rate < 1:
            raise Problem(DAMAGED)
        if self._plans:
            self._plans[-1] = dataclasses.replace(self._plans[-1], dropout=rate)

    def _activate(self, activation: str, layer: StoredLayer) -> None:
        plan = self._open_plan
        # Of maps that lie flat, softmax would mix all places.
        mixes = activation == "softmax" and not isinstance(plan, LayerPlan)
        if plan is None or self._is_scaled or mixes:
            raise _not_shown(layer)
        self._plans[-1] = dataclasses.replace(plan, activation=activation)

    def _add_dense(self, layer: StoredLayer) -> None:
        if len(self._shape) != 1:
            raise _not_shown(layer)
        n_units = _whole(layer.config["units"])
        activation = _activation(layer.config["activation"], layer)
        kernel, bias = self._weights(layer, (*self._shape, n_units))
        if self._is_scaled:
            bias += self._offset @ kernel
            kernel *= self._scale[:, np.newaxis]
        self._take(LayerPlan(n_units, activation, layer.name), kernel, bias, (n_units,))

    def _add_convolution(self, layer: StoredLayer) -> None:
        config = layer.config
        n_filters, side = _whole(config["filters"]), _side(config["kernel_size"], layer)
        activation = _activation(config["activation"], layer)
        if config["padding"] != "valid" and side > 1:
            text = Sentence(
                "ModelFile", "its layer “{name}” pads its images, which is unknown here"
            )
            raise Problem(text.format(name=layer.name))
        slides_plainly = (
            len(self._shape) == 3
            and _side(config["strides"], layer) == _side(config["dilation_rate"], layer) == 1
            and config.get("groups", 1) == 1
            and config.get("data_format") in (None, "channels_last")
        )
        if not slides_plainly:
            raise _not_shown(layer)
        height, width, n_channels = self._shape
        shape = height - side + 1, width - side + 1, n_filters
        kernel, bias = self._weights(layer, (side, side, n_channels, n_filters))
        if self._is_scaled:
            scale, offset = self._channel_scale(layer)
            bias += np.einsum("yxck,c->k", kernel, offset)
            kernel *= scale[:, np.newaxis]
        plan = ConvolutionPlan(n_filters, side, activation, layer.name)
        self._take(plan, kernel, bias, shape)

    def _add_pooling(self, layer: StoredLayer) -> None:
        config, size = layer.config, _side(layer.config["pool_size"], layer)
        if len(self._shape) != 3:
            raise _not_shown(layer)
        height, width, n_channels = self._shape
        fits = config["padding"] == "valid" or height % size == width % size == 0
        if not fits or _side(config["strides"] or size, layer) != size:
            raise _not_shown(layer)
        self._plans.append(PoolingPlan(size))
        scale, offset = self._channel_scale(layer)
        if not (scale > 0).all():
            # The largest would become the smallest.
            raise _not_shown(layer)
        self._shape = height // size, width // size, n_channels
        self._check_maps()
        self._scale = np.broadcast_to(scale, self._shape)
        self._offset = np.broadcast_to(offset, self._shape)

    def _channel_scale(self, layer: StoredLayer) -> tuple[np.ndarray, np.ndarray]:
        """Return scale and offset of each channel, if they are the same all over the image."""
        scale, offset = self._scale[0, 0], self._offset[0, 0]
        if not ((self._scale == scale).all() and (self._offset == offset).all()):
            raise _not_shown(layer)
        return scale, offset

    def _weights(self, layer: StoredLayer, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Read kernel and bias."""
        self._n_weights += math.prod(shape)
        if self._n_weights > MAX_WEIGHTS:
            raise Problem(TOO_LARGE)
        kernel = layer.array(0, shape)
        uses_bias = layer.config["use_bias"]
        return kernel, layer.array(1, shape[-1:]) if uses_bias else np.zeros(shape[-1], np.float32)

    def _take(
        self, plan: AnyPlan, kernel: np.ndarray, bias: np.ndarray, shape: tuple[int, ...]
    ) -> None:
        self._plans.append(plan)
        self._arrays += kernel, bias
        self._shape = shape
        self._check_maps()
        self._scale, self._offset = np.ones(shape), np.zeros(shape)
        self._is_scaled = False

    def _check_maps(self) -> None:
        if min(self._shape) < 1:
            raise Problem(DAMAGED)
        if math.prod(self._shape) > MAX_MAP_VALUES:
            raise Problem(TOO_LARGE)

    def _remark(self, remark: Sentence) -> None:
        if remark not in self._remarks:
            self._remarks.append(remark)


def _activation(said: Any, layer: StoredLayer) -> str:
    """Return the name of an activation, which Keras writes in three ways."""
    if isinstance(said, Mapping):
        kind, config = said["class_name"], said["config"]
        # A layer in the place of a function.
        said = config if kind == "function" else _layer_activation(kind, config)
    if said not in ACTIVATIONS:
        text = Sentence(
            "ModelFile", "the activation {activation} of its layer “{name}” is unknown here"
        )
        raise Problem(text.format(activation=str(said)[:40], name=layer.name))
    return str(said)


def _activation_of_layer(layer: StoredLayer) -> str:
    if layer.kind == "Activation":
        return _activation(layer.config["activation"], layer)
    return _activation(_layer_activation(layer.kind, layer.config), layer)


def _layer_activation(kind: str, config: Mapping[str, Any]) -> str:
    """Return the function of a layer that is nothing but one; what it may not be, by its kind."""
    plain = {
        "ReLU": not config.get("max_value")
        and not config.get("negative_slope")
        and not config.get("threshold"),
        "Softmax": config.get("axis", -1) == -1,
    }
    return kind.lower() if plain.get(kind) else kind


def _target(target: list[int], shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return a shape with its -1 filled in."""
    n_values = math.prod(shape)
    known = math.prod(_whole(each) for each in target if each != -1)
    filled = tuple(n_values // known if each == -1 else each for each in target)
    if math.prod(filled) != n_values:
        raise Problem(DAMAGED)
    return filled


def _side(sides: Any, layer: StoredLayer) -> int:
    """Return the side of a square."""
    first, *others = sides if isinstance(sides, list) else [sides]
    if any(each != first for each in others):
        raise _not_shown(layer)
    return _whole(first)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= MAX_WEIGHTS:
        raise Problem(DAMAGED)
    return value


def _not_shown(layer: StoredLayer) -> Problem:
    text = Sentence("ModelFile", "its layer “{name}” ({kind}) works in a way that cannot be shown")
    return Problem(text.format(name=layer.name, kind=layer.kind))
