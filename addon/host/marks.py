# SPDX-License-Identifier: GPL-3.0-or-later
"""What is drawn upon a picture: axes, scale bar, names of parts, the mark of a close-up."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..core.measures import round_length, spoken_length
from ..core.palette import Colour
from .labels import Box, Label, place_labels
from .overlay import Ink, Overlay
from .picture import Picture

INK: Ink = (45, 45, 48)
GREY: Ink = (136, 136, 138)
PAPER: Ink = (255, 255, 255)
_SIGNAL: Ink = (255, 80, 0)
_AXES: tuple[tuple[str, Ink], ...] = (("x", (238, 55, 82)), ("y", (112, 164, 28)), ("z", (47, 131, 227)))
_TARGET: Box = (0.32, 0.32, 0.68, 0.68)
_BAR: Box = (0.6, 0.91, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a picture stands on the page: pixels from the page's top left corner."""

    picture: Picture
    left: float
    top: float
    size: float

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """The page's pixel for a place in the picture, in fractions of its edge."""
        return self.left + x * self.size, self.top + y * self.size


class Marks:
    """Draws marks on an overlay; `unit` is a pixel of the design, made for views of 640."""

    def __init__(self, overlay: Overlay, unit: float) -> None:
        self._overlay = overlay
        self._unit = unit

    def tripod(self, frame: Frame) -> None:
        """The world's axes as the camera sees them, in the lower left corner."""
        turn = np.array(frame.picture.place.matrix)[:3, :3]
        length = self._axis(frame)
        centre = np.add(frame.spot(0, 1), (1.75 * length, -1.75 * length))
        width = max(1.2, length / 11)
        for index in np.argsort(turn[:, 2]):  # those that point away first, so that near ones lie on top
            name, ink = _AXES[index]
            along = np.array((turn[index, 0], -turn[index, 1]))
            if np.hypot(*along) < 0.2:  # straight at the camera or away from it
                self._overlay.disc(tuple(centre), width * 1.3, ink)
                continue
            end = centre + along * length
            self._overlay.line(tuple(centre), tuple(end + along * width), width * 2.6, PAPER)
            self._overlay.line(tuple(centre), tuple(end), width, ink)
            if np.hypot(*along) > 0.4:  # else the letter would stand upon another one
                x, y = end + along / np.hypot(*along) * length * 0.42
                self._overlay.disc((x, y), length * 0.34, PAPER)
                self._overlay.text(name, x, y + length * 0.18, length * 0.56, ink, "CENTER")

    def _axis(self, frame: Frame) -> float:
        """The length of an axis of the tripod in pixels."""
        return max(24 * self._unit, frame.size * 0.05)

    def bar(self, picture: Picture, right: float, baseline: float, size: float, letters: float) -> None:
        """A scale bar for a picture drawn at `size` pixels, with its length before it."""
        span = picture.place.span
        length = round_length(span * 0.3)
        width = length / span * size
        thick = max(2.0, 2 * self._unit)
        self._overlay.box(right - width, baseline - letters * 0.45, width, thick, GREY)
        self._overlay.text(
            spoken_length(length), right - width - letters * 0.55, baseline, letters, GREY, "RIGHT"
        )

    def plated_bar(self, frame: Frame, letters: float) -> None:
        """A scale bar inside the picture, in its lower right corner."""
        room = round_length(frame.picture.place.span * 0.3) / frame.picture.place.span * frame.size
        words = spoken_length(round_length(frame.picture.place.span * 0.3))
        wide = room + self._overlay.widths([words], letters)[0] + 1.5 * letters
        right, bottom = frame.spot(0.98, 0.98)
        self._overlay.box(right - wide, bottom - letters * 1.5, wide, letters * 1.5, PAPER)
        self.bar(frame.picture, right - letters * 0.5, bottom - letters * 0.45, frame.size, letters)

    def target(self, frame: Frame) -> None:
        """A ring around the middle with four ticks outside it; what it surrounds stays free."""
        centre = frame.spot(0.5, 0.5)
        radius, width = frame.size * 0.17, max(2.0, frame.size / 170)
        self._overlay.ring(centre, radius, width * 1.8, PAPER)
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            ends = [(centre[0] + x * radius * way, centre[1] + y * radius * way) for way in (1, 1.3)]
            self._overlay.line(*ends, width, _SIGNAL)
        self._overlay.ring(centre, radius, width, _SIGNAL)

    def names(self, frame: Frame, names: Sequence[str], letters: float) -> None:
        """Plates with the names of the parts that are seen, each with a leader to its part."""
        seen = frame.picture.sighting
        if seen is None:
            return
        texts = [_short(names[part]) for part in seen.places]
        widths = self._overlay.widths(texts, letters)
        sizes = {
            part: ((width + letters * 0.9) / frame.size, letters * 1.6 / frame.size)
            for part, width in zip(seen.places, widths, strict=True)
        }
        corner = 3.5 * self._axis(frame) / frame.size
        reserved = [(0.0, 1 - corner, corner, 1.0), _BAR]
        if frame.picture.closeup:
            reserved.append(_TARGET)
        labels = place_labels(seen, sizes, reserved)
        for label in labels:
            self._leader(frame, label)
        for label in labels:
            self._plate(frame, label, _short(names[label.part]), letters)

    def _leader(self, frame: Frame, label: Label) -> None:
        start, end = frame.spot(*label.anchor), frame.spot(*label.place)
        self._overlay.line(start, end, 3.4 * self._unit, PAPER)
        self._overlay.disc(end, 4.2 * self._unit, PAPER)
        self._overlay.line(start, end, 1.4 * self._unit, INK)
        self._overlay.disc(end, 2.8 * self._unit, INK)

    def _plate(self, frame: Frame, label: Label, name: str, letters: float) -> None:
        left, top = frame.spot(label.box[0], label.box[1])
        right, bottom = frame.spot(label.box[2], label.box[3])
        rim = 1.2 * self._unit
        self._overlay.box(left - rim, top - rim, right - left + 2 * rim, bottom - top + 2 * rim, INK)
        self._overlay.box(left, top, right - left, bottom - top, PAPER)
        self._overlay.text(name, (left + right) / 2, bottom - letters * 0.5, letters, INK, "CENTER")

    def dots(self, frame: Frame, palette: Sequence[Colour]) -> None:
        """A dot in its part's colour on each part that is seen; the legend says which is which."""
        for part, place in (frame.picture.sighting.places if frame.picture.sighting else {}).items():
            spot = frame.spot(*place)
            self._overlay.disc(spot, 9 * self._unit, INK)
            self._overlay.disc(spot, 7.8 * self._unit, PAPER)
            self._overlay.disc(spot, 6.2 * self._unit, palette[part].rgb)


def _short(name: str) -> str:
    return textwrap.shorten(name, 26, placeholder="...") or name[:26]
