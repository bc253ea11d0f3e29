"""Saves a network as a Keras model that runs anywhere, and takes in models trained elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from visualizer.core.data_file import check_file
from visualizer.core.file_replacement import replacing
from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.planned_network import Network, plans_of
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.training.model_builder import keras_layers, keras_optimizer
from visualizer.training.stored_model import DAMAGED, stored_layers
from visualizer.training.stored_network import OpenedModel, network_of

if TYPE_CHECKING:
    import keras

SUFFIXES = (".keras", ".h5")


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


def load_model(path: Path) -> OpenedModel:
    """Read a model that somebody trained with Keras.

    Keras has no part in it: numbers are taken from a file, and the names of layers and
    activations known here; never code.

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
    check_file(path)
    try:
        with stored_layers(path) as layers:
            return network_of(layers)
    except Problem as problem:
        raise _unreadable(path, problem.sentence) from problem
    except OSError as error:
        raise _unreadable(path, error.strerror or DAMAGED) from error
    except Exception as error:
        # In a damaged file anything may stand anywhere.
        raise _unreadable(path, DAMAGED) from error


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem(
        Sentence("ModelFile", "{file} cannot be opened: {reason}.").format(
            file=path.name, reason=reason
        )
    )
