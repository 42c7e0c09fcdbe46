# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that has been drawn, with what is needed to draw upon it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.measures import spoken_length
from .sighting import Sighting
from .views import Standpoint

DATA = frozenset({"parts", "depth", "normals"})
"""The passes whose pixels are numbers, on which nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One view in one pass."""

    name: str
    kind: str
    """Its pass: "materials", "shape", "parts", "depth", "normals"; "viewport" where the window drew it."""
    file: Path
    place: Standpoint
    measured: bool
    depth: tuple[float, float] | None = None
    """Of a depth picture: metres from the camera to the nearest and the furthest."""
    sighting: Sighting | None = None
    """Where the parts are seen; only where labels are wanted."""
    closeup: bool = False

    def with_depth(self, depth: tuple[float, float]) -> Picture:
        """The same picture, with its range."""
        return replace(self, depth=depth)

    def drawn_by_viewport(self) -> Picture:
        """The same picture, which the window drew."""
        return replace(self, kind="viewport")

    @property
    def caption(self) -> str:
        """What stands under it on a sheet of several passes."""
        if self.depth is None:
            return f"{self.name}, {self.kind}"
        near, far = map(spoken_length, self.depth)
        return f"{self.name}, depth {near} to {far}"

    def told(self) -> dict[str, Any]:
        """What the answer says of it."""
        told: dict[str, Any] = {
            "view": self.name,
            "pass": self.kind,
            "file": str(self.file),
            "span": self.place.span,
            "measured": self.measured,
        }
        if self.depth is not None:
            told["depth"] = {"near": self.depth[0], "far": self.depth[1], "near_grey": 255, "far_grey": 55}
        return told
