# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset exported as an add-on of its own, which knows nothing of Maquette."""

import importlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import bpy
import maquette_engine
import pytest

from addon.core.tool_zip import tool_id, write_tool

PAIRS = Path(__file__).parents[2] / "rag" / "pairs"
CHAIR = (PAIRS / "chair.py").read_text(encoding="utf-8")


def written(folder, script, name="chair"):
    file = folder / f"{name}.zip"
    identifier = write_tool(file, script, maquette_engine.parse_script(script), name, 3, "")
    return file, identifier


@pytest.fixture
def unpack(tmp_path):
    """Installs a script's tool as Blender would: a package that is imported and registered."""
    installed = []

    def unpack_script(script, name="chair"):
        file, _ = written(tmp_path, script, name)
        package = f"installed_{name}_{len(installed)}"
        with zipfile.ZipFile(file) as archive:
            archive.extractall(tmp_path / package)
        sys.path.insert(0, str(tmp_path))
        module = importlib.import_module(package)
        module.register()
        installed.append(module)
        return module._tools[0]

    yield unpack_script
    for module in installed:
        module.unregister()
        sys.path.remove(str(tmp_path))
        for name in [name for name in sys.modules if name.split(".")[0] == module.__name__]:
            del sys.modules[name]


def points(top):
    """All vertices of an instance, seen from its topmost object."""
    bpy.context.view_layer.update()
    found = []
    for item in [top, *top.children_recursive]:
        if item.type == "MESH":
            matrix = top.matrix_world.inverted() @ item.matrix_world
            found += [tuple(round(x, 4) for x in matrix @ vertex.co) for vertex in item.data.vertices]
    return sorted(found)


def test_it_adds_what_the_script_makes(unpack):
    tool = unpack(CHAIR)
    assert bpy.ops.chair_tool.add() == {"FINISHED"}
    top = bpy.context.active_object
    names = {item.name for item in top.children_recursive}
    assert {"seat", "leg_1", "leg_4"} <= names
    assert tool.name == "Chair"


def test_a_slider_makes_what_the_script_makes_with_that_value(unpack):
    tool = unpack(CHAIR)
    top = tool.add(bpy.context)
    top.chair_tool.SEAT_WIDTH = 0.6
    top.chair_tool.LEG_COUNT = 5
    top.chair_tool.BACK_STYLE = "solid"
    new = tool.renew(top)
    moved = points(new)
    wanted = CHAIR
    for name, value in (("SEAT_WIDTH", "0.6"), ("LEG_COUNT", "5"), ("BACK_STYLE", '"solid"')):
        wanted = re.sub(rf"^{name} = \S+", f"{name} = {value}", wanted, flags=re.M)
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    exec(compile(wanted, "asset.py", "exec"), {"__name__": "__main__"})
    plain = next(item for item in bpy.data.objects if item.parent is None)
    assert moved == points(plain)


def test_what_it_made_before_is_gone_and_its_place_is_kept(unpack):
    tool = unpack(CHAIR)
    top = tool.add(bpy.context)
    top.location = (3.0, 1.0, 0.0)
    bpy.context.view_layer.update()
    before = len(bpy.data.objects), len(bpy.data.meshes), len(bpy.data.materials), len(bpy.data.collections)
    top.chair_tool.SEAT_WIDTH = 0.6
    new = tool.renew(top)
    bpy.context.view_layer.update()
    now = len(bpy.data.objects), len(bpy.data.meshes), len(bpy.data.materials), len(bpy.data.collections)
    assert now == before
    assert tuple(new.matrix_world.translation) == (3.0, 1.0, 0.0)
    assert pytest.approx(0.6) == new.chair_tool.SEAT_WIDTH
    assert bpy.context.active_object == new


def test_instances_have_their_own_values(unpack):
    tool = unpack(CHAIR)
    one, other = tool.add(bpy.context), tool.add(bpy.context)
    kept = points(other)
    one.chair_tool.SEAT_WIDTH = 0.6
    tool.renew(one)
    assert points(other) == kept
    assert pytest.approx(0.45) == other.chair_tool.SEAT_WIDTH


def test_names_stay_what_the_script_calls_them(unpack):
    tool = unpack(CHAIR)
    top = tool.renew(tool.add(bpy.context))
    assert "leg_1" in {item.name for item in top.children_recursive}
    assert top.name == "chair"


def test_a_script_that_finds_things_by_name_finds_its_own(unpack):
    script = CHAIR + '\n# %% manual edits\nbpy.data.objects["seat"].location.z += 1.0\n'
    tool = unpack(script)
    one = tool.add(bpy.context)
    before = points(one)
    other = tool.add(bpy.context)
    assert points(one) == before
    assert points(other) == before
    assert points(tool.renew(other)) == before
    assert points(one) == before


def test_nothing_else_in_the_file_is_touched(unpack):
    theirs = bpy.data.objects.new("leg_1", bpy.data.meshes.new("mine"))
    bpy.context.scene.collection.objects.link(theirs)
    tool = unpack(CHAIR)
    tool.renew(tool.add(bpy.context))
    assert theirs.name == "leg_1"
    assert theirs.data.name == "mine"


def test_a_script_that_stops_leaves_the_former_instance(unpack):
    script = CHAIR.replace("# %% part: seat\n", "# %% part: seat\nif SEAT_WIDTH > 0.5:\n    1 / 0\n", 1)
    tool = unpack(script)
    top = tool.add(bpy.context)
    objects = len(bpy.data.objects)
    top.chair_tool.SEAT_WIDTH = 0.6
    with pytest.raises(ZeroDivisionError):
        tool.renew(top)
    assert len(bpy.data.objects) == objects
    assert top.name in bpy.data.objects


def test_it_imports_nothing_of_maquette_and_its_manifest_is_in_order(tmp_path):
    file, identifier = written(tmp_path, CHAIR)
    with zipfile.ZipFile(file) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert identifier == "chair_tool"
    assert {"blender_manifest.toml", "__init__.py", "asset.py", "tool.json"} <= set(texts)
    for name, text in texts.items():
        if name.endswith(".py"):
            assert not re.search(r"^\s*(from|import) \S*(maquette|addon|core)", text, re.M), name
            assert not re.search(r"^\s*from \.\.", text, re.M), name
    assert 'version = "1.0.3"' in texts["blender_manifest.toml"]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Steampunk hat", "steampunk_hat_tool"),
        ("3 mugs", "a_3_mugs_tool"),
        ("椅子", "asset_tool"),
        ("", "asset_tool"),
    ],
)
def test_any_name_gives_an_id_that_blender_takes(name, identifier):
    assert tool_id(name) == identifier


VALIDATOR = Path(bpy.utils.resource_path("LOCAL")) / "scripts/addons_core/bl_pkg/cli/blender_ext.py"


def judged(file):
    """What Blender says of an extension's zip."""
    return subprocess.run([sys.executable, VALIDATOR, "validate", file], capture_output=True, text=True)


@pytest.mark.parametrize(
    ("prompt", "name", "tagline"),
    [
        ("A chair.", "chair", "A chair"),
        ("A lamp, a desk lamp ...", "lamp", "A lamp, a desk lamp"),
        ("a chair (the old one)", "chair", "a chair (the old one)"),
        ('"quoted" words —', "chair", '"quoted" words'),
        ("word " * 20, "chair", " ".join(["word"] * 13)),
        ("x" * 90, "chair", "x" * 64),
        ("…", "3 mugs", "3 mugs"),
        ("one\ttab\x7f and more", "chair", "one tab and more"),
        ("椅子", "椅子", "椅子"),
        ("a chair", "", "a chair"),
    ],
)
def test_blender_finds_it_valid_whatever_was_asked_for(tmp_path, prompt, name, tagline):
    file = tmp_path / "tool.zip"
    write_tool(file, CHAIR, maquette_engine.parse_script(CHAIR) | {"prompt": prompt}, name, 3, "")
    with zipfile.ZipFile(file) as archive:
        manifest = tomllib.loads(archive.read("blender_manifest.toml").decode())
    assert manifest["tagline"] == tagline
    said = judged(file)
    assert said.returncode == 0, said.stdout + said.stderr


def test_blender_can_switch_it_on_and_off(tmp_path):
    """In a Blender of its own, by the way that add-ons are switched on, which asks more than `register`."""
    file, identifier = written(tmp_path, CHAIR)
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "scripts" / "addons" / identifier)
    code = f"""
import addon_utils, bpy, os, sys
module = addon_utils.enable("{identifier}", handle_error=lambda reason: print("failed:", reason))
print("added:", bpy.ops.{identifier}.add(), "leg_1" in bpy.data.objects)
addon_utils.disable("{identifier}", handle_error=lambda reason: print("failed:", reason))
print("gone:", not hasattr(bpy.types, "{identifier.upper()}_OT_add"))
sys.stdout.flush(); os._exit(0)
"""
    told = subprocess.run(
        [sys.executable, "-c", "import bpy\n" + code],
        env={**os.environ, "BLENDER_USER_SCRIPTS": str(tmp_path / "scripts")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "failed:" not in told.stdout, told.stdout
    assert "added: {'FINISHED'} True" in told.stdout, told.stderr
    assert "gone: True" in told.stdout


def test_blender_would_tell_of_a_zip_that_is_not_valid(tmp_path):
    file, _ = written(tmp_path, CHAIR)
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(tmp_path / "broken.zip", "w") as broken:
        for name in archive.namelist():
            data = archive.read(name)
            broken.writestr(name, data.replace(b"chair", b"chair.") if name.endswith(".toml") else data)
    assert judged(tmp_path / "broken.zip").returncode != 0


def test_a_zip_that_cannot_be_written_leaves_what_was_there(tmp_path):
    (tmp_path / "chair.zip").mkdir()
    with pytest.raises(OSError, match=r"chair\.zip"):
        written(tmp_path, CHAIR)
    assert [each.name for each in tmp_path.iterdir()] == ["chair.zip"]


@pytest.mark.parametrize("pair", sorted(path.stem for path in PAIRS.glob("*.py")))
def test_each_pair_can_be_exported_added_and_built_again(unpack, pair):
    tool = unpack((PAIRS / f"{pair}.py").read_text(encoding="utf-8"), pair)
    top = tool.add(bpy.context)
    before = points(top)
    assert points(tool.renew(top)) == before
