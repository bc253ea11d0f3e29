"""A whole session as a file or a folder: every run that stands beside the others, and how."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from visualizer.core.data_file import check_file, unpacked_sizes
from visualizer.core.file_replacement import replacing
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_file import MAX_BYTES, SavedRun, pack_run, unpack_run, unreadable
from visualizer.core.run_marks import MAX_RUNS
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.session_index import MAX_BYTES as MAX_INDEX_BYTES
from visualizer.core.session_index import SessionIndex

SUFFIX = ".session"
INDEX = "session.json"
NO_SESSION = Sentence("SessionFile", "it is no saved session, or damaged")
RUN_NAME = re.compile(r"([1-9][0-9]{0,8})\.run")

Opener = Callable[[str], IO[bytes]]


@dataclass(frozen=True, eq=False)
class SavedSession:
    """The runs of a session side by side, and how they are looked at.

    Attributes
    ----------
    runs : tuple of KeptRun
        The oldest first; their numbers and places are each another.
    index : SessionIndex
    lost : tuple of Sentence
        Why parts of it could not be read.
    """

    runs: tuple[KeptRun, ...]
    index: SessionIndex
    lost: tuple[Sentence, ...] = ()


def run_file_name(number: int) -> str:
    """Return what the file of a run in a session is called."""
    return f"{number}.run"


def run_numbers(names: Iterable[str]) -> list[int]:
    """Return the numbers of the runs among files, in order."""
    found = (RUN_NAME.fullmatch(name) for name in names)
    return sorted({int(match[1]) for match in found if match})


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
    except OSError as error:
        raise Problem(
            Sentence("SessionFile", "The session cannot be saved as {file}: {reason}.").format(
                file=path.name, reason=error.strerror or error
            )
        ) from error


def read_session(path: Path) -> SavedSession:
    """Read a session from a file or a folder; nothing in it is ever run as code.

    A run that cannot be read costs that run and no other.

    Raises
    ------
    Problem
        If no run can be read, in one sentence.
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
    numbers = run_numbers(names)[-MAX_RUNS:]
    if not numbers:
        raise unreadable(name, NO_SESSION)
    lost: list[Sentence] = []
    try:
        index = _index(opened)
    except Problem as problem:
        lost.append(problem.sentence)
        index = SessionIndex(n_begun=numbers[-1])
    runs: dict[int, KeptRun] = {}
    for number in numbers:
        try:
            run = _run(opened, number)
        except Problem as problem:
            lost.append(problem.sentence)
        else:
            # Only the one on screen has all the memory that it may take.
            is_shown = number == (index.on_screen or numbers[-1])
            runs[number] = run if is_shown else run.put_away()
    if not runs:
        raise Problem(lost[-1])
    return SavedSession(index.put_up(runs), index, tuple(lost))


def _index(opened: Opener) -> SessionIndex:
    try:
        return SessionIndex.decoded(_content(opened, INDEX, MAX_INDEX_BYTES))
    except Exception as error:
        raise Problem(
            Sentence("SessionFile", "Names and colours of the runs cannot be read.")
        ) from error


def _run(opened: Opener, number: int) -> KeptRun:
    name = run_file_name(number)
    try:
        return unpack_run(io.BytesIO(_content(opened, name, MAX_BYTES)), name).run
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
