# SPDX-License-Identifier: GPL-3.0-or-later
"""Where everything stands on the contact sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .marks import Frame
from .picture import Picture

_COLUMNS = 5
_LEGEND_WIDTH = 190  # of an entry, in units of the design
_LEGEND_HEIGHT = 26


class Page:
    """The layout of a page: lengths of the design are for views of 640 pixels, `px` makes them this page's.

    In one pass, the first view stands large at the left and the others in two rows beside it. In several, each
    pass has a row. Close-ups follow.
    """

    def __init__(self, pictures: Sequence[Picture], resolution: int, legend: Sequence[str]) -> None:
        self.unit = resolution / 640
        self.margin = self.px(28)
        self.gap = self.px(18)
        self.caption = self.px(40)
        self.header = self.px(92)
        self.frames: list[Frame] = []
        kinds = {picture.kind for picture in pictures}
        names = [picture.name for picture in pictures]
        self.mixed = len(set(names)) < len(names) or bool(kinds & {"parts", "depth", "normals"})
        """Whether the captions must tell the passes."""
        if len(set(names)) < len(names):
            self._lay_rows(pictures, resolution)
        else:
            self._lay_first_large(pictures, resolution)
        self.width = self.margin + max(round(frame.left + frame.size) for frame in self.frames)
        bottom = max(round(frame.top + frame.size) for frame in self.frames) + self.caption
        self.legend = self._lay_legend(len(legend), bottom + self.px(6))
        if self.legend:
            bottom = round(self.legend[-1][1]) + self.px(_LEGEND_HEIGHT)
        self.height = bottom + self.margin // 2

    def px(self, units: float) -> int:
        """A length of the design in pixels."""
        return round(units * self.unit)

    def _lay_first_large(self, pictures: Sequence[Picture], resolution: int) -> None:
        small = (resolution - self.gap - self.caption) // 2
        columns = math.ceil((len(pictures) - 1) / 2)
        self.frames.append(Frame(pictures[0], self.margin, self.header, resolution))
        for index, picture in enumerate(pictures[1:]):
            column, row = divmod(index, 2) if columns == 1 else (index % columns, index // columns)
            left = self.margin + resolution + self.gap + column * (small + self.gap)
            self.frames.append(
                Frame(picture, left, self.header + row * (small + self.caption + self.gap), small)
            )

    def _lay_rows(self, pictures: Sequence[Picture], resolution: int) -> None:
        """Each pass begins a row, and so do the close-ups."""
        groups: dict[str, list[Picture]] = {}
        for picture in pictures:
            groups.setdefault("" if picture.closeup else picture.kind, []).append(picture)
        closeups = groups.pop("", [])
        longest = max(map(len, groups.values()))
        columns = math.ceil(longest / math.ceil(longest / _COLUMNS))  # no row much shorter than the others
        rows = [
            group[start : start + columns]
            for group in (*groups.values(), closeups)
            for start in range(0, len(group), columns)
        ]
        size = resolution * 9 // 16
        for row, members in enumerate(rows):
            top = self.header + row * (size + self.caption)
            for column, picture in enumerate(members):
                self.frames.append(Frame(picture, self.margin + column * (size + self.gap), top, size))

    def _lay_legend(self, number: int, top: int) -> list[tuple[float, float]]:
        columns = max(1, (self.width - 2 * self.margin) // self.px(_LEGEND_WIDTH))
        return [
            (
                self.margin + index % columns * self.px(_LEGEND_WIDTH),
                top + index // columns * self.px(_LEGEND_HEIGHT),
            )
            for index in range(number)
        ]
