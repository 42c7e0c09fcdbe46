# SPDX-License-Identifier: GPL-3.0-or-later
"""Running the script with other values, and knowing again what it made."""

from __future__ import annotations

import ast
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import bpy
from mathutils import Matrix

from .apart import everything, names_apart
from .literals import literal


def with_values(script: str, parameters: Sequence[Mapping[str, Any]], values: Mapping[str, Any]) -> str:
    """The script with these values in the lines of its parameters."""
    lines = script.split("\n")
    for parameter in parameters:
        line = lines[parameter["line"] - 1]
        value = ast.parse(line).body[0].value
        raw = line.encode()
        written = literal(parameter["kind"], values[parameter["name"]]).encode()
        lines[parameter["line"] - 1] = (
            raw[: value.col_offset] + written + raw[value.end_col_offset :]
        ).decode()
    return "\n".join(lines)


def build(script: str, stamp: str, instance: str = "") -> bpy.types.Object:
    """Run the script; what an instance was before goes, and the new one stands where that stood.

    All that it makes bears the stamp with the instance's name.
    Returns its topmost object. Raises what the script raises; then the former one is still there.
    """
    before = {datablock.session_uid for _, datablock in everything()}
    former = [pair for pair in everything() if instance and pair[1].get(stamp) == instance]
    with names_apart(former):
        try:
            exec(compile(script, "asset.py", "exec"), {"__name__": "__main__"})
        except BaseException:
            _remove([pair for pair in everything() if pair[1].session_uid not in before])
            raise
    made = [pair for pair in everything() if pair[1].session_uid not in before]
    stood = _top(former).matrix_world.copy() if former else Matrix()
    names = [(datablock, datablock.name) for _, datablock in made]
    _remove(former)
    for datablock, name in names:
        datablock[stamp] = instance = instance or uuid.uuid4().hex
        datablock.name = _unnumbered(name)
    top = _top(made)
    top.matrix_world = stood @ top.matrix_world
    return top


def instance_of(item: bpy.types.Object | None, stamp: str) -> bpy.types.Object | None:
    """The topmost object of the instance that an object belongs to."""
    if item is None or stamp not in item:
        return None
    return _top([("objects", each) for each in bpy.data.objects if each.get(stamp) == item[stamp]])


def _top(made: Sequence[tuple[str, bpy.types.ID]]) -> bpy.types.Object:
    objects = [datablock for kind, datablock in made if kind == "objects"]
    if not objects:
        raise RuntimeError("The script made no object.")
    return next(item for item in objects if item.parent not in objects)


def _unnumbered(name: str) -> str:
    """The name that was asked for, which may have become free; Blender numbers it where it has not."""
    return re.sub(r"\.\d{3,}$", "", name)


def _remove(datablocks: Sequence[tuple[str, bpy.types.ID]]) -> None:
    bpy.data.batch_remove([datablock for _, datablock in datablocks])
