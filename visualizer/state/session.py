"""Everything the views share, and the links between its parts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from visualizer.core.image_dataset import N_CLASSES, ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.training_config import TrainingConfig
from visualizer.state.chart_options import ChartOptions
from visualizer.state.dataset import DatasetState
from visualizer.state.descent import DescentState
from visualizer.state.digit import DigitState
from visualizer.state.evaluation import EvaluationState
from visualizer.state.file_exchange import FileExchange
from visualizer.state.logits import LogitsState
from visualizer.state.network import NetworkState
from visualizer.state.neurons import NeuronsState
from visualizer.state.playback import Playback
from visualizer.state.softmax import SoftmaxState
from visualizer.state.timeline import TimelineState
from visualizer.state.training import TrainingState
from visualizer.state.training_phase import TrainingPhase
from visualizer.state.undo_stack import UndoStack
from visualizer.state.walk import WalkState
from visualizer.state.workbench import WorkbenchState

LAYERS_A_SECOND = 0.8


class Session(QObject):
    """The one object every view receives; the only place where its parts are linked.

    data set -> digit -> network -> logits, and training -> timeline -> network.

    Parameters
    ----------
    config : TrainingConfig, optional
        Settings to begin with.

    Attributes
    ----------
    undo_stack : UndoStack
        Every edit that can be taken back.
    dataset : DatasetState
    digit : DigitState
    network : NetworkState
    logits : LogitsState
    training : TrainingState
    timeline : TimelineState
        The moment of the run that is on screen.
    chart_options : ChartOptions
        How the run's charts are looked at.
    forward_playback : Playback
        One position a layer: 0 shows the input alone, ``n_layers`` everything.
    descent : DescentState
    softmax : SoftmaxState
    neurons : NeuronsState
    workbench : WorkbenchState
    walk : WalkState
    model_file, run_file : FileExchange
        The network on screen as a Keras model, and the whole run.
    evaluation : EvaluationState
        How the network of that moment answers the test images.

    Signals
    -------
    look_requested : EditableState
        The person is to see what has just been set somewhere else.
    """

    look_requested = Signal(object)

    def __init__(self, config: TrainingConfig | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        config = config or TrainingConfig(dataset="handwriting")
        self.undo_stack = UndoStack(self)
        self.dataset = DatasetState(self)
        self.digit = DigitState(self.undo_stack, self)
        self.network = NetworkState(initial_network(config.layers, config.seed), self)
        class_names = [str(digit) for digit in range(N_CLASSES)]
        self.logits = LogitsState(class_names, self.undo_stack, self)
        self.training = TrainingState(config, self.undo_stack, self)
        self.timeline = TimelineState(self.training, self)
        self.chart_options = ChartOptions(self)
        self.forward_playback = Playback(len(self.network.network.layers), LAYERS_A_SECOND, self)
        self.descent = DescentState(self.undo_stack, self)
        self.softmax = SoftmaxState(self.undo_stack, self)
        self.neurons = NeuronsState(self.undo_stack, self)
        self.workbench = WorkbenchState(self.undo_stack, self)
        self.walk = WalkState(self.workbench, self)
        self.evaluation = EvaluationState(
            self.training, self.timeline, self.network, self.dataset, self
        )
        self.model_file = FileExchange(self)
        self.run_file = FileExchange(self)
        self._drawn_from = config.drawn_from
        self._images_to_train_on: ImageDataset | None = None
        self.dataset.changed.connect(self._dataset_changed)
        self.digit.changed.connect(self._digit_changed)
        self.network.changed.connect(self._network_changed)
        self.training.changed.connect(self._train_on_dataset)
        self.training.changed.connect(self._show_whole_run)
        self.timeline.changed.connect(self._timeline_changed)
        self.training.config_changed.connect(self._config_changed)
        self._network_changed()

    def _dataset_changed(self) -> None:
        if self.dataset.images is None:
            return
        self.digit.set_images(self.dataset.images)
        self._train_on_dataset()

    def _train_on_dataset(self) -> None:
        # Once for every data set: settings made since then stay. During a run it waits.
        images = self.dataset.images
        if images is not self._images_to_train_on and not self.training.active:
            self._images_to_train_on = images
            self.training.configure(dataset=self.dataset.name)

    def _show_whole_run(self) -> None:
        # Another run begins: the part of the last one that was looked at is not there yet.
        if self.training.history.n_batches == 0:
            self.chart_options.show_all()
            self.chart_options.point_at(None)

    def _digit_changed(self) -> None:
        self.network.set_image(self.digit.image)

    def _network_changed(self) -> None:
        self.forward_playback.set_length(len(self.network.network.layers))
        logits = self.network.trace.logits
        self.logits.network_changed(logits)
        self.softmax.network_changed(self.logits.class_names, logits, self.digit.label)
        state = self.network
        self.workbench.home_changed(state.network, state.trace.activations[0], self.digit.label)

    def _timeline_changed(self) -> None:
        snapshot = self.timeline.shown
        if snapshot is not None:
            self.network.set_network(snapshot.network, snapshot.epoch, snapshot.batch)
        elif self.network.batch > 0:
            self._show_first_weights()

    def _config_changed(self) -> None:
        if self.training.config.drawn_from == self._drawn_from:
            return
        # Another network: the finished run's curves would not be its own.
        has_run = self.training.snapshot or self.training.phase is not TrainingPhase.IDLE
        if has_run and not self.training.active:
            self.training.reset()
        self._show_first_weights()

    def _show_first_weights(self) -> None:
        config = self.training.config
        self._drawn_from = config.drawn_from
        self.network.set_network(initial_network(config.layers, config.seed))
