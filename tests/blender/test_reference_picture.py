# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's picture as pixels: what is read, how large, and what is refused."""

import struct
import zlib

import bpy
import numpy as np
import pytest

from addon.core.errors import HostError
from addon.host.reference_picture import read_reference_picture


def write(file, kind, pixels):
    """Save float pixels, rows from the top, as Blender does."""
    height, width = pixels.shape[:2]
    image = bpy.data.images.new("made", width, height, alpha=True)
    image.alpha_mode = "STRAIGHT"
    image.pixels.foreach_set(np.ascontiguousarray(pixels[::-1], np.float32).ravel())
    image.filepath_raw, image.file_format = str(file), kind
    image.save()
    bpy.data.images.remove(image)
    return file


def quarters(height, width):
    """Red at the top left, blue at the bottom right, white elsewhere."""
    pixels = np.ones((height, width, 4))
    pixels[: height // 2, : width // 2] = (1, 0, 0, 1)
    pixels[height // 2 :, width // 2 :] = (0, 0, 1, 1)
    return pixels


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_rows_come_from_the_top_and_colours_as_they_are_in_the_file(kind, tmp_path):
    found = read_reference_picture(write(tmp_path / "picture", kind, quarters(64, 96)))
    assert (found.shape, found.dtype) == ((64, 96, 4), np.uint8)
    for place, colour in (((10, 10), (255, 0, 0)), ((50, 80), (0, 0, 255)), ((10, 80), (255, 255, 255))):
        assert np.abs(found[place][:3].astype(int) - colour).max() <= 12  # what JPEG and WebP lose


def test_alpha_is_kept_and_darkens_no_colour(tmp_path):
    pixels = np.zeros((32, 32, 4))
    pixels[8:24, 8:24] = (1, 0.5, 0, 0.5)
    found = read_reference_picture(write(tmp_path / "picture.png", "PNG", pixels))
    assert found[0, 0, 3] == 0
    assert np.abs(found[16, 16].astype(int) - (255, 128, 0, 128)).max() <= 2


def test_a_large_picture_is_made_smaller_and_keeps_its_aspect(tmp_path):
    found = read_reference_picture(write(tmp_path / "picture.png", "PNG", quarters(1500, 3000)))
    assert found.shape == (500, 1000, 4)
    assert tuple(found[10, 10]) == (255, 0, 0, 255)
    assert tuple(found[490, 990]) == (0, 0, 255, 255)


def test_nothing_is_left_in_the_file(tmp_path):
    read_reference_picture(write(tmp_path / "picture.png", "PNG", quarters(8, 8)))
    broken = tmp_path / "broken.png"
    broken.write_bytes((tmp_path / "picture.png").read_bytes()[:40])
    with pytest.raises(HostError):
        read_reference_picture(broken)
    assert len(bpy.data.images) == 0


def test_what_is_no_picture_is_refused_by_name(tmp_path):
    text = tmp_path / "notes.png"
    text.write_text("not a picture at all")
    with pytest.raises(HostError, match=r"'notes\.png' is no PNG, JPEG or WebP picture"):
        read_reference_picture(text)
    with pytest.raises(HostError, match="cannot be opened: No such file"):
        read_reference_picture(tmp_path / "missing.png")
    with pytest.raises(HostError, match="cannot be opened"):
        read_reference_picture(tmp_path)


def test_a_file_of_too_many_bytes_is_refused_before_it_is_read(tmp_path):
    large = tmp_path / "large.png"
    with large.open("wb") as opened:
        opened.write(b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 8, 8))
        opened.truncate(60 * 2**20)
    with pytest.raises(HostError, match="60 MB large; pictures of up to 50 MB can be read"):
        read_reference_picture(large)


def test_a_small_file_that_claims_to_be_huge_is_refused(tmp_path):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(HostError, match="60000 x 60000 pixels large; 16384 a side can be read"):
        read_reference_picture(bomb)
