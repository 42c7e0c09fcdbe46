# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's picture as pixels: what is read, how large, and what is refused."""

import struct
import zlib

import bpy
import numpy as np
import pytest

from addon.core.errors import HostError
from addon.host.reference_picture import read_reference_picture, reference_png


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


def test_sixteen_bits_a_channel_are_the_same_colours(tmp_path):
    file = tmp_path / "deep.png"
    rows = b"".join(b"\0" + struct.pack(">HHH", 200 * 257, 60 * 257, 30 * 257) * 40 for _ in range(40))
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 16, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )
    found = read_reference_picture(file)
    assert np.abs(found[20, 20].astype(int) - (200, 60, 30, 255)).max() <= 1


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_file_that_was_cut_is_refused(kind, tmp_path):
    file = write(tmp_path / "picture", kind, np.random.default_rng(3).random((64, 64, 4)))
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with pytest.raises(HostError, match="could not be read"):
        read_reference_picture(file)


def test_a_photograph_is_put_upright(tmp_path):
    file = write(tmp_path / "photo.jpg", "JPEG", quarters(64, 96))
    content = file.read_bytes()
    # A quarter turn with the clock, as a camera held upright writes it down.
    exif = b"Exif\0\0II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    file.write_bytes(content[:2] + struct.pack(">BBH", 0xFF, 0xE1, len(exif) + 2) + exif + content[2:])
    found = read_reference_picture(file)
    assert found.shape == (96, 64, 4)
    assert np.abs(found[10, 54][:3].astype(int) - (255, 0, 0)).max() <= 12


def test_what_is_transparent_is_laid_before_what_lets_the_thing_be_seen(tmp_path):
    for bright, behind in ((0.2, 255), (1.0, 89)):
        pixels = np.zeros((64, 64, 4))
        pixels[16:48, 16:48] = (bright, bright, bright, 1)
        shown = tmp_path / "shown.png"
        shown.write_bytes(reference_png(write(tmp_path / "picture.png", "PNG", pixels)))
        found = read_reference_picture(shown)
        assert abs(int(found[0, 0, 0]) - behind) <= 1
        assert abs(int(found[32, 32, 0]) - round(bright * 255)) <= 1


def test_a_picture_that_shows_nothing_is_refused_as_a_reference(tmp_path):
    with pytest.raises(HostError, match="1 x 1 pixels small"):
        reference_png(write(tmp_path / "dot.png", "PNG", np.ones((1, 1, 4))))
    with pytest.raises(HostError, match="wholly transparent"):
        reference_png(write(tmp_path / "empty.png", "PNG", np.zeros((64, 64, 4))))
