# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a script was when its Blender ended: `faulthandler` writes it down, when the time is up and at a crash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TRACE = "where.txt"
"""The file in a worker's folder that faulthandler writes to."""

_MOST = 1 << 16  # bytes from the end of it that are read
_BLOCK = re.compile(r"^(?:Timeout|Fatal Python error|Windows fatal exception)", re.MULTILINE)


def whereabouts(folder: Path, request: Mapping[str, Any]) -> tuple[str, int]:
    """The cell's title and the line of the script; ("", 0) where nobody knows."""
    try:
        with (folder / TRACE).open("rb") as file:
            file.seek(max(0, (folder / TRACE).stat().st_size - _MOST))
            text = file.read().decode(errors="replace")
    except OSError:
        return "", 0
    last = [match.start() for match in _BLOCK.finditer(text)]
    if not last:
        return "", 0
    # The newest call comes first.
    own = re.search(rf'File "<{re.escape(request["name"])}\.py>", line (\d+)', text[last[-1] :])
    if own is None:
        return "", 0
    line = int(own[1])
    before = [cell for cell in request["cells"] if cell["line"] <= line]
    return (before[-1]["title"] if before else ""), line
