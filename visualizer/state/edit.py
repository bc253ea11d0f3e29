"""One change that a person made, as the undo stack keeps it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from visualizer.state.editable import EditableState

Scene = TypeVar("Scene", bound="DataclassInstance")

# A drag or a number being typed is one edit: what follows within this time joins it (s).
JOINING_TIME = 1.0


class Edit(QUndoCommand, Generic[Scene]):
    """One scene in the place of another; the `UndoStack` it is pushed on makes the change.

    Parameters
    ----------
    state : EditableState
        What is edited.
    before, after : Scene
        Frozen, so that they can be kept.
    name : str, optional
        What was edited. Edits of one name shortly after each other are one, as in a drag;
        those without a name stay apart.
    n_bytes : int
        Memory that only the scene before takes.
    """

    def __init__(
        self,
        state: EditableState[Scene],
        before: Scene,
        after: Scene,
        name: str = "",
        n_bytes: int = 0,
    ) -> None:
        super().__init__()
        self.state = state
        self.before = before
        self.after = after
        self.name = name
        self.n_bytes = n_bytes
        self.time = time.monotonic()

    def copy(self) -> Edit[Scene]:
        """Return the same edit again: the stack that is cleared deletes this one."""
        edit = Edit(self.state, self.before, self.after, self.name, self.n_bytes)
        edit.time = self.time
        return edit

    def id(self) -> int:
        """Return a number of this kind of edit: Qt asks edits of one number to join."""
        return hash(self.name) & 0x7FFFFFFF if self.name else -1

    def mergeWith(self, later: QUndoCommand) -> bool:
        """Take a later edit of the same thing in; there and back again is no edit at all."""
        if not isinstance(later, Edit) or later.name != self.name:
            return False
        if later.time - self.time > JOINING_TIME:
            return False
        self.after, self.time = later.after, later.time
        self.setObsolete(self.after == self.before)
        return True
