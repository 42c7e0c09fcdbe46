# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours that tell parts from one another: named, flat, and far apart for people and models alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice

BACKGROUND = (255, 255, 255)
"""What lies behind the parts; no part has this colour."""

_NAMED = (
    ("red", (230, 25, 45)),
    ("blue", (0, 90, 225)),
    ("green", (35, 160, 55)),
    ("yellow", (255, 222, 0)),
    ("purple", (130, 25, 170)),
    ("orange", (255, 132, 0)),
    ("cyan", (0, 215, 240)),
    ("pink", (255, 160, 200)),
    ("brown", (125, 70, 20)),
    ("lime", (165, 245, 30)),
    ("magenta", (235, 35, 225)),
    ("grey", (145, 145, 150)),
    ("navy", (5, 10, 105)),
    ("teal", (0, 125, 125)),
    ("maroon", (110, 0, 30)),
    ("lavender", (190, 165, 255)),
    ("olive", (120, 125, 0)),
    ("mint", (155, 245, 200)),
    ("peach", (255, 195, 150)),
    ("black", (35, 35, 38)),
    ("forest", (0, 75, 35)),
    ("rose", (195, 75, 120)),
    ("sky", (95, 170, 255)),
    ("tan", (185, 150, 95)),
)


@dataclass(frozen=True, slots=True)
class Colour:
    """A name that people say, and red, green, blue from 0 to 255 as they stand in a picture's file."""

    name: str
    rgb: tuple[int, int, int]

    @property
    def code(self) -> str:
        """As in HTML: "#e6192d"."""
        return "#{:02x}{:02x}{:02x}".format(*self.rgb)


def colours(number: int) -> list[Colour]:
    """The first colours of the palette; any number of them, all different."""
    return list(islice(_distinct(), number))


def _distinct() -> Iterator[Colour]:
    seen = {BACKGROUND, (0, 0, 0)}
    for colour in _endless():
        if colour.rgb not in seen:
            seen.add(colour.rgb)
            yield colour


def _endless() -> Iterator[Colour]:
    """The named ones, then darker and paler ones, then the rest of all there are."""
    for name, rgb in _NAMED:
        yield Colour(name, rgb)
    for name, (red, green, blue) in _NAMED:
        yield Colour(f"dark {name}", (red * 5 // 9, green * 5 // 9, blue * 5 // 9))
    for name, (red, green, blue) in _NAMED:
        yield Colour(f"pale {name}", ((red + 240) // 2, (green + 240) // 2, (blue + 240) // 2))
    for step in count(1):
        # An odd factor goes through all 24-bit numbers before one comes again.
        code = step * 0x9E3779 % 0x1000000
        # From here on the code is the name: no language has words for so many.
        yield Colour(f"#{code:06x}", (code >> 16, code >> 8 & 255, code & 255))
