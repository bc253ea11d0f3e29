"""Numbers as people type and read them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from visualizer.core.sentence import Problem, Sentence

INFINITIES = ("∞", "inf", "infinity")
MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
FIGURE_SPACE, POINT_SPACE = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
# Korean input methods type full-width digits and signs. Not all that Unicode calls compatible
# means the same: of 10², it would make 102.
_FULL_WIDTH = {ord(plain) + 0xFEE0: plain for plain in map(chr, range(ord("!"), 0x7F))}
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_PLAIN = {**_FULL_WIDTH, **DASHES}


def parse_number(text: str) -> float:
    """Read a number as it is typed, full-width digits and a true minus sign included.

    Parameters
    ----------
    text : str
        For example ``"-1.5"``, ``"−1.5"``, ``"1e-3"``, ``"１．５"``.

    Returns
    -------
    float
        A finite number.

    Raises
    ------
    Problem
        If the text is no number, or one too large for a computer to hold.
    """
    plain = text.translate(_PLAIN).strip()
    if not plain:
        raise Problem(Sentence("Number", "A number is needed here."))
    if not _NUMBER.fullmatch(plain):
        shown = text.strip() if len(text) <= 20 else f"{text.strip()[:20]}…"
        raise Problem(Sentence("Number", "“{text}” is not a number.").format(text=shown))
    # Plus 0.0: nobody means -0.
    value = float(plain) + 0.0
    if not math.isfinite(value):
        raise Problem(Sentence("Number", "{text} is too large.").format(text=text.strip()[:20]))
    return value


def parse_temperature(text: str) -> float:
    """Read a number that may be infinite: ``"∞"`` or ``"inf"``.

    Raises
    ------
    Problem
        If the text is neither.
    """
    if text.translate(_PLAIN).strip().lower().removeprefix("+") in INFINITIES:
        return math.inf
    return parse_number(text)


def parse_share(text: str) -> float:
    """Read a share of 1, which may be typed in percent: ``"0.97"`` or ``"97 %"``.

    Raises
    ------
    Problem
        If the text is neither.
    """
    plain = text.translate(_PLAIN).strip()
    if plain.endswith("%"):
        # Not 0.01 times as much, which makes 0.5700000000000001 of 57.
        return parse_number(plain.removesuffix("%")) / 100
    return parse_number(text)


def format_number(value: float, decimals: int) -> str:
    """Write a number for the screen: fixed decimals, true minus sign, ∞ and nan by name.

    From a million up it is written as ``1.2e+06``.
    """
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    text = f"{value:.{decimals}f}" if abs(value) < 1e6 else f"{value:.1e}"
    # Rounding can leave "-0.00", which is no number anybody means.
    if text.startswith("-") and float(text) == 0:
        text = text[1:]
    return text.replace("-", MINUS)


def format_result(value: float) -> str:
    """Write a loss, or an accuracy of 0 to 1, as Keras prints them: 0.9789.

    Of ten thousand test images each one is seen in the last decimal.
    """
    return format_number(value, 4)


def align_points(
    texts: Sequence[str], *, point: str = POINT_SPACE, figure: str = FIGURE_SPACE
) -> list[str]:
    """Fill up numbers at their right, so that set flush right their points are in one line.

    Parameters
    ----------
    texts : sequence of str
        What is no plain number stays as it is.
    point, figure : str
        What stands for a point, and for a figure behind it, where a number has none: spaces of
        Unicode that are as wide, or else ``"."`` and ``"0"``.
    """
    decimals = [_decimals(text) for text in texts]
    most = max((own for own in decimals if own is not None), default=0)
    ends: dict[int | None, str] = {
        own: point * (own == 0) + figure * (most - own) for own in range(most)
    }
    return [text + ends.get(own, "") for text, own in zip(texts, decimals, strict=True)]


def _decimals(text: str) -> int | None:
    """Return how many figures a number has after its point; None of what is no number."""
    if not _NUMBER.fullmatch(text.translate(_PLAIN)) or "e" in text:
        return None
    return len(text.partition(".")[2])


def format_setting(value: float) -> str:
    """Write a number as somebody would type it: 0.001, 32, 60000, 1e9, 1e−7, ∞, nan."""
    if not math.isfinite(value):
        return format_number(value, 0)
    plain = f"{value:.10g}"
    if "e" in plain or abs(value) >= 1e6:
        mantissa, exponent = f"{value:.9e}".split("e")
        short = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
        plain = min(short, plain, key=len)
    return plain.replace("-", MINUS)


def format_digits(value: float, digits: int) -> str:
    """Write so many significant digits: 0.018211, 4.54e−5; inf and nan as Python does."""
    # Plus 0.0: nobody means -0.
    return _short_exponent(f"{value + 0.0:.{digits}g}")


def format_term(value: float, digits: int, no_number: str) -> str:
    """Write so many significant digits for a reader of formulas: ∞, and what is no number in words.

    Parameters
    ----------
    value : float
    digits : int
    no_number : str
        What stands for nan.
    """
    if math.isnan(value):
        return no_number
    return format_number(value, 0) if math.isinf(value) else format_digits(value, digits)


def format_place(coordinates: Iterable[float]) -> str:
    """Write a point, rounded, as one word that no line ends in: (1.5708, 0)."""
    numbers = (format_digits(round(float(each), 5), 5) for each in coordinates)
    return f"({f',{NO_BREAK}'.join(numbers)})"


def format_probability(value: float, decimals: int) -> str:
    """Write fixed decimals, so that points align; a number too small for them as 4.54e−5."""
    if value == 0 or abs(value) >= 1000 * 10.0**-decimals:
        return format_number(value, decimals)
    return format_digits(value, 3)


def format_exactly(value: float) -> str:
    """Write the fewest digits that stand for this very number: 1.0000000000000002.

    Parameters
    ----------
    value : float or numpy.float32
        A float32 needs fewer digits than a float64.
    """
    return _short_exponent(str(value))


def _short_exponent(text: str) -> str:
    """Write e−5 for e-05, with a true minus sign."""
    mantissa, mark, exponent = text.partition("e")
    short = f"e{int(exponent)}" if mark else ""
    return f"{mantissa}{short}".replace("-", MINUS)
