"""The surface that a person has chosen, typed or drawn in another part."""

from __future__ import annotations

from functools import lru_cache

from visualizer.core.registry import discover
from visualizer.core.surface import Domain, Surface

SURFACES = "visualizer.core.surfaces"
TYPED = "typed"


# Remembered: each is asked for at every frame, and undo comes back to those of before.
@lru_cache(maxsize=64)
def chosen_surface(key: str, function: str, domain: Domain | None = None) -> Surface:
    """Return a surface; the very same one for the same choice.

    Parameters
    ----------
    key : str
        One of `visualizer.core.surfaces`, or `TYPED`.
    function : str
        What is typed, for that one.
    domain : tuple of (float, float), optional
        What to draw, from - to, one pair an axis; the surface's own if left out.

    Raises
    ------
    ExpressionError
        If what is typed is no function.
    """
    if key == TYPED:
        # Not before: the program starts without the reader of formulas.
        from visualizer.core.typed_surface import TypedSurface

        surface: Surface = TypedSurface(function)
    else:
        surface = discover(SURFACES)[key]()
    return surface.within(domain) if domain else surface
