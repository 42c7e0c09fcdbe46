# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a datablock no line of a script can say: another one once it was sculpted, painted or rewired."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import bpy

from . import geometry, ownership, unlike
from .arrays import numbers
from .rna import plain, values_of

_DATA = (bpy.types.Mesh, *geometry.KINDS)


def shape(datablock: bpy.types.ID) -> str:
    """A hash of it; empty where the datablock has nothing of the kind.

    It stays the same when a mesh is opened in edit mode and left as it was.
    """
    digest = hashlib.blake2b(digest_size=12)
    length = 0
    for fact in _facts(datablock):
        data = fact if isinstance(fact, bytes) else repr(fact).encode()
        length += len(data)
        digest.update(data)
    return digest.hexdigest() if length else ""


def _facts(datablock: bpy.types.ID) -> Iterator[Any]:
    if isinstance(datablock, bpy.types.Object):
        yield from _object(datablock)
    elif isinstance(datablock, bpy.types.Mesh):
        yield from _mesh(datablock)
    elif isinstance(datablock, _DATA):
        yield from geometry.facts(datablock, exact=True)
    elif isinstance(datablock, bpy.types.NodeTree):
        yield from _wiring(datablock)
    elif getattr(datablock, "node_tree", None) is not None:
        yield from _wiring(datablock.node_tree)


def _object(item: bpy.types.Object) -> Iterator[Any]:
    data = item.data
    if data is not None:
        name = data.get(ownership.CELL, data.name), data.get(ownership.NUMBER, 0)
        yield type(data).__name__, name
    if item.vertex_groups and isinstance(data, bpy.types.Mesh):
        yield [group.name for group in item.vertex_groups]
        yield geometry.weights(data)


def _mesh(mesh: bpy.types.Mesh) -> Iterator[Any]:
    for name, (domain, values) in geometry.attributes(mesh):
        if values.any():  # Blender drops and adds what is nothing everywhere as it likes
            yield name, domain
            yield (values + 0.0 if values.dtype.kind == "f" else values).tobytes()
    yield numbers(mesh.polygons, "loop_start").tobytes()
    yield from geometry.shape_keys(mesh)


def _wiring(tree: bpy.types.NodeTree) -> Iterator[Any]:
    """Which nodes there are, how they are linked, and what they hold that is no plain value."""
    for node in sorted(tree.nodes, key=lambda node: node.name):
        yield node.bl_idname, node.name, node.mute
        for prop in node.bl_rna.properties:
            name = prop.identifier
            if prop.type in {"POINTER", "COLLECTION"} and name not in unlike.NODE | unlike.BOOKKEEPING:
                yield name, _inside(getattr(node, name))
    yield sorted(
        (link.from_node.name, link.from_socket.identifier, link.to_node.name, link.to_socket.identifier)
        for link in tree.links
    )


def _inside(value: Any) -> Any:  # noqa: ANN401 (a structure or a collection of them)
    if value is None or isinstance(value, bpy.types.ID):
        return plain(value)
    if isinstance(value, bpy.types.bpy_prop_collection):
        return [_inside(each) for each in value]
    return values_of(value)
