# SPDX-License-Identifier: GPL-3.0-or-later
"""One sitting in the studio: the asset is drawn from each side, in each pass that is wanted."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from ..core.palette import BACKGROUND, colours
from . import images
from .cast import Cast
from .closeup import Surroundings
from .marks import Frame, Marks
from .order import Order
from .overlay import Overlay
from .picture import DATA, Picture
from .scene_parts import ScenePart
from .sighting import Sighting, sight
from .studio import Studio
from .surfaces import surfaces
from .viewport import Viewport
from .views import standpoint


class Sitting:
    """The asset in the studio, and the pictures that were drawn of it."""

    def __init__(self, studio: Studio, parts: Sequence[ScenePart], order: Order) -> None:
        self._studio = studio
        self._order = order
        studio.invite(parts)
        self.seen = surfaces(studio.depsgraph, parts)
        self.names = self.seen.names
        self.palette = colours(len(self.names))
        self.pictures: list[Picture] = []
        self._viewport = Viewport.find() if order.source == "viewport" else None
        self._cast: Cast | None = None

    def draw_views(self) -> None:
        """Draw all views that are ordered."""
        for number, view in enumerate(self._order.views):
            place = standpoint(view, self.seen.positions)
            self._studio.stand(place, view.measured)
            sighting = self._sight() if self._order.labels != "none" else None
            for kind in self._order.kinds(number):
                file = self._order.file(view.name, kind)
                self._shoot(Picture(view.name, kind, file, place, view.measured, sighting=sighting))

    def draw_closeups(self) -> None:
        """Draw the close-ups that are ordered."""
        if not self._order.closeups:
            return
        surroundings = Surroundings(self.seen)
        for number, closeup in enumerate(self._order.closeups, 1):
            place = surroundings.standpoint(closeup)
            self._studio.stand(place, measured=False)
            sighting = self._sight() if self._order.labels != "none" else None
            for kind in self._order.closeup_kinds:
                file = self._order.file(f"closeup-{number}", kind)
                self._shoot(Picture(closeup.title, kind, file, place, False, sighting=sighting, closeup=True))

    def mark_files(self) -> None:
        """Draw labels and marks upon the pictures themselves, but for those whose pixels are numbers."""
        for picture in self.pictures:
            if picture.kind not in DATA and (picture.closeup or self._order.labels != "none"):
                self._mark(picture)

    def _shoot(self, picture: Picture) -> None:
        if picture.kind in DATA:
            picture = self._draw_cast(picture)
        elif self._viewport is not None:
            self._viewport.shoot(self._studio, picture.file)
            picture = picture.drawn_by_viewport()
        else:
            if picture.kind == "materials":
                self._studio.photograph_materials(self._order.samples, self.seen.low, self.seen.high)
            else:
                self._studio.draw_shapes()
            self._studio.shoot(picture.file)
        self.pictures.append(picture)

    def _draw_cast(self, picture: Picture) -> Picture:
        cast = self._the_cast()
        camera = picture.place.matrix
        background = (0.0, 0.0, 0.0)
        if picture.kind == "parts":
            cast.paint_parts(self.palette)
            background = tuple(channel / 255 for channel in BACKGROUND)
        elif picture.kind == "depth":
            picture = picture.with_depth(cast.paint_depth(camera))
        else:
            cast.paint_normals(camera)
        self._studio.draw_cast(background)
        self._studio.shoot(picture.file)
        return picture

    def _sight(self) -> Sighting:
        """Where the parts are seen from where the camera stands."""
        self._the_cast().paint_parts(self.palette)
        self._studio.draw_cast([channel / 255 for channel in BACKGROUND])
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "parts.png"
            self._studio.shoot(file)
            return sight(images.read(file), self.palette)

    def _the_cast(self) -> Cast:
        if self._cast is None:
            self._cast = Cast(self.seen)
            self._studio.invite_cast(self._cast)
        return self._cast

    def _mark(self, picture: Picture) -> None:
        size = self._order.resolution
        with Overlay(size, size) as overlay:
            unit = size / 640
            marks = Marks(overlay, unit)
            frame = Frame(picture, 0, 0, size)
            marks.tripod(frame)
            if picture.closeup:
                marks.target(frame)
            if picture.measured or picture.closeup:
                marks.plated_bar(frame, 17 * unit)
            if self._order.labels == "names":
                marks.names(frame, self.names, 17 * unit)
            elif self._order.labels == "colours":
                marks.dots(frame, self.palette)
            canvas = images.read(picture.file)
            images.lay_over(canvas, overlay.draw())
        images.write(picture.file, canvas)
