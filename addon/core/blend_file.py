# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a compressed .blend is whole, told from its end."""

from __future__ import annotations

import os
import struct
from pathlib import Path

_FOOTER = struct.Struct("<IBI")  # how many frames, what is told of each, a mark
_MARK = 0x8F92EAB1
_HEADER = 8  # of the table, which is a frame, too
_CHECKSUMS = 0x80


def is_whole(file: Path) -> bool:
    """Blender writes frames of Zstandard and then a table of their sizes, which must add up to the file's."""
    size = file.stat().st_size
    if size < _FOOTER.size:
        return False
    with file.open("rb") as opened:
        opened.seek(-_FOOTER.size, os.SEEK_END)
        count, told, mark = _FOOTER.unpack(opened.read())
        entry = struct.Struct("<III" if told & _CHECKSUMS else "<II")
        table = _HEADER + count * entry.size + _FOOTER.size
        if mark != _MARK or table > size:
            return False
        opened.seek(size - table + _HEADER)
        frames = sum(entry.unpack(opened.read(entry.size))[0] for _ in range(count))
    return frames + table == size
