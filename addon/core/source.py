# SPDX-License-Identifier: GPL-3.0-or-later
"""Positions in a cell's text, the way Python counts them: lines from 1, columns in UTF-8 bytes."""

from __future__ import annotations

import re
from bisect import bisect_right

# str.splitlines() would also split at form feeds and U+2028, which are no line ends to Python.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """A text that translates between Python's (line, byte column) and offsets into the string."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def offset(self, line: int, column: int) -> int:
        """The offset of a position that the `ast` module gave."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        text = self.text[start:end]
        if text.isascii():
            return start + column
        return start + len(text.encode()[:column].decode(errors="ignore"))

    def start_of(self, line: int) -> int:
        """The offset at which a line begins."""
        return self._starts[line - 1]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column in bytes at which an offset lies."""
        line = bisect_right(self._starts, offset)
        return line, len(self.text[self._starts[line - 1] : offset].encode())
