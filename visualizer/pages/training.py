"""Training: what a network has learned in its run and in others, and what it still mistakes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class TrainingPage(PanelPage):
    """The charts, runs side by side, and what came of it: confusion matrix, mistakes, weights."""

    key = "training"
    title = Sentence("TrainingPage", "Training")
    rank = 30

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.timeline.playback, edits=(session.run_shelf,))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.accuracy_chart import AccuracyChart
        from visualizer.views.confusion_matrix import ConfusionMatrix
        from visualizer.views.first_layer_images import FirstLayerImages
        from visualizer.views.keras_script import KerasScript
        from visualizer.views.layer_editor import LayerEditor
        from visualizer.views.layer_table import LayerTable
        from visualizer.views.loss_chart import LossChart
        from visualizer.views.mistakes import Mistakes
        from visualizer.views.run_comparison import RunComparison
        from visualizer.views.run_table import RunTable
        from visualizer.views.training_controls import TrainingControls
        from visualizer.views.training_counters import TrainingCounters
        from visualizer.views.training_news import TrainingNews
        from visualizer.views.training_settings import TrainingSettings
        from visualizer.views.training_timeline import TrainingTimeline
        from visualizer.views.training_until import TrainingUntil
        from visualizer.views.weight_histograms import WeightHistograms

        session = self.session
        charts = [(self.panel(LossChart(session)), 50), (self.panel(AccuracyChart(session)), 50)]
        runs = [(self.panel(RunComparison(session)), 55), (self.panel(RunTable(session)), 45)]
        left = [
            (self.panel(ConfusionMatrix(session)), 60),
            (self.panel(LayerEditor(session)), 40),
            (self.panel(LayerTable(session)), 40),
        ]
        right = [
            (self.panel(Mistakes(session)), 50),
            (self.panel(FirstLayerImages(session)), 50),
            (self.panel(WeightHistograms(session)), 50),
            (self.panel(KerasScript(session)), 50),
        ]
        settings, controls = TrainingSettings(session), TrainingControls(session)
        fold = self.settings_fold(settings, controls=(controls,))
        self.add_bars(
            (settings, TrainingCounters(session)),
            (controls, TrainingUntil(session), fold, TrainingNews(session)),
        )
        self.add_choice(
            [panel for panel, _ in (*charts, *runs, *left, *right)],
            opened=(
                LossChart.key,
                AccuracyChart.key,
                ConfusionMatrix.key,
                Mistakes.key,
            ),
        )
        below = self.split(
            Qt.Orientation.Horizontal,
            [
                (self.split(Qt.Orientation.Vertical, left), 45),
                (self.split(Qt.Orientation.Vertical, right), 55),
            ],
        )
        above = self.split(Qt.Orientation.Horizontal, charts)
        # One above the other: a table of eight runs with all that they differ in is wide.
        between = self.split(Qt.Orientation.Vertical, runs)
        self.add_splitter(
            self.split(Qt.Orientation.Vertical, [(above, 25), (between, 50), (below, 50)])
        )
        self.add_foot(TrainingTimeline(session))
