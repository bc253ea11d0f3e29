"""The sum at one place, with its numbers put in."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np

from visualizer.core.convolution_scene import MAX, ConvolutionScene
from visualizer.core.number_grid import LARGEST
from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.sliding import Place, Sliding

DECIMALS, EXACT_DECIMALS = 3, 4
MOST_TERMS = 9  # more of them would fill the panel: those that are 0 go
LARGEST_DENOMINATOR = 16


def written(value: float, decimals: int = DECIMALS) -> str:
    """Write a number of an image or a map: whole numbers whole, others with a few decimals.

    Parameters
    ----------
    value : float
    decimals : int
        Of a number below 10; larger ones have one less a figure.
    """
    value = float(value) + 0.0  # nobody means −0
    if abs(value) >= LARGEST:
        return format_digits(value, decimals + 1)
    if value == round(value):
        return format_setting(value)
    if abs(value) < 0.5 * 10.0**-decimals:
        return format_digits(value, 1)
    n_whole = max(math.floor(math.log10(abs(value))), 0)
    last = Decimal(1).scaleb(-max(decimals - n_whole, 0))
    # As people do: 0.0625 is 0.063, where `round` says 0.062.
    return format_setting(float(Decimal(repr(value)).quantize(last, ROUND_HALF_UP)))


def weight_text(value: float) -> str:
    """Write a number of a kernel; a ninth as 1/9, which no decimals say exactly."""
    fraction = Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    is_short = round(value, EXACT_DECIMALS) == value
    if is_short or abs(float(fraction) - value) > 1e-12:
        return written(value, EXACT_DECIMALS if is_short else DECIMALS)
    return str(fraction).replace("-", "−")


def sum_terms(sliding: Sliding, place: Place) -> str:
    """Write what is added up, or compared, at a place.

    Returns
    -------
    str
        For example ``"1·1 + 0·2 + 2·(−1)"``; of more than nine products, those that are not 0.
    """
    scene = sliding.scene
    if not scene.is_convolution:
        return _pooled_terms(scene, place.values[place.inside])
    told = np.ones(place.values.shape, bool)
    if told.size > MOST_TERMS:
        told = place.products != 0
    terms = [
        f"{_closed(written(value))}·{_closed(weight_text(weight))}"
        for value, weight in zip(
            place.values[told].tolist(), sliding.kernel[told].tolist(), strict=True
        )
    ]
    terms = terms or ["0 + … + 0"]
    if scene.bias:
        terms.append(_closed(written(scene.bias)))
    return " + ".join(terms)


def _pooled_terms(scene: ConvolutionScene, values: np.ndarray) -> str:
    numbers = [written(value) for value in values.tolist()]
    if scene.operation == MAX:
        return f"max({', '.join(numbers)})"
    return f"({' + '.join(_closed(each) for each in numbers)}) / {len(numbers)}"


def _closed(text: str) -> str:
    """Put brackets around a number below 0."""
    return f"({text})" if text.startswith("−") else text


def place_text(sliding: Sliding, place: Place, *, answered: bool) -> str:
    """Write the whole sum of a place, or ask for it: ``"z[0, 1] = 1·1 + 0·2 = 1"``."""
    asked = f"z[{place.row}, {place.column}] = {sum_terms(sliding, place)}"
    if not answered:
        return f"{asked} = ?"
    told = f"{asked} = {written(place.net_input)}"
    if not (sliding.scene.relu and sliding.scene.is_convolution):
        return told
    return f"{told},  {_rectified(place)}"


def result_text(sliding: Sliding, place: Place, n_counted: int) -> str:
    """Write what the terms that are counted by now come to: ``"Σ = 4"``, or ``"Σ = ?"``."""
    scene = sliding.scene
    n_terms = place.products.size
    if not scene.is_convolution:
        name = "max" if scene.operation == MAX else "mean"
        answer = written(place.net_input) if n_counted == n_terms else "?"
        return f"{name} = {answer}"
    if n_counted < n_terms:
        so_far = float(place.products.ravel()[:n_counted].sum())
        return f"Σ = {written(so_far)} + …" if n_counted else "Σ = ?"
    name = "Σ + b" if scene.bias else "Σ"
    told = f"{name} = {written(place.net_input)}"
    return f"{told}   →   {_rectified(place)}" if scene.relu else told


def _rectified(place: Place) -> str:
    net_input, output = (written(each) for each in (place.net_input, place.output))
    return f"relu({net_input}) = {output}"
