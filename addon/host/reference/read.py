# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the running Blender's whole Python API. The shape of the result is told in `addon/core/reference.py`."""

from __future__ import annotations

from typing import Any

import bpy

from ...core.reference import FORMAT
from ..quiet import silence
from .choices import choices
from .kinds import read_kinds
from .members import read_context
from .modules import read_modules
from .nodes import read_nodes
from .operators import read_operators
from .properties import Record
from .structs import read_interface, read_types


def build() -> str:
    """The hash of the commit that this Blender was built from, or its date where a distribution left that out."""
    commit = bpy.app.build_hash.decode(errors="replace")
    if commit.lower() != "unknown":
        return commit
    return f"{commit}-{bpy.app.build_date.decode(errors='replace')}"


def read_reference() -> dict[str, Any]:
    """Everything; the open file is left as it was."""
    with silence():  # each node that a tree does not take is an error that Blender prints
        return _read()


def _read() -> dict[str, Any]:
    nodes, sockets = read_nodes()
    types = read_types()
    _add_live_items(types)
    return {
        "format": FORMAT,
        "version": list(bpy.app.version),
        "build": build(),
        "types": types,
        "interface": read_interface(),
        "operators": read_operators(),
        "modules": read_modules(),
        "nodes": nodes,
        "sockets": sockets,
        **read_kinds(),
        "engines": choices(bpy.context.scene.render, "engine"),
        "data": _read_data(types),
        "context": read_context(),
    }


def _add_live_items(types: dict[str, Record]) -> None:
    """Items of the scene's enums whose stand-ins say nothing: the render engines, the view transforms."""
    scene = bpy.context.scene
    for owner, name in (
        (scene.render, "engine"),
        (scene.view_settings, "view_transform"),
        (scene.view_settings, "look"),
        (scene.display_settings, "display_device"),
    ):
        record = types[owner.bl_rna.identifier]["properties"][name]
        record["items"] = choices(owner, name) or record["items"]
        record.pop("meanings", None)


def _read_data(types: dict[str, Record]) -> dict[str, str]:
    """The collections of `bpy.data` and the types of the collections."""
    properties = types["BlendData"]["properties"]
    return {
        name: record["collection_type"] for name, record in properties.items() if "collection_type" in record
    }
