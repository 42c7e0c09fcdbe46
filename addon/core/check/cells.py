# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of a script's cells a line is in."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..source import Source

_CELL = re.compile(r"^# ?%%[ \t]*(.*?)[ \t]*$", re.MULTILINE)


class Cells:
    """The titles of a script's cells, by their lines."""

    def __init__(self, source: Source) -> None:
        self._cells = [(source.position(match.start())[0], match[1]) for match in _CELL.finditer(source.text)]

    def title_at(self, line: int) -> str:
        """The title of the cell that a line is in; empty before the first."""
        place = bisect_right(self._cells, line, key=lambda cell: cell[0]) - 1
        return self._cells[place][1] if place >= 0 else ""
