"""A training run in a thread of its own."""

import threading
from queue import Empty, SimpleQueue

import pytest

from visualizer.core.training_events import Failed, Finished
from visualizer.training.control import TrainingControl
from visualizer.training.training_run import TrainingRun

PROMPT = 60


class RunInBackground:
    """A run in a thread, whose events are read one by one."""

    def __init__(self, config, digits, control=None):
        self.control = control or TrainingControl()
        self.events = []
        self._queue = SimpleQueue()
        self._run = TrainingRun(config, self.receive, self.control, digits)
        self._run.compile()
        self._thread = threading.Thread(target=self._run.train)
        self._thread.start()

    def receive(self, event):
        """Take an event in the thread that trains."""
        self._queue.put(event)

    def until(self, kind):
        """Wait for the next event of ``kind``; return what came up to it."""
        came = []
        while not came or not isinstance(came[-1], kind):
            try:
                came.append(self._queue.get(timeout=PROMPT))
            except Empty:
                pytest.fail(f"no {kind} came after {[type(event) for event in came]}")
        self.events += came
        return came

    def finish(self):
        """Wait for the end and return every event."""
        self.until((Finished, Failed))
        self._thread.join()
        assert self._queue.empty()
        return self.events
