"""Every edit that can be taken back, in the order they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

if TYPE_CHECKING:
    from visualizer.state.edit import Edit

# A stroke of the pen keeps a sheet of 80 kB.
MAX_EDITS = 500


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
            super().redo()

    def _edit_at(self, index: int) -> Edit[Any] | None:
        return cast("Edit[Any] | None", self.command(index))
