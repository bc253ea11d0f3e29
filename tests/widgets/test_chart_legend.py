"""What the marks of a chart mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from visualizer.widgets.chart_legend import ChartLegend, LegendEntry

RED = LegendEntry("━", "#ff0000", "training", "0.5")
BLUE = LegendEntry("━", "#0000ff", "test", "")


def inks(legend: ChartLegend) -> set[str]:
    """Return which of red and blue are on a picture of the legend."""
    picture = legend.grab().toImage()
    pixels = [
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    ]
    found = set()
    if any(pixel.red() > pixel.blue() + 100 for pixel in pixels):
        found.add("red")
    if any(pixel.blue() > pixel.red() + 100 for pixel in pixels):
        found.add("blue")
    return found


def test_every_entry_is_seen_in_its_colour(show: Callable[[QWidget], None]) -> None:
    legend = ChartLegend()
    legend.resize(400, 30)
    show(legend)
    legend.set_entries((RED,))
    assert inks(legend) == {"red"}
    legend.set_entries((RED, BLUE))
    assert inks(legend) == {"red", "blue"}
    assert legend.entries == (RED, BLUE)
    assert legend.accessibleName() == "training 0.5, test "
