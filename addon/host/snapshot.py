# SPDX-License-Identifier: GPL-3.0-or-later
"""What an artist may change of a datablock by hand, as plain values under Blender's own data paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import bpy
import mathutils
import numpy as np

from . import ownership, unlike
from .node_inputs import given_inputs
from .ownership import Owned
from .shape import shape

Values = dict[str, Any]

# Told in other ways: as transforms, as stacks, by name, or as what a run itself sets.
_ELSEWHERE = frozenset(
    """
    name location rotation_euler rotation_quaternion rotation_axis_angle rotation_mode scale data
    matrix_parent_inverse use_nodes
    """.split()
)
_SKIPPED = {
    "objects": unlike.OBJECT,
    "materials": unlike.SHADER,
    "lights": unlike.SHADER,
    "worlds": unlike.SHADER,
    "collections": unlike.COLLECTION,
}
_KINDS = frozenset(
    """
    objects meshes curves hair_curves metaballs lattices armatures lights cameras materials worlds
    node_groups collections
    """.split()
)
_ROTATION = {"QUATERNION": "rotation_quaternion", "AXIS_ANGLE": "rotation_axis_angle"}
_EMBEDDED = "scene"


def key_of(item: Owned) -> str:
    """The name of a datablock for as long as the script makes it, whatever it is called."""
    return f"{item.number} {item.cell}"


def snapshot(items: Iterable[Owned]) -> dict[str, dict[str, Any]]:
    """The values of each datablock by its key; of kinds that an artist does not change by hand, none."""
    return {key_of(item): _entry(item) for item in items if item.kind in _KINDS}


def _entry(item: Owned) -> dict[str, Any]:
    datablock = item.datablock
    return {
        "kind": item.kind,
        "cell": item.cell,
        "name": datablock.name,
        "shape": shape(datablock),
        "values": dict(_values(item.kind, datablock)),
        "stacks": dict(_stacks(datablock)),
    }


def _values(kind: str, datablock: bpy.types.ID) -> Iterator[tuple[str, Any]]:
    if isinstance(datablock, bpy.types.Object):
        yield from _transform(datablock)
    skipped = _SKIPPED.get(kind, unlike.GEOMETRY)
    yield from _plain_values(datablock, "", skipped)
    if isinstance(datablock, bpy.types.Object):
        if datablock.parent is not None:
            yield "matrix_parent_inverse", written(datablock.matrix_parent_inverse)
        for index, slot in enumerate(datablock.material_slots):
            yield f"material_slots[{index}].link", slot.link
            yield f"material_slots[{index}].material", written(slot.material)
        for stack in ("modifiers", "constraints"):
            for each in getattr(datablock, stack):
                yield from values_in_stack(stack, each)
    if isinstance(datablock, bpy.types.NodeTree):
        yield from _nodes(datablock, "")
    elif getattr(datablock, "node_tree", None) is not None:
        yield from _nodes(datablock.node_tree, "node_tree.")


def _transform(item: bpy.types.Object) -> Iterator[tuple[str, Any]]:
    yield "rotation_mode", item.rotation_mode
    rotation = _ROTATION.get(item.rotation_mode, "rotation_euler")
    for name in ("location", rotation, "scale"):
        value = written(getattr(item, name))
        if name in _ROTATION.values():
            yield name, value
        else:
            yield from ((f"{name}.{axis}", number) for axis, number in zip("xyz", value, strict=True))


def values_in_stack(stack: str, each: bpy.types.Modifier | bpy.types.Constraint) -> Iterator[tuple[str, Any]]:
    """The values of one of an object's modifiers or constraints."""
    path = stack + named(each.name)
    yield from _plain_values(each, f"{path}.")
    if stack == "modifiers":
        for inside, value in given_inputs(each).items():
            if isinstance(value, bool | int | float | str | bpy.types.ID) or hasattr(value, "to_list"):
                yield path + inside, written(value)


def _nodes(tree: bpy.types.NodeTree, path: str) -> Iterator[tuple[str, Any]]:
    for node in tree.nodes:
        inside = f"{path}nodes{named(node.name)}."
        yield from _plain_values(node, inside, unlike.NODE)
        for side in ("inputs", "outputs"):
            sockets = getattr(node, side)
            names = [socket.name for socket in sockets]
            for index, socket in enumerate(sockets):
                if not hasattr(socket, "default_value") or (side == "inputs" and socket.is_linked):
                    continue
                at = named(socket.name) if names.count(socket.name) == 1 else f"[{index}]"
                yield f"{inside}{side}{at}.default_value", written(socket.default_value)


def _plain_values(
    struct: bpy.types.bpy_struct, path: str, skipped: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Any]]:
    for name, is_pointer in _listed(type(struct), skipped):
        value = getattr(struct, name)
        if not is_pointer or value is None or isinstance(value, bpy.types.ID):
            yield path + name, written(value)


@cache
def _listed(kind: type, skipped: frozenset[str]) -> list[tuple[str, bool]]:
    """The properties of a kind of structure that can be set, each with whether it points at another."""
    return [
        (prop.identifier, prop.type == "POINTER")
        for prop in kind.bl_rna.properties
        if not prop.is_readonly
        and prop.type != "COLLECTION"
        and prop.identifier not in unlike.BOOKKEEPING | skipped | _ELSEWHERE
    ]


def _stacks(datablock: bpy.types.ID) -> Iterator[tuple[str, list[Any]]]:
    """What stands in lists to which things are added: names with what they are made from."""
    if isinstance(datablock, bpy.types.Object):
        yield "modifiers", [[each.name, each.type] for each in datablock.modifiers]
        yield "constraints", [[each.name, each.type] for each in datablock.constraints]
        yield "material_slots", [written(slot.material) for slot in datablock.material_slots]
        yield "users_collection", [written(each) for each in datablock.users_collection]


def written(value: Any) -> Any:  # noqa: ANN401 (any of Blender's values)
    """A value as JSON. A datablock of a script is known by its key, so that it may be renamed."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return shortest(value)
    if isinstance(value, bpy.types.ID):
        return _pointer(value)
    if isinstance(value, set | frozenset):
        return {"set": sorted(value)}
    if isinstance(value, mathutils.Matrix):
        return [written(row) for row in value]
    return [written(each) for each in value]


def _pointer(value: bpy.types.ID) -> dict[str, Any]:
    if ownership.CELL in value:
        return {"key": f"{value[ownership.NUMBER]} {value[ownership.CELL]}"}
    if value.is_embedded_data:
        return {"kind": _EMBEDDED, "name": ""}
    kind = next((kind for kind in _POINTED if getattr(bpy.data, kind).get(value.name) == value), "")
    return {"kind": kind, "name": value.name}


_POINTED = (
    "objects materials collections meshes curves textures images node_groups actions worlds texts".split()
)


def shortest(number: float) -> float:
    """The shortest number that is the same one in Blender, which keeps 32 bits: 0.8, not 0.800000011920929."""
    single = np.float32(number)
    return float(np.format_float_positional(single, unique=True)) if np.isfinite(single) else 0.0


def named(name: str) -> str:
    """A name as a subscript of a data path."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{escaped}"]'
