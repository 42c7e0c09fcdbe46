# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person reads when a run is done."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Report = dict[str, Any]


def lines(report: Report, folder: Path, colours: bool) -> Iterator[str]:
    """The summary of a run that is done, line by line."""
    shown = os.path.relpath(folder)
    title = report.get("prompt") or report.get("instruction") or "asset"
    yield f"{title}  ({shown}, version {report['version']})"
    yield from _body(report)
    yield from _bound(report, colours)
    yield from _difference(report, colours)
    for words in report.get("left_out", []):
        yield f"  left out   {words}"
    for note in report.get("notes", []):
        yield f"  note       {note}"
    yield f"  files      {_files(report)}"
    yield f"  took       {_timings(report)}"


def _body(report: Report) -> Iterator[str]:
    size = " x ".join(f"{edge:.2f}" for edge in report["size"])
    parts = ", ".join(
        f"{part['name']} ({part['objects']})" if part["objects"] > 1 else part["name"]
        for part in report["parts"]
    )
    yield f"  size       {size} m, {report['triangles']:,} triangles"
    yield f"  parts      {parts}"
    ran = [cell["title"] for cell in report["cells"] if cell["ran"]]
    if len(ran) < len(report["cells"]):
        yield f"  ran        {len(ran)} of {len(report['cells'])} cells: {', '.join(ran) or 'none'}"


def _bound(report: Report, colours: bool) -> Iterator[str]:
    """Which words set which parameter."""
    author = report.get("author", {})
    groups = author.get("pairs", [author])
    for group in groups:
        if "pair" in group:
            copies = f", {group['copies']} of them" if group["copies"] > 1 else ""
            yield f"  from       the library's {group['pair'].replace('_', ' ')}{copies}"
        for bound in group.get("parameters", []):
            yield f"  {'said':10} {bound['words']} -> {bound['name']} = {_value(bound['value'], colours)}"


def _value(value: Any, colours: bool) -> str:  # noqa: ANN401
    if not isinstance(value, list):
        return f"{value:g}" if isinstance(value, float) else str(value)
    red, green, blue = (round(255 * _to_srgb(channel)) for channel in value[:3])
    swatch = f"\x1b[48;2;{red};{green};{blue}m    \x1b[0m " if colours else ""
    return f"{swatch}#{red:02x}{green:02x}{blue:02x}"


def _to_srgb(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _difference(report: Report, colours: bool) -> Iterator[str]:
    """The script's change as a unified diff."""
    changes = report.get("changes")
    if not changes or changes["before"] == changes["after"]:
        return
    before, after = changes["before"].splitlines(), changes["after"].splitlines()
    yield ""
    for line in difflib.unified_diff(before, after, "asset.py before", "asset.py after", lineterm="", n=0):
        tint = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}.get(line[:1]) if colours else None
        yield f"  {tint}{line}\x1b[0m" if tint else f"  {line}"
    yield ""


def _files(report: Report) -> str:
    files = [*report.get("files", []), f"{len(report.get('views', []))} views"]
    if report.get("sheet"):
        files.append(report["sheet"])
    return ", ".join([*files, "report.json"])


def _timings(report: Report) -> str:
    timings = report["timings"]
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in timings.items() if seconds >= 0.05)
    return f"{sum(timings.values()):.1f} s ({stages})"
