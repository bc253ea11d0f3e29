"""What stands on the convolution page: an image, a window over it, the map that it gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject

from visualizer.core.convolution_scene import (
    CONVOLUTION,
    DIGIT,
    MAP,
    MAX_DILATION,
    NUMBERS,
    ConvolutionScene,
)
from visualizer.core.image_layers import ImageLayer
from visualizer.core.kernel_editing import checked_number, resized, with_number
from visualizer.core.known_name import check_known
from visualizer.core.named_kernel import NamedKernel
from visualizer.core.network_maps import (
    NO_MAP,
    image_layers_of,
    maps_before,
    n_parts,
    scene_of_map,
)
from visualizer.core.number_grid import parse_grid
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.sliding import Sliding, check_fit, window_of
from visualizer.core.sliding_moment import SlidingMoment, answer_of, last_position
from visualizer.core.whole_number import whole_number
from visualizer.state.digit import DigitState
from visualizer.state.editable import EditableState
from visualizer.state.network import NetworkState
from visualizer.state.playback import Playback
from visualizer.state.undo_stack import UndoStack

KERNELS: dict[str, type[NamedKernel]] = discover("visualizer.core.kernels")
PRESETS = "visualizer.core.convolution_presets"
# What a person can set; a network's own layers may have more.
MAX_SIZE, MAX_STRIDE = 7, 8
BEATS_A_SECOND = 2.0
MOST_SECONDS = 40.0  # a way that would take longer is faster


class ConvolutionState(EditableState[ConvolutionScene]):
    """Holds the scene of the convolution page; every edit can be undone.

    Parameters
    ----------
    digit : DigitState
    network : NetworkState
        Whose kernels can be looked at.
    undo_stack : UndoStack

    Attributes
    ----------
    playback : Playback
        Two positions a place: `visualizer.core.sliding_moment`.

    Signals
    -------
    changed
        The scene, or the image in it, is another one.
    """

    def __init__(
        self,
        digit: DigitState,
        network: NetworkState,
        undo_stack: UndoStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ConvolutionScene(), undo_stack, parent)
        self._digit, self._network = digit, network
        self._sliding = Sliding(self._image_of(self._scene), self._scene)
        length = last_position(self._sliding.n_places)
        self.playback = Playback(length, BEATS_A_SECOND, self)
        # In the middle: something is done, and something is left to be told in advance.
        self.playback.seek(answer_of(self._sliding.n_places // 2))
        digit.changed.connect(self._digit_changed)
        network.changed.connect(self._network_changed)

    @property
    def scene(self) -> ConvolutionScene:
        """What is on the page."""
        return self._scene

    @property
    def sliding(self) -> Sliding:
        """The window on its image, and the map that it gives."""
        return self._sliding

    @property
    def kernel_key(self) -> str | None:
        """Name of the kernel; None of one that has none."""
        return next(
            (key for key, kernel in KERNELS.items() if kernel.weights == self._scene.kernel), None
        )

    @property
    def image_layers(self) -> tuple[ImageLayer, ...]:
        """Convolution and pooling of the network on screen; empty where it has none."""
        return image_layers_of(self._network.network)

    @property
    def layer(self) -> int:
        """Which of the `image_layers` is looked at."""
        return min(self._scene.layer, len(self.image_layers) - 1)

    @property
    def part_of(self) -> int | None:
        """How many parts the network adds up, where the window shows one of them; else None."""
        if self._scene.source != MAP or not self.image_layers:
            return None
        return n_parts(self._scene, self.image_layers[self.layer], self.layer)

    def maps(self, layer: int) -> np.ndarray:
        """Return what an image layer of the network gives, shape (n_rows, n_columns, n_maps).

        Parameters
        ----------
        layer : int
            -1 is the image.
        """
        return maps_before(self._network.trace, layer + 1)

    def set_source(self, source: str) -> None:
        """Let the window slide over something else.

        Raises
        ------
        Problem
            If there is nothing of that kind, or the window has no place on it.
        """
        self._set(source=source)
        if source != NUMBERS:
            self._go_to_telling_place()

    def set_numbers(self, text: str) -> None:
        """Let the window slide over a grid that was typed.

        Raises
        ------
        Problem
            If it is no grid, or the window has no place on it.
        """
        self._set(source=NUMBERS, numbers=parse_grid(text))

    def set_number(self, row: int, column: int, value: float) -> None:
        """Put another number into the grid.

        Raises
        ------
        Problem
            If it is not a number from −1000000 to 1000000.
        """
        numbers = with_number(self._scene.numbers, row, column, value)
        self._set(numbers=numbers, name=f"convolution number {row} {column}")

    def set_divides(self, divides: bool) -> None:
        """Divide the digit's grey values by 255, or leave them whole."""
        self._set(divides=divides)

    def set_operation(self, operation: str) -> None:
        """Convolve or pool; the stride becomes what Keras takes if nobody says another.

        Raises
        ------
        Problem
            If there is nothing of that name, or its window has no place on the image.
        """
        stride = self._scene.stride
        if self._scene.is_convolution != (operation == CONVOLUTION):
            stride = 1 if operation == CONVOLUTION else self._scene.pool_size
        self._set(operation=operation, stride=stride)

    def set_kernel(self, key: str) -> None:
        """Take a kernel that has a name, without a bias.

        Raises
        ------
        Problem
            If there is none of that name, or it has no place on the image.
        """
        check_known(key, tuple(KERNELS))
        self._set(kernel=KERNELS[key].weights, bias=0.0)

    def set_weight(self, row: int, column: int, value: float) -> None:
        """Put another number into the kernel.

        Raises
        ------
        Problem
            If it is not a number from −1000000 to 1000000.
        """
        kernel = with_number(self._scene.kernel, row, column, value)
        self._set(kernel=kernel, name=f"convolution weight {row} {column}")

    def set_size(self, size: float) -> None:
        """Let the window take so many rows and columns; the kernel keeps its middle.

        Raises
        ------
        Problem
            If it is not a whole number from 1 to 7, or has no place on the image.
        """
        complaint = Sentence(
            "Convolution", "The window's size must be a whole number from 1 to 7, not {value}."
        )
        size = whole_number(size, complaint, 1, MAX_SIZE)
        if self._scene.is_convolution:
            self._set(kernel=resized(self._scene.kernel, size), name="convolution size")
        else:
            # Squares side by side stay that.
            beside = self._scene.stride == self._scene.pool_size
            stride = size if beside else self._scene.stride
            self._set(pool_size=size, stride=stride, name="convolution size")

    def set_stride(self, stride: float) -> None:
        """Let the window go so far from place to place.

        Raises
        ------
        Problem
            If it is not a whole number from 1 to 8.
        """
        complaint = Sentence(
            "Convolution", "The stride must be a whole number from 1 to 8, not {value}."
        )
        stride = whole_number(stride, complaint, 1, MAX_STRIDE)
        self._set(stride=stride, name="convolution stride")

    def set_dilation(self, dilation: float) -> None:
        """Let the kernel take numbers so far apart.

        Raises
        ------
        Problem
            If it is not a whole number from 1 to 4, or the kernel has no place on the image.
        """
        complaint = Sentence(
            "Convolution", "The dilation must be a whole number from 1 to 4, not {value}."
        )
        dilation = whole_number(dilation, complaint, 1, MAX_DILATION)
        self._set(dilation=dilation, name="convolution dilation")

    def set_padding(self, padding: str) -> None:
        """Pad as Keras's ``padding`` says.

        Raises
        ------
        Problem
            If there is nothing of that name, or the window has no place on the image without.
        """
        self._set(padding=padding)

    def set_bias(self, bias: float) -> None:
        """Add another number to every sum.

        Raises
        ------
        Problem
            If it is not a number from −1000000 to 1000000.
        """
        self._set(bias=checked_number(bias), name="convolution bias")

    def set_flips(self, flips: bool) -> None:
        """Turn the kernel by half, or leave it as it is."""
        self._set(flips=flips)

    def set_relu(self, relu: bool) -> None:
        """Put relu after the convolution, or nothing."""
        self._set(relu=relu)

    def show_layer(self, layer: int) -> None:
        """Look at the kernels and maps of a layer of the network."""
        self._edit(layer=layer, number=0, channel=0)

    def look_at(self, number: int, channel: int = 0) -> None:
        """Do above what the layer that is looked at does for one of its maps.

        Parameters
        ----------
        number : int
            Of the map.
        channel : int
            Of the map before it whose part in it is shown; in pooling it is the same one.

        Raises
        ------
        Problem
            If there is no such map, or the network's weights are no numbers.
        """
        if not self.image_layers:
            raise Problem(NO_MAP)
        layer = self.image_layers[self.layer]
        self._change(scene_of_map(self._scene, layer, self.layer, number, channel))
        self._go_to_telling_place()

    def show_preset(self, key: str) -> None:
        """Show one of the prepared scenes: small grids from their beginning.

        Raises
        ------
        KeyError
            If there is none of that name.
        """
        scene = discover(PRESETS)[key].scene
        kept = {name: getattr(self._scene, name) for name in ("layer", "number", "channel")}
        self._edit_to(replace(scene, **kept))
        if scene.source == NUMBERS:
            self.playback.pause()
            self.playback.seek(0)
        else:
            self._go_to_telling_place()

    def restore(self, scene: ConvolutionScene) -> None:
        """Put a scene out of a file in place.

        Raises
        ------
        Problem
            If its window has no place on its image.
        """
        scene = self._current(scene)
        check_fit(self._image_of(scene).shape, scene)
        self.put(scene)

    def _go_to_telling_place(self) -> None:
        """Go to the strongest number of the map's lower half: much is done, and it says most."""
        outputs = self._sliding.outputs.ravel()
        half = outputs.size // 2
        self.playback.pause()
        self.playback.seek(answer_of(half + int(np.abs(outputs[half:]).argmax())))

    def _set(self, *, name: str = "", **values: object) -> None:
        """Change parts of the scene if its window has a place then."""
        self._change(replace(self._scene, **values), name)  # type: ignore[arg-type]

    def _change(self, scene: ConvolutionScene, name: str = "") -> None:
        """Show another scene if its window has a place on its image."""
        if scene.source == MAP and not self._has_map(scene):
            raise Problem(NO_MAP)
        check_fit(self._image_of(scene).shape, scene)
        self._edit_to(scene, name)

    def _has_map(self, scene: ConvolutionScene) -> bool:
        if not 0 < scene.layer < len(self.image_layers):
            return False
        return scene.channel < self.maps(scene.layer - 1).shape[2]

    def _image_of(self, scene: ConvolutionScene) -> np.ndarray:
        """Return what the window slides over, shape (height, width)."""
        if scene.source == NUMBERS:
            return np.array(scene.numbers)
        if scene.source == MAP:
            image = self.maps(scene.layer - 1)[..., scene.channel].astype(float)
            # A run that diverged has no numbers.
            return np.nan_to_num(image, posinf=0.0, neginf=0.0)
        return self._digit.image / (255.0 if scene.divides else 1.0)

    def _current(self, scene: ConvolutionScene) -> ConvolutionScene:
        """Return a scene with an image that there is."""
        if scene.source != MAP:
            return scene
        there = self._has_map(scene)
        if there and 0 not in window_of(self._image_of(scene).shape, scene).shape:
            return scene
        return replace(scene, source=DIGIT)

    def _digit_changed(self) -> None:
        if self._scene.source == DIGIT:
            self._scene_changed()

    def _network_changed(self) -> None:
        if self._scene.source == MAP:
            self.put(self._scene)
            if self._scene.source == MAP:
                self._scene_changed()

    def _scene_changed(self) -> None:
        before = self._sliding
        self._sliding = Sliding(self._image_of(self._scene), self._scene)
        length = last_position(self._sliding.n_places)
        # Another stride or size leaves the window about where it was.
        moment = SlidingMoment.at(self.playback.position)
        stays = self.playback.position in (0, self.playback.length)
        place = self._sliding.place_over(before, moment.place)
        self.playback.set_length(length)
        if place is not None and not stays:
            self.playback.seek(answer_of(place) - (not moment.is_answered))
        self.playback.set_normal_speed(max(BEATS_A_SECOND, length / MOST_SECONDS))
        super()._scene_changed()
