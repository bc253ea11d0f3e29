"""The command line, run as a person runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import visualizer
from visualizer.app.command_line import main


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program; an empty value takes a variable out of the environment."""
    variables = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", "visualizer", *arguments],
        env={name: value for name, value in variables.items() if value},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_version_is_named() -> None:
    answer = run("--version")
    assert answer.returncode == 0
    assert answer.stdout.strip() == f"visualizer {visualizer.__version__}"


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_answers_without_importing_qt_or_tensorflow(option: str) -> None:
    code = (
        "import sys\nfrom visualizer.app.command_line import main\n"
        f"try: main([{option!r}])\nexcept SystemExit: pass\n"
        "heavy = {'PySide6', 'pyqtgraph', 'tensorflow', 'keras'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
def test_no_display_is_one_sentence() -> None:
    answer = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert answer.returncode == 2
    assert answer.stderr == (
        "visualizer: there is no display here; --screenshots DIR works without one.\n"
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")
def test_a_display_nobody_serves_is_one_sentence() -> None:
    answer = run(DISPLAY=":4711", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "display" in answer.stderr


@pytest.mark.parametrize("arguments", [["--page", "nowhere"], ["--lang", "fr"], ["--nonsense"]])
def test_wrong_arguments_are_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert arguments[-1] in capsys.readouterr().err
