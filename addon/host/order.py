# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pictures are wanted: the settings of a render request, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core import rendering
from ..core.errors import HostError
from .closeup import Closeup, read_closeups
from .views import VIEWS, View


@dataclass(frozen=True, slots=True)
class Order:
    """What to draw and how."""

    folder: Path
    title: str
    views: tuple[View, ...]
    resolution: int
    samples: int
    passes: tuple[str, ...]
    """Empty: the first view a photograph of the materials, the others drawings of the shape."""
    labels: str
    closeups: list[Closeup]
    source: str
    sheet: bool

    def kinds(self, view: int) -> tuple[str, ...]:
        """The passes in which a view is drawn, by its number."""
        return self.passes or (("materials",) if view == 0 else ("shape",))

    @property
    def closeup_kinds(self) -> tuple[str, ...]:
        """The passes in which close-ups are drawn."""
        return self.passes or ("shape",)

    def file(self, stem: str, kind: str) -> Path:
        """The file of a picture; where passes were chosen, its pass is in the name."""
        stem = stem.replace(" ", "-")
        return self.folder / "views" / (f"{stem}-{kind}.png" if self.passes else f"{stem}.png")


def read_order(request: Mapping[str, Any]) -> Order:
    """The order that a request makes; what it leaves out is as `core.rendering` says."""
    passes = tuple(dict.fromkeys(request.get("passes") or ()))
    for name in passes:
        _check("pass", name, rendering.PASSES)
    labels = request.get("labels") or "none"
    _check("kind of labels", labels, rendering.LABELS)
    source = request.get("source") or "render"
    _check("source", source, rendering.SOURCES)
    return Order(
        folder=Path(request["folder"]),
        title=request.get("title") or request.get("name", ""),
        views=_views(request),
        resolution=int(request.get("resolution", rendering.RESOLUTION)),
        samples=int(request.get("samples", rendering.SAMPLES)),
        passes=passes,
        labels=labels,
        closeups=read_closeups(request.get("closeups") or ()),
        source=source,
        sheet=bool(request.get("sheet", True)),
    )


def _views(request: Mapping[str, Any]) -> tuple[View, ...]:
    known = {view.name: view for view in VIEWS}
    for name in request.get("only") or ():
        _check("view", name, tuple(known))
    named = tuple(known[name] for name in request.get("only") or ())
    return named or VIEWS[: int(request.get("views", rendering.VIEWS))]


def _check(what: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise HostError(f'There is no {what} "{name}" of pictures; choose from {", ".join(known)}.')
