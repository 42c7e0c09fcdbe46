# SPDX-License-Identifier: GPL-3.0-or-later
"""A path in the clipboard."""

import pytest

from addon.core.pasted import picture_path


@pytest.fixture
def picture(tmp_path):
    file = tmp_path / "a chair.png"
    file.write_bytes(b"")
    return file


def test_paths_and_addresses_of_files_are_taken(picture):
    quoted = str(picture).replace(" ", "%20")
    for text in (str(picture), f'"{picture}"\n', f"file://{quoted}", f"{picture}\nanother line"):
        assert picture_path(text) == picture


def test_what_is_no_picture_that_is_there_is_nothing(picture):
    other = picture.with_suffix(".txt")
    other.write_text("")
    for text in ("", "\n", "hello", str(other), str(picture) + ".jpg", "a\0b.png", "x" * 5000 + ".png"):
        assert picture_path(text) is None
