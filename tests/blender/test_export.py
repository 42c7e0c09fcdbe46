# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset as files for other programs, each read back by Blender's own importer and compared."""

from pathlib import Path

import bpy
import numpy as np
import pytest
from support.asset import Asset
from support.exported import build, facts, state
from support.scene import box

from addon.core.errors import HostError
from addon.host import answer
from addon.host.export import SUFFIXES
from addon.host.foreign import open_file

EXCHANGE = ["usd", "glb", "fbx", "obj", "stl"]
ALL = [*EXCHANGE, "library"]

# Three chips, spread by a collection, by geometry nodes upon a plate, and as the curve's own thickness.
SPREAD = """
import bpy
# %% material: slate
slate = bpy.data.materials.new("slate")
slate.use_nodes = True
slate.node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value = (0.1, 0.2, 0.3, 1.0)
# %% part: chip
mesh = bpy.data.meshes.new("chip")
mesh.from_pydata(
    [(0, 0, 0), (0.1, 0, 0), (0, 0.1, 0), (0, 0, 0.1)], [], [(0, 2, 1), (0, 1, 3), (1, 2, 3), (0, 3, 2)]
)
mesh.materials.append(slate)
chip = bpy.data.objects.new("chip", mesh)
pattern = bpy.data.collections.new("pattern")
pattern.objects.link(chip)
spot = bpy.data.objects.new("spot", None)
spot.instance_type, spot.instance_collection, spot.location = "COLLECTION", pattern, (2, 0, 0)
bpy.context.scene.collection.objects.link(spot)
# %% part: plate
tree = bpy.data.node_groups.new("spread", "GeometryNodeTree")
tree.interface.new_socket("Geometry", in_out="INPUT", socket_type="NodeSocketGeometry")
tree.interface.new_socket("Geometry", in_out="OUTPUT", socket_type="NodeSocketGeometry")
given, result = tree.nodes.new("NodeGroupInput"), tree.nodes.new("NodeGroupOutput")
spread, info = tree.nodes.new("GeometryNodeInstanceOnPoints"), tree.nodes.new("GeometryNodeObjectInfo")
both = tree.nodes.new("GeometryNodeJoinGeometry")
info.inputs["Object"].default_value = chip
tree.links.new(given.outputs[0], spread.inputs["Points"])
tree.links.new(info.outputs["Geometry"], spread.inputs["Instance"])
for source in (spread.outputs[0], given.outputs[0]):
    tree.links.new(source, both.inputs[0])
tree.links.new(both.outputs[0], result.inputs[0])
flat = bpy.data.meshes.new("plate")
flat.from_pydata([(0, 1, 0), (3, 1, 0), (3, 4, 0), (0, 4, 0)], [], [(0, 1, 2, 3)])
plate = bpy.data.objects.new("plate", flat)
plate.modifiers.new("spread", "NODES").node_group = tree
bpy.context.scene.collection.objects.link(plate)
# %% part: wire
line = bpy.data.curves.new("wire", "CURVE")
line.dimensions, line.bevel_depth = "3D", 0.05
line.splines.new("POLY").points.add(1)
line.splines[0].points[0].co, line.splines[0].points[1].co = (0, 0, 0, 1), (0, 0, 2, 1)
wire = bpy.data.objects.new("wire", line)
bpy.context.scene.collection.objects.link(wire)
"""


def written(folder, asset, *kinds):
    """Exports, and answers the files by their format."""
    names = {kind: f"{asset.name}{SUFFIXES[kind]}" for kind in kinds}
    request = {"asset": asset.identity, "folder": str(folder), "formats": kinds, "names": names}
    told = answer("export", request)
    assert told["notes"] == []
    return dict(zip(kinds, told["files"], strict=True))


def read_back(folder, asset, kind):
    """What Blender's importer makes of the file that it writes."""
    open_file(Path(written(folder, asset, kind)[kind]))
    return facts()


def keeps_names(kind):
    """Whether objects come back under their names: before 4.5, Blender reads USD's under those of their meshes."""
    return kind != "stl" and (kind != "usd" or bpy.app.version >= (4, 5))


def assert_same_shape(found, wanted):
    size = float((wanted.high - wanted.low).max())
    assert np.allclose(found.low, wanted.low, atol=1e-4 * size, rtol=0)
    assert np.allclose(found.high, wanted.high, atol=1e-4 * size, rtol=0)
    assert found.triangles == wanted.triangles


def assert_same_materials(found, wanted):
    assert found.colours.keys() == wanted.colours.keys()
    for name, colour in wanted.colours.items():
        assert found.colours[name][:3] == pytest.approx(colour[:3], abs=2e-3), name


@pytest.mark.parametrize("kind", EXCHANGE)
@pytest.mark.parametrize("pair", ["chair", "desk_lamp", "robot"])
def test_a_file_holds_the_assets_parts_where_they_stand_in_their_colours(tmp_path, pair, kind):
    asset = build(pair)
    wanted = facts(asset.identity)
    found = read_back(tmp_path, asset, kind)
    assert_same_shape(found, wanted)
    if kind != "stl":  # that format has neither names nor colours
        assert_same_materials(found, wanted)
    if keeps_names(kind):
        assert found.objects == wanted.objects


@pytest.mark.parametrize("kind", EXCHANGE)
def test_what_is_spread_out_and_what_is_a_curve_is_in_the_file_once(tmp_path, kind):
    asset = Asset("a1", "yard")
    asset.ran(SPREAD)
    wanted = facts("a1")
    found = read_back(tmp_path, asset, kind)
    assert_same_shape(found, wanted)
    if keeps_names(kind):
        assert {"plate", "wire"} <= found.objects
    if kind != "stl":
        assert found.colours["slate"][:3] == pytest.approx((0.1, 0.2, 0.3), abs=2e-3)


def hide_half():
    """Hides one part with the eye, one with the monitor, one with its collection, and one from renders too."""
    chair = bpy.data.collections["chair"]
    eye, monitor, render, shelved = (
        bpy.data.objects[name] for name in ("seat", "leg_1", "leg_2", "back_slat_1")
    )
    eye.hide_set(True)
    monitor.hide_viewport = monitor.hide_select = True
    render.hide_render = True
    shelf = bpy.data.collections.new("shelf")
    chair.children.link(shelf)
    shelf.objects.link(shelved)
    chair.objects.unlink(shelved)
    bpy.context.view_layer.layer_collection.children["chair"].children["shelf"].hide_viewport = True


@pytest.mark.parametrize("kind", EXCHANGE)
def test_what_is_hidden_from_view_is_in_the_file_and_what_is_hidden_from_renders_is_not(tmp_path, kind):
    asset = build("chair")
    bpy.data.objects["leg_2"].hide_render = True
    wanted = facts(asset.identity)
    hide_half()
    found = read_back(tmp_path, asset, kind)
    assert_same_shape(found, wanted)
    if keeps_names(kind):
        assert {"seat", "leg_1", "back_slat_1"} <= found.objects
        assert "leg_2" not in found.objects


def test_what_is_hidden_from_view_is_measured_and_drawn_as_well(tmp_path):
    asset = build("chair")
    bpy.data.objects["leg_2"].hide_render = True
    wanted = facts(asset.identity)
    hide_half()
    assert_same_shape(facts(asset.identity), wanted)
    bpy.data.objects["chair"].hide_viewport = True
    drawn = answer(
        "render",
        {"asset": asset.identity, "folder": str(tmp_path), "views": 1, "resolution": 64, "passes": ["parts"]},
    )
    assert {"seat", "legs", "back slats"} <= {entry["part"] for entry in drawn["legend"]}
    assert bpy.data.objects["leg_1"].hide_viewport


def test_a_pattern_that_no_scene_shows_is_no_part_of_the_asset(tmp_path):
    asset = Asset("a1", "yard")
    asset.ran(SPREAD)
    bpy.data.objects["wire"].hide_set(True)  # what is hidden is looked up in a scene of its own
    assert "chip" not in facts("a1").objects


@pytest.mark.parametrize("kind", ALL)
def test_nothing_else_is_exported_and_nothing_in_the_scene_changes(tmp_path, kind):
    asset = build("chair")
    theirs = box("theirs", (9, 9, 9))
    other = bpy.data.scenes.new("another scene")
    other.collection.objects.link(bpy.data.objects.new("elsewhere", theirs.data))
    hide_half()
    bpy.data.objects["leg_3"].select_set(True)
    bpy.context.view_layer.objects.active = theirs
    bpy.ops.object.mode_set(mode="EDIT")
    before = state()
    assert before["mode"] == "EDIT_MESH"
    files = written(tmp_path, asset, kind)
    assert state() == before
    open_file(Path(files[kind]))
    assert not {"theirs", "elsewhere"} & {each.name for each in bpy.data.objects}
    assert len(bpy.data.scenes) == 1


@pytest.mark.parametrize("kind", ALL)
def test_the_path_may_hold_spaces_and_any_letters(tmp_path, kind):
    asset = build("stool")
    asset.name = "mein Hocker – 椅子"
    folder = tmp_path / "für später"
    files = written(folder, asset, kind)
    open_file(Path(files[kind]))
    assert "seat" in {each.name for each in bpy.data.objects} or kind == "stl"
    beside = {f"{asset.name}.mtl"} if kind == "obj" else set()
    assert {each.name for each in folder.iterdir()} == {f"{asset.name}{SUFFIXES[kind]}", *beside}


@pytest.mark.parametrize("kind", [*ALL, "blend"])
def test_a_file_that_cannot_be_written_is_told_and_what_was_there_stays(tmp_path, kind):
    asset = build("stool")
    taken = tmp_path / f"stool{SUFFIXES[kind]}"
    (taken / "kept").mkdir(parents=True)
    before = state()
    with pytest.raises(HostError, match="could not be written"):
        written(tmp_path, asset, kind)
    assert [each.name for each in tmp_path.iterdir()] == [taken.name]
    assert (taken / "kept").is_dir()
    assert state() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    asset = build("stool")
    (tmp_path / "file").write_text("")
    with pytest.raises(HostError, match="Check that the folder is writable"):
        written(tmp_path / "file" / "folder", asset, "glb")


def test_an_asset_of_which_nothing_stands_is_told(tmp_path):
    with pytest.raises(HostError, match="Run its script first"):
        answer("export", {"asset": "none", "folder": str(tmp_path)})


def test_a_file_that_is_there_already_is_replaced(tmp_path):
    asset = build("stool")
    (tmp_path / "stool.obj").write_text("old")
    (tmp_path / "stool.mtl").write_text("old")
    written(tmp_path, asset, "obj")
    assert "mtllib stool.mtl" in (tmp_path / "stool.obj").read_text()
    assert "newmtl" in (tmp_path / "stool.mtl").read_text()
