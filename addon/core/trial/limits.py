# SPDX-License-Identifier: GPL-3.0-or-later
"""What a script may take."""

from __future__ import annotations

from dataclasses import dataclass

GIGABYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What one trial may take; sizes in bytes, times in seconds."""

    seconds: float = 60.0
    processor: float = 240.0  # of all cores together
    memory: int = 4 * GIGABYTE  # beyond what Blender itself has
    file: int = GIGABYTE // 4  # the largest file
    folder: int = GIGABYTE // 2  # all files together
    trials: int = 25  # before the Blender is replaced
    start: float = 120.0  # until it must be ready


def said_size(size: int) -> str:
    """A limit as a person says it."""
    return f"{size / GIGABYTE:g} GB" if size >= GIGABYTE else f"{size >> 20} MB"
