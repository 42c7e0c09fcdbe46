# SPDX-License-Identifier: GPL-3.0-or-later
"""Fingerprints of datablocks: equal while a datablock is what it was, and another one once it is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import bpy
import numpy as np

from . import geometry, unlike
from .node_inputs import given_inputs
from .ownership import PREFIX, find_owned
from .rna import plain, plain_mapping, values_of

_SCENE_PARTS = ("render", "unit_settings", "view_settings", "display_settings", "cycles", "eevee")
_SCENE_VALUES = ("name", "camera", "world", "frame_start", "frame_end", "frame_current", "gravity")
_IGNORED_KEYS = frozenset({"_RNA_UI", "cycles", "cycles_visibility"})


def fingerprint(datablock: bpy.types.ID, exact: bool = True) -> str:
    """A short hash of everything that makes the datablock what it is.

    Unless `exact`, two meshes that differ only in how their elements are numbered have the same one; that
    takes longer.
    """
    digest = hashlib.blake2b(digest_size=12)
    for fact in _facts(datablock, exact):
        digest.update(fact if isinstance(fact, bytes) else repr(fact).encode())
    return digest.hexdigest()


def scene_fingerprint(asset: str) -> dict[str, str]:
    """The fingerprints of an asset's datablocks by kind and name, as in "objects: seat"."""
    return {
        f"{each.kind}: {each.datablock.name}": fingerprint(each.datablock, exact=False)
        for each in find_owned(asset)
    }


def _facts(datablock: bpy.types.ID, exact: bool) -> Iterator[Any]:
    yield type(datablock).__name__
    yield datablock.name
    if isinstance(datablock, geometry.KINDS):
        yield from geometry.facts(datablock, exact)
    for kind, facts in _FACTS.items():
        if isinstance(datablock, kind):
            yield from facts(datablock)
            break
    else:
        yield values_of(datablock)
    own = {key: value for key, value in datablock.items() if _is_own(key)}
    yield plain_mapping(own)
    yield _animation(datablock)


def _is_own(key: str) -> bool:
    return not key.startswith(PREFIX) and key not in _IGNORED_KEYS


def _object(item: bpy.types.Object) -> Iterator[Any]:
    yield values_of(item, unlike.OBJECT)
    yield [tuple(round(value, 5) + 0.0 for value in row) for row in item.matrix_basis]
    yield [(slot.link, plain(slot.material)) for slot in item.material_slots]
    yield [plain_mapping(given_inputs(modifier)) for modifier in item.modifiers]
    yield [(system.name, plain(system.settings)) for system in item.particle_systems]
    yield sorted(collection.name for collection in item.users_collection)
    yield [group.name for group in item.vertex_groups]
    if item.vertex_groups and isinstance(item.data, bpy.types.Mesh):
        yield geometry.weights(item.data)


def _geometry(data: bpy.types.ID) -> Iterator[Any]:
    yield values_of(data, unlike.GEOMETRY)
    yield [plain(material) for material in getattr(data, "materials", ())]


def _shaded(datablock: bpy.types.Material | bpy.types.World | bpy.types.Light) -> Iterator[Any]:
    yield values_of(datablock, unlike.SHADER)
    if bpy.app.version < (5, 0):  # from then on every material has its nodes, and asking for this warns
        yield datablock.use_nodes
    if datablock.node_tree is not None:
        yield from _nodes(datablock.node_tree)


def _nodes(tree: bpy.types.NodeTree) -> Iterator[Any]:
    for node in sorted(tree.nodes, key=lambda node: node.name):
        yield node.bl_idname, node.name, node.mute
        yield values_of(node, unlike.NODE)
        yield [(socket.identifier, plain(getattr(socket, "default_value", None))) for socket in node.inputs]
        yield [(socket.identifier, plain(getattr(socket, "default_value", None))) for socket in node.outputs]
    yield sorted(
        (link.from_node.name, link.from_socket.identifier, link.to_node.name, link.to_socket.identifier)
        for link in tree.links
    )


def _group(tree: bpy.types.NodeTree) -> Iterator[Any]:
    for item in tree.interface.items_tree:
        default = plain(getattr(item, "default_value", None))
        yield item.item_type, item.name, getattr(item, "identifier", ""), default
    yield from _nodes(tree)


def _collection(collection: bpy.types.Collection) -> Iterator[Any]:
    yield values_of(collection, unlike.COLLECTION)


def _image(image: bpy.types.Image) -> Iterator[Any]:
    if image.source == "VIEWER":  # what was rendered last
        return
    yield image.source, image.filepath, tuple(image.size), image.colorspace_settings.name
    if image.source == "GENERATED":
        pixels = np.zeros(len(image.pixels), np.float32)
        image.pixels.foreach_get(pixels)
        yield geometry.rounded(pixels).tobytes()


def _scene(scene: bpy.types.Scene) -> Iterator[Any]:
    yield [(name, plain(getattr(scene, name))) for name in _SCENE_VALUES]
    yield [values_of(getattr(scene, part), depth=1) for part in _SCENE_PARTS if hasattr(scene, part)]
    yield plain(scene.cursor.location)


def _text(text: bpy.types.Text) -> Iterator[Any]:
    yield text.as_string()


def _animation(datablock: bpy.types.ID) -> list[Any]:
    animation = getattr(datablock, "animation_data", None)
    if animation is None:
        return []
    drivers = [(curve.data_path, curve.array_index, curve.driver.expression) for curve in animation.drivers]
    return [plain(animation.action), *sorted(drivers)]


_FACTS: dict[type, Callable[[Any], Iterator[Any]]] = {
    bpy.types.Object: _object,
    bpy.types.Material: _shaded,
    bpy.types.World: _shaded,
    bpy.types.Light: _shaded,
    bpy.types.NodeTree: _group,
    bpy.types.Collection: _collection,
    bpy.types.Image: _image,
    bpy.types.Scene: _scene,
    bpy.types.Text: _text,
    **dict.fromkeys(geometry.KINDS, _geometry),
}
