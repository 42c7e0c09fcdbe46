# SPDX-License-Identifier: GPL-3.0-or-later
"""How a socket's name or number is mended."""

from __future__ import annotations

import ast
from typing import Any

from ..drift import Drift
from ..finding import Edit
from ..state import State
from ..templates import indentation
from ..values import Constant
from .enums import quoted
from .moved import new_place, orders

Reader = Any


def edits_for(
    reader: Reader, node: ast.Subscript, row: Drift | None, key: Constant, instead: str | None
) -> tuple:
    if instead is not None:
        origin = key.origin
        if isinstance(origin, ast.Constant) and (origin is node.slice or reader.script.is_used_once(origin)):
            return (quoted(reader, origin, instead),)
        return ()
    if row is not None and row.instead is None and key.origin is node.slice:
        version = ".".join(map(str, row.gone or ()))
        return without_setting(reader, node, f"No socket {row.name!r} since Blender {version}.")
    return ()


def without_setting(reader: Reader, node: ast.Subscript, comment: str) -> tuple[Edit, ...]:
    """A statement that sets a socket which is not there is taken away; a comment says what it was."""
    whole = reader.statement
    if not isinstance(whole, ast.Assign) or len(whole.targets) != 1 or indentation(reader, whole) is None:
        return ()
    target = whole.targets[0]
    if not (isinstance(target, ast.Attribute) and target.attr == "default_value" and target.value is node):
        return ()
    text = f"# {comment}"
    return (reader.report.edit(whole, f"pass  {text}" if reader.is_last_of_block(whole) else text),)


def add_number(reader: Reader, node: ast.Subscript, of: str, count: int, key: Constant, state: State) -> None:
    """A number beyond a node's sockets; an older Blender may have had one of that number."""
    side = node.value.attr  # type: ignore[attr-defined]
    row = next((row for row in orders(reader, of, side) if key.value < len(row.names)), None)
    place = new_place(reader, row, key.value) if row is not None else None
    told = f"; it was {row.names[key.value]!r}: {row.reason}" if row is not None else "."
    edits: tuple[Edit, ...] = ()
    if place is not None and key.origin is node.slice:
        edits = (reader.report.edit(node.slice, place),)
    reader.report.add(
        node.slice,
        "socket",
        f"{of} has {count} {side} in {reader.api.title}, so none with the number {key.value}{told}",
        state,
        subject=f"{of}.{side}[{key.value}]",
        error="IndexError",
        replacement=place.strip('"') if place else None,
        edits=edits,
        row=row,
    )
