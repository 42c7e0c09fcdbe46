# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet from which one of several variations is picked: a picture of each, its number, and what it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from . import images
from .marks import INK
from .overlay import Overlay

_PAGE = 247 / 255
_SIDE = 512
_MARGIN = 40
_GAP = 28
_TITLE = 84
_UNDER = 118  # under a picture, for its number and words
_LINES = 3
_SIZE = 17.0


def make_variations_sheet(file: Path, title: str, entries: Sequence[tuple[str, str, Path]]) -> None:
    """Draw the sheet to a file; an entry is a number, a sentence and a square picture."""
    columns = min(len(entries), 4 if len(entries) > 6 else 3 if len(entries) > 4 else 2)
    rows = math.ceil(len(entries) / columns)
    width = 2 * _MARGIN + columns * _SIDE + (columns - 1) * _GAP
    height = _TITLE + rows * (_SIDE + _UNDER) + _MARGIN // 2
    canvas = np.ones((height, width, 4), np.float32)
    canvas[..., :3] = _PAGE
    with Overlay(width, height) as overlay:
        (shown,) = _wrapped(overlay, title, 27, width - 2 * _MARGIN, 1)
        overlay.text(shown, _MARGIN, 54, 27, INK)
        for index, (number, sentence, picture) in enumerate(entries):
            left = _MARGIN + index % columns * (_SIDE + _GAP)
            top = _TITLE + index // columns * (_SIDE + _UNDER)
            canvas[top : top + _SIDE, left : left + _SIDE] = _fitted(images.read(picture))
            _caption(overlay, number, sentence, left, top + _SIDE)
        images.lay_over(canvas, overlay.draw())
    images.write(file, canvas)


def _caption(overlay: Overlay, number: str, sentence: str, left: float, top: float) -> None:
    overlay.text(number, left, top + 36, 30, INK)
    indent = 40
    lines = _wrapped(overlay, sentence, _SIZE, _SIDE - indent, _LINES)
    for row, line in enumerate(lines):
        overlay.text(line, left + indent, top + 31 + row * _SIZE * 1.4, _SIZE, INK)


def _wrapped(overlay: Overlay, text: str, size: float, room: float, most: int) -> list[str]:
    """The text in lines that fit; what is beyond the last is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if overlay.widths([longer], size)[0] <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] += " ..."
            break
    return lines


def _fitted(pixels: np.ndarray) -> np.ndarray:
    """The picture at the sheet's size."""
    side = pixels.shape[0]
    if side > _SIDE:
        return images.shrunk(pixels, _SIDE)
    if side < _SIDE:
        place = np.arange(_SIDE) * side // _SIDE
        return pixels[place][:, place]
    return pixels
