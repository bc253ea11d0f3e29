"""Writes a file beside the one it is to replace: the old one stays until the new one is whole."""

from __future__ import annotations

import errno
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from visualizer.core.sentence import Problem, Sentence


class GivenUp(Exception):
    """The person does not want what is being written any more: no mistake of anybody's."""


def with_suffix(path: Path, suffixes: tuple[str, ...]) -> Path:
    """Return a path whose name ends as that of its kind of file does.

    Parameters
    ----------
    path : Path
        As the person has named it.
    suffixes : tuple of str
        All that will do; the first is added where there is none of them.

    Raises
    ------
    Problem
        If there is a file of that longer name: nobody has agreed to replace it.
    """
    if path.suffix.lower() in suffixes:
        return path
    longer = path.with_name(f"{path.name}{suffixes[0]}")
    if longer.exists():
        raise Problem(
            Sentence(
                "FileReplacement", "{file} is there already: to replace it, choose its whole name."
            ).format(file=longer.name)
        )
    return longer


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; it takes the place of ``path`` if all goes well.

    It is on the disk before it does: whenever the power goes, one of the two is there.

    Parameters
    ----------
    path : Path
        In a folder that exists.

    Yields
    ------
    Path
        In the same folder, with the same suffix; gone afterwards.

    Raises
    ------
    OSError
        If there is no such folder, the disk is full, or the file cannot take its place.
    """
    # Whoever writes it might make the folder, too.
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    clear_leftovers(path)
    # Of its own: two programs may write the same file.
    beside = path.with_name(f".{path.stem}-{os.getpid()}-{uuid.uuid4().hex[:8]}{path.suffix}")
    try:
        yield beside
        _write_through(beside)
        os.replace(beside, path)
        if os.name == "posix":
            # Its name, too; other systems open no folders.
            _write_through(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def clear_leftovers(path: Path) -> None:
    """Remove what programs that were killed while they wrote ``path`` have left beside it.

    What another program is just writing stays, and so does everything else.

    Parameters
    ----------
    path : Path
        Perhaps in a folder that does not exist.
    """
    name = re.compile(rf"\.{re.escape(path.stem)}-(\d+)-[0-9a-f]{{8}}{re.escape(path.suffix)}")
    # What cannot be looked through or removed is left: nobody has asked for it.
    with suppress(OSError):
        for entry in path.parent.iterdir():
            match = name.fullmatch(entry.name)
            if match and not _is_running(int(match[1])):
                entry.unlink(missing_ok=True)


@contextmanager
def saving(path: Path) -> Iterator[Path]:
    """Do what `replacing` does for a person, who is told in one sentence why it does not work.

    Raises
    ------
    Problem
        If the disk is full, may not be written to, or whatever else it says.
    """
    try:
        with replacing(path) as beside:
            yield beside
    except OSError as error:
        raise Problem(
            Sentence("FileReplacement", "{file} cannot be saved: {reason}.").format(
                file=path.name, reason=error.strerror or error
            )
        ) from error


def _is_running(process: int) -> bool:
    """Tell whether a program of this number runs on this computer; it may be another by now."""
    if os.name != "posix":
        return False  # There, what is being written cannot be removed.
    try:
        os.kill(process, 0)  # Nothing is sent.
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _write_through(path: Path) -> None:
    """Wait until all of a file or a folder is on the disk."""
    # Windows writes through only what is opened to be written to.
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
