# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person reads when a run is done."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..core.colours import as_seen, hexadecimal
from ..core.measures import spoken_size
from . import planning

Report = dict[str, Any]


def lines(report: Report, folder: Path, colours: bool) -> Iterator[str]:
    """The summary of a run that is done, line by line."""
    shown = os.path.relpath(folder)
    title = report.get("prompt") or report.get("instruction") or "asset"
    yield f"{title}  ({shown}, version {report['version']})"
    yield from _body(report)
    yield from planning.changes(report)
    yield from _bound(report, colours)
    yield from _difference(report, colours)
    yield from _checked(report)
    yield from _measured(report)
    yield from _reviewed(report)
    for words in report.get("hand", []):
        yield f"  by hand    {words}"
    yield from _compared(report)
    for words in report.get("left_out", []):
        yield f"  left out   {words}"
    for note in report.get("notes", []):
        yield f"  note       {note}"
    yield f"  files      {_files(report)}"
    yield f"  took       {_timings(report)}"


def _body(report: Report) -> Iterator[str]:
    copies = {cell["title"].removeprefix("place: ") for cell in report["cells"]}
    parts = ", ".join(_part(part, part["name"] in copies) for part in report["parts"])
    yield f"  size       {spoken_size(report['size'])}, {report['triangles']:,} triangles"
    yield f"  parts      {parts}"
    ran = [cell["title"] for cell in report["cells"] if cell["ran"]]
    if len(ran) < len(report["cells"]):
        yield f"  ran        {len(ran)} of {len(report['cells'])} cells: {', '.join(ran) or 'none'}"


def _part(part: Report, is_copies: bool) -> str:
    name = f"copies of the {part['name']}" if is_copies else part["name"]
    return f"{name} ({part['objects']})" if part["objects"] > 1 else name


def _bound(report: Report, colours: bool) -> Iterator[str]:
    """Which words set which parameter."""
    author = report.get("author", {})
    groups = author.get("pairs", [author])
    for group in groups:
        if "pair" in group:
            yield f"  from       the library's {group['pair'].replace('_', ' ')}{_place(group, groups)}"
        for bound in group.get("parameters", []):
            value = _value(bound, colours)
            yield f"  {'said':10} {bound['words']} -> {bound['meaning']}: {value} ({bound['name']})"


_PLACES = {
    "on": "on the {}",
    "around": "around the {}",
    "left": "to the left of the {}",
    "right": "to the right of the {}",
    "front": "in front of the {}",
    "behind": "behind the {}",
}


def _place(group: Report, groups: list[Report]) -> str:
    """How many of them there are, and where they stand."""
    place = f", {group['copies']} of them" if group["copies"] > 1 else ""
    if group.get("anchor") is not None:
        target = groups[group["anchor"]]["pair"].replace("_", " ")
        place += ", " + _PLACES.get(group["relation"], "beside the {}").format(target)
    return place


def _value(bound: Report, colours: bool) -> str:
    value = bound["value"]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, list):
        number = f"{value:g}" if isinstance(value, float) else str(value)
        return f"{number} {bound['unit']}".rstrip()
    red, green, blue = (round(255 * as_seen(channel)) for channel in value[:3])
    swatch = f"\x1b[48;2;{red};{green};{blue}m    \x1b[0m " if colours else ""
    return f"{swatch}{hexadecimal(value)}"


def _difference(report: Report, colours: bool) -> Iterator[str]:
    """The script's change, and what was mended for this Blender, as unified diffs."""
    changes = report.get("changes")
    if changes:
        yield from _diff(changes["before"], changes["after"], "asset.py before", "asset.py after", colours)
    mended = report.get("mended")
    if mended:
        yield from _diff(mended["before"], mended["after"], "as written", "mended", colours)


def _diff(before: str, after: str, old: str, new: str, colours: bool) -> Iterator[str]:
    if before == after:
        return
    yield ""
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), old, new, lineterm="", n=0):
        tint = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}.get(line[:1]) if colours else None
        yield f"  {tint}{line}\x1b[0m" if tint else f"  {line}"
    yield ""


def _checked(report: Report) -> Iterator[str]:
    """What the API check mended, and what it left to see to."""
    for finding in report.get("mended", {}).get("findings", []):
        yield f"  mended     line {finding['line']}: {finding['message']}"
    for finding in report.get("findings", []):
        yield f"  {'check' if finding['certain'] else 'maybe':10} line {finding['line']}: {finding['message']}"


def _measured(report: Report) -> Iterator[str]:
    """What the audit found, but for what asks for nothing."""
    for finding in report.get("audit", {}).get("findings", []):
        if finding["severity"] != "info":
            yield f"  {finding['kind']:10} {finding['message']}"


def _reviewed(report: Report) -> Iterator[str]:
    """What the team saw and bettered, and what its models took."""
    for review in report.get("reviews", []):
        outcomes = {each["problem"]: each["outcome"] for each in review["verification"]["verdicts"]}
        for number, problem in enumerate(review["problems"], 1):
            is_there = review["kept"] and problem["part"] not in review["put_back"]
            outcome = outcomes.get(number, "unsolved") if is_there else "put back"
            yield f"  {outcome:10} {problem['part'] or 'the whole'}: {problem['text']}"
    usage = report.get("usage")
    if usage:
        money = "" if usage["money"] is None else f", {usage['money']:.2f} US dollars"
        tokens = f"{usage['tokens_in']:,} tokens in, {usage['tokens_out']:,} out"
        yield f"  models     {usage['replies']} replies, {tokens}{money}"


def _compared(report: Report) -> Iterator[str]:
    """How the outline agrees with that of the user's picture."""
    finding = report.get("outline", {}).get("finding")
    if finding:
        yield f"  outline    {finding['message']}"


def _files(report: Report) -> str:
    files = [*report.get("files", []), f"{len(report.get('views', []))} views"]
    files += [report[picture] for picture in ("sheet", "concept") if report.get(picture)]
    files += report.get("plan", {}).get("files", [])
    return ", ".join([*files, "report.json"])


def _timings(report: Report) -> str:
    timings = report["timings"]
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in timings.items() if seconds >= 0.05)
    return f"{sum(timings.values()):.1f} s ({stages})"
