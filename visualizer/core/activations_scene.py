"""What can be set on the activations page."""

from __future__ import annotations

from dataclasses import dataclass


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
    """

    activation: str = "sigmoid"
    z: float = 0.0
    n_layers: int = 10
    initialiser: str = "glorot_uniform"
    weighs: bool = False
    seed: int = 0
    n_steps: int = 0
    compares: bool = False
