"""Where things stand in the picture of the network, for the tests that click on them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF

from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.widgets.pass_layout import Edge, Node


def at(diagram: WorkbenchDiagram, point: QPointF) -> QPoint:
    """Return the place (px) of a point in the diagram's own units."""
    return diagram.place_of(point).toPoint()


def number(diagram: WorkbenchDiagram, layer: int, unit: int, source: int | None) -> QPointF:
    """Return where a weight's or a bias's number stands."""
    return diagram.layout_now.label(Edge(layer, unit, source)).center()


def box(diagram: WorkbenchDiagram, layer: int, unit: int) -> QPointF:
    """Return the middle of a unit."""
    return diagram.layout_now.box(Node(layer, unit)).center()
