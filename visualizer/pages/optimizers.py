"""Optimizers: how rules for one step differ, on (w - 5)^2 and on a saddle."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class OptimizersPage(PanelPage):
    """Pictures of the surface as the largest thing; numbers beside them and curves below."""

    key = "optimizers"
    title = Sentence("OptimizersPage", "Optimizers")
    rank = 40

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.descent.playback, (session.descent,))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.descent_card import DescentCard
        from visualizer.views.descent_conditions import DescentConditions
        from visualizer.views.descent_derivatives import DescentDerivatives
        from visualizer.views.descent_distance import DescentDistance
        from visualizer.views.descent_function import DescentFunction
        from visualizer.views.descent_gradient_norm import DescentGradientNorm
        from visualizer.views.descent_landscape import DescentLandscape
        from visualizer.views.descent_milestones import DescentMilestones
        from visualizer.views.descent_place import DescentPlace
        from visualizer.views.descent_playback import DescentPlayback
        from visualizer.views.descent_presets import DescentPresets
        from visualizer.views.descent_progress import DescentProgress
        from visualizer.views.descent_regimes import DescentRegimes
        from visualizer.views.descent_rules import DescentRules
        from visualizer.views.descent_script import DescentScript
        from visualizer.views.descent_settings import DescentSettings
        from visualizer.views.descent_solid import DescentSolid
        from visualizer.views.descent_steps import DescentSteps
        from visualizer.views.loss_plane import LossPlane

        session = self.session
        pictures = [
            (self.panel(DescentLandscape(session)), 50),
            (self.panel(DescentSolid(session)), 50),
            (self.panel(LossPlane(session)), 50),
        ]
        below = [
            (self.panel(DescentProgress(session)), 50),
            (self.panel(DescentGradientNorm(session)), 50),
            (self.panel(DescentDistance(session)), 50),
            (self.panel(DescentRegimes(session)), 50),
        ]
        beside = [
            (self.panel(DescentPresets(session)), 50),
            (self.panel(DescentRules(session)), 50),
            (self.panel(DescentMilestones(session)), 40),
            (self.panel(DescentSteps(session)), 50),
            (self.panel(DescentPlace(session)), 50),
            (self.panel(DescentCard(session)), 50),
            (self.panel(DescentConditions(session)), 40),
            (self.panel(DescentScript(session)), 50),
            (self.panel(DescentDerivatives(session)), 25),
        ]
        self.add_bar(DescentSettings(session))
        self.add_bar(DescentFunction(session))
        self.add_choice(
            [panel for panel, _ in (*pictures[1:], *below, *beside)],
            opened=(DescentSolid.key, DescentProgress.key, DescentRules.key),
        )
        left = self.split(
            Qt.Orientation.Vertical,
            [
                (self.split(Qt.Orientation.Horizontal, pictures), 64),
                (self.split(Qt.Orientation.Horizontal, below), 36),
            ],
        )
        right = self.split(Qt.Orientation.Vertical, beside)
        self.add_splitter(self.split(Qt.Orientation.Horizontal, [(left, 62), (right, 38)]))
        self.add_foot(DescentPlayback(session))
