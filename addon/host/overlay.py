# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters and lines to lay over pictures, drawn by Blender in one go with everything else transparent.

Places are pixels from the top left corner; colours are red, green, blue from 0 to 255.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

import bpy
import numpy as np
from mathutils import Matrix

from ..core.colours import as_meant
from . import images
from .studio import Studio

Ink = tuple[int, int, int]
Spot = tuple[float, float]
Segment = tuple[Spot, Spot]

_TYPE = 1.35
"""Blender's font at size 1 has letters this much smaller than other programs have."""


class Overlay:
    """What is drawn later lies on top. Use it as a context manager; it leaves nothing behind."""

    def __init__(self, width: int, height: int) -> None:
        self._studio = Studio(width)
        self._studio.draw_letters(width, height)
        lens = self._studio.camera.data
        lens.type = "ORTHO"
        lens.sensor_fit = "HORIZONTAL"
        lens.ortho_scale = width  # one unit of the scene is one pixel
        lens.clip_start, lens.clip_end = 1, 200
        self._studio.camera.matrix_world = Matrix.Translation((width / 2, -height / 2, 150))
        self._layer = 0
        self._widths: dict[str, float] = {}

    def __enter__(self) -> Overlay:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._studio.__exit__(kind, fault, trace)

    def widths(self, lines: Iterable[str], size: float) -> list[float]:
        """How wide lines of text would be."""
        lines = list(lines)
        trials = {text: self._text(text, 1) for text in dict.fromkeys(lines) if text not in self._widths}
        self._studio.scene.view_layers[0].update()
        for text, trial in trials.items():
            self._widths[text] = trial.dimensions.x
            bpy.data.objects.remove(trial)
        return [self._widths[text] * size * _TYPE for text in lines]

    def text(
        self, words: str, left: float, baseline: float, size: float, ink: Ink, align: str = "LEFT"
    ) -> None:
        """Set a line of text; with another alignment, `left` is its middle or right end."""
        line = self._text(words, size * _TYPE)
        line.data.align_x = align
        self._place(line, (left, baseline), ink)

    def line(self, start: Spot, end: Spot, width: float, ink: Ink) -> None:
        """Draw a straight line."""
        self.lines([(start, end)], width, ink)

    def lines(self, segments: Iterable[Segment], width: float, ink: Ink) -> None:
        """Draw straight lines of one colour, at once."""
        corners: list[Spot] = []
        for start, end in segments:
            along = np.subtract(end, start)
            length = float(np.hypot(*along))
            if length > 0:
                side = np.array((-along[1], along[0])) / length * width / 2
                corners += [start + side, start - side, end - side, end + side]
        if corners:
            self._mesh(corners, [tuple(range(i, i + 4)) for i in range(0, len(corners), 4)], ink)

    def box(self, left: float, top: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle."""
        right, bottom = left + width, top + height
        self._polygon([(left, top), (left, bottom), (right, bottom), (right, top)], ink)

    def disc(self, centre: Spot, radius: float, ink: Ink) -> None:
        """Fill a circle."""
        self._polygon(_circle(centre, radius), ink)

    def ring(self, centre: Spot, radius: float, width: float, ink: Ink) -> None:
        """Draw a circle's line."""
        inner, outer = _circle(centre, radius - width / 2), _circle(centre, radius + width / 2)
        count = len(inner)
        faces = [(i, (i + 1) % count, count + (i + 1) % count, count + i) for i in range(count)]
        self._mesh([*inner, *outer], faces, ink)

    def draw(self) -> np.ndarray:
        """The overlay as a picture with transparency."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "overlay.png"
            self._studio.shoot(file)
            return images.read(file)

    def _text(self, words: str, size: float) -> bpy.types.Object:
        curve = bpy.data.curves.new("maquette text", "FONT")
        curve.body = words
        curve.size = size
        line = bpy.data.objects.new("maquette text", curve)
        self._studio.scene.collection.objects.link(line)
        return line

    def _polygon(self, corners: Sequence[Spot], ink: Ink) -> None:
        self._mesh(corners, [tuple(range(len(corners)))], ink)

    def _mesh(self, corners: Sequence[Spot], faces: Sequence[tuple[int, ...]], ink: Ink) -> None:
        mesh = bpy.data.meshes.new("maquette shape")
        mesh.from_pydata([(x, -y, 0) for x, y in corners], [], faces)
        shape = bpy.data.objects.new("maquette shape", mesh)
        self._studio.scene.collection.objects.link(shape)
        self._place(shape, (0, 0), ink)

    def _place(self, item: bpy.types.Object, spot: Spot, ink: Ink) -> None:
        self._layer += 1
        item.location = (spot[0], -spot[1], self._layer * 0.01)
        item.color = (*(as_meant(channel / 255) for channel in ink), 1.0)


def _circle(centre: Spot, radius: float, steps: int = 48) -> list[Spot]:
    angles = (2 * math.pi * step / steps for step in range(steps))
    return [(centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)) for angle in angles]
