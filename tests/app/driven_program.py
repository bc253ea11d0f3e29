"""The whole program in a process of its own, with a person's folders of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np


def put_images(home: Path) -> Path:
    """Put 250 images into a person's folder; return where."""
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    parts = {"x_train": images[:200], "y_train": labels[:200], "x_test": images, "y_test": labels}
    np.savez(home / "digits.npz", **parts)
    return home


def drive(program: str, home: Path, way: str) -> tuple[int, list[str], dict[str, Any]]:
    """Run a program on those images; return its exit code, its words and what it told at the end.

    Parameters
    ----------
    program : str
        Takes the way, the images and the file for what it tells.
    home : Path
    way : str
        What it is to do.
    """
    result = home / f"{way}.json"
    folders = {
        name: str(home / name.lower())
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    ended = subprocess.run(
        [sys.executable, "-c", program, way, str(home / "digits.npz"), str(result)],
        env={**os.environ, "HOME": str(home), **folders},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ended.stderr == ""
    told = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}
    return ended.returncode, ended.stdout.split(), told
