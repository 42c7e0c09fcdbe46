# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours as scripts have them, scene-linear, and as people see and write them."""

from __future__ import annotations

from collections.abc import Sequence


def as_seen(channel: float) -> float:
    """A scene-linear channel in sRGB, both 0 to 1."""
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def as_meant(channel: float) -> float:
    """An sRGB channel, scene-linear."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def hexadecimal(colour: Sequence[float]) -> str:
    """A scene-linear colour as "#rrggbb"."""
    return "#" + "".join(f"{round(255 * as_seen(channel)):02x}" for channel in colour[:3])
