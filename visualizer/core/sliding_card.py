"""The formulas of a sliding window: the size of its map, its sum, and how Keras says it."""

from __future__ import annotations

from visualizer.core.convolution_scene import MAX
from visualizer.core.sentence import Sentence
from visualizer.core.sliding import Sliding
from visualizer.core.window_axis import WindowAxis

CORRELATION = Sentence(
    "SlidingCard",
    "Keras slides the kernel as it is: mathematicians call that cross-correlation.",
)
TURNED = Sentence(
    "SlidingCard",
    "Turned by half first, it is the convolution of mathematics. Keras leaves it as it is.",
)
LARGEST_STAYS = Sentence(
    "SlidingCard", "Nothing is weighed: the largest number stays. Padding is never counted."
)
MEAN_STAYS = Sentence(
    "SlidingCard", "Nothing is weighed: the mean stays. Padding is never counted."
)
NO_KERAS = Sentence("SlidingCard", "none: Keras dilates at stride 1 alone")


class SlidingCard:
    """What is said of a window on an image.

    Parameters
    ----------
    sliding : Sliding
    """

    def __init__(self, sliding: Sliding) -> None:
        self._sliding, self._scene = sliding, sliding.scene

    @property
    def size_formula(self) -> str:
        """The size of the output, in letters."""
        dilated = "d·(k − 1) − 1" if self._scene.is_convolution else "k"
        return f"⌊(n + {self._padding('p', 'p')} − {dilated}) / s⌋ + 1"

    @property
    def row_numbers(self) -> str:
        """Rows of the output, with the numbers put in."""
        return self._numbers(self._sliding.window.rows)

    @property
    def column_numbers(self) -> str:
        """Columns of the output, with the numbers put in."""
        return self._numbers(self._sliding.window.columns)

    @property
    def padding_rule(self) -> str:
        """Where the padding comes from, with the numbers of the rows put in."""
        axis = self._sliding.window.rows
        if self._scene.padding == "valid":
            return "valid: p = 0"
        wanted = f"same: ⌈n / s⌉ = ⌈{axis.n} / {axis.stride}⌉ = {axis.n_places}"
        if axis.before == axis.after:
            return f"{wanted}, p = {axis.before}"
        return f"{wanted}, p = {axis.before}, p' = {axis.after}"

    @property
    def sum_formula(self) -> str:
        """What one number of the map is, in letters."""
        scene = self._scene
        begins = "" if scene.padding == "valid" else " − p"
        row, column = (f"{letter}·s + {step}{begins}" for letter, step in self._indices)
        if not scene.is_convolution:
            name = "max" if scene.operation == MAX else "mean"
            return f"z[i, j] = {name} x[{row}, {column}]"
        weight = "w[k−1−u, k−1−v]" if scene.flips else "w[u, v]"
        return f"z[i, j] = Σ x[{row}, {column}] · {weight} + b"

    @property
    def keras(self) -> str | Sentence:
        """How a program of Keras says it."""
        scene = self._scene
        size, stride = scene.window_size[0], scene.stride
        if not scene.is_convolution:
            name = "MaxPooling2D" if scene.operation == MAX else "AveragePooling2D"
            return f'{name}({size}, strides={stride}, padding="{scene.padding}")'
        if scene.dilation > 1 and stride > 1:
            return NO_KERAS
        settings = [f'padding="{scene.padding}"']
        if stride > 1:
            settings.insert(0, f"strides={stride}")
        if scene.dilation > 1:
            settings.append(f"dilation_rate={scene.dilation}")
        if scene.relu:
            settings.append('activation="relu"')
        return f"Conv2D(1, {size}, {', '.join(settings)})"

    @property
    def note(self) -> Sentence:
        """What it is called, in one sentence."""
        scene = self._scene
        if not scene.is_convolution:
            return LARGEST_STAYS if scene.operation == MAX else MEAN_STAYS
        return TURNED if scene.flips else CORRELATION

    @property
    def _indices(self) -> tuple[tuple[str, str], tuple[str, str]]:
        dilated = self._scene.window_dilation > 1
        return ("i", "u·d" if dilated else "u"), ("j", "v·d" if dilated else "v")

    def _padding(self, before: object, after: object) -> str:
        rows = self._sliding.window.rows
        return f"2·{before}" if rows.before == rows.after else f"{before} + {after}'"

    def _numbers(self, axis: WindowAxis) -> str:
        padded = (
            f"2·{axis.before}" if axis.before == axis.after else f"{axis.before} + {axis.after}"
        )
        reach = f"{axis.dilation}·({axis.size} − 1) − 1"
        if not self._scene.is_convolution:
            reach = f"{axis.size}"
        return f"⌊({axis.n} + {padded} − {reach}) / {axis.stride}⌋ + 1 = {axis.n_places}"
