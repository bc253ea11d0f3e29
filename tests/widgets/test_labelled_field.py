"""A field under its name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.theme import Scheme, apply_theme


def test_name_and_explanation_are_the_fields(show: Callable[[QWidget], None]) -> None:
    labelled = LabelledField(QLineEdit())
    show(labelled)
    labelled.set_texts("Seed", "Same seed, same run")
    label = labelled.findChild(QLabel)
    assert (label.text(), label.buddy()) == ("Seed", labelled.field)
    assert label.toolTip() == labelled.field.toolTip() == "Same seed, same run"
    assert labelled.field.accessibleName() == "Seed"


def test_the_field_grows_with_the_text(show: Callable[[QWidget], None], qapp: QApplication) -> None:
    labelled = LabelledField(QLineEdit())
    show(labelled)
    before = labelled.field.height()
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    assert labelled.field.height() > 1.5 * before
