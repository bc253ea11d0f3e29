"""Writes a run as TensorBoard's event files, so that it opens there too."""

from __future__ import annotations

import dataclasses
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from visualizer.core.decimation import thin_out
from visualizer.core.history import TrainingHistory
from visualizer.core.image_layers import PoolingLayer
from visualizer.core.keras_code import keras_names
from visualizer.core.network import DenseLayer
from visualizer.core.planned_network import plans_of
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken

if TYPE_CHECKING:
    import tensorflow as tf

# More than TensorBoard draws of a curve; they are written in about a second.
MAX_POINTS = 10_000
MAX_HISTOGRAMS = 100
N_BUCKETS = 30  # as TensorBoard's own histograms
# Prefixes of epoch logs: each has a folder, a curve of its own in TensorBoard.
PARTS = {"val_": "validation", "test_": "test"}
# As the plugins of TensorBoard take them: name, and DataClass of summary.proto.
SCALARS, HISTOGRAMS, TEXT = ("scalars", 1), ("histograms", 2), ("text", 2)


def write_events(
    history: TrainingHistory,
    snapshots: Iterable[SnapshotTaken],
    config: TrainingConfig,
    folder: Path,
) -> None:
    """Write curves and weights into a folder, by the names and steps of Keras's own callback.

    ``epoch_loss``, ``epoch_accuracy`` and ``epoch_learning_rate`` stand at the epoch counted
    from 0, what the notes call validation in a sub-folder of its own beside ``train``; so do
    the histograms of each layer's weights where a snapshot of the end of the epoch was kept,
    of at most `MAX_HISTOGRAMS` epochs. ``batch_loss`` and ``batch_accuracy`` stand at the
    batch counted from 1: each batch's own values, where Keras writes means since the
    beginning of the epoch. Of a long run one batch in 2, 4, 8 ... is written, as it was, so
    that at most `MAX_POINTS` are.

    A run keeps no times of the clock: every point bears the moment of saving, and a text
    beside the curves says so.

    Parameters
    ----------
    history : TrainingHistory
    snapshots : iterable of SnapshotTaken
    config : TrainingConfig
        The settings of the run.
    folder : Path
        Empty, or made.

    Raises
    ------
    Problem
        If it is not empty or cannot be written, in one sentence; what was begun is removed.
    """
    import tensorflow as tf

    now = time.time()
    made: list[Path] = []
    try:
        folder.mkdir(exist_ok=True)
        if any(not entry.name.startswith(".") for entry in folder.iterdir()):
            raise Problem(
                Sentence("EventFiles", "{folder} is not empty: choose an empty folder.").format(
                    folder=folder.name
                )
            )
        for name, values in _parts(history, snapshots, config):
            part = folder / name
            part.mkdir()
            made.append(part)
            _write_part(part, values, now)
    except (OSError, tf.errors.OpError) as error:
        for part in made:
            shutil.rmtree(part, ignore_errors=True)
        raise Problem(
            Sentence("EventFiles", "The run cannot be saved in {folder}: {reason}.").format(
                folder=folder.name, reason=_reason(error)
            )
        ) from error


# What stands at a step under a name: for which plugin, and the step, the name and the value.
Value = tuple[tuple[str, int], int, str, object]


def _parts(
    history: TrainingHistory, snapshots: Iterable[SnapshotTaken], config: TrainingConfig
) -> Iterator[tuple[str, Iterator[Value]]]:
    """Give the sub-folders, and what belongs in each."""
    yield "train", _train_values(history, list(snapshots), config)
    for prefix, name in PARTS.items():
        if any(key.startswith(prefix) for logs in history.epoch_logs for key in logs):
            yield name, _held_out_values(history, prefix)


def _train_values(
    history: TrainingHistory, snapshots: list[SnapshotTaken], config: TrainingConfig
) -> Iterator[Value]:
    batches = thin_out(history.loss, MAX_POINTS)[0].astype(int)
    gap = int(batches[1] - batches[0]) if len(batches) > 2 else 1
    yield TEXT, 0, "run", _description(config, gap)
    for name, values in (("loss", history.loss), ("accuracy", history.accuracy)):
        for batch in batches.tolist():
            yield SCALARS, batch + 1, f"batch_{name}", values[batch]
    for epoch, logs in enumerate(history.epoch_logs):
        for key, value in logs.items():
            if not key.startswith(tuple(PARTS)):
                yield SCALARS, epoch, f"epoch_{key}", np.float32(value)
        if logs:
            end = (epoch + 1) * history.batches_per_epoch
            rate = [rate for first, rate in history.learning_rates if first < end][-1]
            yield SCALARS, epoch, "epoch_learning_rate", np.float32(rate)
    ends = [
        each for each in snapshots if each.batch and each.batch % history.batches_per_epoch == 0
    ]
    # The newest, and back from there.
    gap = max(1, -(-len(ends) // MAX_HISTOGRAMS))
    for snapshot in ends[(len(ends) - 1) % gap :: gap]:
        names = keras_names(plans_of(snapshot.network))
        for place, layer in enumerate(snapshot.network.layers):
            if isinstance(layer, PoolingLayer):
                continue
            kind = "dense" if isinstance(layer, DenseLayer) else "conv2d"
            name = names[place] or f"{kind}_{place}"
            for part, weights in (("kernel", layer.weights), ("bias", layer.bias)):
                epoch = snapshot.batch // history.batches_per_epoch - 1
                yield HISTOGRAMS, epoch, f"{name}/{part}/histogram", _buckets(weights)


def _held_out_values(history: TrainingHistory, prefix: str) -> Iterator[Value]:
    for epoch, logs in enumerate(history.epoch_logs):
        for key, value in logs.items():
            if key.startswith(prefix):
                yield SCALARS, epoch, f"epoch_{key.removeprefix(prefix)}", np.float32(value)


def _buckets(weights: np.ndarray) -> np.ndarray:
    """Return the left edge, the right edge and the count of each bucket."""
    finite = weights[np.isfinite(weights)].astype(np.float64)
    counts, edges = np.histogram(finite, N_BUCKETS)
    return np.column_stack([edges[:-1], edges[1:], counts])


def _description(config: TrainingConfig, gap: int) -> str:
    rows = [f"| {name} | {value} |" for name, value in dataclasses.asdict(config).items()]
    batches = "Every batch is here" if gap == 1 else f"One batch in {gap} is here"
    return "\n".join(
        [
            "| setting | value |",
            "|---|---|",
            *rows,
            "",
            f"{batches}. The time of every point is when the run was saved: it keeps no others.",
        ]
    )


def _write_part(part: Path, values: Iterator[Value], now: float) -> None:
    """Write an event file.

    Not by ``tf.summary``: its functions need TensorBoard itself (tensorflow 2.21), and its
    writer takes 0.5 ms a point and stamps each with a time of its own.
    """
    import tensorflow as tf

    path = part / f"events.out.tfevents.{int(now)}.visualizer.v2"
    with tf.io.TFRecordWriter(str(path)) as file:
        first = tf.compat.v1.Event(wall_time=now, file_version="brain.Event:2")
        file.write(first.SerializeToString())
        for plugin, step, tag, value in values:
            event = tf.compat.v1.Event(wall_time=now, step=step)
            event.summary.value.add(
                tag=tag, tensor=tf.make_tensor_proto(value), metadata=_metadata(*plugin)
            )
            file.write(event.SerializeToString())


def _metadata(plugin: str, data_class: int) -> tf.compat.v1.SummaryMetadata:
    import tensorflow as tf

    kind = tf.compat.v1.SummaryMetadata
    return kind(plugin_data=kind.PluginData(plugin_name=plugin), data_class=data_class)


def _reason(error: Exception) -> str:
    """Return what the system said, without the path that stands before it."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(getattr(error, "message", error)).partition("\n")[0].rpartition("; ")[2]
