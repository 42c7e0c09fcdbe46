# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact sheet: all pictures on one page, with names, size, axes, scale bars and a legend of the parts.

What is written and drawn is laid over the pictures in one go; but for that, none of their pixels changes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..core.measures import spoken_size
from ..core.palette import Colour
from . import images
from .layout import Page
from .marks import GREY, INK, Frame, Marks
from .overlay import Overlay
from .picture import Picture

_PAGE = 247 / 255


@dataclass(frozen=True, slots=True)
class Caption:
    """What the sheet says besides its pictures."""

    title: str
    size: tuple[float, float, float]
    """Of the asset, in metres."""
    legend: Sequence[tuple[str, Colour]] = ()
    """Names of parts and their colours; empty where no picture shows them."""
    names: Sequence[str] = ()
    palette: Sequence[Colour] = ()
    labels: str = "none"


def make_sheet(file: Path, pictures: Sequence[Picture], resolution: int, caption: Caption) -> None:
    """Draw the sheet to a file."""
    page = Page(pictures, resolution, [name for name, _ in caption.legend])
    canvas = np.ones((page.height, page.width, 4), np.float32)
    canvas[..., :3] = _PAGE
    for frame in page.frames:
        _paste(canvas, frame)
    with Overlay(page.width, page.height) as overlay:
        _write_header(overlay, page, caption)
        marks = Marks(overlay, page.unit)
        for frame in page.frames:
            _annotate(overlay, marks, page, frame, caption)
        _write_legend(overlay, page, caption)
        images.lay_over(canvas, overlay.draw())
    images.write(file, canvas)


def _write_header(overlay: Overlay, page: Page, caption: Caption) -> None:
    chars = int((page.width - 2 * page.margin) / page.px(15))
    title = textwrap.shorten(caption.title, chars, placeholder=" ...")
    overlay.text(title, page.margin, page.px(50), page.px(27), INK)
    overlay.text(spoken_size(caption.size), page.margin, page.px(78), page.px(15), GREY)


def _annotate(overlay: Overlay, marks: Marks, page: Page, frame: Frame, caption: Caption) -> None:
    picture = frame.picture
    marks.tripod(frame)
    if picture.closeup:
        marks.target(frame)
        marks.plated_bar(frame, page.px(12))
    if caption.labels == "names":
        marks.names(frame, caption.names, page.px(13))
    elif caption.labels == "colours" and picture.kind != "parts":
        marks.dots(frame, caption.palette)
    baseline = frame.top + frame.size + page.px(26)
    under = picture.caption if page.mixed else picture.name
    scaled = picture.measured and picture.depth is None
    room = frame.size * (0.66 if scaled else 1)
    overlay.text(_fitting(overlay, under, room, page.px(15)), frame.left, baseline, page.px(15), INK)
    if scaled:
        marks.bar(picture, frame.left + frame.size, baseline, frame.size, page.px(13))


def _fitting(overlay: Overlay, text: str, room: float, size: float) -> str:
    """The text, or as much of it as there is room for."""
    width = overlay.widths([text], size)[0]
    if width <= room:
        return text
    return textwrap.shorten(text, max(4, int(len(text) * room / width) - 1), placeholder="...")


def _write_legend(overlay: Overlay, page: Page, caption: Caption) -> None:
    side = page.px(14)
    for (name, colour), (left, top) in zip(caption.legend, page.legend, strict=True):
        overlay.box(left - 1, top - 1, side + 2, side + 2, INK)
        overlay.box(left, top, side, side, colour.rgb)
        text = textwrap.shorten(name, 22, placeholder="...")
        overlay.text(text, left + side + page.px(8), top + side * 0.86, page.px(14), INK)


def _paste(canvas: np.ndarray, frame: Frame) -> None:
    pixels = images.read(frame.picture.file)
    left, top, size = round(frame.left), round(frame.top), round(frame.size)
    if pixels.shape[0] != size:
        pixels = images.shrunk(pixels, size)
    canvas[top : top + size, left : left + size] = pixels
