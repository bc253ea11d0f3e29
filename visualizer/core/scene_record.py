"""Scenes of the pages as plain records, and back; nothing in a record is believed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from visualizer.core.whole_number import is_number

# What is raised over a record that describes nothing.
WRONG = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


def record_of(scene: Any) -> Any:
    """Return a scene in what JSON has.

    Parameters
    ----------
    scene : dataclass object
        One that has a ``record`` of its own knows itself how.
    """
    return scene.record if hasattr(scene, "record") else dataclasses.asdict(scene)


def scene_of(kind: type[Any], record: Any) -> Any:
    """Return the scene that a `record_of` describes; what is left out is as at first.

    Parameters
    ----------
    kind : dataclass
    record : object
        Out of JSON, from anywhere.

    Raises
    ------
    One of `WRONG`
        If it describes none.
    """
    if hasattr(kind, "of_record"):
        return kind.of_record(record)
    if not isinstance(record, Mapping):
        raise TypeError("no record")
    hints = get_type_hints(kind)
    return kind(**{name: value_of(hints[name], value) for name, value in record.items()})


def value_of(kind: Any, value: Any) -> Any:
    """Return a value out of JSON as a type has it.

    Parameters
    ----------
    kind : type
        bool, int, float, str, a StrEnum, a dataclass, None, or a tuple or a union of them.
    value : object

    Raises
    ------
    One of `WRONG`
        If it is of another type.
    """
    if get_origin(kind) is tuple:
        return _tuple_of(get_args(kind), value)
    if isinstance(kind, UnionType):
        return None if value is None else value_of(_but_none(kind), value)
    if kind is float and is_number(value):
        return float(value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return scene_of(kind, value)
    if issubclass(kind, StrEnum):
        return kind(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r:.40} is no {kind.__name__}")
    return value


def _tuple_of(kinds: tuple[Any, ...], values: Any) -> tuple[Any, ...]:
    if not isinstance(values, list):
        raise TypeError("no list")
    if kinds[-1] is Ellipsis:
        kinds = kinds[:1] * len(values)
    return tuple(value_of(kind, value) for kind, value in zip(kinds, values, strict=True))


def _but_none(kind: UnionType) -> Any:
    (other,) = (each for each in get_args(kind) if each is not NoneType)
    return other
