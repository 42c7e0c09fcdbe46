# SPDX-License-Identifier: GPL-3.0-or-later
"""Sockets that a node does not have, by name or by number."""

from __future__ import annotations

import ast
from typing import Any

from .. import sockets
from ..api import Api, Record
from ..nearest import listing, nearest, suggestion
from ..state import State
from ..values import Constant, Items, Values, literals, single
from .moved import note
from .names import default_name
from .socket_edits import add_number, edits_for, without_setting
from .unlisted import unlisted

Reader = Any


def subscript(reader: Reader, node: ast.Subscript, owners: Values, key: Values, state: State) -> None:
    """`node.inputs["Specular"]`, `node.outputs[3]`."""
    known = literals(key)
    if known is None or not reader.report.is_on:
        return
    if not isinstance(node.value, ast.Attribute) or node.value.attr not in {"inputs", "outputs"}:
        default_name(reader, node, owners, known, state)
        return
    if owners is not None and not all(isinstance(each, Items) for each in owners):
        return
    if ast.unparse(node.slice) in state.asked:
        return
    if len(known) == 1:
        note(reader, node, single(owners), known[0].value, state)
    sides = [sockets.listed(reader.api, each) for each in owners or ()]
    if not sides or any(side is None for side in sides):
        unlisted(reader, node, owners, known, state)
        return
    _hidden(reader, node, owners, known, state)
    wrong = [each for each in known if not any(_has(side or [], each) for side in sides)]
    for each in wrong:
        nodes = [owner.owner.type for owner in owners or () if isinstance(owner, Items) and owner.owner]
        if isinstance(each.value, str):
            _add_name(reader, node, nodes, sides[0] or [], each, state, sure=len(wrong) == len(known))
        elif isinstance(each.value, int):
            add_number(reader, node, nodes[0], len(sides[0] or []), each, state)


def _hidden(reader: Reader, node: ast.Subscript, owners: Values, known: list[Constant], state: State) -> None:
    """A socket that the node has, but hides as it is set: by its name it cannot be had."""
    owner, name = single(owners), known[0].value
    names = sockets.shown(reader.api, owner)
    if names is None or len(known) > 1 or not isinstance(name, str) or not isinstance(owner, Items):
        return
    every = {each["name"] for each in sockets.listed(reader.api, owner) or []}
    if name in names or name not in every:
        return
    reader.report.add(
        node.slice,
        "socket",
        f"The {owner.owner.type if owner.owner else 'node'} hides its {owner.name[:-1]} {name!r} as it is set here"
        f"; it shows {listing(sorted(names), 40)}.",
        state,
        subject=name,
        error="KeyError",
        edits=without_setting(reader, node, f"Hidden socket {name!r}."),
    )


def _has(side: list[Record], key: Constant) -> bool:
    if isinstance(key.value, str):
        return bool(sockets.named(side, key.value))
    return not isinstance(key.value, int) or -len(side) <= key.value < len(side)


def _surely_comes(reader: Reader, key: Constant) -> bool:
    """Whether one of several names is a list's, or a call's, so that its turn comes: no other choice is made."""
    parent = reader.script.parents.get(key.origin) if key.origin is not None else None
    return isinstance(parent, ast.Tuple | ast.List | ast.Dict | ast.Set | ast.Call | ast.keyword)


def _add_name(
    reader: Reader,
    node: ast.Subscript,
    nodes: list[str],
    side: list[Record],
    key: Constant,
    state: State,
    *,
    sure: bool,
) -> None:
    api: Api = reader.api
    name, where = key.value, node.value.attr  # type: ignore[attr-defined]
    row = reader.knowledge.find("socket", [*nodes, "*"], name, where)
    names = [each["name"] for each in side]
    instead = row.instead if row is not None and row.instead and sockets.named(side, row.instead) else None
    if row is not None:
        told = f": {row.reason}"
    else:
        near = nearest(name, dict.fromkeys(names))
        told = suggestion(near) if near else f"; it has {listing(dict.fromkeys(names), 40) or 'none'}."
    kind = "input" if where == "inputs" else "output"
    edits = edits_for(reader, node, row, key, instead)
    reader.report.add(
        node.slice,
        "socket",
        f"{nodes[0]} has no {kind} {name!r} in {api.title}{told}",
        state,
        subject=name,
        error="KeyError",
        replacement=instead,
        certain=sure or _surely_comes(reader, key),
        edits=edits,
    )
