"""Boundaries: a network learns to tell points of the plane apart, before your eyes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class BoundariesPage(PanelPage):
    """The plane at the left, the network beside it, the curves at the right."""

    key = "boundaries"
    title = Sentence("BoundariesPage", "Boundaries")
    rank = 60

    def __init__(self, session: Session) -> None:
        state = session.boundaries
        super().__init__(session, state.timeline.playback, (state.training,))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.boundary_accuracy import BoundaryAccuracy
        from visualizer.views.boundary_controls import BoundaryControls
        from visualizer.views.boundary_counters import BoundaryCounters
        from visualizer.views.boundary_lines import BoundaryLines
        from visualizer.views.boundary_loss import BoundaryLoss
        from visualizer.views.boundary_map import BoundaryMap
        from visualizer.views.boundary_network import BoundaryNetwork
        from visualizer.views.boundary_neurons import BoundaryNeurons
        from visualizer.views.boundary_news import BoundaryNews
        from visualizer.views.boundary_pass import BoundaryPass
        from visualizer.views.boundary_points import BoundaryPoints
        from visualizer.views.boundary_presets import BoundaryPresets
        from visualizer.views.boundary_timeline import BoundaryTimeline
        from visualizer.views.boundary_until import BoundaryUntil

        session = self.session
        presets, points = BoundaryPresets(session), BoundaryPoints(session)
        network, controls = BoundaryNetwork(session), BoundaryControls(session)
        fold = self.settings_fold(presets, points, network, controls=(controls,))
        self.add_bar(presets)
        self.add_bar(points)
        self.add_bars(
            (network, BoundaryCounters(session)),
            (controls, BoundaryUntil(session), fold, BoundaryNews(session)),
        )
        plane = self.panel(BoundaryMap(session))
        network = [
            (self.panel(BoundaryNeurons(session)), 53),
            (self.panel(BoundaryLines(session)), 53),
            (self.panel(BoundaryPass(session)), 47),
        ]
        charts = [
            (self.panel(BoundaryLoss(session)), 50),
            (self.panel(BoundaryAccuracy(session)), 50),
        ]
        self.add_splitter(
            self.split(
                Qt.Orientation.Horizontal,
                [
                    (plane, 36),
                    (self.split(Qt.Orientation.Vertical, network), 34),
                    (self.split(Qt.Orientation.Vertical, charts), 30),
                ],
            )
        )
        self.add_foot(BoundaryTimeline(session))
