"""The scenes of the pages together, as a session keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from visualizer.core.scene_record import WRONG
from visualizer.core.session_scenes import SessionScenes
from visualizer.state.editable import EditableState
from visualizer.state.playback import Playback


class PageScenes(QObject):
    """Collects what is set on the pages, and puts it in place again.

    Parameters
    ----------
    states : mapping of str to EditableState
        By the keys of `visualizer.core.session_scenes.KINDS`.
    playbacks : mapping of str to Playback
        Of those pages that are played, by the same keys.

    Signals
    -------
    changed
        Something is set otherwise.
    """

    changed = Signal()

    def __init__(
        self,
        states: Mapping[str, EditableState[Any]],
        playbacks: Mapping[str, Playback],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._states, self._playbacks = states, playbacks
        for state in states.values():
            state.changed.connect(self.changed)

    @property
    def now(self) -> SessionScenes:
        """All of them as they are."""
        return SessionScenes(
            {key: state.kept for key, state in self._states.items()},
            {key: playback.position for key, playback in self._playbacks.items()},
        )

    def restore(self, saved: SessionScenes) -> tuple[str, ...]:
        """Put scenes out of a file in place; return the keys of those that cannot be shown.

        Pages that nothing is known of stay as they are.
        """
        refused = []
        for key, scene in saved.scenes.items():
            try:
                self._states[key].restore(scene)
            except WRONG:
                refused.append(key)
            else:
                if key in saved.positions and key in self._playbacks:
                    self._playbacks[key].pause()
                    self._playbacks[key].seek(saved.positions[key])
        return tuple(refused)
