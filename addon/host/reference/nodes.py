# SPDX-License-Identifier: GPL-3.0-or-later
"""Every node that can be made, and its sockets: they are known only once a node has been made."""

from __future__ import annotations

from collections.abc import Iterator

import bpy

from .choices import choices, socket_types
from .plain import plain
from .properties import Record
from .sandbox import nothing_left
from .shipped import is_shipped
from .variants import read_variants

TREES = ("ShaderNodeTree", "GeometryNodeTree", "CompositorNodeTree", "TextureNodeTree")


def read_nodes() -> tuple[dict[str, Record], dict[str, list[str]]]:
    """The node types with their sockets, and which trees' interfaces may have which types of sockets."""
    nodes: dict[str, Record] = {}
    sockets: dict[str, list[str]] = {}
    names = sorted(_node_types())
    with nothing_left():
        scene = bpy.data.scenes.new(".maquette")
        # Some nodes take the scene that they are made in, and Blender 5.2 does not let go of it again.
        with bpy.context.temp_override(scene=scene):
            for kind, tree in _trees(scene):
                for name, node in _made(tree, names):
                    _add(nodes, name, node, kind)
                for each in socket_types(tree):
                    kinds = sockets.setdefault(each, [])
                    if kind not in kinds:
                        kinds.append(kind)
    return dict(sorted(nodes.items())), sockets


def _trees(scene: bpy.types.Scene) -> Iterator[tuple[str, bpy.types.NodeTree]]:
    """A tree of each kind. Before Blender 5.0 some nodes could only be in a scene's own tree."""
    for kind in TREES:
        yield kind, bpy.data.node_groups.new(".maquette", kind)
    if bpy.app.version < (5, 0, 0):
        scene.use_nodes = True
        yield "CompositorNodeTree", scene.node_tree


def _add(nodes: dict[str, Record], name: str, node: bpy.types.Node, kind: str) -> None:
    if name not in nodes:
        nodes[name] = {"trees": [], **_read_node(node)}
    if kind not in nodes[name]["trees"]:
        nodes[name]["trees"].append(kind)


def _node_types() -> Iterator[str]:
    for name in dir(bpy.types):
        cls = getattr(bpy.types, name)
        if isinstance(cls, type) and issubclass(cls, bpy.types.Node) and is_shipped(cls):
            yield name


def _made(tree: bpy.types.NodeTree, names: list[str]) -> Iterator[tuple[str, bpy.types.Node]]:
    """Each node of these types that the tree takes, one at a time."""
    for name in names:
        try:
            node = tree.nodes.new(name)
        except RuntimeError:
            continue
        yield name, node
        tree.nodes.remove(node)


def _read_node(node: bpy.types.Node) -> Record:
    record: Record = {
        "label": node.bl_label,
        "inputs": [_read_socket(socket) for socket in node.inputs],
        "outputs": [_read_socket(socket) for socket in node.outputs],
    }
    variants = read_variants(node)
    if variants:
        record["variants"] = variants
    record["description"] = node.bl_rna.description
    return record


def _read_socket(socket: bpy.types.NodeSocket) -> Record:
    record: Record = {
        "name": socket.name,
        "identifier": socket.identifier,
        "type": socket.bl_idname,
        "default": plain(getattr(socket, "default_value", None)),
        "enabled": socket.enabled,
    }
    if socket.is_multi_input:
        record["multi"] = True
    if socket.type == "MENU":
        record["items"] = choices(socket, "default_value")
    if socket.description:
        record["description"] = socket.description
    return record
