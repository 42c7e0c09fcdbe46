# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person reads of an audit and of a shake."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Report = dict[str, Any]


def of_audit(name: str, found: Report) -> Iterator[str]:
    """The findings, gravest first, with what mends them."""
    triangles = sum(part["triangles"] for part in found["parts"])
    parts = len(found["parts"])
    yield f"{name}  ({parts} part{'s' if parts != 1 else ''}, {triangles:,} triangles)"
    for finding in found["findings"]:
        yield f"  {finding['severity']:8} {finding['kind']:12} {finding['message']}"
        fix = finding["fix"]
        if fix and "what" in fix:
            yield f"  {'':8} {'':12} seen to mend it: {fix['what']}"
    if not found["findings"]:
        yield "  nothing to see to"
    symmetry = found["symmetry"]
    if symmetry:
        yield f"  symmetric in {symmetry['axis']} to {_length(symmetry['error'])}"


def of_shake(report: Report, narrowed: bool) -> Iterator[str]:
    """Each parameter with what it holds, then the combinations that break."""
    shaken = report["shake"]
    tried = sum(each["tried"] for each in shaken["parameters"]) + shaken["pairs_tried"]
    for finding in shaken["before"]:
        yield f"  before     {finding['message']}"
    for parameter in shaken["parameters"]:
        yield _range(parameter)
        for failure in parameter["failures"]:
            yield from _failure(failure)
    for failure in shaken["pairs"]:
        yield "  together"
        yield from _failure(failure)
    held = "everything held" if shaken["held"] else "see above for what broke"
    yield f"  tried {tried} settings, {shaken['pairs_tried']} of them of two parameters: {held}"
    if report["narrower"]:
        count = len(report["narrower"])
        ranges = f"{count} range{'s' if count != 1 else ''}"
        yield f"  narrowed {ranges}" if narrowed else f"  --narrow would end {ranges} where the asset holds"


def _range(parameter: Report) -> str:
    name = f"  {parameter['name']}"
    if "range" not in parameter:
        return f"{name}  {'holds' if parameter['held'] else 'breaks'}"
    low, high = parameter["range"]
    if parameter["held"]:
        return f"{name}  {low:g}..{high:g} holds"
    safe_low, safe_high = parameter["safe"]
    return f"{name}  {low:g}..{high:g}: safe from {safe_low:g} to {safe_high:g}"


def _failure(failure: Report) -> Iterator[str]:
    values = ", ".join(f"{name} = {_value(value)}" for name, value in failure["values"].items())
    if failure["error"]:
        yield f"    {values}: {failure['error']}"
    for finding in failure["findings"]:
        yield f"    {values}: {finding['message']}"


def _value(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _length(metres: float) -> str:
    return f"{metres * 1000:.2f} mm" if metres < 0.1 else f"{metres:.3f} m"
