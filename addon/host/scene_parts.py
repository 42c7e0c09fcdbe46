# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked at and measured: an asset's parts, or every object of a scene that is not ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import bpy

from .ownership import Owned, find_owned, part_name

SURFACES = frozenset({"MESH", "CURVE", "SURFACE", "FONT", "META"})
"""The types of objects that have a mesh to measure."""

_RENDERED = SURFACES | {"CURVES", "POINTCLOUD", "VOLUME"}


@dataclass(frozen=True, slots=True)
class ScenePart:
    """A named part and the objects that make it up; what an instancer spreads out belongs to the instancer."""

    name: str
    objects: tuple[bpy.types.Object, ...]


def scene_parts(request: Mapping[str, Any]) -> list[ScenePart]:
    """The parts that a request is about, with their objects that would be rendered.

    Of `asset`, its cells' parts; where that is empty, all objects of the open scene, each a part of its own.
    """
    asset = request["asset"]
    return _owned_parts(asset) if asset else [ScenePart(each.name, (each,)) for each in _scene_objects()]


class Holders:
    """Tells which part an object or instance of the dependency graph belongs to."""

    def __init__(self, parts: Iterable[ScenePart]) -> None:
        self._found = {each.session_uid: (part, each) for part in parts for each in part.objects}

    def of(
        self, instance: bpy.types.DepsgraphObjectInstance
    ) -> tuple[ScenePart, bpy.types.Object] | tuple[None, None]:
        """The part, and the object of it that holds the instance."""
        holder = instance.parent if instance.is_instance else instance.object
        if instance.is_instance and _is_itself(instance, holder):
            return (None, None)
        return self._found.get(holder.original.session_uid, (None, None))


def _is_itself(instance: bpy.types.DepsgraphObjectInstance, holder: bpy.types.Object) -> bool:
    """Whether an instance is the mesh of the curve or text that holds it, which is listed by itself as well."""
    return (
        holder.type != "MESH"
        and instance.object.original == holder.original
        and instance.matrix_world == holder.matrix_world
    )


def rendered_objects(asset: str) -> list[bpy.types.Object]:
    """The asset's objects that a render would show, whether or not the artist hides them while working."""
    return [owned.datablock for owned in _rendered(asset)]


def _owned_parts(asset: str) -> list[ScenePart]:
    members: dict[str, list[bpy.types.Object]] = {}
    for owned in _rendered(asset):
        members.setdefault(part_name(owned.cell), []).append(owned.datablock)
    return [ScenePart(name, tuple(objects)) for name, objects in members.items()]


def _rendered(asset: str) -> list[Owned]:
    """Without those that only serve as a pattern, in a collection that no scene shows.

    Where the artist has switched off the asset's collection as a whole, all of them are meant.
    """
    able = [each for each in find_owned(asset) if each.kind == "objects" and not each.datablock.hide_render]
    layers = [layer.layer_collection for scene in bpy.data.scenes for layer in scene.view_layers]
    seen = {each for layer in layers for collection in _shown(layer) for each in collection.objects}
    return [each for each in able if each.datablock in seen] or able


def _scene_objects() -> list[bpy.types.Object]:
    """Those that a render of the scene shows, in the order of their names."""
    seen = {each for layer in _shown(bpy.context.view_layer.layer_collection) for each in layer.objects}
    shown = (each for each in seen if not each.hide_render and (each.type in _RENDERED or _spreads(each)))
    return sorted(shown, key=lambda each: each.name_full)


def _shown(layer: bpy.types.LayerCollection) -> Iterator[bpy.types.Collection]:
    if not layer.exclude and not layer.collection.hide_render:
        yield layer.collection
        for child in layer.children:
            yield from _shown(child)


def _spreads(item: bpy.types.Object) -> bool:
    return (
        item.type == "EMPTY" and item.instance_type == "COLLECTION" and item.instance_collection is not None
    )
