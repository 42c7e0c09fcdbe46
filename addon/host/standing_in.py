# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain meshes in the place of what exporters write without its thickness, twice, or without its instances."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import bpy

_SHAPES = frozenset({"CURVE", "SURFACE", "FONT"})


@contextlib.contextmanager
def meshes_standing_in(layer: bpy.types.ViewLayer) -> Iterator[None]:
    """For a while the layer's scene holds a mesh for each such object, under its name and where it stands."""
    originals = [each for each in layer.objects if each.type in _SHAPES or _has_nodes(each)]
    names = [each.name for each in originals]
    made = _mesh_objects(originals, layer)
    members = layer.id_data.collection.objects
    try:
        for original, mesh, name in zip(originals, made, names, strict=True):
            original.name = f".maquette {original.session_uid}"
            mesh.name = mesh.data.name = name
            members.unlink(original)
            members.link(mesh)
        layer.update()
        for mesh in made:
            mesh.select_set(True, view_layer=layer)
        yield
    finally:
        bpy.data.batch_remove([each for mesh in made for each in (mesh, mesh.data)])
        for original, name in zip(originals, names, strict=True):
            original.name = name


def _has_nodes(item: bpy.types.Object) -> bool:
    return item.type == "MESH" and any(each.type == "NODES" for each in item.modifiers)


def _mesh_objects(originals: list[bpy.types.Object], layer: bpy.types.ViewLayer) -> list[bpy.types.Object]:
    """Their meshes as they are seen; what geometry nodes spread out becomes a part of them."""
    if not originals:
        return []
    realized = _realizing()
    copies = [each.copy() for each in originals]
    try:
        for copy in copies:
            copy.modifiers.new("maquette realized", "NODES").node_group = realized
            layer.id_data.collection.objects.link(copy)
        layer.update()
        return [_mesh_object(copy, layer.depsgraph) for copy in copies]
    finally:
        bpy.data.batch_remove([*copies, realized])


def _realizing() -> bpy.types.NodeTree:
    tree = bpy.data.node_groups.new("maquette realized", "GeometryNodeTree")
    for direction in ("INPUT", "OUTPUT"):
        tree.interface.new_socket("Geometry", in_out=direction, socket_type="NodeSocketGeometry")
    given, node, result = (
        tree.nodes.new(kind) for kind in ("NodeGroupInput", "GeometryNodeRealizeInstances", "NodeGroupOutput")
    )
    tree.links.new(given.outputs[0], node.inputs["Geometry"])
    tree.links.new(node.outputs["Geometry"], result.inputs[0])
    return tree


def _mesh_object(shape: bpy.types.Object, depsgraph: bpy.types.Depsgraph) -> bpy.types.Object:
    mesh = bpy.data.meshes.new_from_object(shape.evaluated_get(depsgraph), depsgraph=depsgraph)
    made = bpy.data.objects.new("maquette mesh", mesh)
    made.parent, made.parent_type, made.parent_bone = shape.parent, shape.parent_type, shape.parent_bone
    made.matrix_world = shape.matrix_world
    return made
