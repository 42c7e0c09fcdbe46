# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures as the user's own 3D view would show the asset: its shading, our camera, nothing else changed."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bpy
import gpu
import numpy as np

from . import images
from .studio import Studio

_QUICK = frozenset({"BLENDER_EEVEE", "BLENDER_EEVEE_NEXT", "BLENDER_WORKBENCH"})
_PLAIN_ZOOM = 50 * (2 - math.sqrt(2))
"""The zoom of a camera's view at which the picture fills it."""


class Viewport:
    """The largest 3D view of the open windows."""

    def __init__(self, space: bpy.types.SpaceView3D, region: bpy.types.Region) -> None:
        self._space = space
        self._region = region

    @staticmethod
    def find() -> Viewport | None:
        """The view, or nothing where Blender has no window, or shows no 3D view that could draw the asset."""
        if bpy.app.background:
            return None
        areas = [
            area
            for window in bpy.context.window_manager.windows
            for area in window.screen.areas
            if area.type == "VIEW_3D" and _draws_at_once(area.spaces.active)
        ]
        if not areas:
            return None
        area = max(areas, key=lambda area: area.width * area.height)
        region = next(region for region in area.regions if region.type == "WINDOW")
        return Viewport(area.spaces.active, region)

    def shoot(self, studio: Studio, file: Path) -> None:
        """Draw what stands in the studio, from its camera, with the view's shading. On the main thread only."""
        studio.borrow_light(bpy.context.scene)
        size = studio.scene.render.resolution_x
        camera = studio.camera
        studio.scene.view_layers[0].update()
        projection = camera.calc_matrix_camera(studio.depsgraph, x=size, y=size)
        screen = gpu.types.GPUOffScreen(size, size)
        try:
            with self._borrowed(camera):
                screen.draw_view3d(
                    studio.scene,
                    studio.scene.view_layers[0],
                    self._space,
                    self._region,
                    camera.matrix_world.inverted(),
                    projection,
                    do_color_management=True,
                )
            read = screen.texture_color.read()
            read.dimensions = size * size * 4
            stored = np.array(read).reshape(size, size, 4)
        finally:
            screen.free()
        pixels = stored.astype(np.float32) / (255 if stored.dtype == np.uint8 else 1)
        pixels[..., 3] = 1
        images.write(file, pixels[::-1])

    @contextlib.contextmanager
    def _borrowed(self, camera: bpy.types.Object) -> Iterator[None]:
        """The view looking through our camera, without grid and outlines, for the moment of drawing.

        EEVEE goes by the view's own lens and not by the matrices that it is given.
        """
        ours = (
            (self._space.overlay, "show_overlays", False),
            (self._space, "use_local_camera", True),
            (self._space, "camera", camera),
            (self._space.region_3d, "view_perspective", "CAMERA"),
            (self._space.region_3d, "view_camera_zoom", _PLAIN_ZOOM),
            (self._space.region_3d, "view_camera_offset", (0.0, 0.0)),
        )
        theirs = [(owner, name, _copied(getattr(owner, name))) for owner, name, _ in ours]
        try:
            for owner, name, value in ours:
                setattr(owner, name, value)
            yield
        finally:
            for owner, name, value in theirs:
                setattr(owner, name, value)


def _draws_at_once(space: bpy.types.SpaceView3D) -> bool:
    """Not in a local view, which shows its own objects only, nor by an engine that takes its time."""
    engine = bpy.context.scene.render.engine
    return space.local_view is None and (space.shading.type != "RENDERED" or engine in _QUICK)


def _copied(value: Any) -> Any:  # noqa: ANN401 (a property's value)
    """A value that does not change with the property."""
    return tuple(value) if isinstance(value, bpy.types.bpy_prop_array) else value
