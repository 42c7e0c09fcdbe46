# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of what the script itself defines, and lists that it adds to."""

from __future__ import annotations

import ast
from typing import Any

from .given import Given
from .state import State
from .values import ANYTHING, NOTHING, Method, Own, Self, Struct, Values, element, join, only, single

Reader = Any


def call(reader: Reader, callee: Own, given: Given) -> Values:
    """A call of an own function, or of an own class, which makes an instance."""
    node = callee.node
    if isinstance(node, ast.ClassDef):
        return only(Self(node))
    return reader.call_own(node, given.bound_to(node.args))


def forget_settings(reader: Reader, given: Given, state: State) -> None:
    """A node that is handed to a function may come back with other settings."""
    for part in (
        *(node for node, _ in given.positional),
        *(each[0].value for each in given.keywords.values()),
    ):
        value = single(state.names.get(part.id)) if isinstance(part, ast.Name) else None
        if isinstance(value, Struct) and value.settings is not None:
            state.names[part.id] = only(Struct(value.type, value.data))  # type: ignore[union-attr]


def call_method(reader: Reader, callee: Method, given: Given) -> Values:
    """A call of an own class's method: what it is known to return."""
    fields = reader.classes[callee.owner.node].fields
    values = fields.get(callee.name)
    own = next(iter(values)) if values else None
    record = reader.functions.get(own.node) if isinstance(own, Own) else None
    return record.returns if record is not None else ANYTHING


def note_growth(reader: Reader, node: ast.Call, callees: Values, given: Given) -> None:
    """Note what is added to a list, by the list's name."""
    function = node.func
    if callees and not any(isinstance(each, Method) and each.of in {"list", "dict"} for each in callees):
        return  # a collection of Blender's
    if not isinstance(function, ast.Attribute) or function.attr not in _ADDING:
        return
    owner = function.value
    name = (
        owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else None
    )
    if name is None:
        return
    added: Values = ANYTHING
    if given.is_whole and given.positional and len(given.positional) == _ADDING[function.attr]:
        added = given.positional[-1][1]
        if function.attr == "extend":
            added = element(added)
    reader.grown[name] = join(reader.grown.get(name, NOTHING), added)


_ADDING = {"append": 1, "add": 1, "insert": 2, "extend": 1, "appendleft": 1, "update": 0, "setdefault": 0}
