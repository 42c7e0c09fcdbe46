# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from a test: whether it is decided in this Blender, and what is known on either side of it."""

from __future__ import annotations

import ast
import re
from typing import Any

from . import members
from .state import State
from .values import ANYTHING, Class, Row, Setting, Struct, Values, constant, only, single

Reader = Any

# What lists an API's names.
_LISTING = re.compile(
    r"\bdir\(|\.(?:inputs|outputs|properties|keys\(\)|enum_items\b.*|types|functions|__dict__)$"
)


def decide(reader: Reader, test: ast.expr, state: State) -> bool | None:
    """Whether a test comes out true in this Blender, as far as that follows from its version or its API."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = decide(reader, test.operand, state)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        decisive = isinstance(test.op, ast.Or)
        parts = [decide(reader, part, state) for part in test.values]
        if decisive in parts:
            return decisive
        return None if None in parts else not decisive
    asked = _asked_attribute(test)
    if asked is not None:
        return _has(reader, asked[0], asked[1], state)
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In | ast.NotIn):
        found = _lists(reader, test, state)
        return found if found is None or isinstance(test.ops[0], ast.In) else not found
    value = constant(silently(reader, test, state))
    return bool(value.value) if value is not None and value.of_version else None


def _asked_attribute(test: ast.expr) -> tuple[ast.expr, str] | None:
    """The object and the name of `hasattr(object, "name")`."""
    if isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and test.func.id == "hasattr":
        if len(test.args) == 2 and isinstance(test.args[1], ast.Constant):
            return test.args[0], str(test.args[1].value)
    return None


def _has(reader: Reader, owner: ast.expr, name: str, state: State) -> bool | None:
    owners = silently(reader, owner, state)
    if not owners or not all(isinstance(each, Struct) for each in owners):
        return None
    found = members.read(reader, owners, name, state)
    if found.missing:
        return False if not found.is_open else None
    direct = all(reader.api.member(each.type, name) is not None for each in owners)
    return True if direct else None


def _lists(reader: Reader, test: ast.Compare, state: State) -> bool | None:
    """Whether a node has a socket, in `"name" in node.inputs`."""
    key = constant(silently(reader, test.left, state))
    if key is None or not isinstance(key.value, str):
        return None
    return members.has_socket(reader, silently(reader, test.comparators[0], state), key.value)


def silently(reader: Reader, node: ast.expr, state: State) -> Values:
    """What an expression may be, without saying what is wrong with it: that is said elsewhere."""
    was_on, reader.report.is_on = reader.report.is_on, False
    values = reader.value(node, state)
    reader.report.is_on = was_on
    return values


def narrowed(reader: Reader, test: ast.expr, state: State, outcome: bool) -> State | None:
    """The state on one side of a test."""
    after = state.copy()
    _narrow(reader, test, after, outcome)
    if not after.hedged and _tests_version(test) and decide(reader, test, state) is None:
        after.hedged = True
    return after


def _narrow(reader: Reader, test: ast.expr, state: State, outcome: bool) -> None:
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        _narrow(reader, test.operand, state, not outcome)
    elif isinstance(test, ast.BoolOp):
        if isinstance(test.op, ast.And) == outcome:
            for part in test.values:
                _narrow(reader, part, state, outcome)
        else:
            state.asked |= _strings(test)
    elif isinstance(test, ast.Compare) and len(test.ops) == 1:
        _narrow_comparison(reader, test, state, outcome)
    elif isinstance(test, ast.Call):
        _narrow_call(reader, test, state, outcome)


def _narrow_call(reader: Reader, test: ast.Call, state: State, outcome: bool) -> None:
    name = test.func.id if isinstance(test.func, ast.Name) else ""
    if name == "isinstance" and len(test.args) == 2:
        _narrow_instance(reader, test, state, outcome)
        return
    if outcome:
        state.asked |= _strings(test)
    if name in {"hasattr", "getattr"} and len(test.args) > 1:
        state.asked |= {ast.unparse(test.args[1])}
        asked = test.args[1].value if isinstance(test.args[1], ast.Constant) else None
        # What this Blender has somewhere is asked for to tell things apart, anything else to tell Blenders apart.
        if outcome != (asked in reader.api.every_name):
            state.hedged = True


def _narrow_comparison(reader: Reader, test: ast.Compare, state: State, outcome: bool) -> None:
    operation, right = test.ops[0], test.comparators[0]
    holds = isinstance(operation, ast.In | ast.Eq | ast.Is) == outcome
    if holds and _never_holds(reader, test, state):
        state.hedged = True
    if isinstance(operation, ast.In | ast.NotIn):
        is_in = isinstance(operation, ast.In) == outcome
        if is_in:
            state.asked |= {ast.unparse(test.left), *_strings(test.left)}
        if _LISTING.search(ast.unparse(right)) and decide(reader, test, state) is None:
            asked = test.left.value if isinstance(test.left, ast.Constant) else None
            state.hedged |= is_in != (asked in reader.api.every_name)
        return
    if not isinstance(operation, ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
        return
    equal = isinstance(operation, ast.Eq | ast.Is) == outcome
    left = test.left
    if isinstance(left, ast.Attribute) and isinstance(left.value, ast.Name) and equal:
        told = constant(silently(reader, right, state))
        if told is not None and isinstance(told.value, str):
            _narrow_type(reader, left.value.id, left.attr, told.value, state)


def _never_holds(reader: Reader, test: ast.Compare, state: State) -> bool:
    """Whether a property is compared with items that only other Blenders have: `engine == 'BLENDER_GAME'`."""
    setting = single(silently(reader, test.left, state))
    if not isinstance(setting, Setting) or setting.of not in reader.api.types:
        return False
    member = reader.api.member(setting.of, setting.name)
    if member is None or member.record.get("kind") != "ENUM" or not member.record.get("items"):
        return False
    right = silently(reader, test.comparators[0], state)
    row = single(right)
    items = [constant(part) for part in row.of] if isinstance(row, Row) else [constant(right)]
    named = [each.value for each in items if each is not None and isinstance(each.value, str)]
    if not named or len(named) < len(items):
        return False
    return all(each not in member.record["items"] for each in named)


def _narrow_type(reader: Reader, name: str, attribute: str, item: str, state: State) -> None:
    """`object.type == 'MESH'`, `node.bl_idname == "ShaderNodeMath"`."""
    values = reader.lookup(name, state)
    told: Values = ANYTHING
    if attribute == "bl_idname" and item in reader.api.nodes:
        told = only(Struct(item))
    elif attribute == "type" and values:
        types = {each.type for each in values if isinstance(each, Struct)}
        if types == {"Object"} and item in reader.api.reference["object_data"]:
            told = only(Struct("Object", reader.api.reference["object_data"][item]))
        elif types == {"Object"}:
            told = only(Struct("Object")) if item == "EMPTY" else ANYTHING
            state.names[name] = told
        else:
            told = members.of_type_item(reader.api, types, item)
    if told is not None:
        state.names[name] = told


def _narrow_instance(reader: Reader, test: ast.Call, state: State, outcome: bool) -> None:
    name = test.args[0]
    if not isinstance(name, ast.Name):
        return
    classes = silently(reader, test.args[1], state)
    told = (
        frozenset(Struct(each.type) for each in classes)
        if outcome and classes and all(isinstance(each, Class) for each in classes)
        else ANYTHING
    )
    state.names[name.id] = told


def _tests_version(test: ast.expr) -> bool:
    """Whether a test is about Blender's version."""
    for node in ast.walk(test):
        if isinstance(node, ast.Attribute) and node.attr in {"version", "version_string", "version_file"}:
            return True
        if isinstance(node, ast.Name) and "version" in node.id.lower():
            return True
    return False


def _strings(test: ast.expr) -> frozenset[str]:
    """The texts in a test, which name what it asks for."""
    return frozenset(
        node.value
        for node in ast.walk(test)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
