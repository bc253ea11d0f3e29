"""What the tests of softmax share: the same formula, worked out to 60 digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext

import pytest


@pytest.fixture(scope="session")
def exact_softmax() -> Callable[..., list[Decimal]]:
    """Softmax by `decimal`, of exactly the numbers the floats hold; -inf may be among them."""

    def probabilities(logits: Sequence[float], temperature: float = 1.0) -> list[Decimal]:
        with localcontext(prec=60):
            exact = [Decimal(float(logit)) / Decimal(temperature) for logit in logits]
            exponentials = [(logit - max(exact)).exp() for logit in exact]
            total = sum(exponentials, Decimal(0))
            return [exponential / total for exponential in exponentials]

    return probabilities
