"""What a unit computes at a moment of a walk, as formulas with its numbers in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from visualizer.core.activations import SLOPES
from visualizer.core.backward import BackwardTrace
from visualizer.core.network import DenseNetwork, ForwardTrace
from visualizer.core.network_fold import NetworkFold
from visualizer.core.number_text import format_number
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
    network : DenseNetwork
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

    network: DenseNetwork
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

    def code(self, layer: int) -> str:
        """Return the same for the whole layer, as numpy says it; ``x`` is a row as in note 001."""
        n, given = layer + 1, "x" if layer == 0 else f"a{layer}"
        activation = self.network.layers[layer].activation
        if self.progress.walk.direction is Direction.FORWARD:
            result = f"z{n}" if activation == "linear" else f"{activation}(z{n})"
            return f"z{n} = {given} @ W{n} + b{n}\na{n} = {result}"
        last = n == len(self.network.layers)
        if not last:
            first = f"dz{n} = dz{n + 1} @ W{n + 1}.T * slope(z{n})"
        elif OUTPUT_LOSSES[self.loss].activations:
            first = f"dz{n} = a{n} - y"
        else:
            first = f"dz{n} = (a{n} - y) * slope(z{n})"
        return f"{first}\ndW{n} = {given}.T @ dz{n};  db{n} = dz{n}"

    def _forward_lines(self, layer: int, unit: int) -> list[Line]:
        terms = unit_sum(self.network, self.trace, self.fold, layer, unit)
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

    def _activation_line(self, layer: int, unit: int, terms: UnitSum) -> Line:
        activation = self.network.layers[layer].activation
        share = float(self.progress.of_activation(layer, unit) == 1)
        active = any(
            stop.kind is StopKind.ACTIVATION and stop.layer == layer and stop.unit in (None, unit)
            for stop in self.progress.active
        )
        z = terms.net_input
        if activation == "softmax":
            logits = self.trace.net_inputs[layer]
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
        lines.append(
            (
                Token("db = dz = ", share, active),
                Token(self._text(dz), share, active, bold=True, computed=True),
            )
        )
        return lines

    def _weight_line(self, layer: int, unit: int) -> Line:
        """Write the gradient of every weight shown, and at the end what becomes of it."""
        dz = float(self.gradients.net_inputs[layer][unit])
        terms = unit_sum(self.network, self.trace, self.fold, layer, unit)
        updated, changing = self._state(StopKind.UPDATE)
        tokens = [Token("dw = a·dz: ")]
        for source, value, weight in zip(
            terms.sources.tolist(), terms.inputs.tolist(), terms.weights.tolist(), strict=True
        ):
            share, active = self._state(StopKind.DW, layer, unit, source)
            gradient = value * dz
            tokens += [
                Token(f"{self._text(value)}·{self._factor(dz)}", share, active, computed=True),
                Token(" = ", share, active),
                Token(self._text(gradient), share, active, bold=True, computed=True),
            ]
            if updated:
                new = self._text(weight - self.learning_rate * gradient)
                tokens.append(Token(f" (w {self._text(weight)} → {new})", updated, changing))
            tokens.append(Token(";  ", share))
        return tuple(tokens[:-1])

    def _way_back_line(self, layer: int, unit: int) -> Line:
        """Write what comes back to a hidden unit: ``da = sum w dz`` over the next layer."""
        weights = self.network.layers[layer + 1].weights[unit]
        dz = self.gradients.net_inputs[layer + 1]
        tokens = []
        for target in self.fold.units[layer + 1].tolist():
            share, active = self._state(StopKind.DA, layer + 1, target, unit)
            text = f"{self._factor(float(weights[target]))}·{self._factor(float(dz[target]))}"
            tokens.append(Token(text, share, active))
        n_others = self.fold.n_hidden_units(layer + 1)
        if n_others:
            rest = self.progress.of(StopKind.DA, layer + 1, None, unit, rest=True)
            share = float(rest == 1)
            tokens.append(Token(f"({n_others} …)", share))
        total = self._text(float(self.gradients.outputs[layer][unit]))
        last = tokens[-1]
        return (
            Token("da = Σ w·dz = "),
            *_sum(tokens),
            Token(" = ", last.share),
            Token(total, last.share, last.active, bold=True, computed=True),
        )

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
    ) -> tuple[float, bool]:
        """Return whether a stop is done, 1 or 0, and whether it is at work in this step."""
        share = float(self.progress.of(kind, layer, unit, source) == 1)
        active = any(
            (stop.kind, stop.layer, stop.unit, stop.source) == (kind, layer, unit, source)
            for stop in self.progress.active
        )
        return share, active

    def _text(self, value: float) -> str:
        return format_number(float(value), self.decimals)

    def _factor(self, value: float) -> str:
        """Write a number behind a sign: in brackets where it is negative."""
        text = self._text(value)
        return text if text[0].isdigit() or text in ("∞", "nan") else f"({text})"


def _sum(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with a plus between them."""
    result: list[Token] = []
    for token in tokens:
        if result:
            result.append(Token(" + ", token.share))
        result.append(token)
    return result
