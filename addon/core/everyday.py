# SPDX-License-Identifier: GPL-3.0-or-later
"""What people who do not know the API call its things: rag/everyday.toml, by the ids of passages."""

from __future__ import annotations

import tomllib
from pathlib import Path

Passage = dict[str, str]


def with_everyday_words(passages: list[Passage], rag: Path) -> list[Passage]:
    """The passages, those that the file names with its words behind their first line."""
    words = tomllib.loads((rag / "everyday.toml").read_text(encoding="utf-8"))
    return [
        each | {"text": _added(each["text"], words[each["id"]])} if each["id"] in words else each
        for each in passages
    ]


def _added(text: str, words: str) -> str:
    first, _, rest = text.partition("\n")
    return "\n".join(part for part in (first, f"Also: {words}", rest) if part)
