# SPDX-License-Identifier: GPL-3.0-or-later
"""How large a picture says it is, from its first bytes: to refuse one before it is unpacked into memory."""

from __future__ import annotations

import struct
from typing import BinaryIO

_PNG = b"\x89PNG\r\n\x1a\n"
# Frames of a JPEG, which begin with the picture's size; C4, C8 and CC in their midst are tables.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def picture_size(file: BinaryIO) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or WebP picture; None where it is none of them."""
    beginning = file.read(30)
    try:
        if beginning.startswith(_PNG):
            width, height = struct.unpack_from(">II", beginning, 16)
            return width, height
        if beginning.startswith(b"\xff\xd8\xff"):
            file.seek(2)
            return _jpeg_size(file)
        if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
            return _webp_size(beginning)
    except (struct.error, IndexError):
        pass  # it ends too early
    return None


def _jpeg_size(file: BinaryIO) -> tuple[int, int] | None:
    """Walk over the segments up to the frame."""
    while True:
        while (byte := file.read(1)[0]) != 0xFF:
            pass
        while (byte := file.read(1)[0]) == 0xFF:
            pass
        if byte in _JPEG_ALONE:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if byte in _JPEG_FRAMES:
            _, height, width = struct.unpack(">BHH", file.read(5))
            return width, height
        if byte in (0xD9, 0xDA) or length < 2:
            return None
        file.seek(length - 2, 1)


def _webp_size(beginning: bytes) -> tuple[int, int] | None:
    kind = beginning[12:16]
    if kind == b"VP8X":  # extended: three bytes each, less one
        low_width, high_width, low_height, high_height = struct.unpack_from("<HBHB", beginning, 24)
        return 1 + low_width + (high_width << 16), 1 + low_height + (high_height << 16)
    if kind == b"VP8L":  # lossless: fourteen bits each, less one
        (bits,) = struct.unpack_from("<I", beginning, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":  # lossy: fourteen bits each
        width, height = struct.unpack_from("<HH", beginning, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None
