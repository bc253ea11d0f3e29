"""Both languages are complete: every text is translated, and the compiled file is in step."""

from __future__ import annotations

import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from visualizer.core.resource_files import resource_path

ROOT = Path(__file__).resolve().parents[2]
# The tools stand beside the Python that runs, whether its environment is active or not.
TOOLS = Path(sys.executable).parent


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    """Return every message of a .ts file by its context and English text."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ElementTree.parse(path).iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def korean() -> dict[tuple[str, str], ElementTree.Element]:
    return messages(resource_path("translations/visualizer_ko.ts"))


def run(tool: str, *arguments: str) -> None:
    subprocess.run([TOOLS / tool, *arguments], check=True, capture_output=True)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_on_screen_is_in_the_translation_file(
    tmp_path: Path, korean: dict[tuple[str, str], ElementTree.Element]
) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in (ROOT / "visualizer").rglob("*.py"))
    alias = ["-tr-function-alias", "QT_TRANSLATE_NOOP+=Sentence"]
    run("pyside6-lupdate", *alias, *sources, "-ts", str(fresh))
    assert messages(fresh).keys() == korean.keys()


def test_every_text_is_translated(korean: dict[tuple[str, str], ElementTree.Element]) -> None:
    assert len(korean) > 100
    open_texts = [
        text
        for (_, text), message in korean.items()
        if not message.findtext("translation") or message.find("translation").get("type")
    ]
    assert open_texts == []


def test_every_translation_has_the_same_places(
    korean: dict[tuple[str, str], ElementTree.Element],
) -> None:
    for (_, text), message in korean.items():
        assert places(message.findtext("translation", "")) == places(text), text


def test_compiled_file_is_in_step(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    source = shutil.copy(resource_path("translations/visualizer_ko.ts"), tmp_path)
    run("pyside6-lrelease", str(source), "-qm", str(fresh))
    assert fresh.read_bytes() == resource_path("translations/visualizer_ko.qm").read_bytes()
