# SPDX-License-Identifier: GPL-3.0-or-later
"""Sockets of nodes of which not all sockets are known: by the file, by their settings, or because the node is not."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

from .. import sockets
from ..nearest import listing
from ..state import State
from ..templates import before_statement, is_also_set
from ..values import Constant, Items, Values, single
from .socket_edits import add_number, edits_for

Reader = Any


def unlisted(
    reader: Reader, node: ast.Subscript, owners: Values, known: list[Constant], state: State
) -> None:
    """An item of the sockets of such a node."""
    if _of_known_node(reader, node, owners, known, state):
        return
    _of_changing_node(reader, node, owners, known, state)
    _of_unknown_node(reader, node, owners, known, state)


def _of_known_node(
    reader: Reader, node: ast.Subscript, owners: Values, known: list[Constant], state: State
) -> bool:
    """A name, or a number, that a row tells of for a node whose sockets depend on the file."""
    owner, key = single(owners), known[0]
    if not isinstance(owner, Items) or owner.owner is None or len(known) != 1:
        return False
    side, of = owner.name, owner.owner.type
    name = key.value if isinstance(key.value, str) else _name_by_number(reader, of, side, key.value)
    row = reader.knowledge.find("socket", [of], name or "", side)
    while row is not None and row.instead and not row.before:
        further = reader.knowledge.find("socket", [of], row.instead, side)
        if further is None:
            break
        row = replace(row, before=further.before, fine_with=further.fine_with, reason=further.reason)
    if row is None or (
        row.fine_with and is_also_set(reader, row.fine_with, None) and name == key.value == row.name
    ):
        if row is None or not row.instead or row.instead == key.value:
            return isinstance(key.value, str) and of in reader.api.nodes and row is not None
    instead = row.instead or row.name
    edits: tuple = ()
    if key.origin is node.slice and isinstance(node.slice, ast.Constant):
        edits = (reader.report.edit(node.slice, f'"{instead}"'),)
        if row.before and not (row.fine_with and is_also_set(reader, row.fine_with, None)):
            first = before_statement(reader, row.before, node)
            edits = (first, *edits) if first is not None else ()
    reader.report.add(
        node.slice,
        "socket",
        f"{of} has no {key.value!r} in {reader.api.title}: {row.reason}",
        state,
        subject=str(key.value),
        error="KeyError" if isinstance(key.value, str) else "IndexError",
        replacement=instead,
        edits=edits,
        row=row,
    )
    return True


def _name_by_number(reader: Reader, of: str, side: str, number: object) -> str | None:
    """The name of the socket that a number meant in an older Blender."""
    for row in reader.knowledge.named("sockets", ""):
        if row.of == of and row.side == side and isinstance(number, int) and 0 <= number < len(row.names):
            return row.names[number]
    return None


def _of_changing_node(
    reader: Reader, node: ast.Subscript, owners: Values, known: list[Constant], state: State
) -> None:
    """A number beyond all sockets that a node ever has, or a name that it has not as it is set."""
    owner = single(owners)
    names = sockets.shown(reader.api, owner)
    if names is not None and isinstance(owner, Items) and owner.owner and len(known) == 1:
        _add_unknown(reader, node, owner.owner.type, names, known[0], state)
    count = sockets.most(reader.api, owner)
    for key in known:
        if count is not None and isinstance(owner, Items) and owner.owner and isinstance(key.value, int):
            if not -count <= key.value < count:
                add_number(reader, node, owner.owner.type, count, key, state)


def _add_unknown(
    reader: Reader, node: ast.Subscript, of: str, names: frozenset[str], key: Constant, state: State
) -> None:
    if not isinstance(key.value, str) or key.value in names:
        return
    side = node.value.attr  # type: ignore[attr-defined]
    if any(key.value == each["identifier"] for each in reader.api.nodes[of][side]):
        return
    reader.report.add(
        node.slice,
        "socket",
        f"A {of} has no {side[:-1]} {key.value!r} as it is set here; it has {listing(sorted(names), 40)}.",
        state,
        subject=key.value,
        error="KeyError",
    )


def _of_unknown_node(
    reader: Reader, node: ast.Subscript, owners: Values, known: list[Constant], state: State
) -> None:
    """A name that a node once had, asked of who knows which node."""
    side = node.value.attr  # type: ignore[attr-defined]
    for key in known:
        if not isinstance(key.value, str):
            continue
        rows = [row for row in reader.knowledge.named("socket", key.value) if row.side in {"", side}]
        if not rows or reader.api_sockets(side, key.value):
            continue
        told = {row.instead for row in rows}
        instead = told.pop() if len(told) == 1 else None
        reader.report.add(
            node.slice,
            "socket",
            f"{rows[0].of} has no {key.value!r} in {reader.api.title}: {rows[0].reason}",
            state,
            subject=key.value,
            error="KeyError",
            replacement=instead,
            certain=reader.script.makes_no_groups and key.value not in reader.script.given_names,
            edits=edits_for(reader, node, rows[0], key, instead) if len(rows) == 1 or instead else (),
            row=rows[0],
        )
