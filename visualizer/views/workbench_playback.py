"""Walks through the network: which way, how much at a time, and where the walk stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from visualizer.core.sentence import Sentence
from visualizer.core.walk import Direction, Grain, StopKind
from visualizer.state.session import Session
from visualizer.widgets.noted_lines import NotedLines
from visualizer.widgets.playback_bar import PlaybackBar
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

DIRECTIONS = {
    Direction.FORWARD: (
        Sentence("WorkbenchPlayback", "Forward"),
        Sentence("WorkbenchPlayback", "From the input to the output"),
    ),
    Direction.BACKWARD: (
        Sentence("WorkbenchPlayback", "Backward"),
        Sentence("WorkbenchPlayback", "From the loss back to every weight: backpropagation"),
    ),
}
GRAINS = {
    Grain.TERM: (
        Sentence("WorkbenchPlayback", "Term"),
        Sentence("WorkbenchPlayback", "One product or one number a step"),
    ),
    Grain.NEURON: (
        Sentence("WorkbenchPlayback", "Neuron"),
        Sentence("WorkbenchPlayback", "One unit a step"),
    ),
    Grain.LAYER: (
        Sentence("WorkbenchPlayback", "Layer"),
        Sentence("WorkbenchPlayback", "A whole layer a step"),
    ),
}
STOPS = {
    StopKind.TERM: Sentence("WorkbenchPlayback", "weight times input"),
    StopKind.BIAS: Sentence("WorkbenchPlayback", "the bias"),
    StopKind.ACTIVATION: Sentence("WorkbenchPlayback", "the activation"),
    StopKind.MAP: Sentence("WorkbenchPlayback", "every other place of the map"),
    StopKind.LOSS: Sentence("WorkbenchPlayback", "the loss"),
    StopKind.DZ: Sentence("WorkbenchPlayback", "gradient of the net input"),
    StopKind.DW: Sentence("WorkbenchPlayback", "gradient of a weight"),
    StopKind.DB: Sentence("WorkbenchPlayback", "gradient of the bias"),
    StopKind.DA: Sentence("WorkbenchPlayback", "back along a weight"),
    StopKind.UPDATE: Sentence("WorkbenchPlayback", "the changed weights"),
}
# Where the largest value is taken.
MAXIMUM_STOPS = {
    StopKind.TERM: Sentence("WorkbenchPlayback", "a value of the square"),
    StopKind.ACTIVATION: Sentence("WorkbenchPlayback", "the largest of them"),
}


class WorkbenchPlayback(View):
    """Direction and grain, and a playback bar that says what is computed."""

    key = "workbench_playback"
    title = Sentence("WorkbenchPlayback", "Walk")
    sentence = Sentence("WorkbenchPlayback", "Step, play or drag through the pass.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        walk = session.walk
        self.direction_buttons = {each: QPushButton() for each in Direction}
        self.grain_buttons = {each: QPushButton() for each in Grain}
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for buttons, choose in (
            (self.direction_buttons, walk.set_direction),
            (self.grain_buttons, walk.set_grain),
        ):
            group = QButtonGroup(self)
            for each, button in buttons.items():
                button.setCheckable(True)
                button.clicked.connect(partial(choose, each))
                group.addButton(button)
                row.addWidget(button)
            row.addSpacing(GRID)
        row.addStretch(1)
        self.bar = PlaybackBar(walk.playback)
        lines = NotedLines(0)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.add_line(choices, self.bar)
        self.setLayout(lines)
        walk.changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show direction and grain, and say what is computed at this place."""
        walk = self.session.walk
        self.direction_buttons[walk.direction].setChecked(True)
        self.grain_buttons[walk.grain].setChecked(True)
        playback, stop = walk.playback, walk.stop
        text = f"{int(playback.position)} / {playback.length}"
        self.bar.make_room(f"{playback.length} / {playback.length} · {self._longest_stop}")
        if stop is not None and walk.grain is Grain.TERM:
            stops = STOPS | MAXIMUM_STOPS if stop.layer in walk.fold.maxima else STOPS
            text += f" · {said(stops[stop.kind])}"
        self.bar.set_label(text)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        stops = map(said, (*STOPS.values(), *MAXIMUM_STOPS.values()))
        self._longest_stop = max(stops, key=len)
        for texts, buttons in ((DIRECTIONS, self.direction_buttons), (GRAINS, self.grain_buttons)):
            for each, button in buttons.items():
                name, explanation = texts[each]
                button.setText(said(name))
                button.setToolTip(said(explanation))
