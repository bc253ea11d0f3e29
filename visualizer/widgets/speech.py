"""Says a `Sentence` in the language the program speaks now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence


def said(text: str) -> str:
    """Return a `Sentence` in the person's language; any other text as it is.

    Decimal numbers in it are written as a person would: −2 and not -2.0.
    """
    if not isinstance(text, Sentence):
        return text
    translated = QCoreApplication.translate(text.context, text.template)
    values = {name: _said_value(value) for name, value in text.values.items()}
    return translated.format(**values) if values else translated


def _said_value(value: object) -> object:
    if isinstance(value, str):
        return said(value)
    return format_setting(value) if isinstance(value, float) else value
