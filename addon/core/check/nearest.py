# SPDX-License-Identifier: GPL-3.0-or-later
"""The right names that are most like a wrong one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LIKE = 0.72
_VERY_LIKE = 0.84


def nearest(name: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """The candidates that look like the name, the likest first."""
    names = [each for each in candidates if not each.startswith("_")]
    folded: dict[str, str] = {}
    for each in names:
        folded.setdefault(each.lower(), each)
    found = difflib.get_close_matches(name.lower(), folded, n=count, cutoff=_LIKE)
    return [folded[each] for each in found]


def is_slip(name: str, candidate: str) -> bool:
    """Whether two names differ so little that one is the other, mistyped."""
    return difflib.SequenceMatcher(None, name.lower(), candidate.lower()).ratio() >= _VERY_LIKE


def suggestion(names: Iterable[str]) -> str:
    """A sentence's end that offers names: "; did you mean a or b?"."""
    listed = list(names)
    if not listed:
        return "."
    return f"; did you mean {', '.join(listed[:-1])}{' or ' if len(listed) > 1 else ''}{listed[-1]}?"


def listing(names: Iterable[str], most: int = 12) -> str:
    """Names in a sentence, not too many of them."""
    listed = list(names)
    return ", ".join(listed[:most]) + (", ..." if len(listed) > most else "")
