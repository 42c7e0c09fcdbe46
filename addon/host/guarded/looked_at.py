# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard's word on a script before anything of it runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ...core.check.finding import Finding
from ...core.guard import guard
from ...core.guard.allowances import allowed


def allowed_by(request: Mapping[str, Any]) -> frozenset[str]:
    """What the user allows the scripts of the asset that a request is for.

    A Blender that runs for another one, and does not see the user's files, is told with the request.
    """
    told = request.get("allow")
    return frozenset(told) if told is not None else allowed(request.get("asset", ""))


@lru_cache(maxsize=16)
def refused(text: str, allowances: frozenset[str]) -> Sequence[Finding]:
    """What of a script is refused; of one that is no Python, why it is none."""
    return tuple(guard(text, allowances))


def first_refusal(request: Mapping[str, Any]) -> dict[str, Any] | None:
    """The error of a request to run cells that the guard refuses, in the shape of one that stopped."""
    text = "".join(cell["text"] for cell in request["cells"])
    found = refused(text, allowed_by(request))
    if not found:
        return None
    first = found[0]
    kind = "SyntaxError" if first.rule == "syntax" else "Refused"
    return {"cell": first.cell, "line": first.line, "type": kind, "message": told(found)}


def told(found: Sequence[Finding]) -> str:
    """The first refusal, and the lines of the others."""
    more = [f"line {each.line}: {each.message}" for each in found[1:6]]
    return " ".join([found[0].message, *more])
