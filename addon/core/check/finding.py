# SPDX-License-Identifier: GPL-3.0-or-later
"""What the check says of a script, and the edit that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Edit:
    """The text between two offsets becomes another one."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, where it stands, and what to write instead where that is known.

    `certain` means that running this line in this Blender fails, or does nothing of what it says. `line` and
    `column` count from 1, a column being a character.
    """

    cell: str
    line: int
    column: int
    rule: str
    message: str
    replacement: str | None
    certain: bool
    edits: tuple[Edit, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The finding as the command line prints it with `--json`, but for the file."""
        return {
            "cell": self.cell,
            "line": self.line,
            "column": self.column,
            "rule": self.rule,
            "message": self.message,
            "replacement": self.replacement,
            "certain": self.certain,
        }
