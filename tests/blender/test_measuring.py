# SPDX-License-Identifier: GPL-3.0-or-later
"""`maquette audit` and `maquette shake`, as a person calls them, on a table with planted faults."""

import json

import bpy
import numpy as np
import pytest

from tests.blender.test_command_line import QUICK, Terminal

TABLE = '''"""A table with a knob."""
# maquette: 1
import bmesh
import bpy

# %% parameters
TOP_HEIGHT = 0.75  # m, 0.50..1.00: height of the top
LEG_LENGTH = 0.72  # m, 0.40..1.00: length of the legs
WIDTH = 1.0  # m, 0.60..1.60: width of the table
PAINT = (0.8, 0.2, 0.1, 1.0)  # colour: paint

# %% tools
def box(name, size, at):
    mesh = bpy.data.meshes.new(name)
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=1.0)
    bmesh.ops.scale(bm, vec=size, verts=bm.verts)
    bm.to_mesh(mesh)
    bm.free()
    each = bpy.data.objects.new(name, mesh)
    each.location = at
    bpy.context.scene.collection.objects.link(each)
    mesh.materials.append(bpy.data.materials.get("wood") or bpy.data.materials.new("wood"))
    return each

# %% part: top
top = box("top", (WIDTH, 0.6, 0.03), (0, 0, TOP_HEIGHT - 0.015))

# %% part: legs
for i, (x, y) in enumerate([(-1, -1), (1, -1), (-1, 1), (1, 1)]):
    box(f"leg_{i}", (0.05, 0.05, LEG_LENGTH), (x * (WIDTH / 2 - 0.05), y * 0.25, LEG_LENGTH / 2))

# %% part: knob
knob = box("knob", (0.03, 0.03, 0.03), (0, -0.315, 0.735))
'''


class Bench:
    """A folder with a script of our own in it, and the commands that measure it."""

    def __init__(self, folder, script):
        self.terminal = Terminal(folder)
        self.file = folder / "table" / "asset.py"
        self.file.parent.mkdir()
        self.file.write_text(script)

    def measure(self, command, *options):
        """The exit code, and what the command says with --json."""
        result = self.terminal.call(command, "table", *options, *QUICK, "--json")
        assert result.stdout, result.stderr
        return result.returncode, json.loads(result.stdout)

    def versions(self):
        return json.loads(self.terminal.call("history", "table", "--json").stdout)


@pytest.fixture
def bench(tmp_path):
    return lambda *changes: Bench(tmp_path, _changed(TABLE, changes))


def _changed(script, changes):
    for old, new in changes:
        assert script.count(old) == 1
        script = script.replace(old, new)
    return script


def test_a_sound_asset_has_nothing_to_see_to(bench):
    code, found = bench().measure("audit")
    assert code == 0
    assert found["findings"] == []
    assert [part["name"] for part in found["parts"]] == ["top", "legs", "knob"]
    assert found["symmetry"]["axis"] == "x"


def test_audit_says_what_is_wrong_and_touches_nothing(bench):
    table = bench(("-0.315", "-0.325"))
    before = table.file.read_text()
    code, found = table.measure("audit")
    assert code == 1
    (finding,) = found["findings"]
    assert finding["kind"] == "gap"
    assert finding["parts"] == ["knob", "top"]
    assert finding["unit"] == "m"
    assert finding["value"] == pytest.approx(0.01, rel=0.05)
    assert finding["fix"]["what"] == "move knob by (0.0, 0.01, 0.0)"
    assert table.file.read_text() == before
    assert [file.name for file in table.file.parent.iterdir()] == ["asset.py"]
    assert len(table.versions()) == 1


def test_a_fix_by_a_move_becomes_a_version_and_holds(bench):
    table = bench(("-0.315", "-0.325"))
    code, report = table.measure("audit", "--fix")
    assert code == 0
    assert report["audit"]["findings"] == []
    assert report["changes"]["added"] == ["manual edits"]
    assert report["changes"]["changed"] == []
    assert 'bpy.data.objects["knob"].location.y += 0.01' in table.file.read_text()
    assert [version["author"] for version in table.versions()] == ["you", "maquette"]
    assert table.measure("audit")[0] == 0


def test_a_parts_own_length_is_mended_at_its_parameter(bench):
    table = bench(
        ("LEG_LENGTH = 0.72", "LEG_LENGTH = 0.70"), ("(0, -0.315, 0.735)", "(0, -0.315, TOP_HEIGHT - 0.015)")
    )
    code, report = table.measure("audit", "--fix")
    assert code == 0
    assert "LEG_LENGTH = 0.72 " in table.file.read_text()
    assert report["changes"]["changed"] == ["parameters"]


def test_a_lid_inside_out_is_turned(bench):
    table = bench(("0.735))\n", "0.735))\nknob.data.flip_normals()\n"))
    code, found = table.measure("audit")
    assert code == 1
    assert [each["kind"] for each in found["findings"]] == ["normals"]
    assert table.measure("audit", "--fix")[0] == 0
    assert table.measure("audit")[0] == 0


def test_a_script_that_stops_is_told_of(bench):
    table = bench(("# %% part: knob\n", "# %% part: knob\nbpy.data.objects['nothing']\n"))
    result = table.terminal.call("audit", "table")
    assert result.returncode == 1
    assert "part: knob" in result.stderr
    assert "KeyError" in result.stderr


def test_what_is_expected_is_held_against_the_asset(bench, tmp_path):
    expected = tmp_path / "expected.json"
    expected.write_text(json.dumps({"size": [1.0, 0.615, 1.5]}))
    code, found = bench().measure("audit", "--expect", expected)
    assert code == 1
    (finding,) = found["findings"]
    assert (finding["kind"], finding["value"]) == ("size", pytest.approx(0.75))


@pytest.mark.parametrize("text", ["[]", "{", '{"size": "large"}'])
def test_an_expectation_that_is_none_is_refused(bench, tmp_path, text):
    expected = tmp_path / "expected.json"
    expected.write_text(text)
    result = bench().terminal.call("audit", "table", "--expect", expected)
    assert result.returncode == 2
    assert "xpect" in result.stderr


def picture(file, wide, high):
    """A red block before a white background."""
    image = bpy.data.images.new("picture", 200, 200)
    pixels = np.ones((200, 200, 4), np.float32)
    pixels[100 - high // 2 : 100 + high // 2, 100 - wide // 2 : 100 + wide // 2, 1:3] = 0
    image.pixels.foreach_set(pixels.ravel())
    image.filepath_raw, image.file_format = str(file), "PNG"
    image.save()


def test_an_outline_is_compared_with_a_picture(tmp_path):
    bpy.ops.mesh.primitive_cube_add(size=1, location=(0, 0, 0.5))
    bpy.context.object.scale = (0.4, 0.4, 1)
    bpy.context.object.data.materials.append(bpy.data.materials.new("paint"))
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "post.blend"), copy=True)
    user = Terminal(tmp_path)
    picture(tmp_path / "post.png", 56, 140)
    found = json.loads(user.call("audit", "post.blend", "--reference", "post.png", "--json").stdout)
    assert found["outline"]["iou"] > 0.9
    assert found["outline"]["reference"]["tallness"] == pytest.approx(2.5, rel=0.03)
    picture(tmp_path / "wide.png", 140, 56)
    result = user.call("audit", "post.blend", "--reference", "wide.png", "--json")
    (finding,) = [each for each in json.loads(result.stdout)["findings"] if each["kind"] == "outline"]
    assert result.returncode == 1
    assert finding["severity"] == "warning"
    assert "the reference is 2.50 times as wide as tall" in finding["message"]


def test_a_reference_that_is_no_picture_is_refused(tmp_path):
    export("blend", tmp_path / "model.blend")
    (tmp_path / "notes.png").write_text("hello")
    result = Terminal(tmp_path).call("audit", "model.blend", "--reference", "notes.png")
    assert result.returncode == 2
    assert "no PNG, JPEG or WebP" in result.stderr


def export(kind, file):
    bpy.ops.mesh.primitive_cube_add(size=0.2, location=(0, 0, 0.1))
    bpy.context.object.name = "block"
    bpy.ops.mesh.primitive_cube_add(size=0.1, location=(0, 0, 0.26))
    bpy.context.object.name = "knob"
    for each in bpy.data.objects:
        each.data.materials.append(bpy.data.materials.new("paint"))
    if kind == "blend":
        bpy.ops.wm.save_as_mainfile(filepath=str(file), copy=True)
    elif kind == "glb":
        bpy.ops.export_scene.gltf(filepath=str(file))
    elif kind == "obj":
        bpy.ops.wm.obj_export(filepath=str(file))
    else:
        bpy.ops.wm.stl_export(filepath=str(file))


@pytest.mark.parametrize("kind", ["blend", "glb", "obj"])
def test_any_file_can_be_audited(tmp_path, kind):
    file = tmp_path / f"a model.{kind}"
    export(kind, file)
    before = file.read_bytes()
    result = Terminal(tmp_path).call("audit", file, "--json")
    found = json.loads(result.stdout)
    assert result.returncode == 1
    assert sorted(part["name"] for part in found["parts"]) == ["block", "knob"]
    (finding,) = [each for each in found["findings"] if each["severity"] != "info"]
    assert finding["kind"] == "gap"
    assert finding["parts"] == ["knob", "block"]
    assert finding["value"] == pytest.approx(0.01, rel=0.05)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.glb", None, "There is no"),
        ("notes.txt", b"hello", "no file that can be measured"),
        ("broken.glb", b"glTF", "could not be opened"),
        ("broken.blend", b"nothing", "could not be opened"),
    ],
)
def test_what_cannot_be_audited_is_said(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = Terminal(tmp_path).call("audit", name)
    assert result.returncode == 2
    assert said in result.stderr


def test_a_file_cannot_be_fixed(tmp_path):
    (tmp_path / "model.glb").write_bytes(b"glTF")
    result = Terminal(tmp_path).call("audit", "model.glb", "--fix")
    assert result.returncode == 2
    assert "folder" in result.stderr


def test_shake_finds_where_an_asset_breaks_and_touches_nothing(bench):
    table = bench(("(0, -0.315, 0.735)", "(0, -0.315, TOP_HEIGHT - 0.015)"))
    before = table.file.read_text()
    code, found = table.measure("shake", "--pairs", "4")
    assert code == 1
    shaken = {each["name"]: each for each in found["parameters"]}
    assert set(shaken) == {"TOP_HEIGHT", "LEG_LENGTH", "WIDTH"}  # a colour moves nothing
    assert shaken["WIDTH"]["held"]
    low, high = shaken["LEG_LENGTH"]["safe"]
    assert low == pytest.approx(0.72, abs=0.02)  # any shorter and the top floats
    assert high == 1.0
    assert {each["kind"] for failure in shaken["LEG_LENGTH"]["failures"] for each in failure["findings"]}
    assert table.file.read_text() == before
    assert len(table.versions()) == 1


def test_narrowed_ranges_are_a_version_and_then_hold(bench):
    table = bench(("(0, -0.315, 0.735)", "(0, -0.315, TOP_HEIGHT - 0.015)"))
    table.measure("shake", "--pairs", "0", "--narrow")
    assert len(table.versions()) == 2
    assert "0.72..1.0" in next(
        line for line in table.file.read_text().splitlines() if line.startswith("LEG_LENGTH")
    )
    assert table.measure("shake", "--pairs", "0")[0] == 0
