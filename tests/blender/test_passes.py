# SPDX-License-Identifier: GPL-3.0-or-later
"""What the passes of a picture hold, by the numbers in its file."""

import bpy
import numpy as np
import pytest
from mathutils import Matrix

from addon.core.errors import HostError
from addon.core.palette import BACKGROUND, colours
from addon.host import answer, images
from addon.host.bystanders import Bystanders
from tests.support.scene import box

SIZE = 128


def names():
    """Of all that a drawing could leave behind."""
    return {
        each.name_full
        for kind in (
            "objects",
            "meshes",
            "scenes",
            "worlds",
            "images",
            "collections",
            "materials",
            "cameras",
            "lights",
            "curves",
        )
        for each in getattr(bpy.data, kind)
    }


def draw(folder, **settings):
    request = {
        "asset": "",
        "folder": str(folder),
        "resolution": SIZE,
        "views": 2,
        "sheet": False,
        "samples": 1,
    }
    return answer("render", {**request, **settings})


def pixels(found, view, kind):
    """A picture's pixels as the bytes of its file, rows from the top."""
    file = next(each["file"] for each in found["views"] if (each["view"], each["pass"]) == (view, kind))
    return np.rint(images.read(file)[..., :3] * 255).astype(int)


def shown_colours(image):
    return {tuple(int(channel) for channel in colour) for colour in np.unique(image.reshape(-1, 3), axis=0)}


def test_the_parts_pass_holds_the_legends_colours_and_the_background_and_nothing_else(tmp_path):
    for number in range(30):
        box(f"part {number}", (0.4, 0.4, 0.4), (number % 6, 0, number // 6))
    found = draw(tmp_path, passes=["materials", "parts"])
    legend = {tuple(entry["rgb"]): entry["part"] for entry in found["legend"]}
    assert len(legend) == 30
    front = pixels(found, "front", "parts")
    assert shown_colours(front) == {*legend, BACKGROUND}
    # Part 29 stands at the far right of the top row.
    assert legend[tuple(front[SIZE // 6, SIZE * 11 // 12].tolist())] == "part 29"


def test_any_number_of_parts_gets_colours_of_their_own():
    many = colours(3000)
    assert len({colour.rgb for colour in many} | {BACKGROUND}) == 3001


def test_depth_is_linear_between_the_metres_that_the_answer_names(tmp_path):
    box("front", (1, 1, 1), (-1, 0, 0))  # its face is at y = -0.5
    box("back", (1, 1, 1), (1, 2, 0))  # its face is at y = 1.5
    box("furthest", (0.2, 0.2, 0.2), (0, 3.4, 0.4))  # its face is at y = 3.3, its back at 3.5
    found = draw(tmp_path, passes=["depth"])
    told = next(view["depth"] for view in found["views"] if view["view"] == "front")
    front = pixels(found, "front", "depth")[..., 0]
    assert told["far"] - told["near"] == pytest.approx(4, abs=1e-5)

    def metres(row, column):
        part = (told["near_grey"] - front[row, column]) / (told["near_grey"] - told["far_grey"])
        return told["near"] + part * (told["far"] - told["near"])

    middle = SIZE // 2
    assert metres(middle, SIZE // 4) - told["near"] == pytest.approx(0, abs=0.02)
    assert metres(middle, 3 * SIZE // 4) - told["near"] == pytest.approx(2, abs=0.02)
    assert front[2, 2] == 0


def test_in_perspective_the_nearest_point_is_as_far_as_the_camera_is(tmp_path):
    box("cube", (1, 1, 1))
    found = draw(tmp_path, passes=["depth"], views=1)
    view = found["views"][0]
    # The nearest corner lies before the middle, the furthest behind it, both by the same length.
    across = view["span"] / 2 / np.tan(np.radians(14))
    assert (view["depth"]["near"] + view["depth"]["far"]) / 2 == pytest.approx(across, rel=1e-4)


def test_a_face_towards_the_camera_is_blue_one_to_its_right_red_one_above_green(tmp_path):
    box("cube", (1, 1, 1))
    wedge = box("wedge", (1, 1, 1), (3, 0, 0))
    wedge.matrix_world = Matrix.Translation((3, 0, 0)) @ Matrix.Rotation(np.radians(45), 4, "Z")
    found = draw(tmp_path, passes=["normals"], views=5)
    front = pixels(found, "front", "normals")
    assert front[SIZE // 2, SIZE // 6].tolist() == pytest.approx([128, 128, 255], abs=1)
    slanted = round(127.5 + 127.5 * np.sqrt(0.5))
    assert front[SIZE // 2, SIZE - 14].tolist() == pytest.approx([slanted, 128, slanted], abs=2)
    top = pixels(found, "top", "normals")
    assert top[SIZE // 2, SIZE // 6].tolist() == pytest.approx([128, 128, 255], abs=1)
    assert front[2, 2].tolist() == [0, 0, 0]


def test_normals_of_stretched_and_mirrored_objects_point_outwards(tmp_path):
    sphere = box("stretched", (1, 1, 1))
    sphere.matrix_world = Matrix.Diagonal((-2, 1, 0.5, 1))
    found = draw(tmp_path, passes=["normals"])
    assert pixels(found, "front", "normals")[SIZE // 2, SIZE // 2].tolist() == pytest.approx(
        [128, 128, 255], abs=1
    )


def test_what_an_instancer_spreads_has_the_instancers_colour_and_hidden_objects_are_not_drawn(tmp_path):
    leaf = box("leaf", (0.2, 0.2, 0.2))
    kept = bpy.data.collections.new("kept")
    bpy.context.scene.collection.objects.unlink(leaf)
    kept.objects.link(leaf)
    for name, x in (("left", -1), ("right", 1)):
        spread = bpy.data.objects.new(name, None)
        spread.instance_type, spread.instance_collection, spread.location = "COLLECTION", kept, (x, 0, 0)
        bpy.context.scene.collection.objects.link(spread)
    box("cutter", (5, 5, 5)).hide_render = True
    found = draw(tmp_path, passes=["parts"])
    assert [entry["part"] for entry in found["legend"]] == ["left", "right"]
    front = pixels(found, "front", "parts")
    assert len(shown_colours(front)) == 3
    assert (front[:, : SIZE // 2] != front[0, 0]).any()


def test_drawing_everything_leaves_the_file_as_it_was(tmp_path):
    cube = box("cube", (1, 1, 1))
    cube.color = (0.1, 0.2, 0.3, 1)
    cube.data.materials.append(bpy.data.materials.new("skin"))
    curve = bpy.data.objects.new("wire", bpy.data.curves.new("wire", "CURVE"))
    bpy.context.scene.collection.objects.link(curve)
    bpy.context.view_layer.update()
    before = names()
    watch = Bystanders(set())
    watch.look()
    selected = cube.select_get(), bpy.context.view_layer.objects.active
    draw(
        tmp_path,
        passes=["materials", "shape", "parts", "depth", "normals"],
        labels="names",
        sheet=True,
        closeups=[{"at": [0.5, 0, 0], "radius": 0.2}],
    )
    after = names()
    assert watch.changed() == []
    assert after - before <= {"Render Result"}
    assert before <= after
    assert (cube.select_get(), bpy.context.view_layer.objects.active) == selected


def test_an_empty_scene_and_unknown_settings_are_told(tmp_path):
    with pytest.raises(HostError, match="shows no object"):
        draw(tmp_path)
    box("cube", (1, 1, 1))
    with pytest.raises(HostError, match=r'no pass "shapes".*materials, shape, parts'):
        draw(tmp_path, passes=["shapes"])
    with pytest.raises(HostError, match="kind of labels"):
        draw(tmp_path, labels="numbers")
    with pytest.raises(HostError, match='Close-up 1 needs "at"'):
        draw(tmp_path, closeups=[{"at": [0, 0], "radius": 1}])


def test_without_a_window_the_viewport_is_replaced_by_a_render_and_the_answer_says_so(tmp_path):
    box("cube", (1, 1, 1))
    found = draw(tmp_path, source="viewport")
    assert [view["pass"] for view in found["views"]] == ["materials", "shape"]
