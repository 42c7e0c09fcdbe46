# SPDX-License-Identifier: GPL-3.0-or-later
"""Names, dots, axes and close-ups upon the pictures."""

import itertools

import bpy
import numpy as np
import pytest
from mathutils import Vector

from addon.core.palette import BACKGROUND, colours
from addon.host import answer, images
from addon.host.closeup import Closeup, Surroundings
from addon.host.labels import place_labels
from addon.host.scene_parts import scene_parts
from addon.host.sighting import GRID, Sighting, sight
from addon.host.surfaces import surfaces
from tests.support.scene import box

SIZE = 512


def draw(folder, **settings):
    request = {
        "asset": "",
        "folder": str(folder),
        "resolution": SIZE,
        "views": 2,
        "sheet": False,
        "samples": 1,
        "passes": ["shape"],
    }
    return answer("render", {**request, **settings})


def picture(found, view, kind="shape"):
    file = next(each["file"] for each in found["views"] if (each["view"], each["pass"]) == (view, kind))
    return np.rint(images.read(file)[..., :3] * 255).astype(int)


def painted(image, rgb, tolerance=6):
    """How many pixels have about this colour."""
    return int((abs(image - np.array(rgb)).max(axis=-1) <= tolerance).sum())


def test_a_part_is_pointed_at_where_it_is_broadest():
    palette = colours(2)
    canvas = np.ones((256, 256, 4), np.float32)
    canvas[100:104, 20:200, :3] = np.array(palette[0].rgb) / 255  # a thin bar
    canvas[90:120, 150:180, :3] = np.array(palette[0].rgb) / 255  # with a block upon it
    canvas[200:240, 10:50, :3] = np.array(palette[1].rgb) / 255
    seen = sight(canvas, palette)
    assert seen.places[0] == pytest.approx((165 / 256, 105 / 256), abs=0.03)
    assert seen.places[1] == pytest.approx((30 / 256, 220 / 256), abs=0.02)
    assert seen.taken[220 * GRID // 256, 30 * GRID // 256]
    assert not seen.taken[10, 10]


def test_labels_stay_inside_apart_from_each_other_and_from_what_is_reserved():
    taken = np.zeros((GRID, GRID), bool)
    taken[30:100, 30:100] = True
    places = {part: (0.3 + 0.1 * (part % 5), 0.3 + 0.1 * (part // 5)) for part in range(20)}
    corner = (0.0, 0.8, 0.2, 1.0)
    labels = place_labels(Sighting(taken, places), dict.fromkeys(places, (0.14, 0.04)), [corner])
    assert len(labels) == 20
    boxes = [label.box for label in labels]
    for one, other in itertools.combinations([*boxes, corner], 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert all(0 <= left < right <= 1 and 0 <= top < bottom <= 1 for left, top, right, bottom in boxes)


def test_a_name_for_which_there_is_no_room_is_left_out():
    places = dict.fromkeys(range(6), (0.5, 0.5))
    taken = np.zeros((GRID, GRID), bool)
    labels = place_labels(Sighting(taken, places), dict.fromkeys(places, (0.8, 0.3)), [])
    assert 0 < len(labels) < 6


def test_labels_stand_beside_the_asset_where_there_is_paper():
    taken = np.zeros((GRID, GRID), bool)
    taken[:, 50:78] = True  # a pole through the middle
    [label] = place_labels(Sighting(taken, {0: (0.5, 0.5)}), {0: (0.2, 0.05)}, [])
    assert label.box[2] * GRID <= 50 or label.box[0] * GRID >= 78


def test_names_are_drawn_upon_shapes_and_never_upon_pictures_of_numbers(tmp_path):
    box("seat", (1, 1, 0.1), (0, 0, 0.5))
    box("leg", (0.1, 0.1, 0.5), (0, 0, 0.2))
    plain = draw(tmp_path / "plain", passes=["shape", "parts", "depth"])
    named = draw(tmp_path / "named", passes=["shape", "parts", "depth"], labels="names")
    for kind in ("parts", "depth"):
        assert (picture(plain, "front", kind) == picture(named, "front", kind)).all()
    changed = picture(plain, "front") != picture(named, "front")
    assert changed.any()
    # Two plates, each with letters upon white, beside the seat and the leg.
    assert painted(picture(named, "front"), (255, 255, 255), 0) > 300
    assert painted(picture(plain, "front"), (255, 255, 255), 0) == 0


def test_dots_have_the_legends_colours(tmp_path):
    box("seat", (1, 1, 0.3), (0, 0, 0.5))
    box("leg", (0.3, 0.3, 0.5), (0, 0, 0.1))
    found = draw(tmp_path, labels="colours")
    front = picture(found, "front")
    for entry in found["legend"]:
        assert painted(front, entry["rgb"]) > 10, entry["part"]


def test_the_axes_are_drawn_with_x_to_the_right_and_z_up_from_the_front(tmp_path):
    box("cube", (1, 1, 1))
    front = picture(draw(tmp_path, labels="names"), "front")
    red = np.argwhere((front[..., 0] > 200) & (front[..., 1] < 100) & (front[..., 2] < 120))
    blue = np.argwhere((front[..., 2] > 200) & (front[..., 0] < 80))
    assert np.ptp(red[:, 1]) > np.ptp(red[:, 0])
    assert red[:, 1].max() > blue[:, 1].max()
    assert np.ptp(blue[:, 0]) > np.ptp(blue[:, 1])
    assert blue[:, 0].min() < red[:, 0].min()


@pytest.fixture
def gap():
    """Two blocks with 2 cm between them, along Y, so that the front view hides the gap."""
    box("body", (0.02, 0.2, 0.3), (0, 0.11, 0))
    box("handle", (0.02, 0.1, 0.1), (0, -0.06, 0))


def test_a_closeup_of_a_gap_shows_both_parts_and_the_background_between(gap, tmp_path):
    found = draw(
        tmp_path,
        passes=["parts"],
        closeups=[{"at": [0, 0, 0], "radius": 0.04, "title": "handle 20 mm from body"}],
    )
    assert found["views"][-1]["view"] == "handle 20 mm from body"
    row = picture(found, "handle 20 mm from body", "parts")[SIZE // 2]
    legend = {tuple(entry["rgb"]): entry["part"] for entry in found["legend"]}
    runs = [legend.get(colour, "background") for colour, _ in itertools.groupby(map(tuple, row.tolist()))]
    assert runs in (["body", "background", "handle"], ["handle", "background", "body"])
    assert tuple(row[SIZE // 2]) == BACKGROUND


def test_a_closeups_span_tells_how_wide_the_gap_is(gap, tmp_path):
    found = draw(tmp_path, passes=["parts"], closeups=[{"at": [0, 0, 0], "radius": 0.04, "title": "gap"}])
    row = picture(found, "gap", "parts")[SIZE // 2]
    empty = (row == BACKGROUND).all(axis=1).sum() / SIZE * found["views"][-1]["span"]
    assert empty == pytest.approx(0.02, abs=0.001)


def test_a_closeup_is_marked_in_its_middle_and_only_there(gap, tmp_path):
    found = draw(tmp_path, closeups=[{"at": [0, 0, 0], "radius": 0.04, "title": "gap"}])
    image = picture(found, "gap")
    ring = np.argwhere(abs(image - np.array((255, 80, 0))).max(axis=-1) < 40)
    assert len(ring) > 50
    assert ring.mean(axis=0) == pytest.approx([SIZE / 2, SIZE / 2], abs=2)
    assert painted(picture(found, "front"), (255, 80, 0), 40) == 0


def test_a_place_is_looked_at_from_where_nothing_stands_before_it():
    box("floor", (2, 2, 0.1), (0, 0, -0.05))
    box("wall", (2, 0.1, 2), (0, -0.5, 1))  # before it, as seen from the front
    parts = scene_parts({"asset": ""})
    seen = surfaces(bpy.context.evaluated_depsgraph_get(), parts)
    place = Surroundings(seen).standpoint(Closeup("spot", Vector((0, 0, 0)), 0.1))
    camera = place.matrix.translation
    assert camera.z > 0
    assert camera.y > -0.45 or camera.z > 1.2  # on this side of the wall


def test_what_lies_inside_is_shown_by_cutting_away_what_is_before_it(tmp_path):
    box("core", (0.1, 0.1, 0.1))
    box("shell", (1, 1, 1))
    found = draw(tmp_path, passes=["parts"], closeups=[{"at": [0, 0, 0.06], "radius": 0.2, "title": "core"}])
    legend = {entry["part"]: entry["rgb"] for entry in found["legend"]}
    assert painted(picture(found, "core", "parts"), legend["core"], 0) > 500
