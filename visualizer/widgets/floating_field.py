"""A number field that opens over a picture, where a number stands in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from visualizer.core.number_text import format_setting
from visualizer.widgets.number_field import NumberField

COLUMNS = 8
STEP = 0.1


class FloatingField(NumberField):
    """Opens for one number after another; Enter and Escape close it.

    Signals
    -------
    moved_on : int
        Tab asks for the next number, 1, or the one before, -1.
    """

    moved_on = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self._pass_on, format_setting, _step, live=True, parent=parent)
        self._receive: Callable[[float], None] | None = None
        self.hide()

    def open(
        self, middle: QPoint, value: float, commit: Callable[[float], None], name: str
    ) -> None:
        """Stand in the middle of a place of the parent, ready to type.

        Parameters
        ----------
        middle : QPoint
        value : float
            To begin with.
        commit : callable
            Takes every number typed; raises `Problem` to refuse it.
        name : str
            What the number is.
        """
        # The one before is told first, while it still is the one.
        self.close_quietly()
        self._receive = commit
        self.set_columns(COLUMNS)
        box = QRect(QPoint(), self.sizeHint().expandedTo(self.minimumSize()))
        box.moveCenter(middle)
        around = self.parentWidget().rect()
        box.moveLeft(min(max(box.left(), around.left()), around.right() - box.width()))
        box.moveTop(min(max(box.top(), around.top()), around.bottom() - box.height()))
        self.setGeometry(box)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.set_value(value)
        self.show()
        self.setFocus()
        self.selectAll()

    def close_quietly(self) -> None:
        """Go away; what was typed has been passed on already."""
        if self.isVisible():
            if self.hasFocus():
                self.parentWidget().setFocus()
            self.hide()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next number in the picture instead of the next widget."""
        self.moved_on.emit(1 if forward else -1)
        return True

    def event(self, event: QEvent) -> bool:
        """Keep Escape: it closes the field and nothing else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape, and on Enter where nothing is wrong."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A spin box hands Enter on to what lies under it.
            event.accept()
            if not self.problem:
                self.close_quietly()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go away with the focus; a menu of the field's own takes it for a moment only."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide()

    def _pass_on(self, value: float) -> None:
        if self._receive is not None:
            self._receive(value)


def _step(value: float, steps: int) -> float:
    return round(value + STEP * steps, 10)
