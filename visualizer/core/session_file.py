"""A whole session as a file or a folder: every run that stands beside the others, and how."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

from visualizer.core.data_file import check_file, unpacked_sizes
from visualizer.core.file_replacement import replacing
from visualizer.core.kept_run import KeptRun
from visualizer.core.kept_workbench import MAX_BYTES as MAX_NETWORK_BYTES
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.run_file import (
    MAX_BYTES,
    PointsRun,
    SavedRun,
    pack_points_run,
    pack_run,
    unpack_points_run,
    unpack_run,
    unreadable,
)
from visualizer.core.run_marks import MAX_RUNS
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.session_index import MAX_BYTES as MAX_INDEX_BYTES
from visualizer.core.session_index import SessionIndex
from visualizer.core.session_scenes import MAX_BYTES as MAX_SCENES_BYTES
from visualizer.core.session_scenes import SessionScenes

SUFFIX = ".session"
INDEX = "session.json"
SCENES = "scenes.json"
NETWORK = "network.npz"
POINTS_RUN = "points.run"
NO_SESSION = Sentence("SessionFile", "it is no saved session, or damaged")
RUN_NAME = re.compile(r"([1-9][0-9]{0,8})\.run")

UNREAD_SCENES = Sentence("SessionFile", "Not all that was set on the pages can be read.")
UNREAD_NETWORK = Sentence("SessionFile", "The network of the Network page cannot be read.")

Opener = Callable[[str], IO[bytes]]
Unpacked = TypeVar("Unpacked")


@dataclass(frozen=True, eq=False)
class SavedSession:
    """The runs of a session side by side, how they are looked at, and what the pages show.

    Attributes
    ----------
    runs : tuple of KeptRun
        The oldest first; their numbers and places are each another.
    index : SessionIndex
    scenes : SessionScenes
    points_run : PointsRun or None
        The run on points of the plane, if there is one.
    lost : tuple of Sentence
        Why parts of it could not be read.
    """

    runs: tuple[KeptRun, ...]
    index: SessionIndex
    scenes: SessionScenes = field(default_factory=SessionScenes)
    points_run: PointsRun | None = None
    lost: tuple[Sentence, ...] = ()

    @property
    def n_runs(self) -> int:
        """Runs of either kind."""
        return len(self.runs) + (self.points_run is not None)


def run_file_name(number: int) -> str:
    """Return what the file of a run in a session is called."""
    return f"{number}.run"


def run_numbers(names: Iterable[str]) -> list[int]:
    """Return the numbers of the runs among files, in order."""
    found = (RUN_NAME.fullmatch(name) for name in names)
    return sorted({int(match[1]) for match in found if match})


def holds_a_run(names: Iterable[str]) -> bool:
    """Tell whether there is a run among files."""
    names = tuple(names)
    return POINTS_RUN in names or bool(run_numbers(names))


def write_session(session: SavedSession, path: Path) -> None:
    """Write a session into one file; an older one stays until the new one is whole.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    try:
        with replacing(path) as beside, zipfile.ZipFile(beside, "w") as archive:
            archive.writestr(INDEX, session.index.encoded())
            for run in session.runs:
                with archive.open(run_file_name(run.number), "w", force_zip64=True) as file:
                    pack_run(SavedRun(run), file)
            archive.writestr(SCENES, session.scenes.encoded())
            if session.scenes.network is not None:
                archive.writestr(NETWORK, session.scenes.network.encoded())
            if session.points_run is not None:
                with archive.open(POINTS_RUN, "w", force_zip64=True) as file:
                    pack_points_run(session.points_run, file)
    except OSError as error:
        raise Problem(
            Sentence("SessionFile", "The session cannot be saved as {file}: {reason}.").format(
                file=path.name, reason=error.strerror or error
            )
        ) from error


def read_session(path: Path) -> SavedSession:
    """Read a session from a file or a folder; nothing in it is ever run as code.

    A part that cannot be read costs that part and no other.

    Raises
    ------
    Problem
        If nothing of it can be read, in one sentence.
    """
    try:
        if path.is_dir():
            return _read(path.name, [each.name for each in path.iterdir()], partial(_open_in, path))
        check_file(path)
        with zipfile.ZipFile(path) as archive:
            return _read(path.name, unpacked_sizes(archive), archive.open)
    except Problem:
        raise
    except OSError as error:
        reason = error.strerror or Sentence("RunFile", "it is damaged")
        raise unreadable(path.name, reason) from error
    except Exception as error:
        # zipfile raises a dozen kinds over damaged bytes.
        raise unreadable(path.name, NO_SESSION) from error


def _open_in(folder: Path, name: str) -> IO[bytes]:
    return (folder / name).open("rb")


def _read(name: str, names: Iterable[str], opened: Opener) -> SavedSession:
    """Read what can be read of a session."""
    names = frozenset(names)
    numbers = run_numbers(names)[-MAX_RUNS:]
    if not (holds_a_run(names) or SCENES in names):
        raise unreadable(name, NO_SESSION)
    lost: list[Sentence] = []
    try:
        index = _index(opened)
    except Problem as problem:
        lost.append(problem.sentence)
        index = SessionIndex(n_begun=max(numbers, default=0))
    runs: dict[int, KeptRun] = {}
    for number in numbers:
        try:
            run = _run(opened, run_file_name(number), unpack_run).run
        except Problem as problem:
            lost.append(problem.sentence)
        else:
            # Only the one on screen has all the memory that it may take.
            is_shown = number == (index.on_screen or numbers[-1])
            runs[number] = run if is_shown else run.put_away()
    points_run = None
    if POINTS_RUN in names:
        try:
            points_run = _run(opened, POINTS_RUN, unpack_points_run)
        except Problem as problem:
            lost.append(problem.sentence)
    scenes = SessionScenes()
    # Sessions of before have none.
    if SCENES in names:
        try:
            scenes, unread = _scenes(opened)
        except Problem as problem:
            lost.append(problem.sentence)
        else:
            lost += [UNREAD_SCENES] if unread else []
    if NETWORK in names:
        try:
            scenes = scenes.with_network(_network(opened))
        except Problem as problem:
            lost.append(problem.sentence)
    if not (runs or points_run or scenes.scenes):
        raise Problem(lost[-1])
    return SavedSession(index.put_up(runs), index, scenes, points_run, tuple(lost))


def _index(opened: Opener) -> SessionIndex:
    try:
        return SessionIndex.decoded(_content(opened, INDEX, MAX_INDEX_BYTES))
    except Exception as error:
        raise Problem(
            Sentence("SessionFile", "Names and colours of the runs cannot be read.")
        ) from error


def _scenes(opened: Opener) -> tuple[SessionScenes, tuple[str, ...]]:
    try:
        return SessionScenes.decoded(_content(opened, SCENES, MAX_SCENES_BYTES))
    except Exception as error:
        raise Problem(UNREAD_SCENES) from error


def _network(opened: Opener) -> KeptWorkbench:
    try:
        return KeptWorkbench.decoded(_content(opened, NETWORK, MAX_NETWORK_BYTES))
    except Exception as error:
        raise Problem(UNREAD_NETWORK) from error


def _run(opened: Opener, name: str, unpack: Callable[[IO[bytes], str], Unpacked]) -> Unpacked:
    try:
        return unpack(io.BytesIO(_content(opened, name, MAX_BYTES)), name)
    except Problem:
        raise
    except Exception as error:
        raise unreadable(name, Sentence("RunFile", "it is damaged")) from error


def _content(opened: Opener, name: str, most: int) -> bytes:
    """Return what a file holds, however much it claims to hold."""
    with opened(name) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise unreadable(name, Sentence("RunFile", "it is too large"))
    return content
