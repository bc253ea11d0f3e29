"""Unexpected exceptions reach a dialog and the log, one dialog at a time."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from visualizer.app.error_dialog import ErrorDialog


@pytest.fixture
def errors(qtbot: QtBot) -> Iterator[ErrorDialog]:
    hooks = sys.excepthook, threading.excepthook
    errors = ErrorDialog()
    errors.install()
    yield errors
    sys.excepthook, threading.excepthook = hooks
    if errors.box is not None:
        errors.box.close()


def fail() -> None:
    raise RuntimeError("the unexpected")


def report() -> None:
    try:
        fail()
    except RuntimeError:
        sys.excepthook(*sys.exc_info())


def test_an_exception_is_shown_with_details_and_logged(
    errors: ErrorDialog, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        report()
    assert "RuntimeError: the unexpected" in errors.box.detailedText()
    assert "you can go on" in errors.box.text()
    assert "the unexpected" in caplog.text


def test_a_second_one_does_not_bury_the_first(errors: ErrorDialog) -> None:
    report()
    first = errors.box
    report()
    assert errors.box is first


def test_after_closing_the_next_one_is_shown(errors: ErrorDialog) -> None:
    report()
    errors.box.close()
    assert errors.box is None
    report()
    assert errors.box is not None


def test_an_exception_in_a_thread_is_shown_too(qtbot: QtBot, errors: ErrorDialog) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: errors.box is not None)
    assert "the unexpected" in errors.box.detailedText()
