# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects in a scene of their own for a while, shown whatever hides them from the artist's view."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

import bpy

from .datablocks import Moment
from .selection import in_object_mode
from .standing_in import meshes_standing_in

_HIDES = ("hide_viewport", "hide_select")


@contextlib.contextmanager
def unhidden(objects: Iterable[bpy.types.Object]) -> Iterator[None]:
    """Lift what keeps objects from being seen and selected in every scene; it is put back."""
    lifted = [(each, name) for each in objects for name in _HIDES if getattr(each, name)]
    for each, name in lifted:
        setattr(each, name, False)
    try:
        yield
    finally:
        for each, name in lifted:
            setattr(each, name, True)


@contextlib.contextmanager
def alone(objects: Iterable[bpy.types.Object]) -> Iterator[bpy.types.ViewLayer]:
    """The view layer of a scene that holds just these, selected, at the open scene's frame; it is gone afterwards."""
    objects = list(objects)
    before = Moment()
    scene = bpy.data.scenes.new("maquette alone")
    layer = scene.view_layers[0]
    try:
        scene.frame_current = bpy.context.scene.frame_current
        scene.render.fps, scene.render.fps_base = (
            bpy.context.scene.render.fps,
            bpy.context.scene.render.fps_base,
        )
        with unhidden(objects):
            for each in objects:
                scene.collection.objects.link(each)
            layer.update()
            for each in objects:
                each.select_set(True, view_layer=layer)
            yield layer
    finally:
        bpy.data.batch_remove([datablock for _, datablock in before.made_since()])


@contextlib.contextmanager
def alone_in_window(objects: Iterable[bpy.types.Object]) -> Iterator[None]:
    """As `alone`, as meshes, in the window's scene: exporters write what is selected where they are called."""
    window = bpy.context.window or bpy.context.window_manager.windows[0]
    scene, layer = window.scene, window.view_layer
    with (
        bpy.context.temp_override(window=window),
        in_object_mode(),
        alone(objects) as by_itself,
        meshes_standing_in(by_itself),
    ):
        window.scene = by_itself.id_data
        try:
            yield
        finally:
            window.scene = scene
            window.view_layer = layer
