# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths as people say them."""

from __future__ import annotations

import math
from collections.abc import Sequence


def spoken_size(edges: Sequence[float]) -> str:
    """Width, depth and height in metres, or in centimetres for what fits on a table."""
    if max(edges) < 1:
        return " x ".join(f"{100 * edge:.1f}" for edge in edges) + " cm"
    return " x ".join(f"{edge:.2f}" for edge in edges) + " m"


def spoken_length(length: float) -> str:
    """A length in the unit that people would say it in: mm, cm or m."""
    if length < 0.00995:
        return f"{length * 1000:.3g} mm"
    if length < 0.995:
        return f"{length * 100:.3g} cm"
    return f"{length:.3g} m" if length < 99.5 else f"{length:.0f} m"


def round_length(length: float) -> float:
    """The longest of 1, 2, 5, 10 ... that is no longer."""
    power = 10.0 ** math.floor(math.log10(length))
    return power * max(step for step in (1, 2, 5) if step * power <= length * 1.0001)
