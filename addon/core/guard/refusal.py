# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something is refused, and the names by which a user may allow it all the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

RULES = {
    "imports": "modules that modelling does not need; imports:NAME allows one",
    "code": "running text as code",
    "internals": "Python's insides",
    "computed": "names and attributes that are made up while the script runs",
    "files": "reading and writing files",
    "processes": "other programs and threads",
    "network": "the network",
    "operators": "operators of Blender's that are not for modelling",
    "handlers": "code that stays in Blender and runs later",
    "registration": "operators, panels and properties of the script's own",
    "drivers": "drivers that run Python",
    "settings": "the user's settings and Blender's windows",
    "waiting": "waiting for time or for somebody to type",
}
"""Each rule, with what it keeps from a script."""


@dataclass(frozen=True)
class Refusal:
    """A rule that something breaks, and a sentence or two: what is wrong, and what to write instead."""

    rule: str
    message: str
    subject: str = ""
    """The module, where the rule is about one."""

    def is_allowed(self, allowed: Collection[str]) -> bool:
        """Whether the user has allowed it, as RULE or as RULE:SUBJECT."""
        return self.rule in allowed or (bool(self.subject) and f"{self.rule}:{self.subject}" in allowed)


def unknown_allowance(name: str) -> str | None:
    """What is wrong with the name of an allowance, as a sentence; None where nothing is."""
    rule, colon, subject = name.partition(":")
    if rule in RULES and (not colon or (rule == "imports" and subject)):
        return None
    return f"{name!r} is nothing that can be allowed. There are: {', '.join(RULES)}; and imports:NAME."
