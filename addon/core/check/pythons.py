# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's own functions and containers."""

from __future__ import annotations

from typing import Any

from .constants import plain
from .given import Given
from .values import (
    ANYTHING,
    Constant,
    Function,
    Mapping,
    Method,
    Row,
    Sequence,
    Values,
    constant,
    element,
    join,
    only,
)

Reader = Any
_CONTAINERS = frozenset("list tuple set frozenset sorted reversed iter".split())
_CONVERSIONS = {"int": int, "float": float, "str": str, "round": round}


def call(reader: Reader, name: str, given: Given) -> Values:
    """What a builtin function gives."""
    if given.more_positional or not given.positional:
        return only(Mapping()) if name == "dict" else ANYTHING
    first = given.positional[0][1]
    if name in _CONTAINERS:
        return _container(reader, name, first, given)
    if name == "enumerate":
        return only(Sequence(only(Row((ANYTHING, _inside(reader, first, given))))))
    if name == "zip":
        return only(Sequence(only(Row(tuple(_inside(reader, each, given) for _, each in given.positional)))))
    if name == "next":
        found = _inside(reader, first, given)
        return join(found, given.positional[1][1]) if len(given.positional) > 1 else found
    if name == "filter" and len(given.positional) == 2:
        return only(Sequence(_inside(reader, given.positional[1][1], given)))
    if name == "getattr":
        return _getattr(reader, given)
    if name == "dict":
        return only(Mapping())
    if name in _CONVERSIONS:
        return _converted(name, first)
    return ANYTHING


def _inside(reader: Reader, values: Values, given: Given) -> Values:
    return reader.element(values, given.node)


def _container(reader: Reader, name: str, values: Values, given: Given) -> Values:
    known = plain(values)
    if known is not None and known.of_version and name in {"tuple", "list"}:
        return values
    return only(Sequence(_inside(reader, values, given)))


def _getattr(reader: Reader, given: Given) -> Values:
    from . import members

    if len(given.positional) != 2:
        return ANYTHING
    owners, name = given.positional[0][1], constant(given.positional[1][1])
    if name is None or not isinstance(name.value, str):
        return ANYTHING
    return members.read(reader, owners, name.value, None).values  # type: ignore[arg-type]


def _converted(name: str, values: Values) -> Values:
    known = constant(values)
    if known is None or not known.of_version:
        return ANYTHING
    try:
        return only(Constant(_CONVERSIONS[name](known.value), None, True))
    except (TypeError, ValueError):
        return ANYTHING


def method(callee: Method, given: Given) -> Values:
    """What a method of a list or a dictionary gives."""
    owner = callee.owner
    if isinstance(owner, Mapping):
        if callee.name == "values":
            return only(Sequence(owner.of))
        if callee.name == "keys":
            return only(Sequence(owner.keys))
        if callee.name == "items":
            return only(Sequence(only(Row((owner.keys, owner.of)))))
        if callee.name in {"get", "pop"}:
            return owner.of
        if callee.name == "copy":
            return only(owner)
        return ANYTHING
    if callee.name == "copy":
        return only(owner)
    if callee.name == "pop":
        return element(only(owner))
    return ANYTHING


__all__ = ["Function", "call", "method"]
