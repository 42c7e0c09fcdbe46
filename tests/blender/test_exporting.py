# SPDX-License-Identifier: GPL-3.0-or-later
"""`maquette export`, as a person calls it, and the operator that the panel's buttons call."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import bpy
import maquette_engine
import pytest
from support.exported import build, state

from addon.host.foreign import open_file

ROOT = Path(__file__).resolve().parents[2]
QUICK = ["--views", "1", "--resolution", "64", "--samples", "1"]


def call(folder, *arguments):
    """The command line, in a folder with a store of its own."""
    environment = {
        **os.environ,
        "MAQUETTE_HOME": str(folder / "home"),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(maquette_engine.__file__).parent}",
    }
    return subprocess.run(
        [sys.executable, "-m", "addon.cli", *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A stool, made once."""
    folder = tmp_path_factory.mktemp("made")
    result = call(folder, "create", "a blue stool", "--out", "blue stool", *QUICK)
    assert result.returncode == 0, result.stderr
    return folder / "blue stool"


@pytest.fixture
def stool(made, tmp_path):
    """A copy of that stool."""
    return Path(shutil.copytree(made, tmp_path / "blue stool"))


def files(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_each_format_is_written_into_a_folder_under_the_assets_name_and_the_asset_stays(stool, tmp_path):
    before = files(stool)
    result = call(
        tmp_path, "export", stool, "--to", "fbx,obj,stl,usd,glb,library,addon", "--out", "shop", "--json"
    )
    assert result.returncode == 0, result.stderr
    told = [Path(file).name for file in json.loads(result.stdout)["files"]]
    assert told == [
        "blue stool.fbx",
        "blue stool.obj",
        "blue stool.stl",
        "blue stool.usdc",
        "blue stool.glb",
        "blue stool-library.blend",
        "blue_stool_tool.zip",
    ]
    assert files(tmp_path / "shop").keys() == {*told, "blue stool.mtl"}
    assert files(stool) == before
    open_file(tmp_path / "shop" / "blue stool.fbx")
    assert "seat" in bpy.data.objects


def test_without_a_place_the_files_lie_with_the_asset(stool, tmp_path):
    result = call(tmp_path, "export", stool, "--to", "stl, addon")
    assert result.returncode == 0, result.stderr
    assert result.stdout.split("\n")[:2] == ["blue stool/asset.stl", "blue stool/blue_stool_tool.zip"]
    with zipfile.ZipFile(stool / "blue_stool_tool.zip") as archive:
        assert archive.read("asset.py") == (stool / "asset.py").read_bytes()


def test_nothing_is_run_and_a_script_that_was_changed_since_is_told(stool, tmp_path):
    script = (stool / "asset.py").read_text(encoding="utf-8")
    (stool / "asset.py").write_text(script + "\n# %% part: more\n1 / 0\n", encoding="utf-8")
    versions = call(tmp_path, "history", stool, "--json").stdout
    result = call(tmp_path, "export", stool, "--to", "obj")
    assert result.returncode == 0
    assert "maquette run" in result.stderr
    assert (stool / "asset.obj").exists()
    assert call(tmp_path, "history", stool, "--json").stdout == versions


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["nowhere", "--to", "obj"], 2, "There is no asset.py"),
        (["blue stool", "--to", "dae"], 2, "fbx, obj, stl, usd, glb, library, addon"),
        (["blue stool", "--to", "glb", "--out", "file"], 3, "could not be written"),
        (["blue stool", "--to", "addon", "--out", "file"], 3, "file"),
    ],
)
def test_what_is_in_the_way_is_told(stool, tmp_path, arguments, code, sentence):
    (tmp_path / "file").write_text("")
    result = call(tmp_path, "export", *arguments)
    assert result.returncode == code
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_an_asset_that_is_not_built_is_not_built_for_it(stool, tmp_path):
    (stool / "asset.blend").unlink()
    result = call(tmp_path, "export", stool, "--to", "glb")
    assert result.returncode == 2
    assert "maquette run" in result.stderr
    assert call(tmp_path, "export", stool, "--to", "addon").returncode == 0


@pytest.fixture
def panel(tmp_path, monkeypatch):
    """The add-on's interface, with a store of its own."""
    monkeypatch.setenv("MAQUETTE_HOME", str(tmp_path / "home"))
    from addon import ui

    ui.register()
    yield
    ui.unregister()


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("library", ".blend"), ("addon", ".zip"), ("usd", ".usdc"), ("glb", ".glb"), ("stl", ".stl")],
)
def test_a_button_writes_the_active_objects_asset_to_the_chosen_file(panel, tmp_path, kind, suffix):
    build("vase")
    build("stool")
    bpy.context.view_layer.objects.active = bpy.data.objects["stool"]
    before = state()
    assert bpy.ops.maquette.export(filepath=str(tmp_path / "mine"), format=kind) == {"FINISHED"}
    assert state() == before
    written = tmp_path / f"mine{suffix}"
    assert written.is_file()
    if kind == "addon":
        with zipfile.ZipFile(written) as archive:
            assert (
                "three-legged" in archive.read("asset.py").decode()
                or "stool" in archive.read("tool.json").decode()
            )
    else:
        open_file(written)
        assert "vase" not in {each.name for each in bpy.data.objects}


def test_a_file_that_cannot_be_written_is_told_to_the_artist(panel, tmp_path):
    build("stool")
    (tmp_path / "file").write_text("")
    for kind in ("glb", "addon", "library"):
        with pytest.raises(RuntimeError, match="could not be written"):
            bpy.ops.maquette.export(filepath=str(tmp_path / "file" / "mine"), format=kind)


def test_without_an_asset_there_is_nothing_to_export(panel, tmp_path):
    with pytest.raises(RuntimeError, match="Select an object of the asset"):
        bpy.ops.maquette.export(filepath=str(tmp_path / "mine.glb"), format="glb")
    assert not (tmp_path / "mine.glb").exists()
