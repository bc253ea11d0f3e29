"""Saves a network as a Keras model that runs anywhere, and takes in models trained elsewhere."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from visualizer.core.file_replacement import replacing
from visualizer.core.image_dataset import IMAGE_SHAPE, N_CLASSES
from visualizer.core.initialisation import N_PIXELS
from visualizer.core.layer_plan import AnyPlan, ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.planned_network import Network, planned_network, plans_of
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.training.model_builder import keras_layers, keras_optimizer

if TYPE_CHECKING:
    import keras

SUFFIXES = (".keras", ".h5")
# Far above any network this program can show, far below a computer's memory.
MAX_BYTES = 512 * 2**20
MAX_CONFIG_BYTES = 2**20
MAX_WEIGHTS = 20_000_000
# Of all feature maps of a layer: kept for every image of a chunk that is answered.
MAX_MAP_VALUES = 500_000
# What a network on images is made of; whatever else a file holds is not made. For each, what
# of it decides how much memory it takes.
KNOWN_LAYERS: dict[str, tuple[str, ...]] = {
    "InputLayer": (),
    "Rescaling": (),
    "Flatten": (),
    "Reshape": (),
    "Dropout": (),
    "Dense": ("units",),
    "Conv2D": ("filters", "kernel_size"),
    "MaxPooling2D": ("pool_size",),
}
ARCHIVE_MEMBERS = {"metadata.json", "config.json", "model.weights.h5"}


def save_model(network: Network, config: TrainingConfig, path: Path) -> None:
    """Write a model that takes images of 28 x 28 with grey values of 0 to 1, as in the notes.

    Parameters
    ----------
    network : Network
        Of 784 inputs.
    config : TrainingConfig
        Its optimizer, for whoever trains on.
    path : Path
        Ends in ``.keras`` or ``.h5``. A file of that name is replaced once all is written.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence; a file of that name stays as it is.
    """
    import keras

    model = keras.Sequential([keras.Input(IMAGE_SHAPE), *keras_layers(plans_of(network))])
    model.set_weights(network.arrays)
    # By its name: a function of ours would be missing where the file is opened.
    model.compile(optimizer=keras_optimizer(config), loss=config.loss, metrics=["accuracy"])
    # Without variables of its own it would be saved as one that no model can take up.
    model.optimizer.build(model.trainable_variables)
    try:
        with replacing(path) as beside:
            if path.suffix == ".h5":
                beside.write_bytes(_hdf5(model))
            else:
                model.save(beside)
    except OSError as error:
        raise Problem(
            Sentence("ModelFile", "The model cannot be saved as {file}: {reason}.").format(
                file=path.name, reason=error.strerror or error
            )
        ) from error


def _hdf5(model: keras.Model) -> bytes:
    """Return a model as HDF5, made in memory.

    Written to a disk that is full, HDF5 (h5py 3.14) may end the program by a segmentation
    fault; and Keras (3.15) writes this format nowhere but into a file.
    """
    import h5py
    from keras.src.legacy.saving.legacy_h5_format import save_model_to_hdf5

    with h5py.File("in memory", "w", driver="core", backing_store=False) as file:
        save_model_to_hdf5(model, file)
        file.flush()
        image: bytes = file.id.get_file_image()
    return image


def load_model(path: Path) -> Network:
    """Read a model that somebody trained with Keras.

    Its description is looked through before anything is made of it: nothing but layers of
    known kinds, and no code, is ever taken from a file.

    Parameters
    ----------
    path : Path
        A ``.keras`` or ``.h5`` file.

    Raises
    ------
    Problem
        If it cannot be read or is no row of layers known here from 28 x 28 images to ten
        classes, in one sentence that says why.
    """
    import keras

    try:
        _check_description(_description(path), path)
        model = keras.saving.load_model(path, compile=False, safe_mode=True)
    except Problem:
        raise
    except OSError as error:
        raise _unreadable(path, error.strerror or Sentence("ModelFile", "it is damaged")) from error
    except Exception as error:
        # Keras raises whatever it meets in a damaged file.
        raise _unreadable(path, Sentence("ModelFile", "it is damaged")) from error
    return _network(model, path)


def _description(path: Path) -> dict[str, Any]:
    """Return what a file says its model is, without Keras."""
    if path.stat().st_size > MAX_BYTES:
        raise _unreadable(path, Sentence("ModelFile", "it is too large"))
    text = _archive_config(path) if zipfile.is_zipfile(path) else _hdf5_config(path)
    if len(text) > MAX_CONFIG_BYTES:
        raise _unreadable(path, Sentence("ModelFile", "it is too large"))
    description = json.loads(text)
    if not isinstance(description, dict):
        raise _unreadable(path, Sentence("ModelFile", "it holds no Keras model"))
    return description


def _archive_config(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: info for info in archive.infolist()}
        if not {"config.json", "model.weights.h5"} <= members.keys() <= ARCHIVE_MEMBERS:
            raise _unreadable(path, Sentence("ModelFile", "it holds no Keras model"))
        if sum(info.file_size for info in members.values()) > MAX_BYTES:
            raise _unreadable(path, Sentence("ModelFile", "it is too large"))
        with archive.open("config.json") as file:
            # No more than it said: a packed file may unpack to anything.
            return file.read(MAX_CONFIG_BYTES + 1).decode("utf-8")


def _hdf5_config(path: Path) -> str:
    import h5py

    if not h5py.is_hdf5(path):
        raise _unreadable(path, Sentence("ModelFile", "it holds no Keras model"))
    with h5py.File(path, "r") as file:
        text = file.attrs.get("model_config")
    if text is None:
        raise _unreadable(path, Sentence("ModelFile", "it holds weights, but no model"))
    return text.decode("utf-8") if isinstance(text, bytes) else str(text)


def _check_description(description: dict[str, Any], path: Path) -> None:
    """Refuse what is no plain row of known layers, before anything is made of it."""
    kind, inner = description.get("class_name"), description.get("config")
    if kind not in ("Sequential", "Functional") or not isinstance(inner, dict):
        raise _unreadable(path, Sentence("ModelFile", "it holds no Keras model"))
    side, n_values = IMAGE_SHAPE[0], 1
    for layer in inner.get("layers", ()):
        name = str(layer.get("class_name"))
        if name not in KNOWN_LAYERS or layer.get("module", "keras.layers") != "keras.layers":
            raise Problem(
                Sentence(
                    "ModelFile", "{file} has a layer of the kind {kind}, which cannot be shown."
                ).format(file=path.name, kind=name[:40])
            )
        sizes = [_size(layer.get("config", {}).get(key), path) for key in KNOWN_LAYERS[name]]
        if name == "Conv2D":
            n_weights = sizes[1] ** 2 * n_values * sizes[0]
            n_values, side = sizes[0], side - sizes[1] + 1
        elif name == "MaxPooling2D":
            n_weights, side = 0, side // sizes[0]
        elif name == "Dense":
            # After the last image, one value a place and channel; then a unit each.
            n_weights = max(side, 1) ** 2 * n_values * sizes[0]
            n_values, side = sizes[0], 1
        else:
            continue
        if n_weights > MAX_WEIGHTS or max(side, 1) ** 2 * n_values > MAX_MAP_VALUES:
            raise _unreadable(path, Sentence("ModelFile", "it is too large"))


def _size(value: Any, path: Path) -> int:
    """Return a number of units, or the larger side of a square."""
    numbers = value if isinstance(value, list) else [value]
    if not all(isinstance(each, int) and 0 < each <= MAX_WEIGHTS for each in numbers):
        raise _unreadable(path, Sentence("ModelFile", "it is damaged"))
    return max(numbers)


def _network(model: keras.Model, path: Path) -> Network:
    """Return the layers of a model, one after the other."""
    import keras

    if len(model.inputs) != 1 or len(model.outputs) != 1:
        raise _not_shown(path)
    shape = tuple(model.inputs[0].shape[1:])
    if shape not in ((28, 28), (28, 28, 1), (N_PIXELS,)):
        raise Problem(
            Sentence(
                "ModelFile", "{file} takes inputs of the shape {shape}; images are 28 × 28."
            ).format(file=path.name, shape=shape)
        )
    # What the screen shows as 1 a model that rescales takes as 255.
    full, scale = 1, 1.0
    plans: list[AnyPlan] = []
    arrays: list[np.ndarray] = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Rescaling):
            if plans or float(layer.offset) != 0:
                raise _not_shown(path)
            full, scale = 255, 255 * float(layer.scale)
        elif isinstance(layer, keras.layers.Dropout) and plans:
            plans[-1] = dataclasses.replace(plans[-1], dropout=float(layer.rate))
        elif isinstance(layer, keras.layers.MaxPooling2D):
            plans.append(PoolingPlan(int(layer.pool_size[0])))
        elif isinstance(layer, keras.layers.Dense | keras.layers.Conv2D):
            kernel = np.array(layer.kernel, np.float32)
            arrays.append(kernel if arrays else np.asarray(kernel * scale, np.float32))
            n_outputs = kernel.shape[-1]
            bias = layer.bias if layer.use_bias else np.zeros(n_outputs)
            arrays.append(np.array(bias, np.float32))
            activation = layer.activation.__name__
            if isinstance(layer, keras.layers.Dense):
                plans.append(LayerPlan(n_outputs, activation, layer.name))
            else:
                plans.append(ConvolutionPlan(n_outputs, kernel.shape[0], activation, layer.name))
    last = plans[-1] if plans else None
    if not isinstance(last, LayerPlan):
        raise _not_shown(path)
    if last.n_units != N_CLASSES or last.activation != "softmax":
        raise Problem(
            Sentence(
                "ModelFile", "{file} ends in {n} × {activation}; ten classes by softmax are needed."
            ).format(file=path.name, n=last.n_units, activation=last.activation)
        )
    pixels = np.random.default_rng(0).random((4, N_PIXELS), np.float32)
    theirs = np.array(model((full * pixels).reshape(-1, *shape)))
    try:
        network = planned_network(plans, arrays)
        # Of a run that diverged they are no numbers.
        with np.errstate(all="ignore"):
            ours = network.forward(pixels).output
    except ValueError as error:
        raise _not_shown(path) from error
    # Layers may be joined in other ways than one after the other, or slide in other ways.
    if not np.allclose(ours, theirs, atol=1e-4, equal_nan=True):
        raise _not_shown(path)
    return network


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem(
        Sentence("ModelFile", "{file} cannot be opened: {reason}.").format(
            file=path.name, reason=reason
        )
    )


def _not_shown(path: Path) -> Problem:
    text = Sentence(
        "ModelFile", "{file} is no plain row of layers known here, and cannot be shown."
    )
    return Problem(text.format(file=path.name))
