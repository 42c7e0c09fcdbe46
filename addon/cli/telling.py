# SPDX-License-Identifier: GPL-3.0-or-later
"""What a chat tells of a run: its stages as they come, what changed, what it cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..core.changes import told_changes
from ..core.costs import usage_in_words

Report = dict[str, Any]


class Stages:
    """Tells each stage once, each role when it begins to speak, and what the author says."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._speaking: set[str] = set()

    def take(self, event: Report) -> None:
        """Tell of one event."""
        kind = event["kind"]
        if kind == "progress":
            self._show(f"  ... {event['text']}")
        elif kind == "said":
            self._show(f"  {event['role']}: {event['text']}")
        elif kind == "saying" and event["role"] not in self._speaking:
            self._speaking.add(event["role"])
            self._show(f"  ... {event['role']} writes")


def of_run(report: Report) -> Iterator[str]:
    """A run that is done, line by line."""
    yield f"version {report['version']}  ({sum(report['timings'].values()):.1f} s)"
    changes = report.get("changes")
    if changes:
        yield from (f"  {line}" for line in _changes(changes))
    ran = [cell["title"] for cell in report["cells"] if cell["ran"]]
    yield f"  ran {len(ran)} of {len(report['cells'])} cells" + (f": {', '.join(ran)}" if ran else "")
    yield from (f"  left out: {words}" for words in report.get("left_out", []))
    yield from (f"  note: {note}" for note in report.get("notes", []))
    for finding in report.get("audit", {}).get("findings", []):
        if finding["severity"] != "info":
            yield f"  {finding['kind']}: {finding['message']}"
    yield from of_cost(report.get("usage"), report.get("session_usage"))


def of_cost(run: Report | None, session: Report | None) -> Iterator[str]:
    """What a run took, and all runs of its session."""
    if run and run["replies"]:
        yield f"  cost: {usage_in_words(run)}"
    if session and session["replies"]:
        yield f"  so far: {usage_in_words(session)}"


def roles(taken: Report) -> Iterator[str]:
    """The same for each role."""
    for role, each in taken["roles"].items():
        yield f"  {role:10} {usage_in_words(each)}"


def _changes(changes: Report) -> list[str]:
    from ..engine import parse_script

    if changes["before"] == changes["after"]:
        return ["nothing in the script"]
    return told_changes(parse_script(changes["before"]), parse_script(changes["after"]), most=8)
