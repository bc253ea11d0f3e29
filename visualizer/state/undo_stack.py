"""Every edit that can be taken back, in the order they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from visualizer.state.edit import Edit

# A stroke of the pen keeps a sheet of 80 kB, a weight of the largest network 32 MB of others.
MAX_EDITS = 500
MAX_BYTES = 256 * 2**20


class UndoStack(QUndoStack):
    """Takes back edits of all topics, the last one first; the oldest are forgotten."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoLimit(MAX_EDITS)

    @property
    def edit_to_undo(self) -> Edit[Any] | None:
        """The edit that `undo` takes back."""
        return self._edit_at(self.index() - 1)

    @property
    def edit_to_redo(self) -> Edit[Any] | None:
        """The edit that `redo` makes again."""
        return self._edit_at(self.index())

    def push(self, cmd: QUndoCommand) -> None:
        """Make an edit; where all of them take too much memory, forget the oldest.

        The change is made here and not by Qt, which would end the program over an error in it.
        """
        edit = cast("Edit[Any]", cmd)
        edit.state.put(edit.after)
        super().push(cmd)
        if edit.n_bytes:
            self._forget_oldest()

    def undo(self) -> None:
        """Take the last edit back.

        Raises
        ------
        Problem
            If what it edited must stay as it is for now. Nothing changes then.
        """
        edit = self.edit_to_undo
        if edit is not None:
            edit.state.check(edit.before)
            edit.state.put(edit.before)
            super().undo()

    def redo(self) -> None:
        """Make the edit that was taken back last once more.

        Raises
        ------
        Problem
            If what it edited must stay as it is for now. Nothing changes then.
        """
        edit = self.edit_to_redo
        if edit is not None:
            edit.state.check(edit.after)
            edit.state.put(edit.after)
            super().redo()

    def _forget_oldest(self) -> None:
        edits = [cast("Edit[Any]", self.command(index)) for index in range(self.count())]
        kept: list[Edit[Any]] = []
        room = MAX_BYTES
        for edit in reversed(edits):
            room -= edit.n_bytes
            if room < 0 and kept:
                break
            kept.append(edit)
        if len(kept) < len(edits):
            # Qt itself forgets by number alone.
            again = [edit.copy() for edit in reversed(kept)]
            self.clear()
            for edit in again:
                super().push(edit)

    def _edit_at(self, index: int) -> Edit[Any] | None:
        return cast("Edit[Any] | None", self.command(index))
