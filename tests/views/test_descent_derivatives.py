"""What every rule is given, written out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from visualizer.state.session import Session
from visualizer.views.descent_derivatives import DescentDerivatives


@pytest.fixture
def derivatives(show: Callable[[QWidget], None], session: Session) -> DescentDerivatives:
    derivatives = DescentDerivatives(session)
    derivatives.resize(500, 160)
    show(derivatives)
    return derivatives


def test_derivatives_are_written_out(derivatives: DescentDerivatives, session: Session) -> None:
    assert derivatives.text.text == "f(w) = (w − 5)²\nf′(w) = 2(w − 5)\nf″(w) = 2"
    session.descent.set_surface("saddle")
    assert derivatives.text.text.splitlines() == [
        "f(x, y) = x² − y²",
        "∂f/∂x = 2x     ∂f/∂y = −2y",
        "∂²f/∂x² = 2     ∂²f/∂x∂y = 0     ∂²f/∂y² = −2",
    ]


def test_they_follow_what_is_typed(
    derivatives: DescentDerivatives, session: Session, repainted: Callable[..., object]
) -> None:
    with repainted(derivatives.text):
        session.descent.set_function("sin(x)")
    assert derivatives.text.text == "f(x) = sin(x)\nf′(x) = cos(x)\nf″(x) = −sin(x)"


def test_too_long_ones_are_not_written(derivatives: DescentDerivatives, session: Session) -> None:
    session.descent.set_surface("hills")
    formula, words = derivatives.text.text.splitlines()
    assert formula.endswith("u = 1.4y")
    assert words == "The derivatives of this surface are too long to read."
