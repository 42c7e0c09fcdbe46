# SPDX-License-Identifier: GPL-3.0-or-later
"""Blueprints that the artist looks at, changes and chooses from before anything is built."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bpy

from .. import host
from ..core.plan_edits import PartEdit, edited, size_of


@dataclass(slots=True)
class Plan:
    """A blueprint that was made for a request, and its drawing."""

    blueprint: dict[str, Any]
    sheet: Path


@dataclass(slots=True)
class Planning:
    """The takes on one request; none where nothing is being planned."""

    prompt: str = ""
    reference: bytes | None = None
    plans: list[Plan] = field(default_factory=list)
    chosen: int = 0

    @property
    def plan(self) -> Plan | None:
        """The one that is looked at."""
        return self.plans[self.chosen] if self.plans else None


planning = Planning()


def begin(prompt: str, reference: bytes | None) -> None:
    """Forget the plans of another request."""
    planning.prompt, planning.reference = prompt, reference
    planning.plans.clear()
    planning.chosen = 0


def add(blueprint: dict[str, Any]) -> None:
    """Another take, which is looked at from now on."""
    planning.plans.append(Plan(blueprint, draw(blueprint)))
    choose(len(planning.plans) - 1)


def choose(number: int) -> None:
    """Look at a take, and put its parts into the fields."""
    planning.chosen = number
    parts = bpy.context.window_manager.maquette.parts
    parts.clear()
    if planning.plan is not None:
        for part in planning.plan.blueprint["parts"]:
            row = parts.add()
            row.was = row.name = part["name"]
            row.size, row.count = size_of(part), len(part["boxes"])


def as_edited() -> dict[str, Any]:
    """The chosen blueprint as the fields have it."""
    assert planning.plan is not None
    rows = bpy.context.window_manager.maquette.parts
    return edited(
        planning.plan.blueprint,
        [PartEdit(row.was, row.name.strip(), tuple(row.size), row.count) for row in rows],
    )


def redraw() -> None:
    """Draw the chosen blueprint as it is edited. Raises InputError with every fault of it."""
    blueprint = as_edited()
    sheet = draw(blueprint)
    planning.plans[planning.chosen] = Plan(blueprint, sheet)
    choose(planning.chosen)


def draw(blueprint: dict[str, Any]) -> Path:
    """The three-view sheet of a blueprint, as a picture."""
    from ..engine import draw_blueprint

    file = Path(tempfile.mkdtemp(prefix="maquette-")) / "blueprint.png"
    host.answer("draw", {"sheet": draw_blueprint(blueprint)["sheet"], "file": str(file)})
    return file


def end() -> None:
    """Put the plans away."""
    begin("", None)
    bpy.context.window_manager.maquette.parts.clear()
