"""The runs of a session, kept side by side."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject

from visualizer.core.history import TrainingHistory
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_marks import MAX_RUNS, RunMarks, tidy_name
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.session_file import SavedSession
from visualizer.core.session_index import Standing
from visualizer.state.dataset import DatasetState
from visualizer.state.editable import EditableState
from visualizer.state.training import TrainingState
from visualizer.state.undo_stack import UndoStack

BUSY = Sentence("RunFile", "Stop or reset the run before opening another.")


class RunShelf(EditableState[RunMarks]):
    """Every run that has trained a batch is here, the one on screen among them.

    It keeps `MAX_RUNS` at most, deleted ones included until their place is needed: up to
    then a deletion can be undone.

    Parameters
    ----------
    training : TrainingState
    dataset : DatasetState
        Is asked for the images that a run was trained on.
    undo_stack : UndoStack

    Signals
    -------
    changed
        There are other runs, or one has another name, other settings or an end; its curves
        may have grown without.
    """

    def __init__(
        self,
        training: TrainingState,
        dataset: DatasetState,
        undo_stack: UndoStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(RunMarks(), undo_stack, parent)
        self._training, self._dataset = training, dataset
        self._runs: dict[int, KeptRun] = {}
        self._n_begun = 0
        self._history = training.history
        self._on_screen: int | None = None
        self._before: int | None = None
        training.changed.connect(self._training_changed)
        dataset.changed.connect(self._dataset_changed)

    @property
    def runs(self) -> tuple[KeptRun, ...]:
        """All of them, the oldest first."""
        deleted = self._scene.deleted - {self._on_screen}
        return tuple(run for number, run in self._runs.items() if number not in deleted)

    @property
    def shown(self) -> tuple[KeptRun, ...]:
        """Those that are not hidden, the oldest first."""
        return tuple(run for run in self.runs if not self.is_hidden(run.number))

    @property
    def on_screen(self) -> int | None:
        """Number of the run that the other views show; None before its first batch."""
        return self._on_screen

    @property
    def run_on_screen(self) -> KeptRun:
        """The run that the other views show, also before its first batch."""
        run = self._runs.get(self._on_screen or 0) or self._training.run
        return (
            run
            if run.images
            else dataclasses.replace(run, images=self._fingerprint(run.config.dataset))
        )

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What each run is among the others."""
        names = dict(self._scene.names)
        return tuple(
            Standing(
                run.number,
                run.place,
                run.origin,
                run.first_batch,
                names.get(run.number, ""),
                self.is_hidden(run.number),
            )
            for run in self.runs
        )

    @property
    def n_begun(self) -> int:
        """The highest number that a run was ever given."""
        return self._n_begun

    @property
    def next_to_leave(self) -> KeptRun | None:
        """The run whose place the next one takes; None while there is room."""
        if len(self.runs) < MAX_RUNS:
            return None
        return self._first_to_leave({self._on_screen or self._before})

    def title(self, number: int) -> str:
        """Return the name that a run was given, or else its number as a `Sentence`."""
        own = dict(self._scene.names).get(number)
        return own or Sentence("Runs", "Run {number}").format(number=number)

    def is_hidden(self, number: int) -> bool:
        """Tell whether a run is left out of the comparison."""
        return number in self._scene.hidden

    def rename(self, number: int, name: str) -> None:
        """Give a run a name of its own; an empty one takes it away.

        Raises
        ------
        Problem
            If the name is too long. Nothing changes then.
        """
        name = tidy_name(name)
        names = dict(self._scene.names)
        names.pop(number, None)
        if name:
            names[number] = name
        self._edit(names=tuple(sorted(names.items())))

    def set_hidden(self, number: int, hidden: bool) -> None:
        """Leave a run out of the comparison, or take it in again."""
        others = self._scene.hidden - {number}
        self._edit(hidden=others | {number} if hidden else others)

    def delete(self, number: int) -> None:
        """Take a run away.

        Raises
        ------
        Problem
            If it is the one on screen. Nothing changes then.
        """
        if number == self._on_screen:
            raise Problem(
                Sentence("Runs", "This run is on screen: reset it, or look at another one first.")
            )
        self._edit(deleted=self._scene.deleted | {number})

    def show(self, number: int) -> None:
        """Show a run everywhere, as it ended; the one on screen until now stays here.

        Raises
        ------
        Problem
            If a run is going on, or the networks of this one were too large to keep.
        """
        run = self._runs.get(number)
        if run is None or number == self._on_screen:
            return
        if self._training.active:
            raise Problem(Sentence("Runs", "Stop the run before looking at another one."))
        if not len(run.snapshots):
            raise Problem(
                Sentence("Runs", "The networks of this run are too large: its curves alone stay.")
            )
        self._show(run)

    def stand_beside(self, run: KeptRun) -> None:
        """Put a run from elsewhere beside the others, and show it everywhere.

        Raises
        ------
        Problem
            If a run is going on.
        """
        self._check_idle()
        place = self._free_place()
        self._n_begun += 1
        run = dataclasses.replace(run, number=self._n_begun, place=place)
        self._runs[run.number] = run
        self._show(run)

    def take_over(self, session: SavedSession) -> None:
        """Put the runs of another session in the place of these, one of them on screen.

        Raises
        ------
        Problem
            If a run is going on.
        """
        self._check_idle()
        index, runs = session.index, {run.number: run for run in session.runs}
        self._runs, self._n_begun = runs, max([index.n_begun, *runs])
        # None of these is on screen yet.
        self._history, self._on_screen, self._before = TrainingHistory(), None, None
        known = [each for each in index.standings if each.number in runs]
        self.put(
            RunMarks(
                tuple(sorted((each.number, each.name) for each in known if each.name)),
                frozenset(each.number for each in known if each.hidden),
            )
        )
        seen = [run for run in session.runs if len(run.snapshots)] or session.runs
        if seen:
            self._show(runs.get(index.on_screen or 0) or seen[-1])
        else:
            self._training.reset()

    def _check_idle(self) -> None:
        if self._training.active:
            raise Problem(BUSY)

    def _show(self, run: KeptRun) -> None:
        dataset = self._dataset
        run = self._runs[run.number] = self._with_images_in_use(run)
        self._training.show_run(run)
        if run.config.dataset != dataset.name:
            dataset.load(run.config.dataset)

    def _with_images_in_use(self, run: KeptRun) -> KeptRun:
        """Return a run with the data set in use as its own if those are the same images."""
        images = self._dataset.images
        if images is None:
            return run
        return run.with_images_named(self._dataset.name, images.fingerprint)

    def _dataset_changed(self) -> None:
        """Let a run from elsewhere that is on screen know its images, wherever they lie."""
        run = self._runs.get(self._on_screen or 0)
        if run is None or not self._training.is_restored:
            return
        known = self._with_images_in_use(run)
        if known is not run:
            config = self._training.config
            self._runs[known.number] = known
            self._training.show_run(known)
            self._training.put(config)  # What has been set meanwhile.
            self.changed.emit()

    def _training_changed(self) -> None:
        if self._training.history is not self._history:
            self._change_screen()
        run = self._run_now()
        if run is not None and run is not self._runs.get(run.number):
            self._runs[run.number] = run
            self._on_screen = run.number
            self.changed.emit()

    def _change_screen(self) -> None:
        """Put the run away that was on screen; what is there now may be one of long ago."""
        self._history = self._training.history
        if self._on_screen is not None:
            self._runs[self._on_screen] = self._runs[self._on_screen].put_away()
            self._before = self._on_screen
        numbers = (each.number for each in self._runs.values() if each.history is self._history)
        self._on_screen = next(numbers, None)
        self.changed.emit()

    def _run_now(self) -> KeptRun | None:
        """Return the run on screen as it stands; None while it has no batch of its own."""
        training = self._training
        now = training.run_config, training.snapshots, training.final_logs
        known = self._runs.get(self._on_screen or 0)
        if known is not None:
            if (known.config, known.snapshots, known.test_logs) == now:
                return known
            config, snapshots, test_logs = now
            return dataclasses.replace(
                known, config=config, snapshots=snapshots, test_logs=test_logs
            )
        point = training.resume_point
        first_batch = point.batch if point else 0
        if training.history.n_batches <= first_batch:
            return None
        self._n_begun += 1
        return dataclasses.replace(
            training.run,
            number=self._n_begun,
            place=self._free_place(),
            origin=self._before if first_batch else None,
            first_batch=first_batch,
            images=self._fingerprint(training.run_config.dataset),
        )

    def _fingerprint(self, dataset: str) -> str:
        """Return that of the images in use if they are of this data set, else nothing."""
        images = self._dataset.images
        return images.fingerprint if images and dataset == self._dataset.name else ""

    def _free_place(self) -> int:
        """Return a place for a new run; where there is none, a run leaves."""
        if len(self._runs) >= MAX_RUNS:
            # Not the one that is on screen or was before: this one may have branched from it.
            del self._runs[self._first_to_leave({self._on_screen or self._before}).number]
        return min(set(range(MAX_RUNS)) - {run.place for run in self._runs.values()})

    def _first_to_leave(self, staying: set[int | None]) -> KeptRun:
        """Return a deleted run, or else one without a name, or else one of little training."""
        named = dict(self._scene.names)
        return min(
            (run for number, run in self._runs.items() if number not in staying),
            key=lambda run: (
                run.number not in self._scene.deleted,
                run.number in named,
                run.epochs >= 1,
                run.number,
            ),
        )
