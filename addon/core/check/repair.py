# SPDX-License-Identifier: GPL-3.0-or-later
"""Mends what is certain and known, and leaves every other letter of a script as it is."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..reference import Reference
from .check import check_of_era
from .drift import Drift
from .finding import Edit, Finding
from .surroundings import Surroundings

_ROUNDS = 12


@dataclass(frozen=True)
class Mended:
    """A script after all repairs: what was mended, in the order of doing so, and what is left to see to."""

    text: str
    applied: list[Finding]
    left: list[Finding]


def mend(
    text: str, reference: Reference, drift: Iterable[Drift], beside: Surroundings | None = None
) -> Mended:
    """Check and repair until nothing more can be: a repair may bring to light what only then can be known."""
    rows = tuple(drift)
    applied: list[Finding] = []
    seen = {text}
    findings, era = check_of_era(text, reference, rows, None, beside)
    for _ in range(_ROUNDS):
        repaired, done = repair(text, findings)
        if not done or repaired in seen:
            break
        seen.add(repaired)
        text = repaired
        applied += done
        findings, era = check_of_era(text, reference, rows, era, beside)
    return Mended(text, applied, findings)


def repair(text: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """Apply the edits of the certain findings, and give those that were applied; the result parses."""
    chosen: list[Finding] = []
    edits: list[Edit] = []
    for finding in findings:
        if finding.certain and finding.edits and not _collide(finding.edits, edits):
            chosen.append(finding)
            edits += [edit for edit in finding.edits if edit not in edits]
    repaired = _apply(text, edits)
    if _parses(repaired):
        return repaired, chosen
    return _one_by_one(text, chosen)


def _one_by_one(text: str, findings: Sequence[Finding]) -> tuple[str, list[Finding]]:
    """Leave out what breaks the script, should anything."""
    chosen: list[Finding] = []
    edits: list[Edit] = []
    for finding in findings:
        more = [edit for edit in finding.edits if edit not in edits]
        if _parses(_apply(text, [*edits, *more])):
            chosen.append(finding)
            edits += more
    return _apply(text, edits), chosen


def _collide(edits: Iterable[Edit], others: Iterable[Edit]) -> bool:
    """Whether two edits want to change the same letters, each in its own way."""
    taken = list(others)
    return any(
        edit != other and edit.start < other.end and other.start < edit.end
        for edit in edits
        for other in taken
    )


def _apply(text: str, edits: Iterable[Edit]) -> str:
    # What is put before a place goes before what takes the place.
    for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _parses(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
