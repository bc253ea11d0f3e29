"""Activations: curves and slopes, and what many of them do to a gradient."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class ActivationsPage(PanelPage):
    """The function at the left, its product through the layers and a real network at the right."""

    key = "activations"
    title = Sentence("ActivationsPage", "Activations")
    rank = 50

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.activations.playback, (session.activations,))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.activation_card import ActivationCard
        from visualizer.views.activation_curve import ActivationCurve
        from visualizer.views.activation_playback import ActivationPlayback
        from visualizer.views.activation_presets import ActivationPresets
        from visualizer.views.activation_settings import ActivationSettings
        from visualizer.views.deep_gradients import DeepGradients
        from visualizer.views.vanishing_gradient import VanishingGradient

        session = self.session
        presets, settings = ActivationPresets(session), ActivationSettings(session)
        self.add_bar(self.settings_fold(presets, settings))
        self.add_bar(presets)
        self.add_bar(settings)
        function = [
            (self.panel(ActivationCurve(session)), 64),
            (self.panel(ActivationCard(session)), 36),
        ]
        gradients = [
            (self.panel(VanishingGradient(session)), 50),
            (self.panel(DeepGradients(session)), 50),
        ]
        left = self.split(Qt.Orientation.Vertical, function)
        right = self.split(Qt.Orientation.Vertical, gradients)
        self.add_splitter(self.split(Qt.Orientation.Horizontal, [(left, 48), (right, 52)]))
        self.add_foot(ActivationPlayback(session))
