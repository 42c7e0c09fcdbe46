# SPDX-License-Identifier: GPL-3.0-or-later
"""How a photograph is to be turned: cameras write it down (Exif) rather than turn the pixels."""

from __future__ import annotations

import struct

_ORIENTATION = 0x0112


def turn_of(content: bytes) -> tuple[int, bool]:
    """Quarter turns against the clock that bring a JPEG upright, and whether it is mirrored left to right after."""
    orientation = _orientation(content) if content.startswith(b"\xff\xd8") else 1
    return {
        2: (0, True),
        3: (2, False),
        4: (2, True),
        5: (3, True),
        6: (3, False),
        7: (1, True),
        8: (1, False),
    }.get(orientation, (0, False))


def _orientation(content: bytes) -> int:
    try:
        exif = _exif(content)
        return _read(exif) if exif else 1
    except struct.error:
        return 1  # it ends too early: as if nothing were said


def _exif(content: bytes) -> bytes | None:
    """The TIFF structure in the segment that cameras write before the pixels."""
    at = 2
    while content[at : at + 1] == b"\xff":
        kind, length = struct.unpack_from(">BH", content, at + 1)
        if kind == 0xE1 and content[at + 4 : at + 10] == b"Exif\0\0":
            return content[at + 10 : at + 2 + length]
        if kind in (0xD9, 0xDA):
            return None
        at += 2 + length
    return None


def _read(tiff: bytes) -> int:
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, first)
    for entry in range(count):
        tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, first + 2 + 12 * entry)
        if tag == _ORIENTATION:
            return value
    return 1
