"""The program relies on what these tests see in the libraries below it."""

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal")
def test_pyside_does_not_steal_none():
    # PySide6 6.12.0 on Linux loses a reference to None in every void call: after some
    # seconds of a live chart Python aborts. An ordinary test does not notice.
    thing = QObject()
    thing.setObjectName("x")
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) - before > -500
