# SPDX-License-Identifier: GPL-3.0-or-later
"""Arguments of functions and methods."""

from __future__ import annotations

import ast
from typing import Any

from ..api import Api, Member, Record
from ..drift import Drift
from ..finding import Edit
from ..given import Given
from ..nearest import nearest, suggestion
from ..state import State
from ..templates import remove_argument
from ..values import Function, Items, Method, ModuleClass, Values, constant
from .enums import check_item, quoted
from .literals import mismatch
from .operators import mend_argument

Reader = Any


def method_call(reader: Reader, callee: Method, member: Member, given: Given, state: State) -> None:
    """A method of a type of `bpy.types`."""
    if not reader.report.is_on:
        return
    if member.kind == "python":
        _check_python(reader, f"{callee.of}.{callee.name}", member.record, given, state)
        return
    name = f"{member.of}.{member.name}"
    parameters = member.record["parameters"]
    known = {each["name"]: each for each in parameters}
    _check_positional(reader, name, parameters, given, state)
    bound = dict(zip(known, given.positional, strict=False))
    for key, (keyword, values) in given.keywords.items():
        if key not in known:
            _unknown_keyword(reader, name, list(known), keyword, given, state)
        else:
            bound[key] = (keyword.value, values)
    for key, (node, values) in bound.items():
        _check_value(reader, name, callee, known[key], node, values, state)
    missing = [each["name"] for each in parameters if each.get("required") and each["name"] not in bound]
    if missing and given.is_whole and len(given.positional) <= len(parameters):
        if not set(given.keywords) - set(known):
            _lacking(reader, name, missing, given, state)


def _check_value(
    reader: Reader,
    name: str,
    callee: Method,
    parameter: Record,
    node: ast.expr,
    values: Values,
    state: State,
) -> None:
    if parameter["kind"] == "ENUM":
        check_item(
            reader, node, values, parameter, [f"{name}.{parameter['name']}", *_shared(name, parameter)], state
        )
    if callee.of == "Nodes" and callee.name == "new" and parameter["name"] == "type":
        _check_node_type(reader, callee, node, values, state)
        return
    if parameter["name"] == "socket_type" and callee.of == "NodeTreeInterface":
        _check_socket_type(reader, node, values, state)
    wrong = mismatch(reader, values, parameter, is_argument=True)
    if wrong is not None and parameter["kind"] != "POINTER":
        reader.report.add(
            node,
            "value",
            f"The argument {parameter['name']!r} of {name} {wrong}.",
            state,
            subject=f"{name}.{parameter['name']}",
            error="TypeError",
        )


def _check_socket_type(reader: Reader, node: ast.expr, values: Any, state: State) -> None:  # noqa: ANN401
    """A tree's interface has sockets of the plain types only."""
    known, types = constant(values), reader.api.reference["sockets"]
    if known is None or not isinstance(known.value, str) or known.value in types or not types:
        return
    plain = max((each for each in types if known.value.startswith(each)), key=len, default=None)
    if plain is None and not known.value.startswith("NodeSocket"):
        return
    is_here = plain is not None and known.origin is node and isinstance(node, ast.Constant)
    reader.report.add(
        node,
        "enum",
        f"{known.value!r} is no type that a tree's interface has" + suggestion([plain] if plain else []),
        state,
        subject=known.value,
        error="TypeError",
        replacement=plain,
        certain=known.value not in reader.script.own_classes,
        edits=(quoted(reader, node, plain),) if is_here and plain else (),
    )


def _shared(name: str, parameter: Record) -> list[str]:
    """Names in rows under which several functions' items go together."""
    return [f"*.{name.rpartition('.')[2]}.{parameter['name']}"]


def _check_positional(
    reader: Reader, name: str, parameters: list[Record], given: Given, state: State
) -> None:
    """RNA takes what is not required by keyword only."""
    for place, (node, values) in enumerate(given.positional):
        if place >= len(parameters):
            reader.report.add(
                node,
                "argument",
                f"{name} takes at most {len(parameters)} arguments.",
                state,
                subject=f"{name}()",
                error="TypeError",
            )
            return
        parameter = parameters[place]
        if not parameter.get("required"):
            text = f"{parameter['name']}={reader.report.text(node)}"
            wrong = mismatch(reader, values, parameter, is_argument=True)
            fits = constant(values) is not None and wrong is None
            fits = fits and parameter["kind"] != "POINTER" and parameter["name"] not in given.keywords
            reader.report.add(
                node,
                "argument",
                f"{name} takes {parameter['name']!r} by keyword only.",
                state,
                subject=f"{name}.{parameter['name']}",
                error="TypeError",
                replacement=text if fits else None,
                edits=(reader.report.edit(node, text),) if fits else (),
            )


def _unknown_keyword(
    reader: Reader, name: str, known: list[str], keyword: ast.keyword, given: Given, state: State
) -> None:
    row = reader.knowledge.find("argument", [name], keyword.arg or "")
    edits, replacement = mend_argument(reader, row, keyword, given)
    near = nearest(keyword.arg or "", known)
    reader.report.add(
        keyword,
        "argument",
        f"{name} has no argument {keyword.arg!r} in {reader.api.title}"
        + (f": {row.reason}" if row else suggestion(near)),
        state,
        subject=keyword.arg or "",
        error="TypeError",
        replacement=replacement,
        edits=edits,
        row=row,
    )


def _lacking(reader: Reader, name: str, missing: list[str], given: Given, state: State) -> None:
    reader.report.add(
        given.node,
        "argument",
        f"{name} needs the argument {missing[0]!r}.",
        state,
        subject=f"{name}.{missing[0]}",
        error="TypeError",
    )


def _check_node_type(reader: Reader, callee: Method, node: ast.expr, values: Any, state: State) -> None:  # noqa: ANN401
    api: Api = reader.api
    known = constant(values)
    if known is None or not isinstance(known.value, str):
        return
    name = known.value
    if name in reader.script.operators or name in reader.script.own_classes:
        return
    owner = callee.owner.owner.type if isinstance(callee.owner, Items) and callee.owner.owner else None
    if name in api.nodes:
        trees = api.nodes[name]["trees"]
        if owner in _TREES and owner not in trees:
            reader.report.add(
                node,
                "node",
                f"A {name} cannot stand in a {owner}, but in a {' or a '.join(trees)}.",
                state,
                subject=name,
                error="RuntimeError",
            )
        return
    row = reader.knowledge.find("node", [""], name)
    # A type without a node to it may be a base, or what is left of a node that is gone.
    if row is None and (name in api.types or reader.script.makes_operators_freely):
        return
    if reader.knowledge.alias(name):
        return
    candidates = [each for each in api.nodes if owner not in _TREES or owner in api.nodes[each]["trees"]]
    near = nearest(name, candidates)
    instead = row.instead if row is not None and row.instead in api.nodes else None
    edits: tuple[Edit, ...] = ()
    if instead and isinstance(known.origin, ast.Constant):
        if known.origin is node or reader.script.is_used_once(known.origin):
            edits = (quoted(reader, known.origin, instead),)
            if row is not None and row.before is not None:
                edits = _node_with_before(reader, row, given_owner=node, edits=edits)
    is_blenders = name.startswith(
        ("ShaderNode", "GeometryNode", "CompositorNode", "FunctionNode", "TextureNode")
    )
    reader.report.add(
        node,
        "node",
        f"{api.title} has no node type {name!r}" + (f": {row.reason}" if row else suggestion(near)),
        state,
        subject=name,
        error="RuntimeError",
        replacement=instead,
        certain=row is not None or (is_blenders and reader.script.is_closed),
        edits=edits,
        row=row,
    )


_TREES = frozenset({"ShaderNodeTree", "GeometryNodeTree", "CompositorNodeTree", "TextureNodeTree"})


def _node_with_before(
    reader: Reader, row: Drift, given_owner: ast.expr, edits: tuple[Edit, ...]
) -> tuple[Edit, ...]:
    from ..templates import _filled, before_statement

    call = reader.script.parents.get(given_owner)
    call = reader.script.parents.get(call) if isinstance(call, ast.keyword) else call
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return ()
    of = reader.report.text(call.func.value)
    first = before_statement(reader, _filled(row.before, {"of": of}).strip(), given_owner)
    return (first, *edits) if first is not None else ()


# Functions of Python and of C, whose docstrings tell their arguments


def function_call(reader: Reader, callee: Function, given: Given, state: State) -> None:
    """A module's function."""
    if not reader.report.is_on:
        return
    record = reader.api.modules[callee.module]["functions"][callee.name]
    name = f"{callee.module}.{callee.name}"
    if callee.module == "bmesh.ops":
        _check_bmesh_operator(reader, name, record, given, state)
        return
    _check_python(reader, name, record, given, state)
    for place, (node, values) in enumerate(given.positional):
        known = constant(values)
        if known is None or not isinstance(known.value, str):
            continue
        row = reader.knowledge.find("item", [f"{name}.{place + 1}"], known.value)
        if row is not None and row.instead and known.origin is node and isinstance(node, ast.Constant):
            reader.report.add(
                node,
                "enum",
                f"{name} does not know {known.value!r} in {reader.api.title}: {row.reason}",
                state,
                subject=known.value,
                error="ValueError",
                replacement=row.instead,
                edits=(quoted(reader, node, row.instead),),
                row=row,
            )


def module_method_call(reader: Reader, callee: Method, given: Given, state: State) -> None:
    """A method of a module's type, such as a Vector."""
    found = reader.api.module_member(callee.of, callee.name)
    if found is None or found[0] != "function" or isinstance(callee.owner, ModuleClass):
        return
    _check_python(reader, f"{callee.of}.{callee.name}", found[1], given, state)


def _check_python(reader: Reader, name: str, record: Record, given: Given, state: State) -> None:
    row = reader.knowledge.find("positional", [name], "")
    if row is not None and row.positional is not None:
        _check_keyword_only(reader, name, row, given, state)
    for key, (keyword, _) in given.keywords.items():
        row = reader.knowledge.find("argument", [name], key)
        if row is not None and key not in record.get("arguments", ()):
            _unknown_keyword(reader, name, record.get("arguments", []), keyword, given, state)


def _check_keyword_only(reader: Reader, name: str, row: Any, given: Given, state: State) -> None:  # noqa: ANN401
    """Arguments that once could be given by place."""
    late = given.positional[row.positional :]
    if not late:
        return
    edits = []
    for place, (node, _) in enumerate(late, row.positional):
        if place >= len(row.names) and row.instead == "":
            edits.append(remove_argument(reader, given.node, node))
            continue
        if place >= len(row.names) or row.names[place] in given.keywords:
            edits = []
            break
        edits.append(reader.report.edit(node, f"{row.names[place]}={reader.report.text(node)}"))
    reader.report.add(
        late[0][0],
        "argument",
        f"{name} takes {row.positional or 'no'} argument{'' if row.positional == 1 else 's'} by place"
        f" in {reader.api.title}: {row.reason}",
        state,
        subject=f"{name}()",
        error="TypeError",
        replacement=edits[0].text if edits else None,
        edits=tuple(edits),
        row=row,
    )


def _check_bmesh_operator(reader: Reader, name: str, record: Record, given: Given, state: State) -> None:
    known = record.get("arguments")
    if known is None:
        return
    if given.is_whole and len(given.positional) != 1:
        reader.report.add(
            given.node,
            "argument",
            f"{name} takes the BMesh by place, and all else by keyword.",
            state,
            subject=f"{name}()",
            error="TypeError",
        )
    for key, (keyword, values) in given.keywords.items():
        if key not in known[1:]:
            _unknown_keyword(reader, name, known[1:], keyword, given, state)
            continue
        row = reader.knowledge.find("value", [f"{name}.{key}"], "")
        value = constant(values)
        if (
            row is not None
            and value is not None
            and str(value.value) in row.values
            and not isinstance(value.value, str)
        ):
            text = f'"{row.values[str(value.value)]}"'
            reader.report.add(
                keyword.value,
                "value",
                f"The argument {key!r} of {name} is a text: {row.reason}",
                state,
                subject=f"{name}.{key}",
                error="TypeError",
                replacement=text,
                edits=(reader.report.edit(keyword.value, text),),
                row=row,
            )


def call_of_anything(reader: Reader, node: ast.Call, given: Given, state: State) -> None:
    """A call of who knows what: nothing to say yet."""


__all__ = ["call_of_anything", "function_call", "method_call", "module_method_call", "remove_argument"]
