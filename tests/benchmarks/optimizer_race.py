"""Times eleven optimizers on one surface, and Keras's own beside them.

Run as ``python tests/benchmarks/optimizer_race.py``. Every rule takes 1,000 steps in two
dimensions, as the Optimizers page lets them; processor time, of which one thread needs as much
as it has. Then by the clock the same with Keras's classes, uncompiled and the slope from the
same surface.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from statistics import median

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
from frame_times import report

from visualizer.core.descent import Descent, run_descent
from visualizer.core.optimizers.adam import Adam
from visualizer.core.registry import discover
from visualizer.core.update_rule import UpdateRule

REQUIRED_MS = 50.0
REQUIRED_PORTION_MS = 16.0
N_STEPS, MANY_STEPS, N_RACES, KERAS_STEPS = 1000, 1_000_000, 20, 20
RATE = 0.001


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--surface", default="rosenbrock")
    surface = discover("visualizer.core.surfaces")[parser.parse_args().surface]()
    rules = [cls(RATE) for cls in discover("visualizer.core.optimizers").values()]

    def race() -> None:
        for rule in rules:
            run_descent(rule, surface, surface.start, N_STEPS)

    durations = [_ms(race, time.process_time) for _ in range(N_RACES)]
    good = report(f"{len(rules)} optimizers x {N_STEPS:,} steps", durations, REQUIRED_MS)

    long = Descent(Adam(RATE), surface, surface.start, MANY_STEPS)
    portions = []
    while not long.finished:
        portions.append(_ms(long.advance, time.process_time))
    good &= report(f"a portion of {MANY_STEPS:,} steps of Adam", portions, REQUIRED_PORTION_MS)
    sys.stdout.write(f"the first: {portions[0]:.1f} ms, all: {sum(portions) / 1000:.1f} s\n")

    keras_ms = sum(_keras_step_ms(rule, surface) for rule in rules) * N_STEPS
    own_ms = median([_ms(race) for _ in range(N_RACES)])
    ratio = f"{keras_ms / 1000:.1f} s, {keras_ms / own_ms:,.0f} times as long"
    sys.stdout.write(f"the same with Keras's optimizers: {ratio}\n")
    return 0 if good else 1


def _keras_step_ms(rule: UpdateRule, surface: object) -> float:
    import keras

    optimizer = getattr(keras.optimizers, rule.keras_name)(**rule.keras_arguments)
    variable = keras.Variable(np.array(surface.start), dtype="float64")

    def steps() -> None:
        for _ in range(KERAS_STEPS):
            gradient = surface.gradient(variable.numpy())
            optimizer.apply([keras.ops.convert_to_tensor(gradient, "float64")], [variable])

    steps()  # the first ones are Keras building itself
    return _ms(steps) / KERAS_STEPS


def _ms(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    action()
    return 1000 * (clock() - start)


if __name__ == "__main__":
    sys.exit(main())
