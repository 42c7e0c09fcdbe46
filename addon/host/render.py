# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of an asset, or of any scene, and the contact sheet that shows them all."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from ..core.errors import HostError
from ..core.palette import BACKGROUND
from .order import Order, read_order
from .scene_parts import ScenePart, scene_parts
from .sheet import Caption, make_sheet
from .sitting import Sitting
from .studio import Studio


def render(request: Mapping[str, Any]) -> dict[str, Any]:
    """Draw the views into `folder`/views, and a contact sheet; everything in the file stays as it is.

    `asset`: whose parts; empty for all that the open scene shows.
    `parts`: only these of them, by their names; left out: all.
    `views`: how many, 1 to 10, of `resolution` pixels a side; `samples` are those of a photograph.
    `only`: the names of the views instead, one or more of `views.VIEWS`.
    `passes`: in which each view is drawn (`core.rendering.PASSES`). In "parts" each part is flat in its colour of
    the answer's legend; in "depth" grey falls evenly from the nearest to the furthest metre that the answer names;
    in "normals" red is right, green up, blue towards the camera. What is left out: a photograph first, then shapes.
    `labels`: "names" or "colours" of the parts, upon the pictures and the sheet.
    `closeups`: places to look at, {"at": [x, y, z], "radius": metres, "title": text, "parts": [names]}.
    `source`: "viewport" draws materials and shapes as the user's 3D view shows them; where there is none, they
    are rendered.
    `sheet` says whether the sheet is wanted; `title` stands on it.
    """
    started = time.monotonic()
    order = read_order(request)
    parts = scene_parts(request)
    if not parts:
        raise HostError(
            "Nothing of this asset is in the scene. Run its script first."
            if request["asset"]
            else "The scene shows no object that could be drawn. Open a file with objects that are rendered."
        )
    parts = _chosen(parts, request.get("parts") or ())
    with Studio(order.resolution) as studio:
        sitting = Sitting(studio, parts, order)
        sitting.draw_views()
        sitting.draw_closeups()
        sheet = _sheet(sitting, order) if order.sheet else ""
        sitting.mark_files()
    answer: dict[str, Any] = {
        "views": [picture.told() for picture in sitting.pictures],
        "sheet": sheet,
        "seconds": time.monotonic() - started,
    }
    if _shows_parts(order):
        answer["legend"] = [
            {"part": name, "colour": colour.name, "code": colour.code, "rgb": list(colour.rgb)}
            for name, colour in zip(sitting.names, sitting.palette, strict=True)
        ]
        answer["background"] = list(BACKGROUND)
    return answer


def _chosen(parts: list[ScenePart], names: Sequence[str]) -> list[ScenePart]:
    known = [part.name for part in parts]
    for name in names:
        if name not in known:
            raise HostError(f'There is no part "{name}" in the scene; there are: {", ".join(known)}.')
    return [part for part in parts if not names or part.name in names]


def _sheet(sitting: Sitting, order: Order) -> str:
    file = order.folder / "sheet.png"
    legend = list(zip(sitting.names, sitting.palette, strict=True)) if _shows_parts(order) else ()
    caption = Caption(
        title=order.title,
        size=tuple(sitting.seen.high - sitting.seen.low),
        legend=legend,
        names=sitting.names,
        palette=sitting.palette,
        labels=order.labels,
    )
    make_sheet(file, sitting.pictures, order.resolution, caption)
    return str(file)


def _shows_parts(order: Order) -> bool:
    return "parts" in order.passes or order.labels == "colours"
