# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user allows an asset's scripts beyond the policy: by session, beside the store.

It is never read from a .blend or a script, so that nobody's file can allow itself anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from .. import places
from .refusal import unknown_allowance

_here: set[str] = set()


def allow_here(rules: Iterable[str]) -> None:
    """Allow these while this process lives, as `--allow` does; sessions that are worked on keep them."""
    _here.update(rules)


def allow(session: str, rules: Iterable[str]) -> None:
    """Let the scripts of a session do what these rules refuse, from now on; none: nothing more than others."""
    kept = _read()
    chosen = sorted({rule for rule in rules if unknown_allowance(rule) is None})
    if kept.get(session, []) == chosen:
        return
    kept.pop(session, None)
    if chosen:
        kept[session] = chosen
    _write(kept)


def allowed(session: str) -> frozenset[str]:
    """What the scripts of a session may do beyond the policy."""
    return frozenset(_read().get(session, ())) | frozenset(_here)


def keep_here(session: str) -> None:
    """Have a session keep what is allowed while this process lives."""
    if _here and session:
        allow(session, allowed(session))


def _file() -> Path:
    return places.home() / "allowed.json"


def _read() -> dict[str, list[str]]:
    """What is kept; a file that is missing or damaged allows nothing."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        session: [rule for rule in rules if isinstance(rule, str) and unknown_allowance(rule) is None]
        for session, rules in found.items()
        if isinstance(rules, list)
    }


def _write(kept: dict[str, list[str]]) -> None:
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    part.replace(file)
