"""Where the last run is kept, in case the program ends without being asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

SUFFIX = ".run"


def autosave_path() -> Path:
    """Return the file of the last run, in the platform's folder for the program's data."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / f"last{SUFFIX}"
