# SPDX-License-Identifier: GPL-3.0-or-later
"""Values that a socket does not take."""

from __future__ import annotations

import ast
from typing import Any

from .. import sockets
from ..narrow import silently
from ..state import State
from ..values import Items, Row, Socket, Values, single
from .literals import mismatch
from .moved import new_place, orders

Reader = Any


def check_default_value(
    reader: Reader, target: ast.Attribute, socket: Socket, values: Values, state: State, whole: ast.AST
) -> None:
    """`socket.default_value = ...`: a colour for a number, three values for four."""
    if target.attr != "default_value" or not isinstance(whole, ast.Assign) or target not in whole.targets:
        return
    wrongs = []
    for each in socket.types:
        member = reader.api.member(each, "default_value")
        wrongs.append(None if member is None else mismatch(reader, values, member.record))
    if not wrongs or not all(wrongs):
        return
    edits, replacement = _with_alpha(reader, whole.value, values, wrongs[0] or "")
    moved = _moved(reader, target, values, state)
    if moved is not None:
        replacement, edits = moved[0], moved[1]
    reader.report.add(
        whole.value,
        "value",
        f"A {socket.types[0]} {wrongs[0]}.",
        state,
        subject="default_value",
        error="TypeError",
        replacement=replacement,
        edits=edits,
    )


def _with_alpha(reader: Reader, node: ast.expr, values: Values, wrong: str) -> tuple[tuple, str | None]:
    """A colour of three values gets the fourth."""
    value = single(values)
    if (
        wrong != "takes 4 values, not 3"
        or not isinstance(value, Row)
        or not isinstance(node, ast.Tuple | ast.List)
    ):
        return (), None
    report = reader.report
    inner = report.source.text[report.start(node.elts[0]) : report.end(node.elts[-1])]
    opening, closing = ("(", ")") if isinstance(node, ast.Tuple) else ("[", "]")
    text = f"{opening}{inner}, 1.0{closing}"
    if report.source.text[report.start(node)] != opening:
        text = f"{inner}, 1.0"
    return (report.edit(node, text),), text


def _moved(reader: Reader, target: ast.Attribute, values: Values, state: State) -> tuple[str, tuple] | None:
    """A number that meant another socket in an older Blender, which takes this value."""
    item = target.value
    if not isinstance(item, ast.Subscript) or not isinstance(item.slice, ast.Constant):
        return None
    owner = single(silently(reader, item.value, state))
    number = item.slice.value
    if not isinstance(owner, Items) or owner.owner is None or not isinstance(number, int):
        return None
    of, side = owner.owner.type, owner.name
    for row in orders(reader, of, side):
        place = new_place(reader, row, number)
        if place is None:
            continue
        listed = reader.api.nodes[of][side]
        meant = listed[int(place)] if place.isdigit() else sockets.named(listed, place.strip('"'))[0]
        member = reader.api.member(meant["type"], "default_value")
        if member is not None and mismatch(reader, values, member.record) is None:
            return place.strip('"'), (reader.report.edit(item.slice, place),)
    return None
