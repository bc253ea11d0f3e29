"""Home: the linked page, where a network learns before your eyes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class HomePage(PanelPage):
    """Settings and controls, then digit, network and softmax, then the charts."""

    key = "home"
    title = Sentence("HomePage", "Home")
    rank = 0

    def __init__(self, session: Session) -> None:
        edits = (session.training, session.digit, session.logits)
        super().__init__(session, session.forward_playback, edits)

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.accuracy_chart import AccuracyChart
        from visualizer.views.data_notice import DataNotice
        from visualizer.views.digit_panel import DigitPanel
        from visualizer.views.forward_playback import ForwardPlayback
        from visualizer.views.loss_chart import LossChart
        from visualizer.views.network_diagram import NetworkDiagram
        from visualizer.views.softmax_bars import SoftmaxBars
        from visualizer.views.training_controls import TrainingControls
        from visualizer.views.training_counters import TrainingCounters
        from visualizer.views.training_news import TrainingNews
        from visualizer.views.training_settings import TrainingSettings
        from visualizer.views.training_timeline import TrainingTimeline
        from visualizer.views.training_until import TrainingUntil

        session = self.session
        self.add_bar(DataNotice(session))
        settings, controls = TrainingSettings(session), TrainingControls(session)
        fold = self.settings_fold(settings, controls=(controls,))
        self.add_bars(
            (settings, TrainingCounters(session)),
            (controls, TrainingUntil(session), fold, TrainingNews(session)),
        )
        # Where the width is too small for three, the digit goes above the network.
        forward = self.split(
            Qt.Orientation.Horizontal,
            [(self.panel(DigitPanel(session)), 20), (self.panel(NetworkDiagram(session)), 50)],
        )
        network = self.split(
            Qt.Orientation.Horizontal, [(forward, 70), (self.panel(SoftmaxBars(session)), 30)]
        )
        charts = self.split(
            Qt.Orientation.Horizontal,
            [
                (self.panel(LossChart(session)), 50),
                (self.panel(AccuracyChart(session)), 50),
            ],
        )
        self.add_splitter(self.split(Qt.Orientation.Vertical, [(network, 60), (charts, 40)]))
        self.add_foot(TrainingTimeline(session))
        self.add_foot(ForwardPlayback(session))
