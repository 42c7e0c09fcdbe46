# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two versions of a script, as a person would tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .colours import hexadecimal

Parsed = Mapping[str, Any]


def told_changes(before: Parsed | None, after: Parsed, most: int = 4) -> list[str]:
    """A line for each parameter that has another value, then one for the cells that changed, came and went.

    Both are scripts as the engine parses them.
    """
    if before is None:
        parts = [cell["name"] for cell in after["cells"] if cell["kind"] == "part"]
        return [f"{len(parts)} parts: {_listed(parts, most)}"] if parts else []
    values = _values(before, after)
    lines = values[:most]
    if len(values) > most:
        lines.append(f"and {len(values) - most} more values")
    old, new = (_texts(each) for each in (before, after))
    changed = [title for title, text in new.items() if title in old and old[title] != text]
    for verb, titles in (
        ("changed", changed),
        ("added", [title for title in new if title not in old]),
        ("removed", [title for title in old if title not in new]),
    ):
        if titles:
            lines.append(f"{verb} {_listed(titles, most)}")
    return lines


def _values(before: Parsed, after: Parsed) -> list[str]:
    old = {each["name"]: each for each in before["parameters"]}
    return [
        f"{each['meaning']}: {_said(old[each['name']])} → {_said(each)}"
        for each in after["parameters"]
        if each["name"] in old and each["value"] != old[each["name"]]["value"]
    ]


def _said(parameter: Mapping[str, Any]) -> str:
    value = parameter["value"]
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return hexadecimal(value)
    return f"{value:g} {parameter['unit']}".rstrip() if isinstance(value, float) else str(value)


def _texts(script: Parsed) -> dict[str, str]:
    """The cells' texts by what they are called; the parameters are told by their values."""
    return {
        cell["name"] or cell["title"]: cell["text"]
        for cell in script["cells"]
        if cell["title"] and cell["title"] != "parameters"
    }


def _listed(names: Sequence[str], most: int) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
