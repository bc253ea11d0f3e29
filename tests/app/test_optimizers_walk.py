"""Somebody tries everything on the Optimizers page, in any order: all that is shown is true."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QSlider,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from race_witness import RaceWitness

from visualizer.app.main_window import MainWindow
from visualizer.views.descent_function import DescentFunction
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_solid import DescentSolid
from visualizer.widgets.descent_tools import DescentTools
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.plot import Plot
from visualizer.widgets.popover import Popover

LEFT, CTRL, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
N_ACTS = 70
FUNCTIONS = (
    *("x^2 + y^2", "x**2 - y**2", "(w-5)^2", "abs(x) + abs(y)", "log(x) + y^2", "1/w", "sqrt(w)"),
    *("x^4 + y^4 - 3x y", "sin(x) cos(y)", "max(x, 2y)", "x**x**x", "1e300 x^2", "x + "),
    *("__import__('os')", "1/0", "sqrt(-1 - x^2)", "((((x", "z", "", "tan(w)"),
)
NUMBERS = (
    *("0", "1", "2", "-1", "0.1", "0.001", "0.9", "0.99", "5", "17", "40", "3000", "1.5"),
    *("1e300", "-1e300", "1e-300", "1e10", "nan", "inf", "", "x", "1/0", "9" * 400),
)


class Person:
    """Has a mouse, keys, and a seed.

    Parameters
    ----------
    qtbot : QtBot
    window : MainWindow
        With the Optimizers page on top.
    seed : int
    """

    def __init__(self, qtbot: QtBot, window: MainWindow, seed: int) -> None:
        self._qtbot, self._window, self._page = qtbot, window, window.pages["optimizers"]
        self._playback = window.session.descent.playback
        self._draw = np.random.default_rng(seed)
        self._clock = QTimer(window, singleShot=True, interval=0)
        # Which way is taken, so many times as often as another.
        ways = {
            self.type_number: 14,
            self.press_button: 12,
            self.choose: 8,
            self.type_function: 5,
            self.choose_example: 2,
            self.slide: 4,
            self.drag_start: 4,
            self.click_picture: 5,
            self.zoom: 2,
            self.press_in_table: 3,
            self.press_key: 6,
            self.play: 2,
            self.set_rule: 5,
            self.set_domain: 3,
            self.undo_or_redo: 8,
            self.leave_and_come_back: 2,
            self.open_panels: 5,
        }
        self._ways, weights = list(ways), np.array(list(ways.values()))
        self._chances = weights / weights.sum()

    def act(self) -> str:
        """Do anything; return what it was."""
        with self._qtbot.waitActive(self._window):
            self._window.activateWindow()
        way = self._ways[self._draw.choice(len(self._ways), p=self._chances)]
        done = f"{way.__name__} {way() or ''}"
        # Somebody looks at it only when it has been laid out and drawn.
        with self._qtbot.waitSignal(self._clock.timeout):
            self._clock.start()
        return done

    def type_number(self) -> str:
        field = self._any(NumberField)
        return self._type(field) if field else ""

    def press_button(self) -> str:
        """Press any button but those that ask for a file or open a menu."""
        button = self._any(QAbstractButton, self._can_be_pressed)
        if button is None:
            return ""
        name = f"{button.text()} {button.accessibleName()}"
        self._click(button)
        for popover in self._window.findChildren(Popover):
            self._close(popover)
        return name

    def choose(self) -> str:
        if self._one_in(4):
            digits = self._any(QSpinBox)
            if digits:
                self._key(digits, self._one_of(Qt.Key.Key_Up, Qt.Key.Key_Down))
            return "digits"
        box = self._any(QComboBox)
        if box is None:
            return ""
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        for _ in range(self._draw.integers(1, 4)):
            self._key(box, self._one_of(*keys))
        return f"{box.accessibleName()}: {box.currentText()}"

    def type_function(self) -> str:
        function = self._view(DescentFunction)
        if not function.isVisible():
            surface = self._page.findChild(QComboBox)
            self._key(surface, Qt.Key.Key_End)
        text = self._one_of(*FUNCTIONS)
        function.field.setFocus()
        function.field.selectAll()
        if self._one_in(2) and text:
            QApplication.clipboard().setText(text)
            self._key(function.field, Qt.Key.Key_V, CTRL)
        else:
            self._key(function.field, Qt.Key.Key_Delete)
            self._qtbot.keyClicks(function.field, text)
        if self._one_in(2):
            self._key(function.field, Qt.Key.Key_Return)
        return text

    def choose_example(self) -> str:
        function = self._view(DescentFunction)
        if not function.isVisible():
            return ""
        action = self._one_of(*function.examples.actions())
        function.examples.popup(function.mapToGlobal(QPoint(0, 0)))
        place = function.examples.actionGeometry(action).center()
        self._qtbot.mouseClick(function.examples, LEFT, pos=place)
        return action.data()

    def slide(self) -> str:
        slider = self._any(QSlider)
        if slider is None:
            return ""
        keys = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Left)
        for _ in range(self._draw.integers(1, 4)):
            self._key(slider, self._one_of(*keys))
        return slider.accessibleName()

    def drag_start(self) -> None:
        viewport = self._view(DescentLandscape).plot.viewport()
        self._qtbot.mousePress(viewport, LEFT, pos=self._place(viewport))
        for _ in range(self._draw.integers(1, 5)):
            self._qtbot.mouseMove(viewport, self._place(viewport))
        self._qtbot.mouseRelease(viewport, LEFT, pos=self._place(viewport))

    def click_picture(self) -> str:
        """Click into the surface, a curve, or another picture."""
        solid = self._view(DescentSolid)
        if seen(solid.picture) and self._one_in(3):
            picture = solid.picture
        else:
            plot = self._any(Plot, lambda plot: seen(plot.viewport()))
            if plot is None:
                return ""
            picture = plot.viewport()
        self._qtbot.mouseClick(picture, LEFT, pos=self._place(picture))
        return type(picture.parentWidget()).__name__

    def zoom(self) -> None:
        keys = (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0)
        landscape = self._view(DescentLandscape)
        landscape.setFocus()
        for _ in range(self._draw.integers(1, 4)):
            self._key(landscape, self._one_of(*keys))
        self._key(landscape, self._one_of(Qt.Key.Key_Left, Qt.Key.Key_Up), SHIFT)

    def press_in_table(self) -> str:
        table = self._any(QTableView, lambda table: table.model().rowCount() > 0)
        if table is None:
            return ""
        row = int(self._draw.integers(table.model().rowCount()))
        index = table.model().index(row, int(self._draw.integers(table.model().columnCount())))
        table.scrollTo(index)
        self._qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
        return f"{table.accessibleName()} {row}"

    def press_key(self) -> str:
        key = self._one_of(
            *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
            *(Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_End),
        )
        focused = QApplication.focusWidget()
        if focused is None or not self._page.isAncestorOf(focused):
            focused = self._page
        self._key(focused, key)
        return key.name

    def play(self) -> None:
        self._page.setFocus()
        before = self._playback.position
        self._key(self._page, Qt.Key.Key_Space)
        if self._playback.playing:
            self._qtbot.waitUntil(
                lambda: self._playback.position != before or not self._playback.playing
            )
        if self._one_in(2):
            self._key(self._page, Qt.Key.Key_Space)

    def set_rule(self) -> str:
        """Change a number or the form of a rule in its own box."""
        rows = self._page.findChildren(QWidget)
        buttons = [each for each in rows if type(each).__name__ == "ShortButton" and seen(each)]
        return self._set_in_box(self._one_of(*buttons)) if buttons else ""

    def set_domain(self) -> str:
        button = next(
            each for each in self._page.findChildren(QAbstractButton) if each.text().count("…")
        )
        return self._set_in_box(button)

    def undo_or_redo(self) -> str:
        modifier = CTRL | SHIFT if self._one_in(3) else CTRL
        for _ in range(self._draw.integers(1, 5)):
            self._key(self._window, Qt.Key.Key_Z, modifier)
        return "redo" if modifier != CTRL else "undo"

    def leave_and_come_back(self) -> None:
        number = list(self._window.pages).index("optimizers")
        self._key(self._window, Qt.Key.Key_3, CTRL)
        self._key(self._window, Qt.Key(Qt.Key.Key_1 + number), CTRL)

    def open_panels(self) -> str:
        """Open some others, so that each is seen now and then."""
        keys = [panel.view.key for panel in self._page.panels[1:]]
        opened = self._draw.choice(keys, size=int(self._draw.integers(1, 5)), replace=False)
        self._page.show_all_panels()
        self._page.open_only(opened.tolist())
        return ", ".join(opened)

    def _set_in_box(self, button: QAbstractButton) -> str:
        self._click(button)
        popover = next((each for each in button.findChildren(Popover) if each.isVisible()), None)
        if popover is None:
            return ""
        words = []
        for _ in range(self._draw.integers(1, 4)):
            kind = self._one_of(NumberField, NumberField, QComboBox, QAbstractButton)
            part = self._any(kind, within=popover)
            if isinstance(part, NumberField):
                words.append(self._type(part))
            elif isinstance(part, QComboBox):
                self._key(part, self._one_of(Qt.Key.Key_Up, Qt.Key.Key_Down))
                words.append(part.currentText())
            elif part is not None:
                self._click(part)
                words.append(part.text())
        self._close(popover)
        return f"{button.text()}: {words}"

    def _close(self, popover: Popover) -> None:
        if popover.isVisible():
            for field in popover.findChildren(NumberField):
                # One that is refused would keep it open.
                field.forget()
            popover.close()

    def _type(self, field: NumberField) -> str:
        text = self._one_of(*NUMBERS)
        field.setFocus()
        field.selectAll()
        self._key(field, Qt.Key.Key_Delete)
        self._qtbot.keyClicks(field, text)
        # Or it is left as it is, half typed.
        if not self._one_in(4):
            self._key(field, Qt.Key.Key_Return)
        return f"{field.accessibleName()} {text[:20]}"

    def _can_be_pressed(self, button: QAbstractButton) -> bool:
        saves = isinstance(button.parentWidget(), DescentTools)
        return not saves and getattr(button, "menu", lambda: None)() is None

    def _any(self, kind: type, fits: object = None, within: QWidget | None = None) -> QWidget:
        """Return anything of a kind that can be seen and used; None where there is nothing."""
        found = [
            each
            for each in (within or self._page).findChildren(kind)
            if seen(each) and each.window() is (within or self._page).window()
            if fits is None or fits(each)
        ]
        return self._one_of(*found) if found else None

    def _view(self, kind: type) -> QWidget:
        return self._page.findChild(kind)

    def _place(self, widget: QWidget) -> QPoint:
        return QPoint(
            int(self._draw.integers(max(1, widget.width()))),
            int(self._draw.integers(max(1, widget.height()))),
        )

    def _click(self, button: QWidget) -> None:
        self._qtbot.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))

    def _key(self, widget: QWidget, key: Qt.Key, modifier: object = None) -> None:
        self._qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)

    def _one_in(self, n: int) -> bool:
        return bool(self._draw.integers(n) == 0)

    def _one_of(self, *things: object) -> object:
        return things[self._draw.integers(len(things))]


def seen(widget: QWidget) -> bool:
    return widget.isEnabled() and widget.isVisible() and not widget.visibleRegion().isEmpty()


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_tried_all_that_is_shown_is_true(
    qtbot: QtBot, window: MainWindow, settle: Callable[[], None], seed: int
) -> None:
    window.show_page("optimizers")
    person, witness = Person(qtbot, window, seed), RaceWitness(window)
    first = witness.scene
    witness.look()
    for _ in range(N_ACTS):
        act = person.act()
        window.show_page("optimizers")
        # What stands beside the surface follows in its turn.
        settle()
        try:
            witness.look()
        except AssertionError as error:
            error.add_note(f"after: {act}")
            raise
    # What is half typed is no edit, and is not to become one now.
    for field in window.pages["optimizers"].findChildren(NumberField):
        field.forget()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.setFocus()
    last, n_edits = witness.scene, window.session.undo_stack.index()
    for modifier, scene in ((CTRL, first), (CTRL | SHIFT, last)):
        for _ in range(n_edits):
            qtbot.keyClick(window, Qt.Key.Key_Z, modifier)
        assert witness.scene == scene
        witness.look()
    assert witness.n_looks == N_ACTS + 3
