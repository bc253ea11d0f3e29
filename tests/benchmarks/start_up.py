"""Times ``python -m visualizer`` to a painted window against a bare one-plot script.

Run as ``python tests/benchmarks/start_up.py [--runs N]``. The two run in turn, each in a
process of its own, from before Python starts to after the first paint.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from statistics import median

REQUIRED = 2.0

BARE = """
import sys, time
import pyqtgraph as pg
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
plot = pg.PlotWidget()
plot.plot([1, 3, 2])
plot.resize(1280, 720)
plot.show()
application.processEvents()
plot.grab()
print(time.time(), "tensorflow" in sys.modules)
"""
OURS = """
import os, sys, time
from PySide6.QtCore import QTimer
from visualizer.app.application import Application, run
begin = Application.start

def start(self):
    begin(self)
    QTimer.singleShot(0, self, lambda: seen(self))

def seen(self):
    self.window.grab()
    print(time.time(), "tensorflow" in sys.modules, flush=True)
    os._exit(0)

Application.start = start
run(None, None, "en", None)
"""


def seconds(program: str) -> tuple[float, bool]:
    """Return the time from starting Python to the painted window, and TensorFlow's presence."""
    start = time.time()
    output = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    painted, imported = output.split()
    return float(painted) - start, imported == "True"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pairs = [(seconds(OURS), seconds(BARE)) for _ in range(runs + 1)][1:]
    ours, bare = (median(pair[which][0] for pair in pairs) for which in (0, 1))
    ratio = median(our[0] / other[0] for our, other in pairs)
    imported = any(our[1] for our, _ in pairs)
    sys.stdout.write(
        f"painted window: ours {ours:.2f} s, bare {bare:.2f} s, ratio {ratio:.2f}"
        f" (required {REQUIRED}); TensorFlow {'imported' if imported else 'not yet imported'}\n"
    )
    return 0 if ratio <= REQUIRED and not imported else 1


if __name__ == "__main__":
    sys.exit(main())
