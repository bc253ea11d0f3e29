"""What a unit computes at a moment of a walk, as formulas with its numbers in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from visualizer.core.activations import SLOPES
from visualizer.core.backward import BackwardTrace
from visualizer.core.folding import strongest_units
from visualizer.core.network import AnyNetwork, ForwardTrace
from visualizer.core.network_fold import N_TERMS, NetworkFold
from visualizer.core.number_text import format_number
from visualizer.core.numpy_code import backward_code, forward_code
from visualizer.core.output_losses import OUTPUT_LOSSES
from visualizer.core.unit_sum import UnitSum, unit_sum
from visualizer.core.walk import Direction, Progress, StopKind


class Token(NamedTuple):
    """A piece of a formula.

    Attributes
    ----------
    text : str
    share : float
        1 once it is computed, 0 until then.
    active : bool
        Belongs to the step that is shown.
    bold : bool
        Is a result.
    computed : bool
        Is not there before it is computed: something to be guessed until then.
    """

    text: str
    share: float = 1.0
    active: bool = False
    bold: bool = False
    computed: bool = False


Line = tuple[Token, ...]


@dataclass(frozen=True, eq=False)
class PassFormula:
    """Writes one unit's formulas.

    Attributes
    ----------
    network : UnitNetwork
    trace : ForwardTrace
    gradients : BackwardTrace
    fold : NetworkFold
    progress : Progress
    target : tuple of float
    loss : str
        A key of `OUTPUT_LOSSES`.
    learning_rate : float
    decimals : int
    """

    network: AnyNetwork
    trace: ForwardTrace
    gradients: BackwardTrace
    fold: NetworkFold
    progress: Progress
    target: tuple[float, ...]
    loss: str
    learning_rate: float
    decimals: int

    def lines(self, layer: int, unit: int) -> list[Line]:
        """Return the formulas of a unit, one a line."""
        if self.progress.walk.direction is Direction.FORWARD:
            return self._forward_lines(layer, unit)
        return self._backward_lines(layer, unit)

    def code(self, layer: int, unit: int = 0) -> str:
        """Return the same for the whole layer, or for a unit of a map, as numpy says it."""
        if self.progress.walk.direction is Direction.FORWARD:
            return forward_code(self.network, layer, unit)
        return backward_code(self.network, layer, unit, self.loss)

    def _forward_lines(self, layer: int, unit: int) -> list[Line]:
        terms = unit_sum(self.network, self.trace, self.fold, layer, unit)
        if self.network.layers[layer].is_maximum:
            return [self._maximum_line(layer, unit, terms)]
        factors, products = [], []
        for source, weight, value, term in zip(
            terms.sources.tolist(), terms.weights, terms.inputs, terms.terms, strict=True
        ):
            share, active = self._state(StopKind.TERM, layer, unit, source)
            factors.append(Token(f"{self._factor(weight)}·{self._factor(value)}", share, active))
            products.append(Token(self._factor(term), share, active, computed=True))
        if terms.n_rest:
            share = float(self.progress.of(StopKind.TERM, layer, unit, rest=True) == 1)
            rest = Token(f"({terms.n_rest} …)", share)
            factors.append(rest)
            products.append(Token(self._factor(terms.rest), share, computed=True))
        share, active = self._state(StopKind.BIAS, layer, unit)
        bias = Token(self._factor(terms.bias), share, active)
        result = Token(self._text(terms.net_input), share, active, bold=True, computed=True)
        return [
            (Token("z = "), *_sum((*factors, Token("b", share, active)))),
            (Token("= "), *_sum((*products, bias)), Token(" = ", share), result),
            self._activation_line(layer, unit, terms),
        ]

    def _maximum_line(self, layer: int, unit: int, terms: UnitSum) -> Line:
        """Write what a unit chooses from: ``a = max(…)``."""
        tokens = []
        for source, value in zip(terms.sources.tolist(), terms.inputs, strict=True):
            share, active = self._state(StopKind.TERM, layer, unit, source)
            tokens.append(Token(self._text(value), share, active))
        if terms.n_rest:
            share, active = self._state(StopKind.TERM, layer, unit, rest=True)
            tokens.append(Token(f"({terms.n_rest} …)", share, active))
        share, active = self._state(StopKind.ACTIVATION, layer, unit)
        return (
            Token("a = max("),
            *_joined(tokens, ", "),
            Token(") = ", share, active),
            Token(self._text(terms.activation), share, active, bold=True, computed=True),
        )

    def _activation_line(self, layer: int, unit: int, terms: UnitSum) -> Line:
        activation = self.network.layers[layer].activation
        share = float(self.progress.of_activation(layer, unit) == 1)
        active = any(
            stop.kind is StopKind.ACTIVATION and stop.layer == layer and stop.unit in (None, unit)
            for stop in self.progress.active
        )
        z = terms.net_input
        if activation == "softmax":
            logits = self.trace.net_inputs[layer][self.network.layers[layer].shared_with(unit)]
            with np.errstate(all="ignore"):
                total = float(np.exp(logits - logits.max()).sum())
            largest = self._factor(float(logits.max()))
            worked = f"e^({self._text(z)} − {largest}) / {self._text(total)}"
        else:
            worked = {
                "linear": "z",
                "relu": f"max(0, {self._text(z)})",
                "sigmoid": f"1 / (1 + e^{self._factor(-z)})",
                "tanh": f"tanh({self._text(z)})",
            }[activation]
        name = "" if activation == "linear" else f"{activation}(z) = "
        return (
            Token(f"a = {name}", share, active),
            Token(worked, share, active, computed=True),
            Token(" = ", share, active),
            Token(self._text(terms.activation), share, active, bold=True, computed=True),
        )

    def _backward_lines(self, layer: int, unit: int) -> list[Line]:
        dz = float(self.gradients.net_inputs[layer][unit])
        last = layer + 1 == len(self.network.layers)
        lines: list[Line] = [] if last else [self._way_back_line(layer, unit)]
        if self.network.layers[layer].is_maximum:
            return lines
        share, active = self._state(StopKind.DZ, layer, unit)
        lines.append(
            (
                Token("dz = ", share, active),
                Token(self._slope_text(layer, unit), share, active, computed=True),
                Token(" = ", share, active),
                Token(self._text(dz), share, active, bold=True, computed=True),
            )
        )
        lines.append(self._weight_line(layer, unit))
        share, active = self._state(StopKind.DB, layer, unit)
        chosen, given = self.network.layers[layer], self.trace.activations[layer]
        name = "db = dz = " if chosen.map_shape is None else "db = Σ dz = "
        db = chosen.weight_gradient(given, self.gradients.net_inputs[layer], None, unit)
        lines.append(
            (
                Token(name, share, active),
                Token(self._text(db), share, active, bold=True, computed=True),
            )
        )
        return lines

    def _weight_line(self, layer: int, unit: int) -> Line:
        """Write the gradient of every weight shown, and at the end what becomes of it."""
        dz = float(self.gradients.net_inputs[layer][unit])
        terms = unit_sum(self.network, self.trace, self.fold, layer, unit)
        updated, changing = self._state(StopKind.UPDATE)
        chosen = self.network.layers[layer]
        maps = chosen.map_shape
        # A kernel's weight has a part in every place of its map.
        name = "dw = a·dz: " if maps is None else f"dw = Σ a·dz, {maps[0]} × {maps[1]}: "
        tokens = [Token(name)]
        for source, value, weight in zip(
            terms.sources.tolist(), terms.inputs.tolist(), terms.weights.tolist(), strict=True
        ):
            share, active = self._state(StopKind.DW, layer, unit, source)
            gradient = chosen.weight_gradient(
                self.trace.activations[layer], self.gradients.net_inputs[layer], source, unit
            )
            if maps is None:
                product = f"{self._text(value)}·{self._factor(dz)}"
                tokens += [
                    Token(product, share, active, computed=True),
                    Token(" = ", share, active),
                ]
            tokens.append(Token(self._text(gradient), share, active, bold=True, computed=True))
            if updated:
                new = self._text(weight - self.learning_rate * gradient)
                tokens.append(Token(f" (w {self._text(weight)} → {new})", updated, changing))
            tokens.append(Token(";  ", share))
        return tuple(tokens[:-1])

    def _way_back_line(self, layer: int, unit: int) -> Line:
        """Write what comes back to a hidden unit: ``da = sum w dz`` over the next layer."""
        after = layer + 1
        weights = self._weights_behind(layer, unit)
        dz = self.gradients.net_inputs[after]
        whole, at_work = self._state(StopKind.DA, after, None, unit, rest=True)
        if self.network.layers[after].map_shape is None:
            targets = self.fold.units[after]
            n_others = self.fold.n_hidden_units(after)
            states = [self._state(StopKind.DA, after, each, unit) for each in targets.tolist()]
        else:
            # From maps it comes from all that have looked at the unit, at once.
            with np.errstate(all="ignore"):
                sizes = np.abs(weights * dz)
            targets = np.intersect1d(strongest_units(sizes, N_TERMS), np.flatnonzero(weights))
            n_others = int(np.count_nonzero(weights)) - len(targets)
            states = [(whole, at_work)] * len(targets)
        tokens = [
            Token(f"{self._factor(float(weights[each]))}·{self._factor(float(dz[each]))}", *state)
            for each, state in zip(targets.tolist(), states, strict=True)
        ]
        if n_others:
            tokens.append(Token(f"({n_others} …)", whole))
        if not tokens:
            # At the edge of a map nobody may have looked.
            tokens.append(Token(self._text(0.0), whole, at_work))
        total = self._text(float(self.gradients.outputs[layer][unit]))
        last = tokens[-1]
        return (
            Token("da = Σ w·dz = "),
            *_sum(tokens),
            Token(" = ", last.share),
            Token(total, last.share, last.active, bold=True, computed=True),
        )

    def _weights_behind(self, layer: int, unit: int) -> np.ndarray:
        """Return the weights from a unit to all units of the next layer, shape (n_units,)."""
        after = self.network.layers[layer + 1]
        given = self.trace.activations[layer + 1]
        return after.weights_at(given, unit, np.arange(after.n_units))

    def _slope_text(self, layer: int, unit: int) -> str:
        """Write where ``dz`` comes from: the loss at the output, the slope before it."""
        last = layer + 1 == len(self.network.layers)
        output = float(self.trace.activations[layer + 1][unit])
        z = self.trace.net_inputs[layer][unit : unit + 1]
        activation = self.network.layers[layer].activation
        difference = f"{self._text(output)} − {self._factor(self.target[unit])}" if last else ""
        if last and (OUTPUT_LOSSES[self.loss].activations or activation == "linear"):
            return f"ŷ − y = {difference}"
        if activation == "softmax":
            return "a·(da − Σ a·da)"
        with np.errstate(all="ignore"):
            slope = self._factor(float(SLOPES[activation](z)[0]))
        if last:
            return f"(ŷ − y)·{activation}'(z) = ({difference})·{slope}"
        da = float(self.gradients.outputs[layer][unit])
        return f"da·{activation}'(z) = {self._text(da)}·{slope}"

    def _state(
        self,
        kind: StopKind,
        layer: int = -1,
        unit: int | None = None,
        source: int | None = None,
        *,
        rest: bool = False,
    ) -> tuple[float, bool]:
        """Return whether a stop is done, 1 or 0, and whether it is at work in this step."""
        share = float(self.progress.of(kind, layer, unit, source, rest=rest) == 1)
        active = (kind, layer, unit, source, rest) in self.progress.active
        return share, active

    def _text(self, value: float) -> str:
        return format_number(float(value), self.decimals)

    def _factor(self, value: float) -> str:
        """Write a number behind a sign: in brackets where it is negative."""
        text = self._text(value)
        return text if text[0].isdigit() or text in ("∞", "nan") else f"({text})"


def _sum(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with a plus between them."""
    return _joined(tokens, " + ")


def _joined(tokens: Iterable[Token], sign: str) -> list[Token]:
    """Return the tokens with a sign between them."""
    result: list[Token] = []
    for token in tokens:
        if result:
            result.append(Token(sign, token.share))
        result.append(token)
    return result
