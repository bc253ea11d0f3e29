"""Both passes through a network that is edited, number by number."""

from __future__ import annotations

from visualizer.core.backward import BackwardTrace
from visualizer.core.network import AnyNetwork, ForwardTrace
from visualizer.core.workbench_scene import Sample


class NetworkPasses:
    """The passes somebody looked at last: what is the same is not worked out again."""

    def __init__(self) -> None:
        self._of: tuple[Sample, AnyNetwork, str] | None = None
        self._passes: tuple[ForwardTrace, BackwardTrace] | None = None

    def of(
        self, sample: Sample, network: AnyNetwork, loss: str
    ) -> tuple[ForwardTrace, BackwardTrace]:
        """Return both passes of a sample, as `Sample.passes` does.

        Parameters
        ----------
        sample : Sample
        network : UnitNetwork
        loss : str
            A key of `visualizer.core.output_losses.OUTPUT_LOSSES`.
        """
        asked = sample, network, loss
        if self._passes is None or asked != self._of:
            self._passes = sample.passes(network, loss, self._begun(sample, network))
            self._of = asked
        return self._passes

    def _begun(self, sample: Sample, network: AnyNetwork) -> ForwardTrace | None:
        """Return the forward pass up to the first layer that is another one than before."""
        if self._of is None or self._passes is None:
            return None
        before, trace = self._of[1], self._passes[0]
        if sample.x != self._of[0].x or network.dtype != before.dtype:
            return None
        n_same = 0
        for one, other in zip(network.layers, before.layers, strict=False):
            if one is not other:
                break
            n_same += 1
        return ForwardTrace(trace.activations[: n_same + 1], trace.net_inputs[:n_same])
