# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain materials for exporters that cannot follow procedural nodes.

glTF and USD write a socket that nodes drive as its default, mostly white. While an asset is exported, such
sockets carry the plain look that the material has in the viewport; afterwards all is as it was.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import bpy

_PLAIN = ("Base Color", "Roughness", "Metallic", "Normal", "Coat Normal")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A socket that was taken off its link, and what it was before."""

    tree: bpy.types.NodeTree
    source: bpy.types.NodeSocket
    socket: bpy.types.NodeSocket
    value: Any


@contextlib.contextmanager
def plain_materials(materials: Iterable[bpy.types.Material]) -> Iterator[None]:
    """Take procedural links off the main sockets for a while."""
    cuts = [cut for material in materials for cut in _cut_links(material)]
    try:
        yield
    finally:
        for cut in reversed(cuts):
            if cut.value is not None:
                cut.socket.default_value = cut.value
            cut.tree.links.new(cut.source, cut.socket)


def _cut_links(material: bpy.types.Material) -> Iterator[_Cut]:
    tree = material.node_tree
    if tree is None:
        return
    for node in tree.nodes:
        if node.type != "BSDF_PRINCIPLED":
            continue
        for name in _PLAIN:
            socket = node.inputs.get(name)
            if socket is not None and socket.is_linked:
                yield _cut(material, tree, socket)


def _cut(material: bpy.types.Material, tree: bpy.types.NodeTree, socket: bpy.types.NodeSocket) -> _Cut:
    link = socket.links[0]
    source = link.from_socket
    looks = {
        "Base Color": tuple(material.diffuse_color),
        "Roughness": material.roughness,
        "Metallic": material.metallic,
    }
    value = None
    if socket.name in looks:
        before = socket.default_value
        value = tuple(before) if socket.name == "Base Color" else before
    tree.links.remove(link)
    if socket.name in looks:
        socket.default_value = looks[socket.name]
    return _Cut(tree, source, socket, value)
