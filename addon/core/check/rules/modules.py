# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports of what this Blender does not have."""

from __future__ import annotations

import ast
from typing import Any

from ..nearest import nearest, suggestion
from ..state import State
from ..templates import remove_import

Reader = Any


def imported_module(
    reader: Reader, node: ast.Import | ast.ImportFrom, at: ast.AST, name: str, state: State
) -> None:
    """A module that is gone; only what a row tells of, since any other may be installed."""
    row = reader.knowledge.find("module", [""], name) or reader.knowledge.find(
        "module", [""], name.partition(".")[0]
    )
    if row is None:
        return
    mending = remove_import(reader, row, node, at) if isinstance(at, ast.alias) else None
    reader.report.add(
        at,
        "module",
        f"{reader.api.title} has no module {name!r}: {row.reason}",
        state,
        subject=name,
        error="ImportError",
        replacement=mending.replacement if mending else None,
        edits=mending.edits if mending else (),
        row=row,
    )


def missing_import(reader: Reader, node: ast.ImportFrom, alias: ast.alias, module: str, state: State) -> None:
    """`from bpy_extras.mesh_utils import what_is_not_there`."""
    record = reader.api.modules.get(module, {})
    names = {*record.get("functions", ()), *record.get("types", ()), *record.get("attributes", ())}
    if module == "bpy.types":
        names = set(reader.api.type_names)
    kind = "type" if module == "bpy.types" else "function"
    row = reader.knowledge.find(kind, ["" if kind == "type" else module], alias.name)
    edits = ()
    if row is not None and row.instead and alias.asname is not None:
        edits = (reader.report.edit(alias, f"{row.instead} as {alias.asname}"),)
    near = nearest(alias.name, names)
    reader.report.add(
        alias,
        "module",
        f"{module} has no {alias.name!r} in {reader.api.title}"
        + (f": {row.reason}" if row else suggestion(near)),
        state,
        subject=alias.name,
        error="ImportError",
        replacement=row.instead if row else None,
        certain=row is not None or (bool(near) and reader.script.is_closed),
        edits=edits,
        row=row,
    )
