"""Somebody who computes a race anew, and compares it with all that the Optimizers page shows."""

from __future__ import annotations

import math
import re

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget

from visualizer.app.main_window import MainWindow
from visualizer.core.descent import Descent
from visualizer.core.descent_scene import DescentScene
from visualizer.core.expression import compile_surface
from visualizer.core.number_text import format_digits, format_number
from visualizer.core.place import place_of
from visualizer.core.registry import discover
from visualizer.core.surface import Surface
from visualizer.core.trajectory import Trajectory
from visualizer.state.chosen_surface import SURFACES, TYPED
from visualizer.views.descent_card import DescentCard
from visualizer.views.descent_conditions import DescentConditions
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_milestones import DescentMilestones
from visualizer.views.descent_place import WORDS, DescentPlace
from visualizer.views.descent_playback import DescentPlayback
from visualizer.views.descent_progress import DescentProgress
from visualizer.views.descent_rules import DescentRules
from visualizer.views.descent_settings import DescentSettings
from visualizer.views.descent_steps import DescentSteps
from visualizer.widgets.number_table import NumberTable
from visualizer.widgets.rule_choice import RuleChoice
from visualizer.widgets.rule_row import DECIMALS, HEIGHT_DECIMALS
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.token_text import TokenText
from visualizer.widgets.view import View

# What a program says that has lost its way; inf, ∞ and “diverged at step 7” are said on purpose.
NO_NUMBER = re.compile(r"(?<![a-z])(nan|none|null|traceback)(?![a-z])", re.IGNORECASE)


class RaceWitness:
    """Looks whether everything on the page is true.

    Parameters
    ----------
    window : MainWindow
        With the Optimizers page on top.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window, self._page = window, window.pages["optimizers"]
        self._descent, self._focus = window.session.descent, window.session.descent_focus
        self._known: dict[object, tuple[Descent, Trajectory]] = {}
        self.n_looks = 0

    @property
    def scene(self) -> DescentScene:
        """Everything that is set now."""
        return self._descent._scene

    def look(self) -> None:
        """Compare all that can be seen with the race as it must be."""
        self._look_at_clock()
        self._look_at_paths()
        self._look_at_fields()
        if self._window.page == "optimizers":
            self._look_at_landscape()
            self._look_at_rules()
            self._look_at_focus()
            self._look_at_steps()
            self._look_at_curves()
            self._look_at_milestones()
            self._look_at_words()
        self.n_looks += 1

    def _look_at_clock(self) -> None:
        playback = self._descent.playback
        assert playback.length == self.scene.n_steps
        assert 0 <= playback.position <= min(playback.length, self._descent.n_done)

    def _look_at_paths(self) -> None:
        paths = self._descent.trajectories
        assert set(paths) == self.scene.running
        for key, path in paths.items():
            fresh = self._path(key)
            n_steps = len(path.positions)
            assert n_steps > min(self._descent.n_done, self.scene.n_steps)
            np.testing.assert_array_equal(path.positions, fresh.positions[:n_steps])
            np.testing.assert_array_equal(path.values, fresh.values[:n_steps])
            if path.diverged_at is not None or n_steps == self.scene.n_steps + 1:
                assert path.diverged_at == fresh.diverged_at

    def _look_at_fields(self) -> None:
        """Look whether each field shows what is set, but where somebody is typing."""
        scene = self.scene
        settings, rules = self._view(DescentSettings), self._view(DescentRules)
        assert settings.surface.currentData() == scene.surface_key
        shown = dict(zip(settings.start, scene.start, strict=False))
        shown[settings.n_steps] = scene.n_steps
        if rules.in_sight:
            for key, row in rules.rows.items():
                shown[row.rate] = scene.optimizers[key].learning_rate
                assert row.box.isChecked() == (key in scene.running)
        conditions = self._view(DescentConditions)
        if conditions.in_sight:
            shown |= {conditions.scale: scene.noise.scale, conditions.seed: scene.noise.seed}
            for name in scene.schedule.hyper_parameters():
                shown[conditions.numbers[name]] = getattr(scene.schedule, name)
        for field, value in shown.items():
            assert field.value == value
            assert field is self._window.focusWidget() or field.text() == field._show(value)

    def _look_at_landscape(self) -> None:
        landscape, position = self._view(DescentLandscape), self._descent.playback.position
        for key in self.scene.running:
            place = self._place(self._path(key), position)
            ball = landscape.picture.balls.get(key)
            if place is None:
                assert ball is None
            else:
                np.testing.assert_allclose(ball, landscape.picture.points(place), atol=1e-6)
        box = landscape.plot.getViewBox()
        corner = box.mapFromView(QPointF(*(low for low, _ in box.viewRange())))
        drawn = landscape.picture.points(np.array([low for low, _ in box.viewRange()]))
        np.testing.assert_allclose(drawn, (corner.x(), corner.y()), atol=1)

    def _look_at_rules(self) -> None:
        step, rules = int(self._descent.playback.position), self._view(DescentRules)
        for key, row in rules.rows.items() if rules.in_sight else ():
            texts = [line.text for line in row.numbers]
            if key not in self.scene.running:
                assert texts == ["", "", ""]
                continue
            path = self._path(key)
            if path.diverged_at is not None and step >= path.diverged_at:
                assert f"{path.diverged_at:,}" in row.diverged.text or not path.diverged_at
                assert not row.diverged.isHidden()
                continue
            place, n_dims = path.positions[step].tolist(), len(self.scene.start)
            numbers = [format_number(each, DECIMALS[n_dims]) for each in place]
            numbers += [""] * (2 - n_dims)
            assert texts == [*numbers, format_number(float(path.values[step]), HEIGHT_DECIMALS)]

    def _look_at_focus(self) -> None:
        """Look whether every panel looks at the same rule, and says of its place what is so."""
        focus, key = self._focus, self._focus.key
        assert (key in self.scene.running) if self.scene.running else key is None
        for choice in self._page.findChildren(RuleChoice):
            if choice.isVisible() and self._in_sight(choice):
                title = said(self.scene.optimizers[key].title) if key else ""
                assert choice.currentText() == title
        place = self._view(DescentPlace)
        if key is None or not place.in_sight:
            return
        position, surface = self._path(key).positions[focus.step], self._surface
        if np.isfinite(position).all():
            kind = place_of(surface.gradient(position), surface.hessian(position)).kind
            assert place.word.text == said(WORDS[kind])
        else:
            assert place.word.text == ""
        walk, _ = self._fresh(key)
        if focus.cards:
            step = min(focus.step, self.scene.n_steps - 1)
            assert repr(focus.cards) == repr(walk.cards(step))

    def _look_at_steps(self) -> None:
        steps = self._view(DescentSteps)
        if self._focus.key is None or not steps.in_sight:
            return
        model, step = steps.table.model(), self._focus.step
        path = self._path(self._focus.key)
        n_known = len(self._descent.trajectories[self._focus.key].positions)
        # A long walk is told of now and then.
        assert step < model.rowCount() <= n_known
        row = [model.index(step, column).data() for column in range(1 + len(self.scene.start))]
        assert row[0] == f"{step:,}"
        if np.isfinite(path.positions[step]).all():
            decimals = DECIMALS[len(self.scene.start)]
            assert row[1:] == [format_number(each, decimals) for each in path.positions[step]]

    def _look_at_curves(self) -> None:
        progress, step = self._view(DescentProgress), int(self._descent.playback.position)
        if not progress.in_sight:
            return
        heights = {
            said(self.scene.optimizers[key].title): format_digits(float(path.values[step]), 3)
            for key, path in ((key, self._path(key)) for key in self.scene.running)
            if math.isfinite(path.values[step])
        }
        assert {each.name: each.value for each in progress.legend.entries} == heights
        for curve in progress.plot.listDataItems():
            assert not curve.isVisible() or not np.isinf(curve.getData()[1]).any()

    def _look_at_milestones(self) -> None:
        milestones = self._view(DescentMilestones)
        if not milestones.in_sight or self._descent.n_done < self.scene.n_steps:
            return
        heads = [head.replace("\n", " ") for head in milestones.table.heads]
        diverged = [self._path(key).diverged_at for key in self._focus.running]
        assert ("diverged at" in heads) == any(step is not None for step in diverged)
        if "diverged at" in heads:
            texts = [row[heads.index("diverged at")].text for row in milestones.table.rows]
            assert texts == ["–" if step is None else f"{step:,}" for step in diverged]

    def _look_at_words(self) -> None:
        label = self._view(DescentPlayback).bar._label.text
        position = int(self._descent.playback.position)
        assert label.startswith(f"step {position:,} / {self.scene.n_steps:,}")
        for text in self._texts():
            assert not NO_NUMBER.search(text), text

    def _texts(self) -> list[str]:
        texts = []
        card = self._view(DescentCard)
        for kind in (QLabel, TextLine, TokenText):
            for widget in self._page.findChildren(kind):
                # A card shows what came of inf / inf: nan, as Python has it.
                if widget.isVisible() and not card.isAncestorOf(widget):
                    texts.append(widget.text() if callable(widget.text) else widget.text)
        for table in self._page.findChildren(NumberTable):
            if table.isVisible() and not card.isAncestorOf(table):
                texts += [cell.text for row in table.rows for cell in row]
        for table in self._page.findChildren(QTableWidget):
            if table.isVisible():
                places = np.ndindex(table.rowCount(), table.columnCount())
                texts += [table.item(*place).text() for place in places if table.item(*place)]
        return texts

    @property
    def _surface(self) -> Surface:
        """The surface, made anew from what is typed or chosen."""
        scene = self.scene
        if scene.surface_key == TYPED:
            surface = compile_surface(scene.function)
        else:
            surface = discover(SURFACES)[scene.surface_key]()
        return surface.within(scene.domain) if scene.domain else surface

    def _path(self, key: str) -> Trajectory:
        return self._fresh(key)[1]

    def _fresh(self, key: str) -> tuple[Descent, Trajectory]:
        """Return the walk of a rule, computed here."""
        scene = self.scene
        conditions = scene.start, scene.n_steps, scene.schedule, scene.noise
        known = scene.optimizers[key], scene.surface_key, scene.function, scene.domain, conditions
        if known not in self._known:
            walk = Descent(scene.optimizers[key], self._surface, *conditions)
            while not walk.finished:
                walk.advance()
            self._known[known] = walk, walk.trajectory
        return self._known[known]

    def _place(self, path: Trajectory, position: float) -> np.ndarray | None:
        """Return where on the picture's axes a path is, shape (2,); None where it is nowhere."""
        step, share = int(position), position % 1
        ends = path.positions[step : step + 2]
        if not np.isfinite(ends[0]).all():
            return None
        place = ends[0]
        if share and np.isfinite(ends).all():
            # On the surface all the way.
            place = ends[0] + share * (ends[1] - ends[0])
        return place if len(place) == 2 else np.append(place, self._surface.value(place))

    def _view(self, kind: type[View]) -> View:
        return next(panel for panel in self._page.findChildren(kind))

    def _in_sight(self, widget: QWidget) -> bool:
        while not isinstance(widget, View):
            widget = widget.parentWidget()
        return widget.in_sight
