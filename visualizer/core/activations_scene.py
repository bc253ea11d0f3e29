"""What can be set on the activations page."""

from __future__ import annotations

from dataclasses import dataclass

from visualizer.core.activations import FUNCTIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.known_name import check_known
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.whole_number import is_number, shortened, whole_number

MAX_Z = 100
MAX_LAYERS = 50
MAX_SEED = 2**32 - 1
MAX_STEPS = 500


@dataclass(frozen=True)
class ActivationsScene:
    """One activation function, a place on it, and a deep network of it.

    Attributes
    ----------
    activation : str
        A key of `visualizer.core.activations.FUNCTIONS`.
    z : float
        Net input of the place, −100 to 100.
    n_layers : int
        Hidden layers that a gradient goes back through, 1 to 50.
    initialiser : str
        A key of `visualizer.core.initialisation.INITIALISERS`.
    weighs : bool
        Whether the weights have a part in the product, or slopes alone.
    seed : int
        Draws weights and samples of the real network.
    n_steps : int
        Steps of gradient descent that it has been trained, 0 to 500.
    compares : bool
        Whether the other functions are seen faintly.

    Raises
    ------
    Problem
        If something is out of its range, in one sentence.
    """

    activation: str = "sigmoid"
    z: float = 0.0
    n_layers: int = 10
    initialiser: str = "glorot_uniform"
    weighs: bool = False
    seed: int = 0
    n_steps: int = 0
    compares: bool = False

    def __post_init__(self) -> None:
        """Check everything: no scene without sense is ever shown."""
        check_known(self.activation, FUNCTIONS)
        check_known(self.initialiser, INITIALISERS)
        if not is_number(self.z) or not abs(self.z) <= MAX_Z:
            raise Problem(
                Sentence(
                    "Activations", "z must be a number from −{most} to {most}, not {value}."
                ).format(most=MAX_Z, value=shortened(self.z))
            )
        if not 0 <= self.n_steps <= MAX_STEPS:
            raise Problem(
                Sentence("Activations", "This network is trained {most} steps at most.").format(
                    most=MAX_STEPS
                )
            )
        for name, value in {
            "z": float(self.z) + 0.0,
            "n_layers": whole_number(
                self.n_layers,
                Sentence(
                    "Activations",
                    "The number of layers must be a whole number from 1 to 50, not {value}.",
                ),
                1,
                MAX_LAYERS,
            ),
            "seed": whole_number(
                self.seed,
                Sentence(
                    "Activations",
                    "The seed must be a whole number from 0 to 4294967295, not {value}.",
                ),
                0,
                MAX_SEED,
            ),
        }.items():
            object.__setattr__(self, name, value)
