"""What a model's file says and holds, read number by number: Keras gets to see none of it."""

from __future__ import annotations

import io
import json
import math
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from visualizer.core.data_file import unpacked_sizes
from visualizer.core.sentence import Problem, Sentence

if TYPE_CHECKING:
    import h5py

# Far above any network this program can show, with an optimizer of two values a weight; far
# below a computer's memory.
MAX_BYTES = 2**28
MAX_CONFIG_BYTES = 2**20
MAX_WEIGHTS = 20_000_000
MAX_LAYERS = 100
ARCHIVE_MEMBERS = {"metadata.json", "config.json", "model.weights.h5"}
DAMAGED = Sentence("ModelFile", "it is damaged")
TOO_LARGE = Sentence("ModelFile", "it is too large")
NO_MODEL = Sentence("ModelFile", "it holds no Keras model")
NO_ROW = Sentence("ModelFile", "its layers do not stand in one row")
# What Keras calls the groups of layers in an archive, today and up to 3.0.
GROUPS = ("layers", "_layer_checkpoint_dependencies")
# Names of classes as Keras spells them there.
GROUP_NAMES = {"Conv2D": "conv2d", "BatchNormalization": "batch_normalization", "Dense": "dense"}


@dataclass(frozen=True)
class StoredLayer:
    """A layer as a file describes it; its arrays are read when they are asked for.

    Attributes
    ----------
    kind : str
        Keras's name of its class.
    name : str
    config : mapping
        Anything may stand there.
    """

    kind: str
    name: str
    config: Mapping[str, Any]
    _group: h5py.Group = field(repr=False)
    _paths: Sequence[str] = field(repr=False)

    def array(self, place: int, shape: tuple[int, ...]) -> np.ndarray:
        """Read one of its arrays, in Keras's order, as float32.

        Raises
        ------
        Problem
            If there is none of that shape, or it is stored in a way that could lead
            anywhere, or unpack to anything.
        """
        dataset = _member(self._group, self._paths[place])
        plain = (
            _is_dataset(dataset)
            and dataset.shape == shape
            and dataset.dtype.kind == "f"
            and not (dataset.is_virtual or dataset.external)
            and dataset.id.get_create_plist().get_nfilters() == 0
            and math.prod(dataset.chunks or (0,)) <= MAX_WEIGHTS
        )
        if not plain:
            raise Problem(DAMAGED)
        # A number too large for float32 is infinite, as it would be in Keras.
        with np.errstate(over="ignore"):
            return np.asarray(dataset[()], np.float32)


@contextmanager
def stored_layers(path: Path) -> Iterator[list[StoredLayer]]:
    """Open a file and give the layers of its model, one behind the other.

    Parameters
    ----------
    path : Path
        A ``.keras`` or ``.h5`` file, of Keras 3 or of ``tf.keras`` 2.

    Yields
    ------
    list of StoredLayer
        The first one knows the shape of the input: ``batch_shape`` in its ``config``.

    Raises
    ------
    Problem
        With a reason that ends "cannot be opened: …".
    OSError
        If the file cannot be read.
    """
    import h5py

    with path.open("rb") as file:
        if file.seek(0, io.SEEK_END) > MAX_BYTES:
            raise Problem(TOO_LARGE)
        if zipfile.is_zipfile(file):
            text, weights = _unpacked(file)
            with h5py.File(weights, "r") as root:
                yield _archived(_row(text), root)
        elif h5py.is_hdf5(path):
            with h5py.File(file, "r") as root:
                text = _text(root.attrs, "model_config")
                yield _legacy(_row(text), _member(root, "model_weights"))
        else:
            raise Problem(NO_MODEL)


def _unpacked(file: BinaryIO) -> tuple[str, BinaryIO]:
    """Return the description and the weights of a ``.keras`` archive."""
    with zipfile.ZipFile(file) as archive:
        sizes = unpacked_sizes(archive)
        if not {"config.json", "model.weights.h5"} <= sizes.keys() <= ARCHIVE_MEMBERS:
            raise Problem(NO_MODEL)
        if sizes["config.json"] > MAX_CONFIG_BYTES or sizes["model.weights.h5"] > MAX_BYTES:
            raise Problem(TOO_LARGE)
        text = archive.read("config.json").decode("utf-8")
        weights = io.BytesIO()
        with archive.open("model.weights.h5") as stream:
            shutil.copyfileobj(stream, weights, 2**20)
        return text, weights


def _row(text: str) -> list[dict[str, Any]]:
    """Return the descriptions of layers that stand in one row."""
    if len(text) > MAX_CONFIG_BYTES:
        raise Problem(TOO_LARGE)
    description = json.loads(text)
    model = description.get("config") if isinstance(description, dict) else None
    if not isinstance(model, dict) or "layers" not in model:
        raise Problem(NO_MODEL)
    # tf.keras 2 calls it Model, too.
    if description.get("class_name") not in ("Sequential", "Functional", "Model"):
        raise Problem(NO_MODEL)
    layers = list(model["layers"])
    if not layers:
        raise Problem(NO_MODEL)
    if len(layers) > MAX_LAYERS:
        raise Problem(TOO_LARGE)
    if description["class_name"] != "Sequential":
        _check_chain(layers, model)
    first = dict(layers[0]["config"])
    first["batch_shape"] = (
        first.get("batch_shape") or first.get("batch_input_shape") or model["build_input_shape"]
    )
    return [{**layers[0], "config": first}, *layers[1:]]


def _check_chain(layers: list[dict[str, Any]], model: Mapping[str, Any]) -> None:
    """Make sure that each layer takes what the one before it gives, once, and nothing else."""
    names = [layer["config"]["name"] for layer in layers]
    sources = [_sources(layer["inbound_nodes"]) for layer in layers]
    in_a_row = [[], *([name] for name in names[:-1])]
    ends = [_ends(model[key]) for key in ("input_layers", "output_layers")]
    if sources != in_a_row or ends != [[names[0]], [names[-1]]]:
        raise Problem(NO_ROW)


def _sources(nodes: list[Any]) -> list[str]:
    """Return the names of the layers whose outputs a layer takes, call by call."""
    names = []
    for node in nodes:
        tensors = node["args"] if isinstance(node, Mapping) else node
        # Several would come as a list within the list.
        if len(tensors) != 1 or (isinstance(node, Mapping) and isinstance(tensors[0], list)):
            raise Problem(NO_ROW)
        # tf.keras 2 tells the history at once.
        history = tensors[0]["config"]["keras_history"] if isinstance(node, Mapping) else tensors[0]
        names.append(str(history[0]))
    return names


def _ends(end: list[Any]) -> list[str]:
    """Return the names in ``["a", 0, 0]`` or ``[["a", 0, 0], ["b", 0, 0]]``."""
    return [end[0]] if isinstance(end[0], str) else [each[0] for each in end]


def _archived(row: list[dict[str, Any]], root: h5py.Group) -> list[StoredLayer]:
    """Return layers whose groups are called by class and number, as in ``.keras``."""
    group = _member(root, next(name for name in GROUPS if name in root))
    seen: Counter[str] = Counter()
    layers = []
    for layer in row:
        kind = str(layer["class_name"])
        number = f"_{seen[kind]}" if seen[kind] else ""
        seen[kind] += 1
        paths = [f"{GROUP_NAMES.get(kind)}{number}/vars/{place}" for place in range(4)]
        layers.append(_layer(layer, group, paths))
    return layers


def _legacy(row: list[dict[str, Any]], root: h5py.Group) -> list[StoredLayer]:
    """Return layers whose groups are called by their own names, as in ``.h5``."""
    layers = []
    for layer in row:
        paths: list[str] = []
        if layer["class_name"] in GROUP_NAMES:
            name = str(layer["config"]["name"])
            attributes = _member(root, name).attrs
            if attributes.get_id("weight_names").get_storage_size() > 2**16:
                raise Problem(DAMAGED)
            names = [
                each.decode() if isinstance(each, bytes) else str(each)
                for each in attributes["weight_names"]
            ]
            paths = [f"{name}/{each}" for each in names]
        layers.append(_layer(layer, root, paths))
    return layers


def _layer(layer: dict[str, Any], group: h5py.Group, paths: Sequence[str]) -> StoredLayer:
    kind, config = str(layer["class_name"]), layer["config"]
    # Whose class comes from elsewhere is another, whatever it is called.
    if layer.get("module", "keras.layers") != "keras.layers":
        kind = f"{layer['module']}.{kind}"
    name = "".join(filter(str.isprintable, str(config.get("name", ""))))[:40]
    return StoredLayer(kind[:40], name, config, group, paths)


def _member(group: h5py.Group, path: str) -> Any:
    """Return what lies there, if no link leads away from the file or around in it."""
    import h5py

    for part in path.split("/"):
        if not isinstance(group, h5py.Group):
            raise Problem(DAMAGED)
        if not isinstance(group.get(part, getlink=True), h5py.HardLink):
            raise Problem(DAMAGED)
        group = group[part]
    return group


def _is_dataset(member: object) -> bool:
    import h5py

    return isinstance(member, h5py.Dataset)


def _text(attributes: h5py.AttributeManager, name: str) -> str:
    """Return the text of an attribute."""
    if name not in attributes:
        raise Problem(Sentence("ModelFile", "it holds weights, but no model"))
    text = attributes[name]
    return text.decode("utf-8") if isinstance(text, bytes) else str(text)
