# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's reference, a picture, as pixels for the engine. (The API's reference is in `reference/`.)"""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bpy
import numpy as np

from ..core.errors import HostError
from ..core.picture_size import picture_size
from ..core.picture_turn import turn_of
from ..core.picture_wholeness import is_whole
from . import images
from .quiet import silence

MOST_BYTES = 50 * 1024 * 1024
MOST_PIXELS_A_SIDE = 16384
FEWEST_PIXELS_A_SIDE = 32
SIDE = 1024
"""Pixels a side, at most, of what is handed on."""


def read_reference_picture(file: Path) -> np.ndarray:
    """The picture as uint8 (height, width, 4): rows from the top, sRGB, straight alpha, 1024 pixels a side at most.

    Raises HostError where the file is no PNG, JPEG or WebP picture, or too large.
    """
    _check_file(file)
    content = file.read_bytes()
    with _loaded(file) as image:
        if 0 in image.size[:] or not is_whole(content):
            raise HostError(f"'{file.name}' could not be read: it is damaged. Give another picture.")
        quarters, mirrored = turn_of(content)
        upright = np.rot90(_pixels(image), quarters)
        return np.ascontiguousarray(upright[:, ::-1] if mirrored else upright)


def pixels(request: Mapping[str, Any]) -> dict[str, Any]:
    """The picture in `file` as the engine reads it: width, height, and rgba in base64."""
    found = read_reference_picture(Path(request["file"]))
    height, width = found.shape[:2]
    return {"width": width, "height": height, "rgba": base64.b64encode(found.tobytes()).decode("ascii")}


def reference_png(file: Path) -> bytes:
    """The picture as a PNG of at most 1024 pixels a side, as models take it: without transparency.

    Raises HostError as above, and where it is too small to show anything.
    """
    pixels = read_reference_picture(file).astype(np.float32) / 255
    height, width = pixels.shape[:2]
    if min(height, width) < FEWEST_PIXELS_A_SIDE:
        raise HostError(
            f"'{file.name}' is {width} x {height} pixels small; {FEWEST_PIXELS_A_SIDE} a side show what is meant. "
            "Give a larger picture."
        )
    alpha = pixels[..., 3:]
    if not alpha.any():
        raise HostError(
            f"'{file.name}' is wholly transparent: there is nothing to see. Give another picture."
        )
    pixels[..., :3] = pixels[..., :3] * alpha + _backdrop(pixels) * (1 - alpha)
    pixels[..., 3] = 1
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "reference.png"
        images.write(small, pixels)
        return small.read_bytes()


def _backdrop(pixels: np.ndarray) -> float:
    """White, as most viewers show what is transparent; grey behind a bright thing, which white would hide."""
    alpha = pixels[..., 3]
    brightness = (pixels[..., :3].mean(axis=2) * alpha).sum() / alpha.sum()
    return 0.35 if brightness > 0.75 else 1.0


def _check_file(file: Path) -> None:
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            pixels = picture_size(opened)
    except OSError as reason:
        raise HostError(f"The reference '{file}' cannot be opened: {reason.strerror}.") from reason
    if pixels is None:
        raise HostError(
            f"'{file.name}' is no PNG, JPEG or WebP picture. Give a picture of one of these kinds."
        )
    if size > MOST_BYTES:
        raise HostError(
            f"'{file.name}' is {size / 2**20:.0f} MB large; pictures of up to {MOST_BYTES // 2**20} MB can be read. "
            "Make it smaller first."
        )
    if max(pixels) > MOST_PIXELS_A_SIDE:
        raise HostError(
            f"'{file.name}' is {pixels[0]} x {pixels[1]} pixels large; {MOST_PIXELS_A_SIDE} a side can be read. "
            "Make it smaller first."
        )


@contextmanager
def _loaded(file: Path) -> Iterator[bpy.types.Image]:
    try:
        with silence():
            image = bpy.data.images.load(str(file), check_existing=False)
    except RuntimeError as reason:
        raise HostError(f"'{file.name}' could not be read: {reason}") from reason
    try:
        # Bytes as they stand in the file: alpha not multiplied into the colours.
        image.alpha_mode = "STRAIGHT"
        yield image
    finally:
        bpy.data.images.remove(image)


def _pixels(image: bpy.types.Image) -> np.ndarray:
    width, height = image.size
    pixels = np.empty(width * height * 4, np.float32)
    with silence():
        image.pixels.foreach_get(pixels)
    rows = pixels.reshape(height, width, 4)[::-1]
    if image.is_float:  # of sixteen bits a channel: Blender hands them over as light
        rows = np.concatenate((_as_seen(rows[..., :3]), rows[..., 3:]), axis=2)
    factor = -(-max(width, height) // SIDE)
    return np.rint(_shrunk(rows, factor) * 255).clip(0, 255).astype(np.uint8)


def _as_seen(light: np.ndarray) -> np.ndarray:
    """Scene-linear colours as sRGB."""
    light = light.clip(0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def _shrunk(rows: np.ndarray, factor: int) -> np.ndarray:
    """Each new pixel is the mean of factor x factor old ones; colours count by their alpha."""
    if factor == 1:
        return rows
    # What is left over at the right and at the bottom is narrower than one new pixel.
    height, width = max(1, rows.shape[0] // factor), max(1, rows.shape[1] // factor)
    rows = rows[: height * factor, : width * factor]
    high, wide = rows.shape[0] // height, rows.shape[1] // width
    blocks = rows.reshape(height, high, width, wide, 4)
    alpha = blocks[..., 3:]
    total = alpha.sum(axis=(1, 3))
    colours = (blocks[..., :3] * alpha).sum(axis=(1, 3)) / np.maximum(total, 1e-6)
    return np.concatenate((colours, total / (high * wide)), axis=2)
