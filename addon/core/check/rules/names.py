# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that Blender gives, and once gave otherwise."""

from __future__ import annotations

import ast
from typing import Any

from ..state import State
from ..values import Constant, Items, Values, single
from .enums import quoted

Reader = Any


def default_name(
    reader: Reader, node: ast.Subscript, owners: Values, known: list[Constant], state: State
) -> None:
    """`modifiers["Subsurf"]`: a name that Blender once gave, of which the script says nothing besides."""
    owner = single(owners)
    if not isinstance(owner, Items) or len(known) != 1 or not isinstance(known[0].value, str):
        return
    name = known[0].value
    row = reader.knowledge.find("name", [owner.of], name)
    if row is None or reader.script.texts[name] != reader.script.texts_as_keys[name]:
        return
    is_here = known[0].origin is node.slice and isinstance(node.slice, ast.Constant)
    reader.report.add(
        node.slice,
        "name",
        f"Nothing is named {name!r} by {reader.api.title}: {row.reason}",
        state,
        subject=name,
        error="KeyError",
        replacement=row.instead,
        edits=(quoted(reader, node.slice, row.instead),) if is_here and row.instead else (),
        row=row,
    )
