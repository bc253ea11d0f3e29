"""Says a `Sentence` in the language the program speaks now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from visualizer.core.sentence import Sentence


def said(text: str) -> str:
    """Return a `Sentence` in the person's language; any other text as it is."""
    if not isinstance(text, Sentence):
        return text
    translated = QCoreApplication.translate(text.context, text.template)
    values = {
        name: said(value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return translated.format(**values) if values else translated
