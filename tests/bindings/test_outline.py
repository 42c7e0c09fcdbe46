# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines as Python sees them: numpy arrays in, dictionaries out."""

import maquette_engine
import pytest

np = pytest.importorskip("numpy")


def block(width, depth, height):
    """A box on the ground, as the host hands it over."""
    x, y = width / 2, depth / 2
    corners = [(i, j, k) for k in (0, height) for j in (-y, y) for i in (-x, x)]
    faces = [(0, 1, 3, 2), (4, 5, 7, 6), (0, 1, 5, 4), (2, 3, 7, 6), (0, 2, 6, 4), (1, 3, 7, 5)]
    triangles = [half for a, b, c, d in faces for half in ((a, b, c), (a, c, d))]
    return {
        "part": "block",
        "object": "block",
        "materials": [],
        "positions": np.array(corners, np.float32),
        "triangles": np.array(triangles, np.int32),
    }


def picture(height, width, inside):
    """A red rectangle on white, (top, bottom, left, right)."""
    pixels = np.full((height, width, 4), 255, np.uint8)
    top, bottom, left, right = inside
    pixels[top:bottom, left:right, 1:3] = 20
    return pixels


def test_the_outline_of_a_picture_is_a_mask_of_its_aspect():
    found = maquette_engine.read_outline(picture(200, 100, (50, 150, 20, 70)))
    assert (found["source"], found["reason"]) == ("background", "")
    assert found["confidence"] > 0.9
    expected = np.zeros((200, 100), np.uint8)
    expected[50:150, 20:70] = 1
    assert np.array_equal(found["mask"], expected)


def test_a_picture_without_an_outline_has_no_mask_but_a_reason():
    found = maquette_engine.read_outline(np.full((50, 50, 4), 255, np.uint8))
    assert found["mask"] is None
    assert "nothing stands out" in found["reason"]


def test_a_comparison_tells_agreement_view_and_proportions():
    mask = np.zeros((120, 80), np.uint8)
    mask[10:110, 20:60] = 1  # 2.5 times as tall as wide
    same = maquette_engine.outline(mask, [block(0.4, 0.4, 1.0)])
    assert same["iou"] > 0.95
    assert same["reference"]["tallness"] == pytest.approx(2.5)
    assert len(same["asset"]["widths"]) == 10
    assert same["finding"]["kind"] == "outline"
    assert same["finding"]["severity"] == "info"
    flat = maquette_engine.outline(mask, [block(1.0, 1.0, 0.2)])
    assert flat["iou"] < same["iou"] - 0.3
    assert flat["finding"]["severity"] != "info"
    assert "2.50 times as tall as wide" in flat["finding"]["message"]


def test_a_mask_may_be_a_view_of_another_array():
    mask = np.zeros((240, 160), np.uint8)
    mask[20:220, 40:120] = 1
    assert maquette_engine.outline(mask[::2, ::2], [block(0.4, 0.4, 1.0)])["iou"] > 0.95


def test_arrays_of_another_shape_are_refused():
    with pytest.raises(TypeError, match=r"\(height, width, 4\)"):
        maquette_engine.read_outline(np.zeros((4, 4, 3), np.uint8))
    with pytest.raises(TypeError, match=r"\(height, width\)"):
        maquette_engine.outline(np.zeros((4, 4, 4), np.uint8), [])
    with pytest.raises(TypeError, match="uint8"):
        maquette_engine.read_outline(np.zeros((4, 4, 4)))


def test_nothing_to_compare_is_an_input_error():
    with pytest.raises(maquette_engine.InputError, match="empty"):
        maquette_engine.outline(np.zeros((4, 4), np.uint8), [block(1, 1, 1)])
    with pytest.raises(maquette_engine.InputError, match="no surface"):
        maquette_engine.outline(np.ones((4, 4), np.uint8), [])
