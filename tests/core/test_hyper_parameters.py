"""What an optimizer's setting may be."""

import math
from decimal import Decimal

import numpy as np
import pytest

from visualizer.core.hyper_parameters import BETA_1, EPSILON, RHO, check_learning_rate
from visualizer.core.sentence import Problem

NO_NUMBER = [True, False, None, "0.5", math.nan, math.inf, -0.1, Decimal("0.5"), [0.5], 1j]


@pytest.mark.parametrize("value", [5e-324, 0.5, 1, 1e10, np.float32(0.5), np.int8(1)])
def test_learning_rates(value):
    check_learning_rate(value)


@pytest.mark.parametrize("value", [0, 0.0, 0.5, np.nextafter(1, 0), np.float32(0.9)])
def test_decays(value):
    RHO.check(value)


@pytest.mark.parametrize("value", [0, 1e-7, 1])
def test_epsilons(value):
    EPSILON.check(value)


@pytest.mark.parametrize("value", [*NO_NUMBER, 0, -0.0, 10**400])
def test_no_learning_rate(value):
    with pytest.raises(Problem) as refused:
        check_learning_rate(value)
    assert str(refused.value) == f"The learning rate must be a number above 0, not {value}."


@pytest.mark.parametrize("value", [*NO_NUMBER, 1, 1.5])
def test_no_decay(value):
    with pytest.raises(Problem) as refused:
        BETA_1.check(value)
    assert str(refused.value) == f"beta_1 must be a number from 0 to below 1, not {value}."


@pytest.mark.parametrize("value", NO_NUMBER)
def test_no_epsilon(value):
    with pytest.raises(Problem, match="epsilon must be a number from 0 up"):
        EPSILON.check(value)
