"""Brings TensorFlow in quietly, and without holding up the window."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import sys
from pathlib import Path

# Imported by TensorFlow's own __init__ in this order.
_LIBRARIES = ("libtensorflow_framework.so.2", "libtensorflow_cc.so.2")


def import_tensorflow() -> None:
    """Import TensorFlow and Keras, so that every later import of them takes no time.

    Takes 2 to 5 s the first time. To be called in the background thread.

    Raises
    ------
    ImportError
        If they are not installed, or Keras already runs on another backend.
    """
    # Both are read once, while TensorFlow loads: with oneDNN on (tensorflow 2.21) four lines
    # go to stderr whatever the log level, and XLA's matrix products do not use it.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    os.environ["KERAS_BACKEND"] = "tensorflow"
    if "tensorflow" not in sys.modules:
        _preload_libraries()
    importlib.import_module("tensorflow")
    keras = importlib.import_module("keras")
    if keras.config.backend() != "tensorflow":
        raise ImportError(f"Keras already runs on {keras.config.backend()}")


def _preload_libraries() -> None:
    """Load TensorFlow's large libraries with the interpreter lock released.

    Python's import holds the lock while the system loads a library: tensorflow 2.21 froze
    the window for up to 1 s. Called through ctypes, ``dlopen`` releases it. Where the
    libraries are not found the import loads them itself.
    """
    if not sys.platform.startswith("linux"):
        return
    found = importlib.util.find_spec("tensorflow")
    if found is None or not found.submodule_search_locations:
        return
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for name in _LIBRARIES:
        path = Path(found.submodule_search_locations[0]) / name
        if path.exists():
            dlopen(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)
