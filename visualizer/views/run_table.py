"""The runs of a session in numbers: how they differ, and what came of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.kept_run import KeptRun
from visualizer.core.number_text import align_points, format_number, format_result
from visualizer.core.run_marks import MAX_RUNS
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.number_table import Cell
from visualizer.widgets.record_table import Record, RecordTable
from visualizer.widgets.run_style import run_sign
from visualizer.widgets.run_text import SETTINGS, moment_text, setting_text
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

EXPLANATION = Sentence("RunTable", "Run {number}: a click shows its network everywhere")
SECONDS = Sentence("RunTable", "seconds an epoch")
MEASURED = Sentence(
    "RunTable", "Median of whole epochs at full speed: those paused or in slow motion do not count"
)
NO_RUN = Sentence("RunTable", "No run yet: press Run.")


class RunTable(View):
    """Settings that differ have a column each; those that all runs share are one line."""

    key = "run_table"
    title = Sentence("RunTable", "Table of runs")
    sentence = Sentence("RunTable", "Only settings that differ have a column; the best is bold.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.shared = TextLine(wraps=True, muted=True)
        self.table = RecordTable()
        shelf = session.run_shelf
        self.table.chosen.connect(self._choose)
        self.table.renamed.connect(self._rename)
        self.table.deleted.connect(self._delete)
        self.table.tick_changed.connect(self._tick)
        self.rule = TextLine(wraps=True, muted=True)
        self.bubble = Bubble(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.table, 1)
        # A line each: side by side neither would be whole.
        layout.addWidget(self.shared)
        layout.addWidget(self.rule)
        self.follow(shelf.changed, session.chart_options.changed)
        self.follow_in_turn(session.training.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Compare the runs as they stand."""
        shelf = self.session.run_shelf
        runs = shelf.runs
        smoothing = self.session.chart_options.smoothing
        same, differing = _settings(runs)
        columns = {**differing, **_origin(runs, shelf.title), **_results(runs, smoothing)}
        records = tuple(
            Record(
                run.number,
                said(shelf.title(run.number)),
                run_sign(run.place),
                tuple(cells[row] for cells in columns.values()),
                not shelf.is_hidden(run.number),
                run.number == shelf.on_screen,
                said(EXPLANATION.format(number=run.number)),
            )
            for row, run in enumerate(runs)
        )
        heads = dict.fromkeys((said(Sentence("RunTable", "run")), *columns), "")
        if said(SECONDS) in heads:
            heads[said(SECONDS)] = said(MEASURED)
        self.table.show_records(heads, records)
        self.shared.set_text(said(_shared(same) if runs else NO_RUN))
        self.rule.set_text(said(self._rule()))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.table.setAccessibleName(said(self.title))
        self.table.restyle()

    def _rule(self) -> Sentence:
        """Say what becomes of runs, before it happens."""
        leaves = self.session.run_shelf.next_to_leave
        if leaves is None:
            return Sentence(
                "RunTable",
                "Run and Reset keep each run here, up to {n}.",
            ).format(n=MAX_RUNS)
        return Sentence(
            "RunTable",
            "{n} runs are kept: the next takes the place of {run}. Those with a name leave last.",
        ).format(n=MAX_RUNS, run=self.session.run_shelf.title(leaves.number))

    def _choose(self, number: int) -> None:
        self._try(self.session.run_shelf.show, number)

    def _rename(self, number: int, name: str) -> None:
        self._try(self.session.run_shelf.rename, number, name)

    def _delete(self, number: int) -> None:
        self._try(self.session.run_shelf.delete, number)

    def _tick(self, number: int, ticked: bool) -> None:
        self.session.run_shelf.set_hidden(number, not ticked)

    def _try(self, action: Callable[..., None], *values: object) -> None:
        try:
            action(*values)
        except Problem as problem:
            self.bubble.say(said(problem.sentence))
        else:
            self.bubble.hide()


def _settings(runs: tuple[KeptRun, ...]) -> tuple[dict[str, str], dict[str, list[Cell]]]:
    """Return the settings that all runs share, and a column of each that they do not."""
    same, differing = {}, {}
    for name, sentence in SETTINGS.items():
        if name == "epochs":
            # How far a run came has a column of its own.
            continue
        texts = [setting_text(run, name) for run in runs]
        if len(set(texts)) == 1:
            same[said(sentence)] = texts[0]
        elif texts:
            differing[said(sentence)] = [Cell(text) for text in align_points(texts)]
    return same, differing


def _shared(settings: dict[str, str]) -> Sentence:
    if not settings:
        return Sentence("RunTable", "No setting is the same in all.")
    shared = " · ".join(f"{name} {text}" for name, text in settings.items())
    return Sentence("RunTable", "The same in all: {settings}").format(settings=shared)


def _origin(runs: tuple[KeptRun, ...], title: Callable[[int], str]) -> dict[str, list[Cell]]:
    """Return the column that says which run a branch left, and where; none without branches."""
    if not any(run.origin for run in runs):
        return {}
    cells = [
        Cell(
            f"{said(title(run.origin))}, "
            f"{moment_text(run.first_batch, run.history.batches_per_epoch)}"
        )
        if run.origin
        else Cell("")
        for run in runs
    ]
    return {said(Sentence("RunTable", "branched from")): cells}


def _results(runs: tuple[KeptRun, ...], smoothing: float) -> dict[str, list[Cell]]:
    """Return the columns of what came of the runs; none where no run has a number for it."""
    columns = {said(SETTINGS["epochs"]): [Cell(_epochs(run)) for run in runs]}
    for head, values, best, show in (
        (
            Sentence("RunTable", "training loss"),
            [float(run.history.smoothed("loss", smoothing)[-1]) for run in runs],
            min,
            format_result,
        ),
        (
            Sentence("RunTable", "validation accuracy"),
            [run.result("val_accuracy") for run in runs],
            max,
            format_result,
        ),
        (
            Sentence("RunTable", "test accuracy"),
            [run.result("test_accuracy") for run in runs],
            max,
            format_result,
        ),
        (
            SECONDS,
            [run.seconds_an_epoch for run in runs],
            min,
            _seconds,
        ),
    ):
        texts = [None if value is None else show(value) for value in values]
        if not any(texts):
            continue
        # Several are best where nobody sees a difference.
        numbers = [value for value in values if value is not None and value == value]
        winner = show(best(numbers)) if len(numbers) > 1 else None
        columns[said(head)] = [
            Cell(text or "–", bold=text is not None and text == winner) for text in texts
        ]
    return columns


def _epochs(run: KeptRun) -> str:
    whole = run.history.n_batches % run.history.batches_per_epoch == 0
    return f"{format_number(run.epochs, 0 if whole else 1)} / {run.config.epochs}"


def _seconds(value: float) -> str:
    return format_number(value, 2)
