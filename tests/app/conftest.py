"""What the tests of the shell share: a thread beside the one that draws."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Collect garbage between tests alone, as the program does between events.

    The collector runs in whichever thread allocates, and would delete Qt objects of an
    earlier test in the thread that trains.
    """
    gc.disable()
    yield
    gc.enable()
