"""The command line; answers ``--help`` and ``--version`` before anything heavy is imported."""

from __future__ import annotations

import argparse
import ctypes
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import visualizer


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program.

    Parameters
    ----------
    arguments : sequence of str, optional
        In place of the command line's.

    Returns
    -------
    int
        0 after a normal end, 2 if there is no display or an argument is wrong.
    """
    chosen = _parser().parse_args(arguments)
    if chosen.open is not None and not Path(chosen.open).exists():
        sys.stderr.write(f"visualizer: there is no file {chosen.open}.\n")
        return 2
    if chosen.screenshots is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        obstacle = _display_obstacle()
        if obstacle:
            sys.stderr.write(f"visualizer: {obstacle}\n")
            return 2
    _keep_none_alive()

    from visualizer.app.application import run

    data = chosen.data or os.environ.get("VISUALIZER_DATA")
    return run(data or None, chosen.page, chosen.lang, chosen.screenshots, chosen.open)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="visualizer", description="See the first weeks of deep learning happen."
    )
    parser.add_argument(
        "--data", metavar="PATH|mnist|handwriting", help="images to begin with (or VISUALIZER_DATA)"
    )
    parser.add_argument("--page", metavar="NAME", choices=_page_names(), help="page to begin with")
    parser.add_argument("--lang", choices=("ko", "en", "auto"), help="language of the screen")
    parser.add_argument(
        "--open",
        metavar="FILE",
        help="open a session (.session), a run (.run), a model (.keras, .h5) or a data set",
    )
    parser.add_argument(
        "--screenshots", metavar="DIR", type=Path, help="train briefly, save a picture a page, end"
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {visualizer.__version__}")
    return parser


def _page_names() -> list[str]:
    """Return the names of the pages by their files: importing them would import Qt."""
    folder = Path(__file__).resolve().parents[1] / "pages"
    return sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")


def _display_obstacle() -> str:
    """Return why no window can be shown, in one sentence; empty if one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    if not os.environ.get("DISPLAY"):
        return "there is no display here; --screenshots DIR works without one."
    if not _is_served(os.environ["DISPLAY"]):
        return f"the display {os.environ['DISPLAY']} does not answer; is it the right one?"
    for library, package in (("libxcb-cursor.so.0", "libxcb-cursor0"), ("libEGL.so.1", "libegl1")):
        try:
            ctypes.CDLL(library)
        except OSError:
            return f"the system library {library} is missing; on Debian it is in {package}."
    return ""


def _is_served(display: str) -> bool:
    """Return whether a local X display answers; Qt would end the program if it does not."""
    host, _, number = display.rpartition(":")
    if host not in ("", "unix") or not number:
        return True  # A display elsewhere: only Qt can tell.
    address = f"/tmp/.X11-unix/X{number.partition('.')[0]}"
    for path in (address, f"\0{address}"):
        with socket.socket(socket.AF_UNIX) as connection, suppress(OSError):
            connection.connect(path)
            return True
    return False


def _keep_none_alive() -> None:
    """Give None references to spare on Python 3.11.

    PySide6 6.11 on Linux ARM (and 6.12.0 on x86-64) takes one with every call that
    returns nothing, and Python ends with "deallocating None" when they run out. From
    Python 3.12 on, None cannot be deallocated.
    """
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40
