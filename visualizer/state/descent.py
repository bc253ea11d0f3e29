"""The race down a surface: which rules run, from where, how fast, and their paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject, Signal

from visualizer.core.descent import PORTION, checked_start
from visualizer.core.descent_scene import SCHEDULES, DescentScene
from visualizer.core.drawn_range import checked_domain
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.known_name import check_known
from visualizer.core.registry import discover
from visualizer.core.rule_card import RuleCard
from visualizer.core.schedule import Schedule
from visualizer.core.surface import Domain, Surface
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.training_config import OPTIMIZERS
from visualizer.core.trajectory import Trajectory
from visualizer.state.chosen_surface import SURFACES, TYPED, chosen_surface
from visualizer.state.descent_walks import DescentWalks
from visualizer.state.editable import EditableState
from visualizer.state.playback import Playback
from visualizer.state.undo_stack import UndoStack

PRESETS = "visualizer.core.descent_presets"
STEPS_A_SECOND = 20.0
# Who runs at the start: each teaches something that the one before does not.
FIRST_RUNNING = frozenset({"sgd", "momentum", "rmsprop", "adam"})


class DescentState(EditableState[DescentScene]):
    """Runs every chosen optimizer from one start; every edit can be undone.

    A long race is walked bit by bit: `n_done` steps of it are there, and the playback goes no
    further.

    Parameters
    ----------
    undo_stack : UndoStack

    Signals
    -------
    changed
        The surface, the start, a rule or a path is another than before.
    advanced
        The paths have only become longer: it goes on by itself, and nobody waits for it.
    """

    advanced = Signal()

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        self._rules: dict[str, type[Any]] = discover(OPTIMIZERS)
        optimizers = {key: rule(learning_rate=0.01) for key, rule in self._rules.items()}
        scene = DescentScene(Parabola.key, Parabola.start, optimizers, FIRST_RUNNING)
        super().__init__(scene, undo_stack, parent)
        self._walks = DescentWalks(self)
        self._walks.advanced.connect(self._advanced)
        # Walked once somebody has looked: the program starts without it.
        self._begun = False
        self.playback = Playback(scene.n_steps, STEPS_A_SECOND, self)

    @cached_property
    def surfaces(self) -> dict[str, Any]:
        """Every surface by its key; looked for when first asked: the program starts without."""
        return {key: surface() for key, surface in discover(SURFACES).items()}

    @cached_property
    def schedules(self) -> dict[str, type[Any]]:
        """Every learning-rate schedule by its key."""
        return discover(SCHEDULES)

    @property
    def surface_key(self) -> str:
        """Key of the surface in use."""
        return self._scene.surface_key

    @property
    def surface(self) -> Surface:
        """The surface in use."""
        scene = self._scene
        return chosen_surface(scene.surface_key, scene.function, scene.domain)

    @property
    def function(self) -> str:
        """What is typed as an own function."""
        return self._scene.function

    @property
    def domain(self) -> Domain | None:
        """What a person wants to be drawn; None: the surface's own."""
        return self._scene.domain

    @property
    def optimizers(self) -> dict[str, Any]:
        """Every rule by its key, with the hyper-parameters it has here."""
        return self._scene.optimizers

    @property
    def running(self) -> frozenset[str]:
        """Keys of the rules that take part."""
        return self._scene.running

    @property
    def start(self) -> tuple[float, ...]:
        """Where every rule begins, one number a dimension."""
        return self._scene.start

    @property
    def n_steps(self) -> int:
        """Steps every rule takes."""
        return self._scene.n_steps

    @property
    def noise(self) -> GradientNoise:
        """What is added to every slope."""
        return self._scene.noise

    @property
    def schedule(self) -> Schedule:
        """What becomes of the learning rates from step to step."""
        return self._scene.schedule

    @property
    def trajectories(self) -> dict[str, Trajectory]:
        """The path of each rule that takes part, by its key, as far as it is known."""
        if not self._begun:
            self._begin()
        return self._walks.trajectories

    @property
    def n_done(self) -> int:
        """Steps that are known of every path, 0 to `n_steps`."""
        n_done = self._walks.n_done if self._begun else min(self.n_steps, PORTION)
        return self.n_steps if n_done is None else n_done

    def variants(self, key: str) -> tuple[type[Any], ...]:
        """Return the forms of a rule, Keras's first, then other people's of the same name."""
        rule = self._rules[key]
        return (rule, *rule.variants)

    def set_surface(self, key: str) -> None:
        """Descend another surface, from its own start."""
        if key != self.surface_key:
            start = chosen_surface(key, self.function).start
            self._edit(surface_key=key, start=start, domain=None)

    def set_start(self, start: Sequence[float], *, alone: bool = False) -> None:
        """Begin somewhere else, one number a dimension; ``alone``, it is undone by itself.

        Raises
        ------
        Problem
            If a number is not finite or one is missing. Nothing changes then.
        """
        position = tuple(checked_start(start, self.surface.n_dims).tolist())
        self._edit(start=position, name="" if alone else "descent start")

    def set_learning_rate(self, key: str, learning_rate: float) -> None:
        """Give one rule another learning rate, above 0.

        Raises
        ------
        Problem
            If it is not a number above 0. Nothing changes then.
        """
        self.set_hyper_parameter(key, "learning_rate", learning_rate)

    def set_hyper_parameter(self, key: str, name: str, value: float) -> None:
        """Set one number of one rule.

        Raises
        ------
        Problem
            If it is out of its range, or the rule has no such number. Nothing changes then.
        """
        rule = self.optimizers[key].with_value(name, value)
        self._edit(optimizers={**self.optimizers, key: rule}, name=f"descent {name} {key}")

    def set_variant(self, key: str, variant: type[Any]) -> None:
        """Let a rule step as one of its `variants` does, with that one's own hyper-parameters.

        The learning rate stays. Silent where the rule is of that form already.
        """
        rule = self.optimizers[key]
        if type(rule) is not variant:
            self._put_rule(key, variant(learning_rate=rule.learning_rate))

    def reset_rule(self, key: str) -> None:
        """Give a rule Keras's form and hyper-parameters again; its learning rate stays."""
        self._put_rule(key, self._rules[key](learning_rate=self.optimizers[key].learning_rate))

    def set_noise_value(self, name: str, value: float) -> None:
        """Set the ``scale`` or the ``seed`` of the noise in every slope.

        Raises
        ------
        Problem
            If it is out of its range. Nothing changes then.
        """
        noise = self.noise.with_value(name, value)
        self._edit(noise=noise, name=f"descent noise {name}")

    def set_schedule(self, key: str) -> None:
        """Let the learning rates go another way; silent where they go that way already."""
        if key != self.schedule.key:
            self._edit(schedule=self.schedules[key]())

    def set_schedule_value(self, name: str, value: float) -> None:
        """Set one number of the learning-rate schedule.

        Raises
        ------
        Problem
            If it is out of its range, or the schedule has none such. Nothing changes then.
        """
        schedule = self.schedule.with_value(name, value)
        self._edit(schedule=schedule, name=f"descent schedule {name}")

    def set_running(self, key: str, running: bool) -> None:
        """Let a rule take part or not."""
        self._edit(running=self.running | {key} if running else self.running - {key})

    def run_only(self, keys: Iterable[str]) -> None:
        """Let these rules take part and no others."""
        self._edit(running=frozenset(keys))

    def set_n_steps(self, n_steps: float) -> None:
        """Take ``n_steps`` steps, a whole number from 1 to 1,000,000.

        Raises
        ------
        Problem
            If it is another. Nothing changes then.
        """
        self._edit(n_steps=n_steps, name="descent steps")

    def restore(self, scene: DescentScene) -> None:
        """Put a race out of a file in place.

        Raises
        ------
        ValueError
            If its surface, its start or what is drawn of it makes no sense.
        """
        check_known(scene.surface_key, (*self.surfaces, TYPED))
        # What is typed has to make sense even where it is not descended: it may be at any time.
        chosen_surface(TYPED, scene.function)
        surface = chosen_surface(scene.surface_key, scene.function)
        if scene.domain is not None:
            surface = chosen_surface(
                scene.surface_key, scene.function, checked_domain(scene.domain, surface)
            )
        start = tuple(checked_start(scene.start, surface.n_dims).tolist())
        self.put(replace(scene, start=start))

    def cards(self, key: str, step: int) -> tuple[RuleCard, ...]:
        """Return how a rule that takes part worked out a step, as `Descent.cards` does."""
        return self._walks.cards(key, step)

    def _put_rule(self, key: str, rule: object) -> None:
        self._edit(optimizers={**self.optimizers, key: rule})

    def set_function(self, text: str) -> None:
        """Descend the function that is being typed; what a person has set stays where it fits.

        Raises
        ------
        ExpressionError
            If it is none, with the place of what is wrong. Nothing changes then.
        """
        before, start = self.surface, self.start
        surface = chosen_surface(TYPED, text)
        domain = self.domain if surface.variables == before.variables else None
        if len(start) != surface.n_dims or start == before.start or not surface.defined_at(*start):
            start = chosen_surface(TYPED, text, domain).start
        self._edit(
            surface_key=TYPED,
            function=text,
            start=start,
            domain=domain,
            name="descent function",
        )

    def show_function(self, text: str) -> None:
        """Descend a function from its own start, drawn where there is something to be seen.

        Raises
        ------
        ExpressionError
            If it is none. Nothing changes then.
        """
        start = chosen_surface(TYPED, text).start
        self._edit(surface_key=TYPED, function=text, start=start, domain=None)

    def set_domain(self, domain: Domain | None) -> None:
        """Draw another part of the surface, from - to, one pair an axis; None: its own part.

        Raises
        ------
        Problem
            If that cannot be drawn. Nothing changes then.
        """
        if domain is not None:
            domain = checked_domain(domain, self.surface)
        self._edit(domain=domain, name="descent domain")

    def _begin(self) -> None:
        self._begun = True
        running = {key: rule for key, rule in self.optimizers.items() if key in self.running}
        self._walks.begin(
            running, self.surface, self.start, self.n_steps, self.schedule, self.noise
        )

    def _scene_changed(self) -> None:
        if self._begun:
            # At once: how far the walks that stay are known, the clock has to know.
            self._begin()
        playback = self.playback
        before = playback.position, playback.length
        # Nobody is told of the clock before all is another: what was found out of the race
        # before does not go with the steps of this one.
        blocked = playback.blockSignals(True)
        playback.set_reach(self.n_done)
        playback.set_length(self.n_steps)
        playback.blockSignals(blocked)
        super()._scene_changed()
        if (playback.position, playback.length) != before:
            playback.changed.emit()

    def _advanced(self) -> None:
        self.playback.set_reach(self.n_done)
        self.advanced.emit()

    def show_preset(self, key: str) -> None:
        """Begin one of the races of `visualizer.core.descent_presets`, at the step it is for.

        Rules that do not take part keep their hyper-parameters.

        Raises
        ------
        KeyError
            If there is no such preset.
        """
        preset = discover(PRESETS)[key]
        rules = {rule.key: rule for rule in preset.rules}
        self._edit(
            surface_key=preset.surface_key,
            domain=None,
            start=preset.start,
            optimizers={**self.optimizers, **rules},
            running=frozenset(rules),
            n_steps=preset.n_steps,
            noise=preset.noise,
            schedule=preset.schedule,
        )
        self.playback.pause()
        self.playback.seek(preset.step)

    def shows_preset(self, key: str) -> bool:
        """Whether everything is as in one of these races, whatever the step on screen."""
        preset = discover(PRESETS)[key]
        scene = self._scene
        return (
            (scene.surface_key, scene.domain, scene.start, scene.n_steps)
            == (preset.surface_key, None, preset.start, preset.n_steps)
            and (scene.noise, scene.schedule) == (preset.noise, preset.schedule)
            and [scene.optimizers[rule.key] for rule in preset.rules] == list(preset.rules)
            and scene.running == {rule.key for rule in preset.rules}
        )
