# SPDX-License-Identifier: GPL-3.0-or-later
"""Sockets by number, where a later Blender has them in another order."""

from __future__ import annotations

import ast
from typing import Any

from ..drift import Drift, Version
from ..state import State
from ..values import Items

Reader = Any


def orders(reader: Reader, of: str, side: str) -> list[Drift]:
    """The rows that tell of older orders of a node's sockets, the latest first."""
    rows = [row for row in reader.knowledge.named("sockets", "") if (row.of, row.side) == (of, side)]
    return sorted(rows, key=lambda row: row.gone or (), reverse=True)


def new_place(reader: Reader, row: Drift, number: int) -> str | None:
    """What to write for a number of the old order: the name where one socket alone has it, else the number."""
    if not 0 <= number < len(row.names):
        return None
    old = row.names[number]
    renamed = reader.knowledge.find("socket", [row.of], old, row.side)
    name = renamed.instead if renamed is not None and renamed.instead else old
    names = [each["name"] for each in reader.api.nodes[row.of][row.side]]
    places = [place for place, each in enumerate(names) if each == name]
    if len(places) == 1:
        return f'"{name}"'
    earlier = row.names[:number].count(old)
    return str(places[earlier]) if earlier < len(places) else None


def note(reader: Reader, node: ast.Subscript, owner: object, number: object, state: State) -> None:
    """Keep a number in mind: whether it means another socket shows only once the script's age is known."""
    if not isinstance(owner, Items) or owner.owner is None or not isinstance(node.slice, ast.Constant):
        return
    if isinstance(number, int) and owner.owner.type in reader.api.nodes:
        reader.numbered[node] = (owner.owner.type, owner.name, number, state)


def tell(reader: Reader, era: Version | None) -> None:
    """Tell of the numbers that mean another socket, in a script for a Blender before `era`."""
    if era is None:
        return
    for node, (of, side, number, state) in reader.numbered.items():
        row = next((row for row in reversed(orders(reader, of, side)) if row.gone and row.gone >= era), None)
        if row is None:
            continue
        place = new_place(reader, row, number)
        listed = reader.api.nodes[of][side]
        is_same = place is not None and number < len(listed) and place == f'"{listed[number]["name"]}"'
        if place is None or is_same or place == str(number):
            continue
        reader.report.add(
            node.slice,
            "socket",
            f"Number {number} of the {side} of a {of} was {row.names[number]!r}: {row.reason}",
            state,
            subject=f"{of}.{side}[{number}]",
            error="IndexError",
            replacement=place.strip('"'),
            edits=(reader.report.edit(node.slice, place),),
            row=row,
        )
