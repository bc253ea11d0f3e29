"""Finds what was dropped into a package: one file, one class, one key."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache
from typing import Any


def discover(package: str) -> dict[str, type[Any]]:
    """Return every class with a ``key`` that the modules of ``package`` define.

    Parameters
    ----------
    package : str
        Dotted name, for example ``"visualizer.core.optimizers"``.

    Returns
    -------
    dict of str to type
        Classes by key, in the order of their ``rank`` (0 where a class names none),
        then of their keys.

    Raises
    ------
    ImportError
        If the package or one of its modules cannot be imported.
    ValueError
        If two classes claim one key.
    """
    return dict(_discovered(package))


@cache
def _discovered(package: str) -> dict[str, type[Any]]:
    found: dict[str, type[Any]] = {}
    path = importlib.import_module(package).__path__
    for module_info in pkgutil.iter_modules(path):
        module = importlib.import_module(f"{package}.{module_info.name}")
        for _, cls in inspect.getmembers(module, inspect.isclass):
            key = vars(cls).get("key")
            if cls.__module__ != module.__name__ or not isinstance(key, str):
                continue
            if key in found:
                raise ValueError(f"{cls} and {found[key]} both have the key {key!r}")
            found[key] = cls
    return dict(sorted(found.items(), key=lambda item: (getattr(item[1], "rank", 0), item[0])))
