"""Where the surface of a descent is looked at from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from visualizer.core.camera import Camera


class DescentCamera(QObject):
    """One for every picture of the surface in three dimensions.

    Signals
    -------
    changed
        It is looked at from elsewhere.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera = Camera()

    @property
    def camera(self) -> Camera:
        """From where."""
        return self._camera

    def set_camera(self, camera: Camera) -> None:
        """Look from elsewhere."""
        if camera != self._camera:
            self._camera = camera
            self.changed.emit()
