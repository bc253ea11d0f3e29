"""Times the run as a path: its two main directions, and the loss of the plane around it.

Run as ``python tests/benchmarks/loss_plane.py [--preset cnn]``. A run of `lecture-512` with 60
snapshots, 407,050 weights each, and 1,000 training images. The whole work is counted in time of
the processor; of its steps, between which the window draws and listens, what each takes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Generator
from statistics import quantiles
from typing import TypeVar

import numpy as np

from visualizer.core.image_sample import ImageSample
from visualizer.core.initialisation import initial_network
from visualizer.core.loss_map import loss_maps, map_axes
from visualizer.core.plane_loss import PlaneLoss, sample_size
from visualizer.core.training_config import TrainingConfig
from visualizer.core.weight_plane import find_plane

N_SNAPSHOTS = 60
REQUIRED_SECONDS = {"directions": 2.0, "map of 9 x 9": 2.0, "map of 33 x 33": 15.0}
REQUIRED_STEP_MS = 20.0  # the 99th percentile
Result = TypeVar("Result")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--preset", default="lecture-512")
    config = TrainingConfig(preset=parser.parse_args().preset)
    networks = [initial_network(config.layers, seed) for seed in range(N_SNAPSHOTS)]
    watch = Watch()
    plane = watch.follow(find_plane(networks))
    good = watch.report("directions")
    generator = np.random.default_rng(0)
    n_images = sample_size(networks[-1])
    pixels = generator.random((n_images, 784), np.float32)
    sample = ImageSample(pixels, generator.integers(0, 10, n_images))
    losses = PlaneLoss(plane, sample, config.loss)
    watch.follow(losses.prepare())
    sys.stdout.write(f"loss of {n_images:,} images, prepared after {watch.seconds:.1f} s\n")
    for loss_map in watch.steps(loss_maps(losses.at, *map_axes(plane.path))):
        if loss_map is not None:
            good &= watch.report(f"map of {len(loss_map.x)} x {len(loss_map.y)}")
    p99 = quantiles(watch.durations, n=100)[-1]
    sys.stdout.write(
        f"{len(watch.durations):,} steps: 99th percentile {p99:.1f} ms,"
        f" worst {max(watch.durations):.1f} ms (required {REQUIRED_STEP_MS:.0f} ms)\n"
    )
    return 0 if good and p99 <= REQUIRED_STEP_MS else 1


class Watch:
    """Times steps; its seconds are those of the processor since it was made."""

    def __init__(self) -> None:
        self._began = time.process_time()
        self.durations: list[float] = []

    @property
    def seconds(self) -> float:
        return time.process_time() - self._began

    def steps(self, work: Generator[Result, None, object]) -> Generator[Result, None, None]:
        """Go through the steps of a work, and note how long each takes (ms)."""
        while True:
            start = time.perf_counter()
            try:
                step = next(work)
            except StopIteration as end:
                self.result = end.value
                return
            self.durations.append(1000 * (time.perf_counter() - start))
            yield step

    def follow(self, work: Generator[None, None, Result]) -> Result:
        """Take all steps of a work; return what comes of it."""
        for _ in self.steps(work):
            pass
        return self.result

    def report(self, name: str) -> bool:
        """Print when something was there; tell whether that is early enough."""
        required = REQUIRED_SECONDS.get(name)
        note = f" (required {required:.0f} s)" if required else ""
        sys.stdout.write(f"{name}: {self.seconds:.1f} s{note}\n")
        return required is None or self.seconds <= required


if __name__ == "__main__":
    sys.exit(main())
