"""Optimizers: how rules for one step differ, on (w - 5)^2 and on a saddle."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class OptimizersPage(PanelPage):
    """The surface as the largest thing; rules and heights beside it."""

    key = "optimizers"
    title = Sentence("OptimizersPage", "Optimizers")
    rank = 40

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.descent.playback, (session.descent,))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.descent_landscape import DescentLandscape
        from visualizer.views.descent_playback import DescentPlayback
        from visualizer.views.descent_progress import DescentProgress
        from visualizer.views.descent_rules import DescentRules
        from visualizer.views.descent_settings import DescentSettings

        session = self.session
        self.add_bar(DescentSettings(session))
        rules, heights = self.panel(DescentRules(session)), self.panel(DescentProgress(session))
        # What the rows do not need is the curves'.
        numbers = self.split(Qt.Orientation.Vertical, [(rules, 0), (heights, 1)])
        numbers.setSizes([rules.sizeHint().height(), heights.sizeHint().height()])
        self.add_splitter(
            self.split(
                Qt.Orientation.Horizontal,
                [(self.panel(DescentLandscape(session)), 58), (numbers, 42)],
            )
        )
        self.add_bar(DescentPlayback(session))
