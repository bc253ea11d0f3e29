"""What the tests of pages share: which panels a click or key has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from visualizer.widgets.page_area import PageArea
from visualizer.widgets.panel_page import PanelPage


@pytest.fixture
def pictures() -> Callable[[PanelPage], dict[str, QImage]]:
    """Take a picture of each panel of a page, by the key of its view."""
    return lambda page: {panel.view.key: panel.view.grab().toImage() for panel in page.panels}


@pytest.fixture
def show_whole(qtbot: QtBot) -> Callable[[PanelPage], None]:
    """Make a page so high that all of its panels are in sight at once, and wait until it is."""

    def grow(page: PanelPage) -> None:
        bar = page.findChild(PageArea).verticalScrollBar()
        places: list[list[QRect]] = [[]]

        def is_whole() -> bool:
            page.resize(page.width(), page.height() + bar.maximum())
            parts = [panel for panel in page.panels if panel.isVisible()]
            # Sentences that go on in another line move what is below them a moment later.
            places.append([panel.view.geometry() for panel in parts])
            return (
                bar.maximum() == 0
                and all(panel.view.in_sight for panel in parts)
                and places[-3:] == places[-1:] * 3
            )

        qtbot.waitUntil(is_whole)

    return grow


@pytest.fixture
def changes(
    settle: Callable[[], None], pictures: Callable[[PanelPage], dict[str, QImage]]
) -> Callable[[PanelPage, set[str]], AbstractContextManager[None]]:
    """Check that what is done inside makes exactly these panels look different."""

    @contextmanager
    def checked(page: PanelPage, expected: set[str]) -> Iterator[None]:
        settle()
        before = pictures(page)
        yield
        settle()
        now = pictures(page)
        assert {key for key in now if now[key] != before[key]} == expected

    return checked
