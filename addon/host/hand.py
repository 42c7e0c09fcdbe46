# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist changed by hand since the last run, told from what the scene itself records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import record as records
from .guests import guests
from .ownership import find_owned
from .record import MANUAL_EDITS, Record
from .selection import in_object_mode
from .snapshot import key_of, snapshot
from .touched_up import Comparison

_NOTHING: dict[str, Any] = {"changes": [], "held": [], "own": [], "lines": ""}


def hand(request: Mapping[str, Any]) -> dict[str, Any]:
    """Compare what stands with what the last run left: engine/include/maquette/hand.hpp says in which words.

    Cells whose things were changed are noted as to be run again, since lines of the script will say the change;
    those that no line can say are held from now on.
    """
    record = records.load(request["asset"])
    if record is None or record.left is None:
        return dict(_NOTHING)
    with in_object_mode():
        return _compared(record)


def _compared(record: records.Record) -> dict[str, Any]:
    items = find_owned(record.asset)
    now = snapshot(items)
    comparison = Comparison(record, {key_of(item): item for item in items}, now)
    newly_held = sorted(comparison.unspeakable() - set(record.held))
    record.held += newly_held
    changes = list(comparison.changes())
    own = guests(record.asset)
    told = {"changes": changes, "held": newly_held, "own": sorted(set(own) - set(record.guests))}
    if any(told.values()):
        record.guests = own
        changed = {change["cell"] for change in changes}
        for cell in record.cells:
            cell.spoilt = cell.spoilt or cell.title in changed
        records.store(record, show_script=False)
    ran = record.cell(MANUAL_EDITS)
    return {**told, "lines": ran.text if ran else ""}


def note_what_stands(
    record: Record, before: Record | None, as_made: dict[str, Any] | None, ran: set[str]
) -> None:
    """At the end of a run, note what the next look at the artist's hand is to be compared with.

    `as_made` is what stood before manual edits ran; where they did not, it is known from before of all cells
    that did not run either.
    """
    left = record.left = snapshot(find_owned(record.asset))
    if as_made is None:
        made = (before.made if before else None) or {}
        as_made = {key: entry for key, entry in made.items() if entry["cell"] not in ran}
    record.made = {key: entry for key, entry in as_made.items() if key in left and entry != left[key]}
    record.held = before.held if before else []
    record.guests = guests(record.asset)


def hold(request: Mapping[str, Any]) -> dict[str, Any]:
    """Hold a part as it is, or let it go again; answers the title of its cell, empty where there is none."""
    record = records.load(request["asset"])
    title = _title_of(record, request["part"]) if record else ""
    if record is None or not title:
        return {"title": "", "held": [] if record is None else record.held}
    others = [each for each in record.held if each != title]
    record.held = [*others, title] if request["on"] else others
    if not request["on"]:
        for cell in record.cells:
            cell.spoilt = cell.spoilt or cell.title == title
    records.store(record, show_script=False)
    return {"title": title, "held": record.held}


def _title_of(record: Record, part: str) -> str:
    titles = [*(cell.title for cell in record.cells), *record.held]
    wanted = (part, f"part: {part}", f"material: {part}")
    return next((title for title in wanted if title in titles and ":" in title), "")
