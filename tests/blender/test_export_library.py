# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset as a .blend for the Asset Browser, appended and linked as an artist would."""

import json

import bpy
import numpy as np
import pytest
from support.exported import build, facts, state
from support.scene import box

from addon.host import answer, record

ABOUT = {"description": "A red chair.", "tags": ["chair", "dining chair"]}


@pytest.fixture
def library(tmp_path):
    """A chair, moved, beside something of the artist's, written as a library; with what it was."""
    asset = build("chair")
    bpy.data.collections["chair"].objects.link(box("theirs", (1, 1, 1), at=(4, 0, 0)))
    bpy.data.objects["chair"].location = (3, 2, 0)
    bpy.context.view_layer.update()
    wanted = facts(asset.identity)
    before = state()
    request = {"asset": "chair", "folder": str(tmp_path), "formats": ["library"], "library": ABOUT}
    file = answer("export", request)["files"][0]
    assert state() == before
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    return file, wanted


def bring(file, link):
    """Appends or links the file's marked collections into the open scene."""
    with bpy.data.libraries.load(file, link=link, assets_only=True) as (there, here):
        here.collections = there.collections
    for collection in here.collections:
        bpy.context.scene.collection.children.link(collection)
    bpy.context.view_layer.update()
    return here.collections


@pytest.mark.parametrize("link", [False, True])
def test_it_holds_the_asset_and_nothing_else(library, link):
    file, wanted = library
    (chair,) = bring(file, link)
    assert chair.name == "chair"
    found = facts()
    assert found.objects == wanted.objects
    assert found.triangles == wanted.triangles
    assert np.allclose((found.low, found.high), (wanted.low, wanted.high), atol=1e-5)
    assert found.colours == wanted.colours
    assert "theirs" not in bpy.data.objects
    assert all((each.library is not None) == link for each in chair.objects)


def test_it_is_told_of_with_words_and_a_picture_and_is_in_no_catalogue(library):
    (chair,) = bring(library[0], link=True)
    about = chair.asset_data
    assert about.description == "A red chair."
    assert {tag.name for tag in about.tags} == {"chair", "dining chair"}
    assert about.catalog_simple_name == ""
    width, height = chair.preview.image_size
    pixels = np.array(chair.preview.image_pixels_float).reshape(height, width, 4)
    middle, corner = pixels[height // 3 : -height // 3, width // 3 : -width // 3], pixels[-20:, :20]
    assert width == height == 256
    assert (middle[..., 0] - middle[..., 1]).max() > 0.2  # the chair is red
    assert np.ptp(corner[..., :3], axis=-1).max() < 0.1  # and what is behind it is not


def test_an_instance_stands_where_it_is_dropped(library):
    file, wanted = library
    (chair,) = bring(file, link=False)
    bpy.context.scene.collection.children.unlink(chair)
    spot = bpy.data.objects.new("spot", None)
    spot.instance_type, spot.instance_collection = "COLLECTION", chair
    bpy.context.scene.collection.objects.link(spot)
    found = facts()
    assert np.allclose((found.low, found.high), np.array((wanted.low, wanted.high)) - (3, 2, 0), atol=1e-5)


def test_the_script_comes_along_so_that_the_asset_can_be_changed_there(library):
    bring(library[0], link=False)
    (text,) = record.texts()
    assert text.name == "chair.py"
    assert "SEAT_WIDTH = 0.45" in text.as_string()
    assert json.loads(text[record.KEY])["asset"] == "chair"
    assert answer("inspect", {"asset": "chair"})["parts"]
    asset = build("chair")  # again, in the same file: nothing has changed, and nothing is made twice
    assert sum(each.name.startswith("seat") for each in bpy.data.objects) == 1
    assert [each["title"] for each in asset.recall()]


def test_a_linked_one_is_its_own_files_and_no_asset_of_this_one(library):
    bring(library[0], link=True)
    assert [text.name for text in bpy.data.texts] == ["chair.py"]
    assert record.texts() == []
