# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene of its own to photograph an asset in: camera, lights, backdrop. It leaves nothing behind."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

import bpy
from mathutils import Matrix, Vector

from ..core.drafts import draft_of
from ..core.errors import HostError
from .alone import unhidden
from .cast import Cast
from .datablocks import Moment
from .scene_parts import ScenePart
from .views import Standpoint

PAPER = 0.86
"""Scene-linear grey of the background of drawings."""

# Key, fill and rim: direction in the camera's own terms (right, up, towards it), watts at one metre, size.
_LIGHTS = (((-0.9, 1.0, 0.7), 13.0, 1.4), ((1.3, 0.35, 0.8), 4.0, 2.2), ((0.7, 1.3, -1.1), 15.0, 1.0))


class Studio:
    """A temporary scene. Use it as a context manager; on leaving, all that it made is removed."""

    def __init__(self, resolution: int) -> None:
        self._before = Moment()
        self.scene = bpy.data.scenes.new("maquette studio")
        self.camera = bpy.data.objects.new("maquette camera", bpy.data.cameras.new("maquette camera"))
        self.scene.collection.objects.link(self.camera)
        self.scene.camera = self.camera
        self._guests = self._collection("maquette guests")
        self._lights = self._collection("maquette borrowed lights")
        self._lights.hide_render = True
        self._cast: Cast | None = None
        self._world = bpy.data.worlds.new("maquette world")
        render = self.scene.render
        render.resolution_x = render.resolution_y = resolution
        render.resolution_percentage = 100
        render.image_settings.file_format = "PNG"
        render.image_settings.color_mode = "RGB"
        render.image_settings.compression = 30
        render.use_file_extension = False
        self._set: list[bpy.types.Object] = []
        self._shown = contextlib.ExitStack()

    def _collection(self, name: str) -> bpy.types.Collection:
        made = bpy.data.collections.new(name)
        self.scene.collection.children.link(made)
        return made

    def __enter__(self) -> Studio:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shown.close()
        made = [datablock for _, datablock in self._before.made_since()]
        # The picture that Blender shows after a render is Blender's own.
        bpy.data.batch_remove([each for each in made if getattr(each, "type", "") != "RENDER_RESULT"])

    def invite(self, parts: Iterable[ScenePart]) -> None:
        """Bring the parts' objects into the scene."""
        for part in parts:
            self._shown.enter_context(unhidden(part.objects))
            for each in part.objects:
                self._guests.objects.link(each)
        self.scene.view_layers[0].update()

    def invite_cast(self, cast: Cast) -> None:
        """Bring in the cast, which stands for the asset in flat drawings."""
        self.scene.collection.objects.link(cast.object)
        self._cast = cast
        self._show_cast(False)

    def _show_cast(self, shown: bool) -> None:
        if self._cast is not None:
            self._cast.object.hide_render = self._cast.object.hide_viewport = not shown
        self._guests.hide_render = shown

    @property
    def depsgraph(self) -> bpy.types.Depsgraph:
        """The scene's objects as they are seen."""
        return self.scene.view_layers[0].depsgraph

    def stand(self, place: Standpoint, measured: bool) -> None:
        """Put the camera somewhere; a measured view is drawn without perspective."""
        self.camera.matrix_world = place.matrix
        lens = self.camera.data
        lens.type = "ORTHO" if measured else "PERSP"
        lens.ortho_scale = place.span
        lens.angle = place.angle
        lens.clip_start, lens.clip_end = place.clip

    def draw_shapes(self) -> None:
        """Drawings: material colours, cavities, plain paper."""
        self._draw("Standard", "8", (PAPER,) * 3)
        shading = self.scene.display.shading
        shading.light = "STUDIO"
        shading.color_type = "MATERIAL"
        shading.show_cavity = True
        shading.cavity_type = "BOTH"
        shading.show_specular_highlight = True
        shading.show_object_outline = True
        shading.object_outline_color = (0.12, 0.12, 0.12)

    def draw_cast(self, background: Sequence[float]) -> None:
        """The cast's paint as it is: every pixel of the file is the number that was painted, or the background."""
        self._draw("Raw", "OFF", background)
        self._show_cast(True)
        shading = self.scene.display.shading
        shading.light = "FLAT"
        shading.color_type = "VERTEX"
        shading.show_cavity = False
        shading.show_object_outline = False

    def draw_letters(self, width: int, height: int) -> None:
        """Flat shapes in their objects' colours, with nothing behind them."""
        self._draw("Standard", "8", (1, 1, 1))
        render = self.scene.render
        render.resolution_x, render.resolution_y = width, height
        render.film_transparent = True
        render.image_settings.color_mode = "RGBA"
        shading = self.scene.display.shading
        shading.light = "FLAT"
        shading.color_type = "OBJECT"
        shading.show_object_outline = False

    def borrow_light(self, scene: bpy.types.Scene) -> None:
        """The asset as in another scene, in whose light and colours a viewport is to show it."""
        self._clear()
        for name in ("view_transform", "look", "exposure", "gamma"):
            setattr(self.scene.view_settings, name, getattr(scene.view_settings, name))
        self.scene.render.engine = scene.render.engine
        self.scene.world = scene.world
        for light in scene.objects:
            if light.type == "LIGHT" and light.name not in self.scene.objects and light.visible_get():
                self._lights.objects.link(light)

    def _draw(self, transform: str, smoothing: str, background: Sequence[float]) -> None:
        self._clear()
        scene = self.scene
        scene.world = self._world
        scene.render.engine = "BLENDER_WORKBENCH"
        self._develop(transform, "None")
        scene.display.render_aa = smoothing
        scene.render.dither_intensity = 0  # a pixel is the very colour that was drawn
        scene.world.color = background

    def _develop(self, transform: str, look: str) -> None:
        """How light becomes the colours of the file."""
        settings = self.scene.view_settings
        settings.look = "None"  # of the former transform, which would stay
        settings.view_transform = transform
        settings.look = look
        settings.exposure, settings.gamma = 0, 1

    def photograph_materials(self, samples: int, low: Vector, high: Vector) -> None:
        """Photographs: soft light from three sides and a backdrop without an edge."""
        self._clear()
        scene = self.scene
        scene.world = self._world
        scene.render.engine = "CYCLES"
        scene.render.dither_intensity = 1
        scene.cycles.device = "CPU"
        scene.cycles.samples = samples
        scene.cycles.use_adaptive_sampling = True
        scene.cycles.max_bounces = 4
        scene.cycles.use_light_tree = False  # slower than plain sampling with three lights
        scene.cycles.use_denoising = True
        scene.cycles.denoising_prefilter = "NONE"
        scene.cycles.denoising_quality = "FAST"
        self._develop("AgX", "AgX - Medium High Contrast")
        self._light_world()
        size = max((high - low).length / 2, 1e-3)
        centre = (low + high) / 2
        for direction, watts, width in _LIGHTS:
            self._add_light(centre, size, Vector(direction), watts, width)
        self._add_backdrop(Vector((centre.x, centre.y, low.z)), size)

    def _light_world(self) -> None:
        world = self.scene.world
        world.use_nodes = True
        background = next(node for node in world.node_tree.nodes if node.type == "BACKGROUND")
        background.inputs["Color"].default_value = (0.9, 0.94, 1.0, 1.0)
        background.inputs["Strength"].default_value = 0.3

    def _add_light(self, centre: Vector, size: float, direction: Vector, watts: float, width: float) -> None:
        lamp = bpy.data.lights.new("maquette light", "AREA")
        lamp.energy = watts * (4 * size) ** 2
        lamp.size = width * 2 * size
        light = bpy.data.objects.new("maquette light", lamp)
        turn = self.camera.matrix_world.to_3x3()
        place = centre + (turn @ direction).normalized() * 4 * size
        place.z = max(place.z, centre.z + size)
        light.matrix_world = (
            Matrix.Translation(place) @ (centre - place).to_track_quat("-Z", "Y").to_matrix().to_4x4()
        )
        self._bring(light)

    def _add_backdrop(self, ground: Vector, size: float) -> None:
        """A floor that bends up into a wall behind the asset, as seen from the camera."""
        turn = self.camera.matrix_world.to_euler().z
        bend, back, wide = 5 * size, 4 * size, 60 * size
        profile = [(-40 * size, 0.0), (back, 0.0)]
        steps = 24
        for step in range(1, steps + 1):
            angle = math.pi / 2 * step / steps
            profile.append((back + bend * math.sin(angle), bend * (1 - math.cos(angle))))
        profile.append((back + bend, 60 * size))
        vertices = [(x, y, z) for y, z in profile for x in (-wide, wide)]
        faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(profile) - 1)]
        mesh = bpy.data.meshes.new("maquette backdrop")
        mesh.from_pydata(vertices, [], faces)
        mesh.shade_smooth()
        paper = bpy.data.materials.new("maquette backdrop")
        paper.use_nodes = True
        shader = next(node for node in paper.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
        shader.inputs["Base Color"].default_value = (0.62, 0.62, 0.62, 1.0)
        shader.inputs["Roughness"].default_value = 0.9
        shader.inputs["Specular IOR Level"].default_value = 0.1
        mesh.materials.append(paper)
        backdrop = bpy.data.objects.new("maquette backdrop", mesh)
        backdrop.matrix_world = Matrix.Translation(ground) @ Matrix.Rotation(turn, 4, "Z")
        self._bring(backdrop)

    def _bring(self, piece: bpy.types.Object) -> None:
        self.scene.collection.objects.link(piece)
        self._set.append(piece)

    def _clear(self) -> None:
        """Leave nothing but the asset."""
        self._show_cast(False)
        for piece in self._set:
            bpy.data.objects.remove(piece)
        self._set.clear()

    def shoot(self, file: Path) -> None:
        """Render the picture. It is there whole or not at all."""
        draft = draft_of(file)
        draft.parent.mkdir(parents=True, exist_ok=True)
        self.scene.render.filepath = _literal(draft)
        try:
            self._render()
            os.replace(draft, file)  # noqa: PTH105 (Path.replace hides the name of what is written)
        finally:
            draft.unlink(missing_ok=True)

    def _render(self) -> None:
        try:
            bpy.ops.render.render(write_still=True, scene=self.scene.name)
        except RuntimeError as reason:
            # A Blender built without OpenImageDenoise: more samples instead.
            if "denois" not in str(reason).lower() or not self.scene.cycles.use_denoising:
                raise HostError(f"Blender could not render: {reason}") from None
            self.scene.cycles.use_denoising = False
            self.scene.cycles.samples *= 2
            self._render()


def _literal(file: Path) -> str:
    """A render's path as Blender is to take it: from 4.5 on it reads braces as the names of its own variables."""
    path = str(file)
    return path.replace("{", "{{").replace("}", "}}") if bpy.app.version >= (4, 5, 0) else path
