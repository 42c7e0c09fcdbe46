# SPDX-License-Identifier: GPL-3.0-or-later
"""Values that are given to properties."""

from __future__ import annotations

import ast
from typing import Any

from ..api import Record
from ..state import State
from ..values import Items, Row, Setting, Socket, Struct, Values, single
from .default_values import check_default_value
from .enums import check_item, owners_of
from .literals import mismatch

Reader = Any


def setting(
    reader: Reader, target: ast.Attribute, owners: Values, values: Values, state: State, whole: ast.AST
) -> None:
    """`thing.name = value`, where the thing's type is known and has that name."""
    if not reader.report.is_on:
        return
    if owners is not None and len(owners) == 1 and isinstance(single(owners), Socket):
        check_default_value(reader, target, single(owners), values, state, whole)
        return
    records = _records(reader, owners, target.attr)
    if not records:
        return
    value_node = whole.value if isinstance(whole, ast.Assign) and target in whole.targets else target
    if all(record.get("readonly") and record["kind"] != "COLLECTION" for _, record in records):
        _read_only(reader, target, records[0][0], state)
        return
    if all(record.get("readonly") for _, record in records):
        _read_only(reader, target, records[0][0], state)
        return
    enums = [(of, record) for of, record in records if record["kind"] == "ENUM"]
    if len(enums) == len(records):
        # One finding for all of them, if none takes the item.
        items = [item for _, record in enums for item in record.get("items") or []]
        united = {**enums[0][1], "items": items}
        if any("dynamic" in record for _, record in enums):
            united["dynamic"] = True
        owners_in_rows = [name for of, _ in enums for name in owners_of(reader, of, target.attr)]
        if value_node is not target:
            check_item(reader, value_node, values, united, owners_in_rows, state)
    wrongs = [mismatch(reader, values, record) for _, record in records]
    if all(wrongs) and value_node is not target:
        _add_mismatch(reader, target, value_node, records[0][0], wrongs[0] or "", state, values)


def _records(reader: Reader, owners: Values, name: str) -> list[tuple[str, Record]]:
    """The property behind the name, for each thing that it may belong to; nothing if any of them is no property."""
    found: list[tuple[str, Record]] = []
    for owner in owners or ():
        if isinstance(owner, Struct):
            context = reader.api.reference["context"] if owner.type == "Context" else {}
            if name in context:
                found.append(("Context", context[name]))
                continue
            members = reader.api.members(owner.type, name)
        elif isinstance(owner, Items) and owner.type:
            members = reader.api.members(owner.type, name)
        else:
            return []
        for member in members:
            if member.kind != "property":
                return []
            found.append((member.of, member.record))
    return found


def _read_only(reader: Reader, target: ast.Attribute, of: str, state: State) -> None:
    row = reader.knowledge.find("readonly", reader.api.line(of), target.attr)
    reader.report.add(
        target,
        "read-only",
        f"{of}.{target.attr} cannot be set" + (f": {row.reason}" if row else "."),
        state,
        subject=target.attr,
        error="AttributeError",
        at=reader.report.attribute_start(target),
        row=row,
    )


def _add_mismatch(
    reader: Reader, target: ast.Attribute, node: ast.expr, of: str, wrong: str, state: State, values: Values
) -> None:
    report = reader.report
    edits = ()
    replacement = None
    value = single(values)
    row = reader.knowledge.find("value", owners_of(reader, of, target.attr), "")
    if row is not None and row.set and isinstance(value, Row) and isinstance(node, ast.Tuple | ast.List):
        inner = report.source.text[report.start(node.elts[0]) : report.end(node.elts[-1])]
        if f"not {len(value.of)}" in wrong and len(value.of) == row.positional:
            replacement = row.set.replace("$value", inner)
            edits = (report.edit(node, replacement),)
    reader.report.add(
        node,
        "value",
        f"{of}.{target.attr} {wrong}" + (f": {row.reason}" if row and edits else "."),
        state,
        subject=f"{of}.{target.attr}",
        error="TypeError",
        replacement=replacement,
        edits=edits,
        row=row,
    )


__all__ = ["Setting", "setting"]
