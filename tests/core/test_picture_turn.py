# SPDX-License-Identifier: GPL-3.0-or-later
"""How a photograph is to be turned, and whether its file is all there."""

import struct

import numpy as np
import pytest

from addon.core.picture_turn import turn_of
from addon.core.picture_wholeness import is_whole

UPRIGHT = np.arange(6).reshape(2, 3)
# What a camera stores of the upright picture, by the orientation that it writes down (Exif 2.3, 4.6.4).
STORED = {
    1: UPRIGHT,
    2: np.fliplr(UPRIGHT),
    3: np.rot90(UPRIGHT, 2),
    4: np.flipud(UPRIGHT),
    5: UPRIGHT.T,
    6: np.rot90(UPRIGHT),
    7: np.rot90(UPRIGHT, 2).T,
    8: np.rot90(UPRIGHT, -1),
}


def photograph(orientation, order="<"):
    """A JPEG's beginning with that orientation."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = mark + struct.pack(order + "IH", 8, 1) + entry + bytes(4)
    return _segment(0xE0, b"JFIF\0") + _segment(0xE1, b"Exif\0\0" + tiff) + b"\xff\xda"


def _segment(kind, data):
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", STORED)
def test_a_photograph_is_brought_upright(orientation, order):
    quarters, mirrored = turn_of(b"\xff\xd8" + photograph(orientation, order))
    turned = np.rot90(STORED[orientation], quarters)
    assert (np.fliplr(turned) if mirrored else turned).tolist() == UPRIGHT.tolist()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xda",
        b"\xff\xd8" + photograph(9),
        b"\xff\xd8" + photograph(6)[:34],
        b"\x89PNG",
    ],
)
def test_what_says_nothing_of_it_stays_as_it_is(content):
    assert turn_of(content) == (0, False)


def test_a_file_that_was_cut_is_not_whole():
    jpeg = b"\xff\xd8\xff\xe1thumbnail\xff\xd9\xff\xda pixels \xff\xd9"
    assert is_whole(jpeg)
    assert is_whole(jpeg + b"what a camera adds")
    assert not is_whole(jpeg[:-2])
    webp = b"RIFF" + struct.pack("<I", 20) + b"WEBP" + bytes(16)
    assert is_whole(webp)
    assert not is_whole(webp[:-1])
