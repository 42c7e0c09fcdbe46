# SPDX-License-Identifier: GPL-3.0-or-later
"""What the host hands over to be measured."""

import bmesh
import bpy
import numpy as np
import pytest

from addon.host.inspect import inspect


def parts():
    return inspect({"asset": ""})["parts"]


def linked(name, data):
    each = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(each)
    return each


def mesh_of(build):
    bm = bmesh.new()
    build(bm)
    mesh = bpy.data.meshes.new("made")
    bm.to_mesh(mesh)
    return mesh


def cube():
    return mesh_of(lambda bm: bmesh.ops.create_cube(bm, size=1.0))


def curve():
    data = bpy.data.curves.new("wire", "CURVE")
    data.dimensions = "3D"
    data.bevel_depth = 0.1
    data.splines.new("POLY").points.add(2)
    for point, place in zip(data.splines[0].points, [(0, 0, 0, 1), (1, 0, 0, 1), (1, 1, 0, 1)], strict=True):
        point.co = place
    return data


def text():
    data = bpy.data.curves.new("sign", "FONT")
    data.body = "hi"
    data.extrude = 0.1
    return data


def ball():
    data = bpy.data.metaballs.new("ball")
    data.elements.new()
    return data


@pytest.mark.parametrize("make", [cube, curve, text, ball])
def test_each_object_is_handed_over_once(make):
    linked("thing", make()).location = (1, 2, 3)
    (part,) = parts()
    assert (part["part"], part["object"]) == ("thing", "thing")
    assert part["positions"].dtype == np.float32
    assert part["triangles"].max() < len(part["positions"])


def test_instances_of_a_collection_belong_to_what_spreads_them():
    apart = bpy.data.collections.new("apart")
    apart.objects.link(bpy.data.objects.new("brick", cube()))
    for x in (0, 3):
        wall = linked(f"wall {x}", None)
        wall.instance_type, wall.instance_collection = "COLLECTION", apart
        wall.location.x = x
    found = parts()
    assert sorted(part["part"] for part in found) == ["wall 0", "wall 3"]
    assert sorted(float(part["positions"][:, 0].max()) for part in found) == [0.5, 3.5]


def test_a_mirrored_object_shows_its_outside():
    linked("thing", cube()).scale.x = -2
    (part,) = parts()
    corners = part["positions"][part["triangles"]].astype(float)
    volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    assert volume == pytest.approx(2)


def test_slots_are_told_with_what_is_in_them():
    data = cube()
    data.materials.append(bpy.data.materials.new("paint"))
    data.materials.append(None)
    data.polygons[0].material_index = 1
    linked("thing", data)
    (part,) = parts()
    assert part["materials"] == ["paint", ""]
    assert sorted(part["slots"]) == [0] * 10 + [1] * 2


def test_faces_of_many_corners_are_told_whole():
    linked("thing", mesh_of(lambda bm: bmesh.ops.create_circle(bm, cap_ends=True, segments=7, radius=1)))
    (part,) = parts()
    assert list(part["ngon_ends"]) == [7]
    assert sorted(part["ngon_corners"]) == list(range(7))
    linked("other", cube())
    assert [len(each["ngon_ends"]) for each in parts()] == [0, 1] or [
        len(each["ngon_ends"]) for each in parts()
    ] == [1, 0]


def test_how_an_object_stands_is_told():
    root = linked("root", None)
    root.scale = (1, 2, 1)
    child = linked("child", cube())
    child.parent = root
    child.scale = (3, 1, 1)
    (part,) = parts()
    assert part["frame"] == {
        "parent": "root",
        "scale": [3, 1, 1],
        "parent_scale": [1, 2, 1],
        "collection": "Scene Collection",
        "root": "root",
    }


def test_what_is_not_rendered_is_not_measured():
    linked("hidden", cube()).hide_render = True
    linked("seen", cube())
    assert [part["part"] for part in parts()] == ["seen"]
