"""Network: a forward and a backward pass, term by term, with numbers to do again by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class NetworkPage(PanelPage):
    """The diagram over the formula at work, and beside them the step, and the builder."""

    key = "network"
    title = Sentence("NetworkPage", "Network")
    rank = 10

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.walk.playback, (session.workbench,))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.workbench_attribution import WorkbenchAttribution
        from visualizer.views.workbench_builder import WorkbenchBuilder
        from visualizer.views.workbench_collapse import WorkbenchCollapse
        from visualizer.views.workbench_curve import WorkbenchCurve
        from visualizer.views.workbench_diagram import WorkbenchDiagram
        from visualizer.views.workbench_formula import WorkbenchFormula
        from visualizer.views.workbench_playback import WorkbenchPlayback
        from visualizer.views.workbench_presets import WorkbenchPresets
        from visualizer.views.workbench_step import WorkbenchStep

        session = self.session
        diagram = self.panel(WorkbenchDiagram(session))
        below = [
            (self.panel(WorkbenchFormula(session)), 64),
            (self.panel(WorkbenchCurve(session)), 36),
        ]
        beside = [
            (self.panel(WorkbenchStep(session)), 50),
            (self.panel(WorkbenchAttribution(session)), 50),
            (self.panel(WorkbenchBuilder(session)), 50),
            (self.panel(WorkbenchCollapse(session)), 30),
        ]
        passes = self.split(
            Qt.Orientation.Vertical,
            [(diagram, 62), (self.split(Qt.Orientation.Horizontal, below), 38)],
        )
        lessons = self.split(Qt.Orientation.Vertical, beside)
        self.add_bar(WorkbenchPresets(session))
        self.add_choice(
            [panel for panel, _ in (*below, *beside)],
            opened=(WorkbenchFormula.key, WorkbenchCurve.key, WorkbenchStep.key),
        )
        self.add_splitter(self.split(Qt.Orientation.Horizontal, [(passes, 66), (lessons, 34)]))
        self.add_foot(WorkbenchPlayback(session))
