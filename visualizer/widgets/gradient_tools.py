"""The button in the title line of a chart of vanishing gradients: save it, or its numbers."""

from __future__ import annotations

from functools import partial

from visualizer.core.gradient_csv import write_gradient_csv
from visualizer.core.sentence import Sentence
from visualizer.widgets.file_dialogs import ask_where_to_save_gradients
from visualizer.widgets.saved_file import save_and_say
from visualizer.widgets.table_tools import TableTools


class GradientTools(TableTools):
    """Saves what is left of the gradient in every layer, too: the product and the real network."""

    explanation = Sentence(
        "GradientTools", "Save every layer: the product of slopes, and ‖dW‖ and ‖dz‖ of the network"
    )

    def save_table(self) -> None:
        """Ask where the table is to be, and save it."""
        name = ask_where_to_save_gradients(self)
        if name:
            state = self._view.session.activations
            write = partial(write_gradient_csv, state.chain, state.measured)
            save_and_say(self.bubble, name, ".csv", write)
