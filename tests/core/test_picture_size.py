# SPDX-License-Identifier: GPL-3.0-or-later
"""The size that a picture's first bytes tell, without unpacking it."""

import io
import struct

import pytest

from addon.core.picture_size import picture_size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)
# A thumbnail's frame inside the application segment is not the picture's.
JPEG = (
    b"\xff\xd8\xff\xe1" + struct.pack(">H", 13) + b"\xff\xc0\x00\x11\x08\x00\x10\x00\x10??"
    b"\xff\xff\xc2" + struct.pack(">HBHHB", 17, 8, 480, 640, 3)
)
RIFF = b"RIFF\0\0\0\0WEBP"
LOSSY = RIFF + b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640 | 1 << 14, 480)
LOSSLESS = RIFF + b"VP8L\0\0\0\0\x2f" + struct.pack("<I", 639 | 479 << 14)
EXTENDED = RIFF + b"VP8X\0\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")


@pytest.mark.parametrize("beginning", [PNG, JPEG, LOSSY, LOSSLESS, EXTENDED])
def test_each_kind_tells_its_width_and_height(beginning):
    assert picture_size(io.BytesIO(beginning)) == (640, 480)


@pytest.mark.parametrize(
    "beginning", [b"", b"GIF89a" + bytes(40), RIFF + b"WAVE" + bytes(40), b"RIFF1234AVI "]
)
def test_another_kind_has_none(beginning):
    assert picture_size(io.BytesIO(beginning)) is None


@pytest.mark.parametrize("beginning", [PNG, JPEG, LOSSY, LOSSLESS, EXTENDED])
def test_one_that_ends_too_early_has_none(beginning):
    assert picture_size(io.BytesIO(beginning[:20])) is None


def test_a_jpeg_without_a_frame_has_none():
    assert picture_size(io.BytesIO(b"\xff\xd8\xff\xda\x00\x04ab")) is None
