# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of one text in another that is nearly the same."""

from __future__ import annotations

import difflib


def same_place(text: str, line: int, other: str) -> int:
    """The number of the line in `other` that is line `line` of `text`; 0 where it is not there. Both count from 1."""
    if line < 1:
        return 0
    lines, others = text.split("\n"), other.split("\n")
    if others[line - 1 : line] == lines[line - 1 : line]:
        return line if line <= len(lines) else 0
    for block in difflib.SequenceMatcher(None, lines, others, autojunk=False).get_matching_blocks():
        if block.a <= line - 1 < block.a + block.size:
            return block.b + line - block.a
    return 0
