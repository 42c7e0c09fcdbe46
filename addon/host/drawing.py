# SPDX-License-Identifier: GPL-3.0-or-later
"""A drawing that the engine laid out (a sheet of boxes, lines, discs and text), as a PNG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from . import images
from .overlay import Ink, Overlay, Segment

_ALIGN = {"left": "LEFT", "middle": "CENTER", "right": "RIGHT"}


def draw(request: Mapping[str, Any]) -> dict[str, Any]:
    """Draw `sheet` to `file`, shape by shape and each upon the last, as its SVG has them."""
    sheet, file = request["sheet"], Path(request["file"])
    width, height = math.ceil(sheet["width"]), math.ceil(sheet["height"])
    canvas = np.ones((height, width, 4), np.float32)
    canvas[..., :3] = np.array(_ink(sheet["paper"])) / 255
    with Overlay(width, height) as overlay:
        for shape in sheet["shapes"]:
            _put(overlay, shape, sheet)
        images.lay_over(canvas, overlay.draw())
    images.write(file, canvas)
    return {"file": str(file)}


def _put(overlay: Overlay, shape: Mapping[str, Any], sheet: Mapping[str, Any]) -> None:
    if shape["kind"] == "box":
        _put_box(overlay, shape, sheet)
    elif shape["kind"] == "line":
        overlay.lines([(tuple(shape["from"]), tuple(shape["to"]))], sheet["line"], _ink(shape["colour"]))
    elif shape["kind"] == "disc":
        overlay.disc(tuple(shape["at"]), shape["radius"], _ink(shape["colour"]))
    else:
        left, baseline = shape["at"]
        align = _ALIGN[shape["align"]]
        overlay.text(shape["text"], left, baseline, shape["size"], _ink(shape["colour"]), align)


def _put_box(overlay: Overlay, box: Mapping[str, Any], sheet: Mapping[str, Any]) -> None:
    left, top = box["left"], box["top"]
    right, bottom = left + box["width"], top + box["height"]
    if box["fill"]:
        overlay.box(left, top, box["width"], box["height"], _ink(box["fill"]))
    if box["edge"]:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        sides: list[Segment] = list(pairwise(corners))
        if box["dashed"]:
            sides = [dash for side in sides for dash in _dashes(side, sheet["dash"], sheet["gap"])]
        overlay.lines(sides, sheet["line"], _ink(box["edge"]))


def _dashes(side: Segment, dash: float, gap: float) -> Iterator[Segment]:
    (x, y), (to_x, to_y) = side
    length = math.hypot(to_x - x, to_y - y)
    begin = 0.0
    while begin < length:
        first, last = begin / length, min(begin + dash, length) / length
        yield (
            (x + (to_x - x) * first, y + (to_y - y) * first),
            (x + (to_x - x) * last, y + (to_y - y) * last),
        )
        begin += dash + gap


def _ink(code: str) -> Ink:
    """ "#rrggbb" as numbers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)
