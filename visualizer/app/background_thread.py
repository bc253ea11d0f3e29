"""The only thread besides the one that draws."""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
from collections.abc import Callable

from visualizer.training.control import TrainingControl

NICENESS = 5

Job = Callable[[], None]


class BackgroundThread:
    """Runs jobs one after the other, in the order they were given.

    A daemon: it never keeps the program from ending. Python's cyclic garbage collector
    may run in any thread, and would delete Qt objects in this one: see
    `visualizer.app.garbage_collector`.

    Attributes
    ----------
    control : TrainingControl or None
        Of the run that has the thread, or had it last.
    """

    def __init__(self) -> None:
        self.control: TrainingControl | None = None
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="background", daemon=True)
        self._thread.start()

    def do(self, job: Job) -> None:
        """Run a job after those that wait."""
        self._jobs.put(job)

    def do_between_batches(self, job: Job) -> None:
        """Run a job soon: while a network is trained, between two batches."""
        # A run may be ending just now: whoever comes to it first does it.
        once = _Once(job)
        if self.control is not None:
            self.control.do(once)
        self.do(once)

    def end(self, seconds: float) -> bool:
        """Let the thread end after the job in hand.

        Parameters
        ----------
        seconds : float
            How long to wait for it.

        Returns
        -------
        bool
            Whether it has ended.
        """
        while not self._jobs.empty():
            self._jobs.get()
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        _step_back()
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception:
                logging.getLogger(__name__).exception("a background job failed")


def _step_back() -> None:
    """Let the thread that draws go first where both want the processor.

    Linux gives every thread a niceness of its own, and TensorFlow's threads inherit that of
    the thread that makes them; elsewhere it would slow down the whole program.
    """
    if sys.platform.startswith("linux"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


class _Once:
    """A job that is in two queues and done once."""

    def __init__(self, job: Callable[[], None]) -> None:
        self._job = job
        self._claim = threading.Lock()

    def __call__(self) -> None:
        if self._claim.acquire(blocking=False):
            self._job()
