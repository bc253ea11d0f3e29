"""Times an epoch of ours against one of a bare `Model.fit`, and weighs both.

Run as ``python tests/benchmarks/training_speed.py [--data PATH] [--epochs N]``.
Both train the same model on the same data with the same batch size, epoch by epoch in
turn, in one process; the first epoch of each warms up and does not count.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from statistics import median

from visualizer.core.dataset_files import load_dataset
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Failed,
    Finished,
    Paused,
    TrainingEvent,
)
from visualizer.training.control import TrainingControl
from visualizer.training.model_builder import build_model
from visualizer.training.tensorflow_import import import_tensorflow
from visualizer.training.trainer import train

PRESETS = {"lecture-20-20": 0.10, "lecture-512": 0.25, "cnn": 1.0}
MOST_MEMORY = 1.3
REPOSITORY = Path(__file__).resolve().parents[2]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def dataset_name(given: str | None) -> str:
    """Return what to train on: as asked, or MNIST beside the repository, or what ships."""
    if name := given or os.environ.get("VISUALIZER_DATA"):
        return name
    beside = REPOSITORY.parent / "shared" / "data" / "mnist.npz"
    return str(beside) if beside.exists() else "handwriting"


class OurEpochs:
    """Our training, one epoch a call."""

    def __init__(self, config: TrainingConfig, dataset: ImageDataset) -> None:
        self._events: SimpleQueue[tuple[float, TrainingEvent]] = SimpleQueue()
        self._control = TrainingControl()
        self._control.pause()
        self._thread = threading.Thread(
            target=train, args=(config, self._receive, self._control, dataset)
        )
        self._thread.start()
        self._until(Paused)

    def epoch(self) -> tuple[float, float]:
        """Return the time (s) to the last batch, and that with the evaluation."""
        start = last_batch = time.perf_counter()
        self._control.step_epochs(1)
        for at, event in self._until(EpochEnd):
            if isinstance(event, BatchesEnd):
                last_batch = at
        return last_batch - start, at - start

    def finish(self) -> float:
        """Train to the end and return the test accuracy."""
        self._control.resume()
        *_, (_, finished) = self._until(Finished)
        self._thread.join()
        return finished.logs["test_accuracy"]

    def _receive(self, event: TrainingEvent) -> None:
        self._events.put((time.perf_counter(), event))

    def _until(self, kind: type) -> list[tuple[float, TrainingEvent]]:
        received = []
        while not received or not isinstance(received[-1][1], kind):
            received.append(self._events.get())
            if isinstance(received[-1][1], Failed):
                sys.exit(received[-1][1].message)
        return received


def fit_epoch(config: TrainingConfig, dataset: ImageDataset) -> Callable[[], float]:
    """Return a function that fits one epoch with Keras and returns its time (s)."""
    import_tensorflow()
    model = build_model(config)
    n_train = config.split(len(dataset.x_train))
    images, labels = dataset.x_train[:n_train], dataset.y_train[:n_train]

    def epoch() -> float:
        start = time.perf_counter()
        model.fit(images, labels, batch_size=config.batch_size, epochs=1, verbose=0)
        return time.perf_counter() - start

    return epoch


def compare_times(preset: str, dataset: ImageDataset, n_epochs: int) -> bool:
    config = TrainingConfig(preset=preset)
    n_epochs = min(n_epochs, config.epochs - 1)
    ours, fit = OurEpochs(config, dataset), fit_epoch(config, dataset)
    times = []
    for number in range(n_epochs + 1):
        times.append((fit(), *ours.epoch()))
        kind = "warm-up" if number == 0 else f"epoch {number}"
        say(f"  {kind}: fit {times[-1][0]:.2f} s, ours {times[-1][1]:.2f} s")
    fit_time, our_time, whole_time = (median(column) for column in zip(*times[1:], strict=True))
    ratio = median(our / fit for fit, our, _ in times[1:])
    say(
        f"{preset}: ours {our_time:.2f} s, fit {fit_time:.2f} s, ratio {ratio:.3f}"
        f" (required {PRESETS[preset]}; ours with evaluation {whole_time:.2f} s)"
    )
    say(f"{preset}: test accuracy {ours.finish():.4f} after {config.epochs} epochs")
    return ratio <= PRESETS[preset]


def train_alone(kind: str, preset: str, data: str) -> None:
    """Train two epochs, ours or Keras's, and print the peak memory (bytes)."""
    import resource

    dataset = load_dataset(data)
    config = TrainingConfig(preset=preset, epochs=2)
    if kind == "ours":
        train(config, lambda event: None, TrainingControl(), dataset)
    else:
        epoch = fit_epoch(config, dataset)
        epoch()
        epoch()
    unit = 1 if sys.platform == "darwin" else 1024
    say(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit))


def compare_memory(preset: str, data: str) -> bool:
    peak = {}
    for kind in ("ours", "fit"):
        command = [sys.executable, __file__, "--alone", kind, preset, "--data", data]
        finished = subprocess.run(command, check=True, capture_output=True, text=True)
        peak[kind] = int(finished.stdout)
    ratio = peak["ours"] / peak["fit"]
    say(
        f"{preset}: peak memory {peak['ours'] / 1e6:.0f} MB, fit {peak['fit'] / 1e6:.0f} MB,"
        f" ratio {ratio:.2f} (required {MOST_MEMORY})"
    )
    return ratio <= MOST_MEMORY


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", help="mnist, handwriting, or a path")
    parser.add_argument("--epochs", type=int, default=5, help="epochs timed for each preset")
    parser.add_argument("--preset", choices=PRESETS, help="only this one")
    parser.add_argument("--alone", nargs=2, metavar=("KIND", "PRESET"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    data = dataset_name(arguments.data)
    if arguments.alone:
        train_alone(*arguments.alone, data)
        return 0
    presets = [arguments.preset] if arguments.preset else list(PRESETS)
    # Memory first: on Linux a child's peak starts from what its parent held when it forked.
    kept = [compare_memory(preset, data) for preset in presets if sys.platform != "win32"]
    dataset = load_dataset(data)
    say(f"{len(dataset.x_train)} training images of {data}")
    kept += [compare_times(preset, dataset, arguments.epochs) for preset in presets]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
