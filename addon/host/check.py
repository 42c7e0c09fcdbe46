# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a script against this Blender's API, and mends what is known to have changed; runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core.check.check import check as find
from ..core.check.drift import read_drift
from ..core.check.repair import mend
from .reference import structure


def check(request: Mapping[str, Any]) -> dict[str, Any]:
    """What is left to see to in `script`, what was mended, and the text with that mended."""
    mended = mend(request["script"], structure(), read_drift())
    return {
        "findings": [finding.as_dict() for finding in mended.left],
        "mended": [finding.as_dict() for finding in mended.applied],
        "script": mended.text,
    }


def findings(text: str) -> list[dict[str, Any]]:
    """What is wrong with a script as it stands."""
    return [finding.as_dict() for finding in find(text, structure(), read_drift())]
