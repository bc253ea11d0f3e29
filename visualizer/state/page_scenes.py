"""The scenes of the pages together, as a session keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from visualizer.core.scene_record import WRONG
from visualizer.core.session_scenes import SessionScenes
from visualizer.state.playback import Playback


class KeptState(Protocol):
    """What has a scene that a session keeps."""

    @property
    def changed(self) -> SignalInstance:
        """The scene is another one."""

    @property
    def kept(self) -> Any:
        """The scene as a file keeps it."""

    def restore(self, scene: Any) -> None:
        """Put a scene out of a file in place; raise one of `WRONG` if it cannot be shown."""


class PageScenes(QObject):
    """Collects what is set on the pages, and puts it in place again.

    Parameters
    ----------
    states : mapping of str to KeptState
        By the keys of `visualizer.core.session_scenes`; later ones may show what is made of those
        before.
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
        states: Mapping[str, KeptState],
        playbacks: Mapping[str, Playback],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._states, self._playbacks = states, playbacks
        self._kept = self._scenes()
        for state in states.values():
            state.changed.connect(self._look)

    @property
    def now(self) -> SessionScenes:
        """All of them as they are."""
        return SessionScenes(
            self._scenes(),
            {key: playback.position for key, playback in self._playbacks.items()},
        )

    def _scenes(self) -> dict[str, Any]:
        return {key: state.kept for key, state in self._states.items()}

    def _look(self) -> None:
        """Tell if it was a person: what follows the network on Home changes with every batch."""
        scenes = self._scenes()
        if scenes != self._kept:
            self._kept = scenes
            self.changed.emit()

    def restore(self, saved: SessionScenes) -> tuple[str, ...]:
        """Put scenes out of a file in place; return the keys of those that cannot be shown.

        Pages that nothing is known of stay as they are.
        """
        refused = []
        for key, state in self._states.items():
            if key not in saved.scenes:
                continue
            try:
                state.restore(saved.scenes[key])
            except WRONG:
                refused.append(key)
            else:
                if key in saved.positions and key in self._playbacks:
                    self._playbacks[key].pause()
                    self._playbacks[key].seek(saved.positions[key])
        return tuple(refused)
