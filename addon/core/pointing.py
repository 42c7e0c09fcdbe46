# SPDX-License-Identifier: GPL-3.0-or-later
"""What "this" means in an instruction: the parts that are selected."""

from __future__ import annotations

import re
from collections.abc import Sequence

_POINTER = re.compile(
    r"\b(?:this|these|that|the)\s+(?:selected\s+)?(?:parts?|ones?|selection)\b|\b(?:this|these|it|them)\b(?!\s+\w+\s+is\b)",
    re.IGNORECASE,
)
_SELECTED = re.compile(r"\bthe\s+selected\s+(?:parts?|ones?|objects?)\b|\bthe\s+selection\b", re.IGNORECASE)


def spelled_out(instruction: str, selected: Sequence[str], parts: Sequence[str]) -> str:
    """The instruction with the first pointing word replaced by the selected parts' names.

    An instruction that names a part itself means that one, and stays as it is.
    """
    if not selected:
        return instruction
    named = _SELECTED.sub(_listed(selected), instruction, count=1)
    if named != instruction:
        return named
    words = instruction.lower()
    if any(re.search(rf"\b{re.escape(part.lower())}\b", words) for part in parts):
        return instruction
    return _POINTER.sub(_listed(selected), instruction, count=1)


def _listed(names: Sequence[str]) -> str:
    *first, last = (f"the {name}" for name in names)
    return f"{', '.join(first)} and {last}" if first else last
