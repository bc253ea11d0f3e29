"""One change that a person made, and how to take it back."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

State = TypeVar("State")

# A drag or a number being typed is one edit: what follows within this time joins it (s).
JOINING_TIME = 1.0


class Edit(QUndoCommand, Generic[State]):
    """Puts one state in the place of another; pushed on the one `QUndoStack`.

    Parameters
    ----------
    show : function of one state
        Puts a state in place.
    before, after : State
        Frozen, so that they can be kept.
    name : str, optional
        What was edited. Edits of one name shortly after each other are one, as in a drag;
        those without a name stay apart.
    """

    def __init__(
        self, show: Callable[[State], None], before: State, after: State, name: str = ""
    ) -> None:
        super().__init__()
        self._show = show
        self._before = before
        self.after = after
        self.name = name
        self.time = time.monotonic()

    def redo(self) -> None:
        """Make the change; Qt does so when it is pushed."""
        self._show(self.after)

    def undo(self) -> None:
        """Take it back."""
        self._show(self._before)

    def id(self) -> int:
        """Return a number of this kind of edit: Qt asks edits of one number to join."""
        return hash(self.name) & 0x7FFFFFFF if self.name else -1

    def mergeWith(self, later: QUndoCommand) -> bool:
        """Take a later edit of the same thing in."""
        if not isinstance(later, Edit) or later.name != self.name:
            return False
        if later.time - self.time > JOINING_TIME:
            return False
        self.after, self.time = later.after, later.time
        return True
