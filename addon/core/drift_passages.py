# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between Blenders as texts for the search: an error message finds why, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable

from .check.drift import Drift

Passage = dict[str, str]


def drift_passages(rows: Iterable[Drift]) -> list[Passage]:
    """A passage for each thing that some Blender no longer has, or does not have yet."""
    found: dict[str, Passage] = {}
    for row in rows:
        name = ".".join(part for part in (row.of, row.name) if part) or row.kind
        passage = {"id": f"drift:{row.kind}:{name}", "kind": "drift", "title": f"{name} ({_when(row)})"}
        found.setdefault(passage["id"], passage | {"text": "\n".join(_lines(row))})
    return list(found.values())


def _when(row: Drift) -> str:
    parts = []
    if row.since:
        parts.append(f"since Blender {_spoken(row.since)}")
    if row.gone:
        parts.append(f"gone in Blender {_spoken(row.gone)}")
    return ", ".join(parts) or "changed"


def _spoken(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _lines(row: Drift) -> Iterable[str]:
    yield row.reason or "This Blender may not have it."
    for what, how in (
        ("Instead", row.instead),
        ("To read it", row.get),
        ("To set it", row.set),
        ("To call it", row.call),
    ):
        if how:
            yield f"{what}: {how}"
    if row.operator:
        yield f"Operator: bpy.ops.{row.operator}"
