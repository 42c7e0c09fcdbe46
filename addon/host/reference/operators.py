# SPDX-License-Identifier: GPL-3.0-or-later
"""The operators of `bpy.ops`."""

from __future__ import annotations

import bpy

from .properties import Record, read_property
from .shipped import is_shipped


def read_operators() -> dict[str, Record]:
    """Every operator by the name that a script calls it by, without `bpy.ops.`."""
    records = {}
    for module in dir(bpy.ops):
        functions = getattr(bpy.ops, module)
        for name in dir(functions):
            cls = getattr(bpy.types, f"{module.upper()}_OT_{name}", None)
            if cls is None or is_shipped(cls):
                records[f"{module}.{name}"] = _read_operator(getattr(functions, name).get_rna_type())
    return records


def _read_operator(rna: bpy.types.Struct) -> Record:
    properties = [prop for prop in rna.properties if prop.identifier != "rna_type"]
    return {
        "label": rna.name,
        "properties": {prop.identifier: read_property(prop) for prop in properties},
        "description": rna.description,
    }
