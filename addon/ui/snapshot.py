# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panels show of an asset, read once and not at each drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..core.changes import told_changes
from ..host import record
from ..tool.literals import literal, same
from .assets import Asset
from .service import service


@dataclass(slots=True)
class Snapshot:
    """An asset as the panels show it."""

    script: str
    parsed: dict[str, Any]
    messages: list[dict[str, Any]] = field(default_factory=list)
    versions: list[dict[str, Any]] = field(default_factory=list)
    current: int | None = None  # the newest version that says what the script says
    stale: frozenset[str] = frozenset()  # titles of cells that have changed since they were run
    unknown: str = ""  # why the store says nothing of this asset
    _told: dict[int, list[str]] = field(default_factory=dict)

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """The script's parameters."""
        return self.parsed["parameters"]

    @property
    def cells(self) -> list[dict[str, Any]]:
        """The script's cells."""
        return self.parsed["cells"]

    @property
    def problems(self) -> list[dict[str, Any]]:
        """Lines that break the script's format."""
        return self.parsed["problems"]

    def version(self, number: int | None) -> dict[str, Any] | None:
        """The version of that number."""
        return next((each for each in self.versions if each["number"] == number), None)

    def changes(self, number: int) -> list[str]:
        """What a version changed, a line each."""
        if number not in self._told:
            self._told[number] = self._changes(number)
        return self._told[number]

    def _changes(self, number: int) -> list[str]:
        from ..engine import parse_script

        version = self.version(number)
        if version is None:
            return []
        parent = self.version(version["parent"])
        before = parse_script(parent["script"]) if parent else None
        return told_changes(before, parse_script(version["script"]))


_taken: dict[str, Snapshot] = {}


def of(asset: Asset) -> Snapshot:
    """The asset's snapshot, taken anew when its script has changed."""
    script = asset.script
    known = _taken.get(asset.session)
    if known is None or known.script != script:
        known = _taken[asset.session] = _take(asset.session, script)
    return known


def forget(session: str | None = None) -> None:
    """Have the next look taken anew: of one asset, or of all."""
    if session is None:
        _taken.clear()
    else:
        _taken.pop(session, None)


def _take(session: str, script: str) -> Snapshot:
    from ..engine import EngineError, parse_script

    found = Snapshot(script, parse_script(script))
    run = record.load(session)
    ran = {cell.title: cell.text for cell in run.cells} if run else {}
    found.stale = frozenset(cell["title"] for cell in found.cells if ran.get(cell["title"]) != cell["text"])
    try:
        if service.engine.session(session) is None:
            found.unknown = "This machine has no history of this asset: it was made elsewhere."
            return found
        found.messages = service.engine.messages(session)
        found.versions = service.engine.versions(session)
    except EngineError as reason:
        found.unknown = str(reason)
    same = [version["number"] for version in found.versions if version["script"] == script]
    found.current = same[-1] if same else None
    return found


def as_made(asset: Asset, group: str = "") -> dict[str, str]:
    """The values that Maquette wrote last, of the parameters that differ from it now."""
    from ..engine import parse_script

    written = [version for version in of(asset).versions if version["author"] == "maquette"]
    if not written:
        return {}
    made = {each["name"]: each for each in parse_script(written[-1]["script"])["parameters"]}
    return {
        each["name"]: literal(each["kind"], made[each["name"]]["value"])
        for each in of(asset).parameters
        if each["name"] in made
        and (not group or each["group"] == group)
        and not same(each["kind"], each["value"], made[each["name"]]["value"])
    }
