# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact sheet: all views on one page, with names, size and scale bars.

The lettering is set as Blender text and drawn in one picture; the views are laid over it as they are, so that
none of their pixels changes.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector

from ..core.measures import spoken_size
from .studio import Studio
from .views import View

_INK = 0.03
_GREY = 0.25


@dataclass(frozen=True, slots=True)
class Picture:
    """A view that has been drawn."""

    view: View
    file: Path
    span: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a picture stands on the page: pixels from the page's top left corner."""

    picture: Picture
    left: int
    top: int
    size: int


class _Page:
    """The layout: the first view large at the left, the others in two rows beside it."""

    def __init__(self, pictures: Sequence[Picture], resolution: int) -> None:
        self.unit = resolution / 640
        margin = self.px(28)
        gap = self.px(18)
        caption = self.px(40)
        self.header = self.px(92)
        small = (resolution - gap - caption) // 2
        columns = math.ceil((len(pictures) - 1) / 2)
        self.width = 2 * margin + resolution + columns * (small + gap)
        self.height = self.header + resolution + caption + margin // 2
        self.margin = margin
        self.frames = [_Frame(pictures[0], margin, self.header, resolution)]
        for index, picture in enumerate(pictures[1:]):
            column, row = divmod(index, 2) if columns == 1 else (index % columns, index // columns)
            left = margin + resolution + gap + column * (small + gap)
            self.frames.append(_Frame(picture, left, self.header + row * (small + caption + gap), small))

    def px(self, units: float) -> int:
        """A length of the design, which is made for views of 640 pixels."""
        return round(units * self.unit)


def make_sheet(file: Path, pictures: Sequence[Picture], resolution: int, title: str, size: Vector) -> None:
    """Draw the sheet to a file."""
    page = _Page(pictures, resolution)
    with Studio(resolution) as studio:
        _set_page(studio, page)
        letters = _Letters(studio, page)
        chars = int((page.width - 2 * page.margin) / page.px(15))
        letters.add(textwrap.shorten(title, chars, placeholder=" ..."), page.margin, page.px(50), 27, _INK)
        letters.add(spoken_size(size), page.margin, page.px(78), 15, _GREY)
        bars = [_caption(letters, page, frame) for frame in page.frames]
        studio.shoot(file)
    canvas = _read(file)
    for frame in page.frames:
        _paste(canvas, frame)
    for left, top, width in bars:
        if width:
            canvas[top : top + max(2, page.px(2)), left : left + width, :3] = _srgb(_GREY)
    _write(file, canvas)


def _set_page(studio: Studio, page: _Page) -> None:
    scene = studio.scene
    studio.draw_shapes()
    scene.display.shading.light = "FLAT"
    scene.display.shading.show_cavity = False
    scene.display.shading.show_object_outline = False
    scene.display.render_aa = "16"
    scene.render.resolution_x, scene.render.resolution_y = page.width, page.height
    scene.world.color = (0.94,) * 3
    lens = studio.camera.data
    lens.type = "ORTHO"
    lens.sensor_fit = "HORIZONTAL"
    lens.ortho_scale = page.width  # one unit of the scene is one pixel
    studio.camera.matrix_world = Matrix.Translation((page.width / 2, -page.height / 2, 10))


class _Letters:
    """Text on the page."""

    def __init__(self, studio: Studio, page: _Page) -> None:
        self._studio = studio
        self._page = page
        self._inks: dict[float, bpy.types.Material] = {}

    def add(
        self, text: str, left: float, baseline: float, size: float, grey: float, align: str = "LEFT"
    ) -> None:
        """Set a line of text; `size` in units of the design."""
        curve = bpy.data.curves.new("maquette text", "FONT")
        curve.body = text
        curve.size = size * self._page.unit * 1.35
        curve.align_x = align
        curve.materials.append(self._ink(grey))
        line = bpy.data.objects.new("maquette text", curve)
        line.location = (left, -baseline, 0)
        self._studio.scene.collection.objects.link(line)

    def _ink(self, grey: float) -> bpy.types.Material:
        if grey not in self._inks:
            self._inks[grey] = bpy.data.materials.new("maquette ink")
            self._inks[grey].diffuse_color = (grey, grey, grey, 1.0)
        return self._inks[grey]


def _caption(letters: _Letters, page: _Page, frame: _Frame) -> tuple[int, int, int]:
    """Name the view and, where lengths can be read off, set the label of its scale bar; returns the bar's place."""
    baseline = frame.top + frame.size + page.px(26)
    letters.add(frame.picture.view.name, frame.left, baseline, 15, _INK)
    if not frame.picture.view.measured:
        return 0, 0, 0
    length = _round_length(frame.picture.span * 0.3)
    width = round(length / frame.picture.span * frame.size)
    right = frame.left + frame.size
    label = f"{length:g} m" if length >= 1 else f"{length * 100:g} cm"
    letters.add(label, right - width - page.px(8), baseline, 13, _GREY, "RIGHT")
    return right - width, baseline - page.px(7), width


def _round_length(length: float) -> float:
    """The longest of 1, 2, 5, 10 ... that is no longer."""
    power = 10.0 ** math.floor(math.log10(length))
    return power * max(step for step in (1, 2, 5) if step * power <= length * 1.0001)


def _read(file: Path) -> np.ndarray:
    """A picture as rows from the top, four floats a pixel."""
    image = bpy.data.images.load(str(file), check_existing=False)
    try:
        pixels = np.empty(len(image.pixels), np.float32)
        image.pixels.foreach_get(pixels)
        width, height = image.size
        return pixels.reshape(height, width, 4)[::-1].copy()
    finally:
        bpy.data.images.remove(image)


def _write(file: Path, canvas: np.ndarray) -> None:
    height, width = canvas.shape[:2]
    image = bpy.data.images.new("maquette sheet", width, height)
    try:
        image.pixels.foreach_set(np.ascontiguousarray(canvas[::-1]).ravel())
        draft = file.with_name(f".{file.name}.new.png")
        image.filepath_raw = str(draft)
        image.file_format = "PNG"
        image.save()
        draft.replace(file)
    finally:
        bpy.data.images.remove(image)


def _paste(canvas: np.ndarray, frame: _Frame) -> None:
    pixels = _read(frame.picture.file)
    if pixels.shape[0] != frame.size:
        pixels = _shrunk(pixels, frame.size)
    canvas[frame.top : frame.top + frame.size, frame.left : frame.left + frame.size] = pixels


def _shrunk(pixels: np.ndarray, size: int) -> np.ndarray:
    """A square picture made smaller: each new pixel is the mean of those it covers."""
    edges = np.linspace(0, pixels.shape[0], size + 1)
    totals = np.zeros((pixels.shape[0] + 1, pixels.shape[1] + 1, 4))
    totals[1:, 1:] = pixels.cumsum(axis=0).cumsum(axis=1)
    whole = np.floor(edges).astype(int)
    part = edges - whole
    after = np.minimum(whole + 1, pixels.shape[0])
    rows = totals[whole] * (1 - part)[:, None, None] + totals[after] * part[:, None, None]
    both = rows[:, whole] * (1 - part)[None, :, None] + rows[:, after] * part[None, :, None]
    sums = both[1:, 1:] - both[:-1, 1:] - both[1:, :-1] + both[:-1, :-1]
    return (sums / (pixels.shape[0] / size) ** 2).astype(np.float32)


def _srgb(linear: float) -> float:
    return 1.055 * linear ** (1 / 2.4) - 0.055
