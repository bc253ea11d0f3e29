"""Saves a file under the name that was chosen, and says how that went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from visualizer.core.file_replacement import with_suffix
from visualizer.core.sentence import Problem, Sentence
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.speech import said

SAVED = Sentence("SavedFile", "Saved as {file}.")


def save_and_say(bubble: Bubble, name: str, suffix: str, write: Callable[[Path], None]) -> None:
    """Write a file, and say in a bubble that it is there, or why it is not.

    Parameters
    ----------
    bubble : Bubble
    name : str
        As the person has chosen it.
    suffix : str
        Added where it is not there.
    write : function of a path
        Raises `Problem` where it does not work.
    """
    try:
        path = with_suffix(Path(name), (suffix,))
        write(path)
    except Problem as problem:
        bubble.say(said(problem.sentence))
    else:
        bubble.say(said(SAVED.format(file=path.name)), is_news=True)
