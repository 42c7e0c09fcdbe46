# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a script against this Blender's API, and mends what is known to have changed; runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core.check.check import check as find
from ..core.check.drift import read_drift
from ..core.check.repair import mend
from ..core.guard.allowances import keep_here
from .guarded import allowed_by, refused
from .reference import structure


def check(request: Mapping[str, Any]) -> dict[str, Any]:
    """What is left to see to in `script`, what was mended and the text with that, and what the guard refuses of it."""
    mended = mend(request["script"], structure(), read_drift())
    keep_here(request.get("asset", ""))
    found = refused(mended.text, allowed_by(request))
    return {
        "findings": [finding.as_dict() for finding in mended.left],
        "mended": [finding.as_dict() for finding in mended.applied],
        "refused": [finding.as_dict() for finding in found if finding.rule != "syntax"],
        "script": mended.text,
    }


def findings(text: str) -> list[dict[str, Any]]:
    """What is wrong with a script as it stands."""
    return [finding.as_dict() for finding in find(text, structure(), read_drift())]
