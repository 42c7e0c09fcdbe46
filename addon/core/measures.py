# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths as people say them."""

from __future__ import annotations

from collections.abc import Sequence


def spoken_size(edges: Sequence[float]) -> str:
    """Width, depth and height in metres, or in centimetres for what fits on a table."""
    if max(edges) < 1:
        return " x ".join(f"{100 * edge:.1f}" for edge in edges) + " cm"
    return " x ".join(f"{edge:.2f}" for edge in edges) + " m"
