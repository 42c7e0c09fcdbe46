# SPDX-License-Identifier: GPL-3.0-or-later
"""Operators that are not there, and what they are given."""

from __future__ import annotations

import ast
from typing import Any

from ..api import Api, Record
from ..drift import Drift
from ..finding import Edit
from ..given import Given
from ..nearest import is_slip, nearest, suggestion
from ..state import State
from ..templates import before_statement, remove_argument, with_block
from ..values import Constant, Mapping, Operators, Value, Values, constant, single
from .enums import check_item
from .literals import mismatch

Reader = Any

_CONTEXTS = frozenset(
    "INVOKE_DEFAULT INVOKE_REGION_WIN INVOKE_REGION_CHANNELS INVOKE_REGION_PREVIEW INVOKE_AREA INVOKE_SCREEN"
    " EXEC_DEFAULT EXEC_REGION_WIN EXEC_REGION_CHANNELS EXEC_REGION_PREVIEW EXEC_AREA EXEC_SCREEN".split()
)


def operator_call(reader: Reader, name: str, given: Given, state: State) -> None:
    """`bpy.ops.mesh.bevel(...)`."""
    if not reader.report.is_on:
        return
    record = reader.api.operators.get(name)
    if record is None:
        if name not in reader.script.operators:
            _missing(reader, name, given, state)
        return
    _check_positional(reader, name, given, state)
    for key, (keyword, values) in given.keywords.items():
        prop = record["properties"].get(key)
        if prop is None:
            _unknown_argument(reader, name, record, key, keyword, given, state)
            continue
        owners = [f"{name}.{key}"]
        if prop["kind"] == "ENUM":
            check_item(reader, keyword.value, values, prop, owners, state)
        wrong = mismatch(reader, values, prop)
        if wrong is not None:
            _add_mismatch(reader, name, key, keyword, wrong, state)


def _missing(reader: Reader, name: str, given: Given, state: State) -> None:
    api: Api = reader.api
    module, _, last = name.partition(".")
    row = reader.knowledge.find("operator", [""], name)
    own = api.operator_modules.get(module, [])
    near = [f"{module}.{each}" for each in nearest(last, own)]
    near = near or [each for each in api.operators if each.endswith(f".{last}")][:3]
    if row is None and (reader.script.makes_operators_freely or not own):
        # Add-ons bring operators of their own, mostly in modules of their own.
        if not near:
            return
    certain = bool(near) and reader.script.is_closed and is_slip(name, near[0])
    if row is not None:
        certain = row.extension is None
    instead = row.instead if row is not None and row.instead in api.operators else None
    edits, replacement = _renamed(reader, given, name, instead) if instead else ((), None)
    if row is not None and row.call is not None:
        edits, replacement = _by_template(reader, given, row)
    reader.report.add(
        given.node,
        "operator",
        f"{api.title} has no operator bpy.ops.{name}"
        + (f": {row.reason}" if row else suggestion(f"bpy.ops.{each}" for each in near)),
        state,
        subject=name,
        error="AttributeError",
        replacement=replacement,
        certain=certain,
        edits=edits,
        row=row,
    )


def _renamed(reader: Reader, given: Given, name: str, instead: str) -> tuple[tuple[Edit, ...], str | None]:
    function = given.node.func
    module, _, last = name.partition(".")
    new_module, _, new_last = instead.partition(".")
    if not isinstance(function, ast.Attribute):
        return (), f"bpy.ops.{instead}"
    edits = [] if last == new_last else [reader.report.attribute_edit(function, new_last)]
    if module != new_module:
        if not isinstance(function.value, ast.Attribute):
            return (), f"bpy.ops.{instead}"
        edits.append(reader.report.attribute_edit(function.value, new_module))
    return tuple(edits), f"bpy.ops.{instead}"


def _by_template(reader: Reader, given: Given, row: Any) -> tuple[tuple[Edit, ...], str | None]:  # noqa: ANN401
    from ..templates import _call

    function = given.node.func
    if not isinstance(function, ast.Attribute):
        return (), None
    mending = _call(reader, row, function, given.node, "")
    return (mending.edits, mending.replacement) if mending else ((), None)


def _check_positional(reader: Reader, name: str, given: Given, state: State) -> None:
    """Before keywords an operator takes an execution context and whether to make an undo step, no more."""
    for place, (node, values) in enumerate(given.positional):
        value = single(values)
        if isinstance(value, Mapping) and place == 0:
            _override(reader, name, given, node, state)
            return
        if isinstance(value, Constant) and isinstance(value.value, str) and value.value not in _CONTEXTS:
            _bad_positional(reader, name, node, repr(value.value), state, "TypeError")
            return
        if isinstance(value, Constant) and not isinstance(value.value, str | bool | int):
            _bad_positional(reader, name, node, repr(value.value), state, "ValueError")
            return
    if len(given.positional) > 2:
        _bad_positional(reader, name, given.positional[2][0], "a third one", state, "ValueError")


def _bad_positional(reader: Reader, name: str, node: ast.expr, what: str, state: State, error: str) -> None:
    reader.report.add(
        node,
        "argument",
        f"bpy.ops.{name} takes an execution context and an undo flag before its keywords, not {what}.",
        state,
        subject=f"{name}()",
        error=error,
    )


def _override(reader: Reader, name: str, given: Given, node: ast.expr, state: State) -> None:
    row = reader.knowledge.find("override", [""], "")
    if row is None:
        return
    report = reader.report
    whole = reader.statement
    text = report.text(node)
    head = f"with bpy.context.temp_override(**{text}):"
    edits: tuple[Edit, ...] | None = None
    if isinstance(whole, ast.Expr | ast.Assign | ast.Return) and _is_in(whole, given.node):
        edits = with_block(reader, whole, head, [remove_argument(reader, given.node, node)])
    report.add(
        node,
        "override",
        f"bpy.ops.{name} takes no context in {reader.api.title}: {row.reason}",
        state,
        subject=f"{name}()",
        error="ValueError",
        replacement=head if edits else None,
        edits=edits or (),
    )


def _is_in(whole: ast.AST, node: ast.AST) -> bool:
    return any(each is node for each in ast.walk(whole))


def _unknown_argument(
    reader: Reader, name: str, record: Record, key: str, keyword: ast.keyword, given: Given, state: State
) -> None:
    row = reader.knowledge.find("argument", [name, "*"], key)
    near = nearest(key, record["properties"])
    edits, replacement = mend_argument(reader, row, keyword, given)
    if row is not None and row.instead and row.instead.partition("=")[0] not in record["properties"]:
        edits, replacement = (), None
    reader.report.add(
        keyword,
        "argument",
        f"bpy.ops.{name} has no argument {key!r} in {reader.api.title}"
        + (f": {row.reason}" if row else suggestion(near)),
        state,
        subject=key,
        error="TypeError",
        replacement=replacement,
        edits=edits,
        row=row,
    )


def mend_argument(
    reader: Reader,
    row: Drift,
    keyword: ast.keyword,
    given: Given,
) -> tuple[tuple[Edit, ...], str | None]:
    """The edits that rename an argument, change its value, or take it out."""
    if row is None:
        return (), None
    report = reader.report
    if row.instead == "" or (row.instead and row.instead in given.keywords):
        return (remove_argument(reader, given.node, keyword),), ""
    value = report.text(keyword.value)
    known = constant(given.keywords[keyword.arg][1]) if keyword.arg in given.keywords else None
    if known is not None and isinstance(known.value, str | bool) and row.values:
        mapped = row.values.get(str(known.value))
        if mapped is None and row.before is not None:
            return (), None
        if mapped is not None:
            value = mapped if isinstance(known.value, bool) else f"{value[0]}{mapped}{value[-1]}"
    if row.value is not None:
        value = row.value.replace(
            "$value", value if value.isidentifier() or _is_number(value) else f"({value})"
        )
    if row.value is not None and row.operator is None:
        value = filled_with_arguments(reader, value, given)
        if "$" in value:
            return (), None
    name = row.instead or keyword.arg
    text = f"{name}={value}"
    edits = [report.edit(keyword, text)]
    if row.operator is not None:
        if known is None or known.value is not True:
            return (remove_argument(reader, given.node, keyword),), ""
        edits = [remove_argument(reader, given.node, keyword)]
        more, _ = _renamed(reader, given, f"{row.of}", row.operator)
        edits += more
    if row.before:
        first = before_statement(reader, row.before, keyword)
        if first is None:
            return (), None
        edits.append(first)
    return tuple(edits), text


def filled_with_arguments(reader: Reader, text: str, given: Given) -> str:
    """A template in which `$name` is another argument of the same call."""
    for key, (keyword, _) in given.keywords.items():
        text = text.replace(f"${key}", f"({reader.report.text(keyword.value)})")
    for place, (node, _) in enumerate(given.positional, 1):
        text = text.replace(f"${place}", f"({reader.report.text(node)})")
    return text


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("_", "").isdigit()


def _add_mismatch(
    reader: Reader, name: str, key: str, keyword: ast.keyword, wrong: str, state: State
) -> None:
    reader.report.add(
        keyword.value,
        "value",
        f"The argument {key!r} of bpy.ops.{name} {wrong}.",
        state,
        subject=f"{name}.{key}",
        error="TypeError",
    )


def uncallable(reader: Reader, callee: Value, given: Given, state: State) -> None:
    """`bpy.ops.select_all()`: an operator without its module."""
    if not isinstance(callee, Operators) or not callee.name or callee.name in reader.api.operator_modules:
        return
    near = [f"bpy.ops.{each}" for each in reader.api.operators if each.endswith(f".{callee.name}")]
    near.sort(key=lambda each: not each.startswith("bpy.ops.object."))
    reader.report.add(
        given.node,
        "operator",
        f"bpy.ops.{callee.name} is no operator: it lacks its module" + suggestion(near[:3]),
        state,
        subject=callee.name,
        error="TypeError",
    )


__all__ = ["Values", "mend_argument", "operator_call", "uncallable"]
