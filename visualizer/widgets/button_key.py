"""A key that presses a button."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton


class ButtonKey(QShortcut):
    """Presses a button that is on the screen and enabled, at once.

    A shortcut that is given to the button itself is heard 100 ms later: Qt 6 shows the
    button held down for so long before it is clicked. It would also be lost with every
    change of the button's text.

    Parameters
    ----------
    button : QAbstractButton
    key : str
        As Qt writes keys, for example ``"Shift+F5"``.
    """

    def __init__(self, button: QAbstractButton, key: str) -> None:
        super().__init__(QKeySequence(key), button)
        # No faster than it would be clicked: a key that is held down repeats.
        self.setAutoRepeat(False)
        self.activated.connect(button.click)
