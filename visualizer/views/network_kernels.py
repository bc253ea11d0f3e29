"""The network's own kernels, and the maps that they make of the digit, layer by layer."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from visualizer.core.counted import counted
from visualizer.core.image_layers import ConvolutionLayer, ImageLayer
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.picture_choice import PictureChoice
from visualizer.widgets.picture_tools import PictureTools
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

PRESET = "cnn"
KERNEL_SHARE, MAPS_SHARE = 2, 3  # of the width
CONVOLVES_ONCE = Sentence("NetworkKernels", "{number}: 1 kernel {size} × {size} × {channels}")
CONVOLVES = Sentence("NetworkKernels", "{number}: {n} kernels {size} × {size} × {channels}")
POOLS = Sentence("NetworkKernels", "{number}: max pooling {size} × {size}")
NONE = Sentence(
    "NetworkKernels",
    "This network has dense layers alone: train the CNN to see kernels.",
)


class NetworkKernels(View):
    """A click on a kernel or a map shows above how it comes about."""

    key = "network_kernels"
    title = Sentence("NetworkKernels", "Kernels of the network")
    sentence = Sentence("NetworkKernels", "Click one: the window above does what it does.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.layer = ChoiceBox()
        self.layer.activated.connect(self._layer_chosen)
        self.train_button = QPushButton()
        self.train_button.clicked.connect(self._train_clicked)
        self.bubble = Bubble(self.train_button)
        self.trained = TextLine(elides=True, muted=True)
        self.note = TextLine(wraps=True)
        self.kernel_words, self.map_words = TextLine(elides=True), TextLine(elides=True)
        self.kernels, self.maps = PictureChoice(), PictureChoice()
        self.kernels.chosen.connect(self._kernel_chosen)
        self.maps.chosen.connect(self._map_chosen)
        self.tools = PictureTools(self)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        for widget in (self.train_button, self.layer):
            above.addWidget(widget)
        above.addWidget(self.trained, 1)
        self.pictures = QWidget()
        below = QHBoxLayout(self.pictures)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(2 * GRID)
        for words, mosaic, share in (
            (self.kernel_words, self.kernels, KERNEL_SHARE),
            (self.map_words, self.maps, MAPS_SHARE),
        ):
            column = QVBoxLayout()
            column.setSpacing(GRID // 4)
            column.addWidget(words)
            column.addWidget(mosaic, 1)
            below.addLayout(column, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(above)
        layout.addWidget(self.note)
        layout.addWidget(self.pictures, 1)
        layout.addStretch()
        session.convolution.changed.connect(self._scene_changed)
        session.training.changed.connect(self._show_training)
        # A run shows fifteen networks a second.
        self.follow_in_turn(session.network.changed)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the layer that is looked at."""
        state = self.session.convolution
        layers, self._shown_look = state.image_layers, self._look
        for widget in (self.pictures, self.layer):
            widget.setVisible(bool(layers))
        self.note.setVisible(not layers)
        self._show_training()
        if layers:
            self.layer.show_choices([_name(*each) for each in enumerate(layers, 1)], state.layer)
            self._show_layer(layers[state.layer])

    def stand_alone(self) -> None:
        """Leave out what is pressed."""
        self.train_button.hide()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.note.set_text(said(NONE))
        self.layer.setAccessibleName(said(Sentence("NetworkKernels", "Layer")))
        self.layer.setToolTip(said(Sentence("NetworkKernels", "Which layer of the network")))
        kernels = said(Sentence("NetworkKernels", "Kernels: click one to see it slide"))
        maps = said(Sentence("NetworkKernels", "Maps: click one to see how it comes about"))
        for mosaic, text in ((self.kernels, kernels), (self.maps, maps)):
            mosaic.setAccessibleName(text)
            mosaic.setToolTip(text)
        self.train_button.setToolTip(
            said(
                Sentence(
                    "NetworkKernels", "Train the CNN preset on the images, or pause its training"
                )
            )
        )

    def _scene_changed(self) -> None:
        # Most of what is set is of no concern here.
        if self._look != self._shown_look:
            self._changed()

    @property
    def _look(self) -> tuple[int, ...]:
        scene = self.session.convolution.scene
        return scene.layer, scene.number, scene.channel

    def _show_training(self) -> None:
        training, network = self.session.training, self.session.network
        has_kernels = bool(self.session.convolution.image_layers)
        running = training.phase in (TrainingPhase.PREPARING, TrainingPhase.RUNNING)
        text = Sentence("NetworkKernels", "Train the CNN")
        if has_kernels and running:
            text = Sentence("NetworkKernels", "Pause")
        elif has_kernels and (training.phase is TrainingPhase.PAUSED or training.waits):
            text = Sentence("NetworkKernels", "Go on")
        self.train_button.setText(said(text))
        done = Sentence("NetworkKernels", "epoch {epoch}, batch {batch}")
        if network.batch == 0:
            done = Sentence("NetworkKernels", "first weights, not trained yet")
        told = said(done.format(epoch=network.epoch, batch=f"{network.batch:,}"))
        self.trained.set_text(told if has_kernels else "")

    def _show_layer(self, layer: ImageLayer) -> None:
        state = self.session.convolution
        scene, given, maps = state.scene, state.maps(state.layer - 1), state.maps(state.layer)
        number = min(scene.number, maps.shape[2] - 1)
        text = Sentence("NetworkKernels", "Maps {rows} × {columns}, one a kernel")
        if not isinstance(layer, ConvolutionLayer):
            above = Sentence("NetworkKernels", "Maps before, {rows} × {columns}")
            pictures, framed = _pictures(given), number
            text = Sentence("NetworkKernels", "Maps {rows} × {columns}, pooled")
        elif layer.n_channels == 1:
            above = Sentence("NetworkKernels", "Kernels")
            pictures, framed = _pictures(layer.weights[:, :, 0]), number
        else:
            above = Sentence("NetworkKernels", "Kernel {number}: one slice a map")
            pictures, framed = _pictures(layer.weights[..., number]), scene.channel
        shape = {"rows": given.shape[0], "columns": given.shape[1], "number": number + 1}
        self.kernel_words.set_text(said(above.format(**shape)))
        self.map_words.set_text(said(text.format(rows=maps.shape[0], columns=maps.shape[1])))
        self.kernels.show_pictures(pictures, _numbers(pictures))
        self.kernels.frame(framed)
        of_maps = _pictures(maps)
        self.maps.show_pictures(of_maps, _numbers(of_maps))
        self.maps.frame(number)

    def _layer_chosen(self, index: int) -> None:
        self.session.convolution.show_layer(index)

    def _kernel_chosen(self, index: int) -> None:
        state = self.session.convolution
        layer = state.image_layers[state.layer]
        is_slice = isinstance(layer, ConvolutionLayer) and layer.n_channels > 1
        self._look_at(*((state.scene.number, index) if is_slice else (index, 0)))

    def _map_chosen(self, index: int) -> None:
        self._look_at(index, 0)

    def _look_at(self, number: int, channel: int) -> None:
        try:
            self.session.convolution.look_at(number, channel)
        except Problem as problem:
            self.bubble.say(said(problem.sentence))

    def _train_clicked(self) -> None:
        self.bubble.attempt(self._train)

    def _train(self) -> None:
        training = self.session.training
        if not self.session.convolution.image_layers:
            training.configure(preset=PRESET, layers=None)
        if training.phase in (TrainingPhase.PREPARING, TrainingPhase.RUNNING):
            training.pause()
        else:
            training.resume()


def _name(number: int, layer: ImageLayer) -> str:
    if isinstance(layer, ConvolutionLayer):
        text = counted(
            layer.n_filters,
            CONVOLVES_ONCE,
            CONVOLVES,
            number=number,
            size=layer.kernel_size,
            channels=layer.n_channels,
        )
        return said(text)
    return said(POOLS.format(number=number, size=layer.size))


def _pictures(maps: np.ndarray) -> np.ndarray:
    """Return maps, shape (height, width, n), as pictures, shape (n, height, width)."""
    return np.moveaxis(maps, -1, 0)


def _numbers(pictures: np.ndarray) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, len(pictures) + 1))
