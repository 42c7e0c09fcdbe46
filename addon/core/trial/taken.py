# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process has taken of memory and processor time. Linux says; elsewhere the answer is none."""

from __future__ import annotations

import os
from pathlib import Path


def resident(process: int) -> int | None:
    """Bytes that it has in memory."""
    return _pages(process, 1)


def reserved(process: int) -> int | None:
    """Bytes of addresses that it has taken, used or not."""
    return _pages(process, 0)


def processor_seconds(process: int) -> float | None:
    """Processor time of all its threads since it began."""
    try:
        # Its name comes first, in brackets, and may hold anything.
        said = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
        user, system = said.rpartition(")")[2].split()[11:13]
    except (OSError, ValueError):
        return None
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _pages(process: int, field: int) -> int | None:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[field]
    except (OSError, IndexError):
        return None
    return int(pages) * os.sysconf("SC_PAGESIZE")
