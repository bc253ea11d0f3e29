"""What leaves the program as a file, and what comes in as one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from visualizer.core.sentence import Sentence


class FileExchange(QObject):
    """Asks for what is on screen to be saved, or for something else to be opened.

    Parameters
    ----------
    takes_long : bool
        A file may take so long that the person gives it up.

    Signals
    -------
    changed
        It is at work, or has something to say.
    save_requested, open_requested
        The file at ``path`` is to be written, or read.
    give_up_requested
        Nobody wants that file any more.
    """

    changed = Signal()
    save_requested = Signal()
    open_requested = Signal()
    give_up_requested = Signal()

    def __init__(self, parent: QObject | None = None, *, takes_long: bool = False) -> None:
        super().__init__(parent)
        self._takes_long = takes_long
        self._path = ""
        self._failed = False
        self._message: Sentence | None = None
        self._stage: Sentence | None = None

    @property
    def path(self) -> str:
        """The file that was asked for last."""
        return self._path

    @property
    def stage(self) -> Sentence | None:
        """What is to be done with the file, until it is done; it may have to wait."""
        return self._stage

    @property
    def message(self) -> Sentence | None:
        """How that went; None while it is being written or read."""
        return self._message

    @property
    def failed(self) -> bool:
        """Whether it did not work."""
        return self._failed

    def save(self, path: str) -> None:
        """Ask for what is on screen to be written into a file."""
        self._ask(path, Sentence("FileExchange", "Saving the file"))
        self.save_requested.emit()

    def open(self, path: str) -> None:
        """Ask for what is in a file to be shown."""
        self._ask(path, Sentence("FileExchange", "Opening the file"))
        self.open_requested.emit()

    @property
    def can_be_given_up(self) -> bool:
        """Whether there is something to be done that may take long."""
        return self._takes_long and self._stage is not None

    def give_up(self) -> None:
        """Ask for what was asked for not to be done any more; nothing where it may not be."""
        if self.can_be_given_up:
            self.give_up_requested.emit()

    def tell(self, message: Sentence) -> None:
        """Take note that it went well."""
        self._end(message, failed=False)

    def refuse(self, message: Sentence) -> None:
        """Take note of why it did not work."""
        self._end(message, failed=True)

    def _end(self, message: Sentence, *, failed: bool) -> None:
        self._failed, self._message, self._stage = failed, message, None
        self.changed.emit()

    def _ask(self, path: str, stage: Sentence) -> None:
        self._path, self._message, self._stage = path, None, stage
        self.changed.emit()
