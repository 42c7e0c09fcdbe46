# SPDX-License-Identifier: GPL-3.0-or-later
"""A compressed .blend tells by its end whether it is whole."""

import struct

import pytest

from addon.core.blend_file import is_whole


def compressed(frames):
    """The outer form of what Blender writes."""
    sizes = b"".join(struct.pack("<II", len(frame), 1000) for frame in frames)
    table = sizes + struct.pack("<IBI", len(frames), 0, 0x8F92EAB1)
    return b"".join(frames) + struct.pack("<II", 0x184D2A5E, len(table)) + table


@pytest.fixture
def file(tmp_path):
    return tmp_path / "asset.blend"


def test_frames_and_the_table_of_their_sizes_are_whole(file):
    file.write_bytes(compressed([b"a" * 300, b"b" * 20]))
    assert is_whole(file)


@pytest.mark.parametrize("left", [0, 5, 100, 300, 320, 330, -1])
def test_a_file_that_was_cut_anywhere_is_not(file, left):
    file.write_bytes(compressed([b"a" * 300, b"b" * 20])[:left])
    assert not is_whole(file)


def test_a_table_that_tells_of_other_sizes_is_not(file):
    file.write_bytes(b"more" + compressed([b"a" * 300]))
    assert not is_whole(file)
