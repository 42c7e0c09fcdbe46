# SPDX-License-Identifier: GPL-3.0-or-later
"""What calls give."""

from __future__ import annotations

import ast
from typing import Any

from . import bmesh_types, kinds, own_calls, pythons, rules
from .api import Record
from .given import Given, given_to
from .state import State
from .values import (
    ANYTHING,
    NOTHING,
    Builtin,
    Class,
    Constant,
    Function,
    Instance,
    Items,
    Lost,
    Mapping,
    Method,
    ModuleClass,
    Operator,
    Own,
    Row,
    Sequence,
    Struct,
    Value,
    Values,
    join,
    only,
)

Reader = Any


def call(reader: Reader, node: ast.Call, callees: Values, state: State) -> Values:
    """What a call gives."""
    given = given_to(reader, node, state)
    own_calls.note_growth(reader, node, callees, given)
    if callees is None:
        rules.call_of_anything(reader, node, given, state)
        return ANYTHING
    sure = len(callees) == 1
    return join(*(_call(reader, given, callee, state, sure) for callee in callees))


def _call(reader: Reader, given: Given, callee: Value, state: State, sure: bool) -> Values:
    if isinstance(callee, Operator):
        if sure:
            rules.operator_call(reader, callee.name, given, state)
        return ANYTHING
    if isinstance(callee, Method):
        return _method(reader, given, callee, state, sure)
    if isinstance(callee, Function):
        if sure:
            rules.function_call(reader, callee, given, state)
        return function_result(callee, given)
    if isinstance(callee, Lost):
        return only(Struct(callee.gives)) if callee.gives else ANYTHING
    if isinstance(callee, Own):
        own_calls.forget_settings(reader, given, state)
        return own_calls.call(reader, callee, given)
    if isinstance(callee, Builtin):
        return pythons.call(reader, callee.name, given)
    if isinstance(callee, ModuleClass):
        return only(Instance(callee.path))
    if sure:
        rules.uncallable(reader, callee, given, state)
    return ANYTHING


def function_result(callee: Function, given: Given) -> Values:
    """What a module's function gives."""
    if callee.module == "bpy_extras.object_utils" and callee.name == "object_data_add":
        data = _single_struct(given.get("obdata", 1))
        return only(Struct("Object", data))
    return bmesh_types.returned(callee.module, callee.name)


def _method(reader: Reader, given: Given, callee: Method, state: State, sure: bool) -> Values:
    if callee.of in {"list", "dict"}:
        return pythons.method(callee, given)
    if not callee.of:
        return own_calls.call_method(reader, callee, given)
    member = reader.api.member(callee.of, callee.name)
    if member is None:
        if sure:
            rules.module_method_call(reader, callee, given, state)
        return bmesh_types.returned(callee.of, callee.name)
    if sure:
        rules.method_call(reader, callee, member, given, state)
    if member.kind == "python":
        return _python_method(reader, callee, given)
    return _rna_result(reader, callee, member.record, given)


def _python_method(reader: Reader, callee: Method, given: Given) -> Values:
    owner = callee.owner
    if isinstance(owner, Items):
        one = only(Struct(owner.of)) if owner.of else ANYTHING
        if callee.name == "get":
            found = reader_item(reader, owner, given.get("key", 0))
            return join(found, given.positional[1][1]) if len(given.positional) > 1 else found
        if callee.name == "values":
            return only(Sequence(one))
        if callee.name == "items":
            return only(Sequence(only(Row((ANYTHING, one)))))
        return ANYTHING
    if callee.of == "Context" and callee.name == "copy":
        return only(Mapping())
    return ANYTHING


def reader_item(reader: Reader, owner: Items, key: Values) -> Values:
    """What a collection's `get` gives."""
    from . import sockets

    return sockets.item(reader, owner, key)


_SAME = {"copy", "evaluated_get", "make_local", "override_create"}


def _rna_result(reader: Reader, callee: Method, record: Record, given: Given) -> Values:
    """What a function of RNA gives."""
    owner = callee.owner
    if callee.name in _SAME and isinstance(owner, Struct) and callee.of == "ID":
        return only(owner)
    returns = record["returns"]
    if not returns:
        return only(Constant(None))
    found = [_returned(reader, each, record, callee, given) for each in returns]
    return found[0] if len(found) == 1 else only(Row(tuple(found)))


def _returned(reader: Reader, each: Record, record: Record, callee: Method, given: Given) -> Values:
    if each["kind"] == "COLLECTION":
        return only(Sequence(only(Struct(each["of"]))))
    if each["kind"] != "POINTER":
        return ANYTHING
    of = each["of"]
    if of == "Object" and callee.name == "new":
        return only(Struct("Object", _single_struct(given.get("object_data", 1))))
    names = [parameter["name"] for parameter in record["parameters"]]
    if "type" in names and callee.name == "new":
        return kinds.made(reader.api, reader.knowledge, of, given.get("type", names.index("type")))
    if of in {"ID", "AnyType", "bpy_struct"}:
        return ANYTHING
    return only(Struct(of))


def _single_struct(values: Values) -> str | None:
    """The type of a datablock, if there is no doubt of it."""
    structs = [each for each in values or () if isinstance(each, Struct)]
    return structs[0].type if values is not None and len(structs) == len(values) == 1 else None


__all__ = ["NOTHING", "Class", "call"]
