"""The surface as a lit solid that can be turned, with every rule's path on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.draped_path import Draping, from_ground, on_ground
from visualizer.core.height_scale import N_LEVELS, HeightScale
from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.round_places import round_places
from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import LegendEntry
from visualizer.widgets.descent_series import (
    running_entries,
    series_color,
    series_shape,
)
from visualizer.widgets.descent_tools import DescentTools
from visualizer.widgets.solid_axes import SolidAxes
from visualizer.widgets.solid_picture import SolidPicture
from visualizer.widgets.solid_trails import SolidPath
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import colors
from visualizer.widgets.turns import turns
from visualizer.widgets.view import View

CELLS = 384  # each way
MAP_SHARE = 0.7  # of cividis over the panel's ground, as in the picture from above
MOST_NUMBERS = 6  # along an axis
HEIGHT_DIGITS = 3
STEPS_A_TURN = 400_000  # of all rules together: some 10 ms


class DescentSolid(View):
    """Draws each path up to the playback's position; a click is the new start."""

    key = "descent_solid"
    title = Sentence("DescentSolid", "In three dimensions")
    sentence = Sentence("DescentSolid", "Drag to turn it; click to begin somewhere else.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.picture = SolidPicture()
        self.picture.picked.connect(self._picked)
        self.picture.turned.connect(self._turned)
        self.note = TextLine(wraps=True, muted=True)
        self.scale: HeightScale | None = None
        self.tools = DescentTools(self)
        self._drawn_surface: object = None
        self._was_needed = self.needed
        self._laid: dict[str, _Laid] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.note)
        self.setFocusProxy(self.picture)
        # Also out of sight: its panel may be closed because it was not needed.
        session.descent.changed.connect(self._look_whether_needed)
        self.follow_drags_in_turn(session.descent.changed)
        self.follow_in_turn(session.descent.advanced)
        self.follow(session.descent_camera.changed)
        session.descent.playback.changed.connect(self._moved)
        self.retranslate()
        self.refresh()

    @property
    def needed(self) -> bool:
        """Whether the surface has a third dimension."""
        return self.session.descent.surface.n_dims == 2

    def refresh(self) -> None:
        """Draw the paths up to the step on screen."""
        descent = self.session.descent
        if descent.surface is not self._drawn_surface:
            self._draw_ground()
        self.picture.set_camera(self.session.descent_camera.camera)
        keys = [key for key in descent.optimizers if key in descent.running] if self.scale else []
        laid = [self._lay(key, STEPS_A_TURN // len(keys)) for key in keys]
        behind = [each.draping.n_laid - 1 for each in laid if each.is_behind]
        position = min([descent.playback.position, *behind])
        self.picture.show_paths(
            [each.path for each in laid],
            position,
            descent.playback.length,
            is_growing=bool(behind) or self._is_growing,
        )
        if behind:
            turns().take(self, "go on", self.refresh)

    @property
    def legend_entries(self) -> tuple[LegendEntry, ...]:
        """The rules that take part."""
        return running_entries(self.session.descent)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.picture.restyle()
        self._drawn_surface = None

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        name = said(Sentence("DescentSolid", "The surface in three dimensions"))
        keys = Sentence(
            "DescentSolid",
            "Drag or the arrow keys turn it, the wheel, + and − zoom; 0 or a double click shows it"
            " as at first",
        )
        self.picture.setAccessibleName(name)
        self.picture.setAccessibleDescription(said(keys))
        self.picture.setToolTip(said(keys))
        self._drawn_surface = None

    def _lay(self, key: str, most: int) -> _Laid:
        """Return the path of a rule on the solid, with so many more steps at most."""
        descent = self.session.descent
        trajectory, laid = descent.trajectories[key], self._laid.get(key)
        if laid is None or not trajectory.goes_on_from(laid.trajectory):
            laid = _Laid(trajectory, Draping(descent.surface, self.scale), None)
        laid = laid._replace(trajectory=trajectory)
        if laid.is_behind:
            laid.draping.go_on(trajectory.positions, most)
            draped = laid.draping.path(trajectory.positions)
            path = SolidPath(draped, series_color(descent, key), series_shape(descent, key))
            laid = laid._replace(path=path)
        self._laid[key] = laid
        return laid

    def _draw_ground(self) -> None:
        surface = self.session.descent.surface
        self._drawn_surface = surface
        self._laid = {}
        self.scale = HeightScale.of(surface) if self.needed else None
        if self.scale is None:
            nothing = np.full((2, 2), np.nan)
            self.picture.show_solid(nothing, np.zeros((2, 2, 3), np.uint8), 1)
            self.picture.show_axes(SolidAxes())
        else:
            places = self.scale.places(surface.value(_middles(surface.domain)))
            self.picture.show_solid(places, _painted(places), N_LEVELS + 1)
            self.picture.show_axes(self._axes(surface.domain))
        told = self._told()
        self.note.set_text(said(told) if told else "")
        self.note.setVisible(told is not None)

    def _told(self) -> Sentence | None:
        """Return what is to be known of the heights; None where they are drawn as they are."""
        if not self.needed:
            return Sentence(
                "DescentSolid", "A function of one number is a curve: it has no third dimension."
            )
        if self.scale is None:
            return Sentence("DescentSolid", "The function has no height anywhere here.")
        if self.scale.logarithmic:
            return Sentence(
                "DescentSolid",
                "Logarithmic heights: × {ratio} from line to line",
            ).format(ratio=format_digits(self.scale.ratio, HEIGHT_DIGITS))
        return None

    def _axes(self, domain: tuple[tuple[float, float], ...]) -> SolidAxes:
        ground = []
        for low, high in domain:
            numbers = round_places(low, high, MOST_NUMBERS)
            places = on_ground(numbers[:, np.newaxis], ((low, high),))[:, 0]
            ground.append(tuple(zip(places.tolist(), map(format_setting, numbers), strict=True)))
        heights = self.scale.numbers(MOST_NUMBERS)
        texts = [format_setting(float(f"{height:.{HEIGHT_DIGITS}g}")) for height in heights]
        upward = tuple(zip(self.scale.places(np.array(heights)).tolist(), texts, strict=True))
        x, y = self.session.descent.surface.variables
        return SolidAxes((x, y, f"f({x}, {y})"), (*ground, upward))

    def _look_whether_needed(self) -> None:
        if self.needed != self._was_needed:
            self._was_needed = self.needed
            self.needed_changed.emit()

    @property
    def _is_growing(self) -> bool:
        return self.session.descent.n_done < self.session.descent.n_steps

    def _moved(self) -> None:
        # What is still walked has the surface drawn anew as well, which goes first.
        if self._is_growing:
            self._changed_in_turn()
        else:
            self._changed()

    def _turned(self) -> None:
        self.session.descent_camera.set_camera(self.picture.camera)

    def _picked(self, x: float, y: float) -> None:
        surface = self.session.descent.surface
        place = from_ground(np.array([x, y]), surface.domain)
        # The digits that a click can mean.
        self.session.descent.set_start([round(value, 2) for value in place.tolist()])


class _Laid(NamedTuple):
    """How far a rule's path has been laid down on the solid."""

    trajectory: Trajectory
    draping: Draping
    path: SolidPath | None

    @property
    def is_behind(self) -> bool:
        return self.draping.is_behind(self.trajectory.positions)


def _middles(domain: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Return the middles of the cells, shape (CELLS, CELLS, 2)."""
    middles = (2 * np.arange(CELLS) + 1 - CELLS) / CELLS
    return from_ground(np.stack(np.meshgrid(middles, middles, indexing="ij"), axis=-1), domain)


def _painted(places: np.ndarray) -> np.ndarray:
    """Return a map's colours of heights, shape (CELLS, CELLS, 3)."""
    table = pg.colormap.get("cividis").getLookupTable(nPts=256)[:, :3]
    ground = np.array(QColor(colors().panel).getRgb()[:3])
    shown = np.nan_to_num(places)
    paints = MAP_SHARE * table[(255 * shown).astype(int)] + (1 - MAP_SHARE) * ground
    return paints.astype(np.uint8)
