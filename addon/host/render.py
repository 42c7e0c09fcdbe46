# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of an asset: the first is a photograph of its materials, the others drawings of its shape."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mathutils import Vector

from ..core import rendering
from ..core.errors import HostError
from .ownership import find_owned
from .sheet import Picture, make_sheet
from .studio import Studio
from .views import VIEWS, standpoint


def render(request: Mapping[str, Any]) -> dict[str, Any]:
    """Draw `views` pictures (1 to 10) of `resolution` pixels a side into `folder`/views, and a contact sheet.

    `samples` is for the photograph; `sheet` says whether the sheet is wanted; `title` stands on it.
    """
    started = time.monotonic()
    folder = Path(request["folder"])
    resolution = int(request.get("resolution", rendering.RESOLUTION))
    objects = [owned.datablock for owned in find_owned(request["asset"]) if owned.kind == "objects"]
    if not objects:
        raise HostError("Nothing of this asset is in the scene. Run its script first.")
    pictures = []
    with Studio(resolution) as studio:
        studio.invite(objects)
        points = studio.points()
        low, high = Vector(points.min(axis=0)), Vector(points.max(axis=0))
        for index, view in enumerate(VIEWS[: int(request.get("views", rendering.VIEWS))]):
            place = standpoint(view, points)
            studio.stand(place, view.measured)
            if index == 0:
                studio.photograph_materials(int(request.get("samples", rendering.SAMPLES)), low, high)
            else:
                studio.draw_shapes()
            file = folder / "views" / f"{view.name.replace(' ', '-')}.png"
            studio.shoot(file)
            pictures.append(Picture(view, file, place.span))
        sheet = ""
        if request.get("sheet", True):
            sheet = str(folder / "sheet.png")
            make_sheet(
                Path(sheet), pictures, resolution, request.get("title") or request.get("name", ""), high - low
            )
    return {
        "views": [{"view": picture.view.name, "file": str(picture.file)} for picture in pictures],
        "sheet": sheet,
        "seconds": time.monotonic() - started,
    }
