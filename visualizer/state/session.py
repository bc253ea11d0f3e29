"""Everything the views share, and the links between its parts."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from visualizer.core.image_dataset import N_CLASSES, ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.seen_digit import SeenDigit
from visualizer.core.sentence import Problem
from visualizer.core.session_file import SavedSession
from visualizer.core.session_index import SessionIndex
from visualizer.core.session_scenes import NETWORK
from visualizer.core.training_config import TrainingConfig
from visualizer.state.activations import ActivationsState
from visualizer.state.boundaries import BoundariesState
from visualizer.state.chart_options import ChartOptions
from visualizer.state.chart_window import ChartWindow
from visualizer.state.convolution import ConvolutionState
from visualizer.state.dataset import DatasetState
from visualizer.state.descent import DescentState
from visualizer.state.descent_camera import DescentCamera
from visualizer.state.descent_focus import DescentFocus
from visualizer.state.digit import DigitState
from visualizer.state.evaluation import EvaluationState
from visualizer.state.file_exchange import FileExchange
from visualizer.state.gradients import GradientsState
from visualizer.state.logits import LogitsState
from visualizer.state.loss_plane import LossPlaneState
from visualizer.state.network import NetworkState
from visualizer.state.neurons import NeuronsState
from visualizer.state.page_scenes import PageScenes
from visualizer.state.playback import Playback
from visualizer.state.run_shelf import BUSY, RunShelf
from visualizer.state.softmax import SoftmaxState
from visualizer.state.timeline import TimelineState
from visualizer.state.training import TrainingState
from visualizer.state.training_goal import TrainingGoalState
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
    training_goal : TrainingGoalState
        When the run pauses by itself.
    timeline : TimelineState
        The moment of the run that is on screen.
    run_shelf : RunShelf
        The runs up to now, to be compared.
    chart_options : ChartOptions
        How the run's charts are looked at.
    forward_playback : Playback
        One position a layer: 0 shows the input alone, ``n_layers`` everything.
    descent : DescentState
    descent_focus : DescentFocus
        The rule of the race that is looked at closely.
    descent_charts : ChartWindow
        How the race's charts are looked at.
    descent_camera : DescentCamera
        Where its surface is looked at from.
    softmax : SoftmaxState
    neurons : NeuronsState
    activations : ActivationsState
    boundaries : BoundariesState
        A network of points on the plane, with a run of its own.
    convolution : ConvolutionState
    page_scenes : PageScenes
        What is set on the pages, as a session keeps it.
    workbench : WorkbenchState
    walk : WalkState
    model_file, run_file, session_file, event_files, history_file, descent_file : FileExchange
        The network on screen as a Keras model, its whole run, all runs, the run for
        TensorBoard, and its numbers as a table; the steps of the race as one.
    evaluation : EvaluationState
        How the network of that moment answers the test images.
    gradients : GradientsState
        How its loss changes with its weights.
    loss_plane : LossPlaneState
        The run as a path, and the loss around it.

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
        self.training_goal = TrainingGoalState(self.training, self)
        self.timeline = TimelineState(self.training, self)
        self.run_shelf = RunShelf(self.training, self.dataset, self.undo_stack, self)
        self.chart_options = ChartOptions(self)
        self.forward_playback = Playback(len(self.network.network.layers), LAYERS_A_SECOND, self)
        self.descent = DescentState(self.undo_stack, self)
        self.descent_focus = DescentFocus(self.descent, self)
        self.descent_charts = ChartWindow(self)
        self.descent_camera = DescentCamera(self)
        self.softmax = SoftmaxState(self.undo_stack, self)
        self.neurons = NeuronsState(self.undo_stack, self)
        self.activations = ActivationsState(self.undo_stack, self)
        self.boundaries = BoundariesState(self.undo_stack, self)
        self.convolution = ConvolutionState(self.digit, self.network, self.undo_stack, self)
        self.workbench = WorkbenchState(self.undo_stack, self)
        self.walk = WalkState(self.workbench, self)
        self.page_scenes = PageScenes(
            {
                "digit": self.digit,
                "logits": self.logits,
                "softmax": self.softmax,
                "neurons": self.neurons,
                "optimizers": self.descent,
                "activations": self.activations,
                "boundaries": self.boundaries.training,
                "convolution": self.convolution,
                NETWORK: self.workbench,
                "walk": self.walk,
                "goal": self.training_goal,
                "points_goal": self.boundaries.training_goal,
            },
            {
                "optimizers": self.descent.playback,
                "activations": self.activations.playback,
                "convolution": self.convolution.playback,
                "walk": self.walk.playback,
            },
            self,
        )
        self.evaluation = EvaluationState(
            self.training, self.timeline, self.network, self.dataset, self
        )
        self.gradients = GradientsState(self.network, self.dataset, self.training, self)
        self.loss_plane = LossPlaneState(
            self.training, self.timeline, self.dataset, self.run_shelf, self
        )
        self.model_file = FileExchange(self)
        self.run_file = FileExchange(self)
        self.session_file = FileExchange(self)
        self.event_files = FileExchange(self)
        self.history_file = FileExchange(self)
        self.descent_file = FileExchange(self, takes_long=True)
        self._drawn_from = config.drawn_from
        self._charted = self.training.history
        self._charted_surface = self.descent.surface.formula
        self._images_to_train_on: ImageDataset | None = None
        self.dataset.changed.connect(self._dataset_changed)
        self.digit.changed.connect(self._digit_changed)
        self.network.changed.connect(self._network_changed)
        self.training.changed.connect(self._train_on_dataset)
        self.training.changed.connect(self._run_changed)
        self.descent.changed.connect(self._race_changed)
        self.timeline.changed.connect(self._timeline_changed)
        self.training.config_changed.connect(self._config_changed)
        # There is one thread: whoever begins has it.
        self.training.start_requested.connect(self.boundaries.training.set_aside)
        self.boundaries.training.start_requested.connect(self.training.set_aside)
        self._network_changed()

    @property
    def n_samples(self) -> int | None:
        """Images that there are to train on, validation included; None before there are some."""
        images = self.dataset.images
        return None if images is None else len(images.x_train)

    @property
    def run_dataset(self) -> ImageDataset | None:
        """The images in use where the next run is to have them."""
        is_wanted = self.dataset.name == self.training.config.dataset
        return self.dataset.images if is_wanted else None

    @property
    def file_exchanges(self) -> tuple[FileExchange, ...]:
        """All that leaves the program as a file, or comes in as one."""
        return (
            self.model_file,
            self.run_file,
            self.session_file,
            self.event_files,
            self.history_file,
            self.boundaries.history_file,
            self.descent_file,
        )

    def index(self, page: str) -> SessionIndex:
        """Return how the runs stand side by side, and how they are looked at.

        Parameters
        ----------
        page : str
            Key of the page on top.
        """
        shelf = self.run_shelf
        return SessionIndex(
            shelf.standings, shelf.n_begun, shelf.on_screen, page, self.chart_options.look
        )

    @property
    def is_training(self) -> bool:
        """Whether a run of either network has begun and not ended."""
        return self.training.active or self.boundaries.training.active

    def take_over(self, saved: SavedSession) -> tuple[str, ...]:
        """Go on with another session in the place of this one; its edits cannot be undone.

        Returns
        -------
        tuple of str
            Keys of the pages whose scenes cannot be shown.

        Raises
        ------
        Problem
            If a run is going on. Nothing changes then.
        """
        if self.is_training:
            raise Problem(BUSY)
        self.run_shelf.take_over(saved)
        # They are edits of runs that are not here.
        self.undo_stack.clear()
        if saved.index.charts is not None:
            self.chart_options.set_look(saved.index.charts)
        points = self.boundaries.training
        if saved.points_run is not None:
            points.show_run(saved.points_run)
        elif "boundaries" in saved.scenes.scenes:
            points.reset()
        return self.page_scenes.restore(saved.scenes)

    def look_at_activation(self, layer: int) -> None:
        """Show what the activation of a layer on the workbench does, with numbers from there.

        A curve is shown at the net input of the unit that is looked at, if it is one of this
        layer, else of its first one; softmax with the logits of all of them, if they fit there.
        """
        bench, (focused, unit) = self.workbench, self.walk.focus
        net_inputs = bench.trace.net_inputs[layer]
        activation = bench.network.layers[layer].activation
        if activation == "softmax":
            with suppress(Problem):
                self.softmax.set_logits(net_inputs.tolist())
            self.look_requested.emit(self.softmax)
        else:
            z = float(net_inputs[unit if focused == layer else 0])
            # As it is read there.
            self.activations.look_at(activation, round(z, self.walk.decimals))
            self.look_requested.emit(self.activations)

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

    def _run_changed(self) -> None:
        """See another run whole, if it does not reach the part of the one before that is seen."""
        history, seen = self.training.history, self.chart_options.part
        if history is self._charted:
            return
        self._charted = history
        self.chart_options.point_at(None)
        if history.n_batches <= (seen[0] if seen else 0):
            self.chart_options.show_all()

    def _race_changed(self) -> None:
        """See another surface's race whole: its heights are others."""
        formula = self.descent.surface.formula
        if formula != self._charted_surface:
            self._charted_surface = formula
            self.descent_charts.show_all()

    def _digit_changed(self) -> None:
        self.network.set_image(self.digit.image)

    def _network_changed(self) -> None:
        self.forward_playback.set_length(len(self.network.network.layers))
        logits = self.network.trace.logits
        self.logits.network_changed(logits)
        self.softmax.network_changed(self.logits.class_names, logits, self.digit.label)
        digit = SeenDigit(self.network.pixels, self.digit.label)
        self.workbench.home_changed(self.network.network, digit)

    def _timeline_changed(self) -> None:
        snapshot = self.timeline.shown
        if snapshot is not None:
            self.network.set_network(snapshot.network, snapshot.epoch, snapshot.batch)
        else:
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
