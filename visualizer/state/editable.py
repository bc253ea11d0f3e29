"""What a person edits, one frozen scene after another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Generic

from PySide6.QtCore import QObject, Signal

from visualizer.state.edit import Edit, Scene
from visualizer.state.undo_stack import UndoStack


class EditableState(QObject, Generic[Scene]):
    """Holds a scene, everything of a topic that a person can set; every edit can be undone.

    Parameters
    ----------
    scene : Scene
        What to begin with: a frozen dataclass, equal to another that shows the same.
    undo_stack : UndoStack

    Signals
    -------
    changed
        The scene is another one.
    """

    changed = Signal()

    def __init__(self, scene: Scene, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._undo_stack = undo_stack

    @property
    def kept(self) -> Any:
        """The scene as a file keeps it."""
        return self._scene

    def restore(self, scene: Any) -> None:
        """Put a scene out of a file in place; this is no edit.

        Raises
        ------
        ValueError
            If it cannot be shown here. Nothing changes then.
        """
        self.put(scene)

    def put(self, scene: Scene) -> None:
        """Put a scene in place, as it can be now; this is no edit."""
        self._take_over(self._current(scene))

    def check(self, scene: Scene) -> None:
        """Make sure that undo or redo may put a scene in place now.

        Raises
        ------
        Problem
            If something would be lost.
        """

    def _edit(self, *, name: str = "", **values: Any) -> None:
        """Change parts of the scene, in a way that can be taken back; `Edit` tells of the name."""
        self._edit_to(replace(self._scene, **values), name)

    def _edit_to(self, scene: Scene, name: str = "") -> None:
        """Show another scene, in a way that can be taken back."""
        scene = self._current(scene)
        if scene != self._scene:
            n_bytes = self._memory_beside(scene)
            self._undo_stack.push(Edit(self, self._scene, scene, name, n_bytes))

    def _take_over(self, scene: Scene) -> None:
        if scene != self._scene:
            before, self._scene = self._scene, scene
            try:
                self._scene_changed()
            except Exception:
                # What cannot be shown is not there.
                self._scene = before
                raise

    def _memory_beside(self, scene: Scene) -> int:
        """Return the memory (bytes) of what the scene now does not share; 0 where it is little."""
        return 0

    def _current(self, scene: Scene) -> Scene:
        """Return a scene, perhaps of long ago, with what nobody edits as it is now."""
        return scene

    def _scene_changed(self) -> None:
        """Bring what follows from the scene up to date, and tell."""
        self.changed.emit()
