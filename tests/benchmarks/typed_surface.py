"""Times a typed function: from the text to the surface, a mesh of it, a step down it.

Run as ``python tests/benchmarks/typed_surface.py``. It is the processor's time, of one thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import process_time

import numpy as np

from visualizer.core.expression import compile_surface

TEXTS = (
    "(w-5)^2",
    "x^2/20 + y^2",
    "(1-x)^2 + 100(y-x^2)^2",
    "20 + x^2 - 10cos(2πx) + y^2 - 10cos(2πy)",
    "-2e^(-((x-1)^2+(1.4y)^2)/.2) - 6e^(-((x+1)^2+(1.4y)^2)/.2) + x^2 + (1.4y)^2",
    "x^x^x^x",
)
# Milliseconds for the first two, microseconds for the last.
REQUIRED = {"text to surface (ms)": 50.0, "mesh 121 x 121 (ms)": 5.0, "gradient (us)": 15.0}
N_TIMES, N_STEPS = 15, 1000


def main() -> int:
    """Print the worst of the medians; return 1 if one of them is too slow."""
    worst = dict.fromkeys(REQUIRED, 0.0)
    for text in TEXTS:
        surface = compile_surface(text)
        axes = [np.linspace(low, high, 121) for low, high in surface.domain]
        mesh = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)

        def steps(surface=surface) -> None:
            for _ in range(N_STEPS):
                surface.gradient_at(*surface.start)

        times = (
            1e3 * _time(lambda text=text: compile_surface(text)),
            1e3 * _time(lambda surface=surface, mesh=mesh: surface.value(mesh)),
            1e6 * _time(steps) / N_STEPS,
        )
        for name, duration in zip(worst, times, strict=True):
            worst[name] = max(worst[name], duration)
    for name, required in REQUIRED.items():
        sys.stdout.write(f"{name}: {worst[name]:.2f} (required {required:g})\n")
    return int(any(worst[name] > required for name, required in REQUIRED.items()))


def _time(action: Callable[[], object]) -> float:
    durations = []
    for _ in range(N_TIMES):
        begin = process_time()
        action()
        durations.append(process_time() - begin)
    return median(durations)


if __name__ == "__main__":
    sys.exit(main())
