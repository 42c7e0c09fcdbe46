# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures as arrays: rows from the top, four floats a pixel, each as it stands in the file."""

from __future__ import annotations

from pathlib import Path

import bpy
import numpy as np

from ..core.drafts import draft_of


def read(file: Path | str) -> np.ndarray:
    """A picture from its file."""
    image = bpy.data.images.load(str(file), check_existing=False)
    try:
        pixels = np.empty(len(image.pixels), np.float32)
        image.pixels.foreach_get(pixels)
        width, height = image.size
        return pixels.reshape(height, width, 4)[::-1].copy()
    finally:
        bpy.data.images.remove(image)


def write(file: Path, canvas: np.ndarray) -> None:
    """A picture into its file, which is there whole or not at all."""
    height, width = canvas.shape[:2]
    image = bpy.data.images.new("maquette picture", width, height)
    draft = draft_of(file)
    draft.parent.mkdir(parents=True, exist_ok=True)
    try:
        image.pixels.foreach_set(np.ascontiguousarray(canvas[::-1], np.float32).ravel())
        image.filepath_raw = str(draft)
        image.file_format = "PNG"
        image.save()
        draft.replace(file)
    finally:
        bpy.data.images.remove(image)
        draft.unlink(missing_ok=True)


def lay_over(canvas: np.ndarray, upper: np.ndarray) -> None:
    """Put a picture with transparency over an opaque one of the same size."""
    cover = upper[..., 3:]
    canvas[..., :3] = canvas[..., :3] * (1 - cover) + upper[..., :3] * cover


def shrunk(pixels: np.ndarray, size: int) -> np.ndarray:
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
