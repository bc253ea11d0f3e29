"""The door to functions that somebody types: a text in, a surface to descend out."""

from __future__ import annotations

from contextlib import suppress

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.surface import Surface
from visualizer.core.typed_surface import TypedSurface

__all__ = ["ExpressionError", "compile_surface", "written_surface"]


def compile_surface(text: str) -> TypedSurface:
    """Return the function of w, of x, or of x and y that a text describes.

    Nothing is run: the text is read by the rules of `visualizer.core.algebra.parser.Parser`.

    Parameters
    ----------
    text : str
        For example ``"x**2 - y**2"`` or ``"(w − 5)²"``.

    Raises
    ------
    ExpressionError
        If it describes none, in one sentence and with the place.
    """
    return TypedSurface(text)


def written_surface(surface: Surface) -> TypedSurface | None:
    """Return a surface as one whose derivatives can be written out.

    Parameters
    ----------
    surface : Surface
        Typed, or one whose formula says all of it in signs that can be typed; None of others.
    """
    if isinstance(surface, TypedSurface):
        return surface
    with suppress(ExpressionError):
        return compile_surface(surface.formula)
    return None
