"""Run, pause, step, stop and reset a training run."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.widgets.button_key import ButtonKey
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.icons import icon
from visualizer.widgets.run_view import RunView
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID

# Batches a second at each place of the slider; the last is as fast as it goes.
SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, math.inf)
MANY_BATCHES = 10

RUN = Sentence("TrainingControls", "Run")
PAUSE = Sentence("TrainingControls", "Pause")
GO_ON = Sentence("TrainingControls", "Go on")
ONE_A_SECOND = Sentence("TrainingControls", "1 batch/s")
MANY_A_SECOND = Sentence("TrainingControls", "{n} batches/s")


class RunControls(RunView):
    """The one main action of the page and what belongs to it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        training = self.trained.training
        self.run_button = QPushButton()
        self.run_button.setObjectName("main")
        self.run_button.clicked.connect(self._run_clicked)
        self.batch_button = _button(training.step_batch)
        self.batches_button = _button(self._step_many)
        self.epoch_button = _button(training.step_epoch)
        self.stop_button = _button(training.stop)
        self.reset_button = _button(training.reset)
        for button, key in (
            (self.run_button, "F5"),
            (self.batch_button, "F6"),
            (self.batches_button, "Shift+F6"),
            (self.epoch_button, "F7"),
            (self.stop_button, "F8"),
            (self.reset_button, "F9"),
        ):
            ButtonKey(button, key)
        for button in (
            self.run_button,
            self.batch_button,
            self.batches_button,
            self.epoch_button,
        ):
            # A number that is still being typed counts for the run: its field is left first.
            button.pressed.connect(self._leave_field)
        self.speed_slider = QSlider(Qt.Orientation.Horizontal)
        self.speed_slider.setRange(0, len(SPEEDS) - 1)
        self.speed_slider.setPageStep(1)
        self.speed_slider.setFixedWidth(14 * GRID)
        self.speed_slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.speed_slider.valueChanged.connect(self._speed_slid)
        self._speed_name = QLabel()
        self._speed_name.setBuddy(self.speed_slider)
        self._speed = QLabel()
        self._slow_motion = QWidget()
        slow_motion = QHBoxLayout(self._slow_motion)
        slow_motion.setContentsMargins(0, 0, 0, 0)
        slow_motion.setSpacing(GRID)
        for widget in (self._speed_name, self.speed_slider, self._speed):
            slow_motion.addWidget(widget)
        layout = FlowLayout(self, GRID)
        for widget in (
            self.run_button,
            self.batch_button,
            self.batches_button,
            self.epoch_button,
            self.stop_button,
            self.reset_button,
            self._slow_motion,
        ):
            layout.addWidget(widget)
        training.changed.connect(self.refresh)
        training.config_changed.connect(self.refresh)
        session.dataset.changed.connect(self.refresh)
        training.speed_requested.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show where the run stands and what can be done now."""
        training = self.trained.training
        running = training.phase in (TrainingPhase.PREPARING, TrainingPhase.RUNNING)
        paused = training.phase == TrainingPhase.PAUSED
        if running:
            text = PAUSE
        elif paused or training.waits:
            text = GO_ON
        else:
            text = RUN
        self.run_button.setText(said(text))
        self._keep_width_of_run()
        self.stop_button.setEnabled(training.active)
        for button in (self.batch_button, self.batches_button, self.epoch_button):
            button.setEnabled(not running)
        self.speed_slider.blockSignals(True)
        self.speed_slider.setValue(bisect_left(SPEEDS, training.speed))
        self.speed_slider.blockSignals(False)
        self._speed.setText(said(self._words_of_speed(training.speed)))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self._speed.setMinimumWidth(self.fontMetrics().horizontalAdvance("200 batches/s"))
        for button, name in (
            (self.batch_button, "step-batch"),
            (self.epoch_button, "step-epoch"),
            (self.stop_button, "stop"),
            (self.reset_button, "reset"),
        ):
            button.setIcon(icon(name))
        # All as high as the buttons, so that they stand in the middle of their line.
        for widget in (self.run_button, self._slow_motion):
            widget.setMinimumHeight(self.stop_button.sizeHint().height())

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._speed_name.setText(said(Sentence("TrainingControls", "Speed")))
        for button, text, explanation in (
            (
                self.batch_button,
                Sentence("TrainingControls", "Batch"),
                Sentence("TrainingControls", "Train one batch, then pause (F6)"),
            ),
            (
                self.batches_button,
                Sentence("TrainingControls", "×{n}").format(n=MANY_BATCHES),
                Sentence("TrainingControls", "Train {n} batches, then pause (Shift+F6)").format(
                    n=MANY_BATCHES
                ),
            ),
            (
                self.epoch_button,
                Sentence("TrainingControls", "Epoch"),
                Sentence("TrainingControls", "Train to the end of the epoch, then pause (F7)"),
            ),
            (
                self.stop_button,
                Sentence("TrainingControls", "Stop"),
                Sentence("TrainingControls", "End the run; its network and charts stay (F8)"),
            ),
            (
                self.reset_button,
                Sentence("TrainingControls", "Reset"),
                Sentence(
                    "TrainingControls", "Back to the first weights, the same for the same seed (F9)"
                ),
            ),
        ):
            button.setText(said(text))
            button.setToolTip(said(explanation))
        self.batches_button.setAccessibleName(
            said(Sentence("TrainingControls", "{n} batches").format(n=MANY_BATCHES))
        )
        self.run_button.setToolTip(
            said(Sentence("TrainingControls", "Train the network, pause, go on (F5)"))
        )
        self.speed_slider.setToolTip(
            said(
                Sentence("TrainingControls", "From slow motion, one batch a second, to full speed")
            )
        )
        self.speed_slider.setAccessibleName(said(Sentence("TrainingControls", "Speed of training")))

    def _words_of_speed(self, speed: float) -> Sentence:
        if math.isinf(speed):
            return Sentence("TrainingControls", "full")
        return (ONE_A_SECOND if speed == 1 else MANY_A_SECOND).format(n=f"{speed:g}")

    def _keep_width_of_run(self) -> None:
        """Let the buttons beside it stand still while its words change."""
        # By its style sheet the words are bold.
        self.run_button.ensurePolished()
        words = (self.run_button.text(), *(said(text) for text in (RUN, PAUSE, GO_ON)))
        size_of = partial(self.run_button.fontMetrics().size, Qt.TextFlag.TextShowMnemonic)
        now, *widths = (size_of(each).width() for each in words)
        self.run_button.setMinimumWidth(self.run_button.sizeHint().width() - now + max(widths))

    def _leave_field(self) -> None:
        button = self.sender()
        # By its key: the focus goes to the page, whose keys drive what is seen.
        if isinstance(button, QAbstractButton) and not button.hasFocus():
            (self.parentWidget() or button).setFocus()

    def _run_clicked(self) -> None:
        training = self.trained.training
        if training.phase in (TrainingPhase.PREPARING, TrainingPhase.RUNNING):
            training.pause()
        else:
            training.resume()

    def _step_many(self) -> None:
        self.trained.training.step_batches(MANY_BATCHES)

    def _speed_slid(self) -> None:
        self.trained.training.set_speed(SPEEDS[self.speed_slider.value()])


def _button(action: object) -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.clicked.connect(action)
    return button
