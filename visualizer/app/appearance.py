"""Language, colours, text size and motion: what the person likes, applied at once."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from visualizer.core.resource_files import resource_path
from visualizer.widgets.theme import Scheme, apply_theme

LANGUAGES = ("en", "ko")
SYSTEM_LANGUAGE = "auto"
TEXT_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class Appearance(QObject):
    """Applies the person's wishes to the whole program and remembers them.

    Signals
    -------
    changed
        A wish is another than before and has been applied.
    """

    changed = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._translators: list[QTranslator] = []
        settings = QSettings()
        language = str(settings.value("language", SYSTEM_LANGUAGE, type=str))
        scheme = str(settings.value("scheme", Scheme.SYSTEM, type=str))
        text_scale = float(settings.value("text_scale", 1.0, type=float))
        self.language = language if language in LANGUAGES else SYSTEM_LANGUAGE
        self.scheme = Scheme(scheme) if scheme in list(Scheme) else Scheme.SYSTEM
        self.text_scale = text_scale if text_scale in TEXT_SCALES else 1.0
        self.reduced_motion = bool(settings.value("reduced_motion", False, type=bool))
        application.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self._apply_language()
        self._apply_theme()

    @property
    def spoken_language(self) -> str:
        """The language in use, ``"en"`` or ``"ko"``."""
        if self.language != SYSTEM_LANGUAGE:
            return self.language
        return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"

    def set_language(self, language: str, *, remember: bool = True) -> None:
        """Speak ``"en"``, ``"ko"`` or, with ``"auto"``, the system's language."""
        self.language = language
        if remember:
            QSettings().setValue("language", language)
        self._apply_language()
        self.changed.emit()

    def set_scheme(self, scheme: Scheme) -> None:
        """Use another palette."""
        self.scheme = scheme
        QSettings().setValue("scheme", str(scheme))
        self._apply_theme()
        self.changed.emit()

    def set_text_scale(self, text_scale: float) -> None:
        """Make all text larger or smaller; 1 is for a laptop."""
        self.text_scale = text_scale
        QSettings().setValue("text_scale", text_scale)
        self._apply_theme()
        self.changed.emit()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let animations jump from step to step instead of gliding."""
        self.reduced_motion = reduced
        QSettings().setValue("reduced_motion", reduced)
        self.changed.emit()

    def _apply_theme(self) -> None:
        apply_theme(self._application, self.scheme, self.text_scale)

    def _apply_language(self) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []
        language = self.spoken_language
        QLocale.setDefault(QLocale(language))
        if language == "en":
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (
            (f"qtbase_{language}", qt_folder),
            (f"visualizer_{language}", str(resource_path("translations"))),
        ):
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)
