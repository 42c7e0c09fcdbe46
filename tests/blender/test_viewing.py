# SPDX-License-Identifier: GPL-3.0-or-later
"""`maquette views`, as a person calls it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import bpy
import maquette_engine
import pytest

ROOT = Path(__file__).resolve().parents[2]
QUICK = ("--views", "2", "--resolution", "64", "--samples", "1")


@pytest.fixture
def views(tmp_path):
    """Calls the command in a folder of its own."""
    environment = {
        **os.environ,
        "MAQUETTE_HOME": str(tmp_path / "home"),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(maquette_engine.__file__).parent}",
    }

    def call(*arguments):
        command = [sys.executable, "-m", "addon.cli", "views", *map(str, arguments)]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300
        )

    return call


@pytest.fixture
def script_only(tmp_path):
    """An asset's folder with nothing but its script."""
    folder = tmp_path / "stool"
    folder.mkdir()
    shutil.copy(ROOT / "rag" / "pairs" / "stool.py", folder / "asset.py")
    return folder


@pytest.fixture
def model(tmp_path):
    """A .blend that is not ours."""
    bpy.ops.mesh.primitive_cube_add()
    bpy.context.object.name = "crate"
    file = tmp_path / "shop.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(file))
    return file


def files(folder):
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_a_folder_with_only_a_script_is_built_for_its_views_and_nothing_is_kept(views, script_only, tmp_path):
    before = (script_only / "asset.py").read_bytes()
    result = views(script_only, *QUICK)
    assert result.returncode == 0, result.stderr
    assert files(script_only) == ["asset.py", "sheet.png", "views/front.png", "views/three-quarter.png"]
    assert (script_only / "asset.py").read_bytes() == before
    assert not (tmp_path / "home" / "store.sqlite").exists()


def test_passes_labels_and_closeups_are_told_as_json(views, script_only):
    result = views(
        script_only,
        *QUICK,
        "--passes",
        "parts,depth",
        "--labels",
        "colours",
        "--closeup",
        "0,0,0.4,0.1",
        "--json",
    )
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert {view["pass"] for view in told["views"]} == {"parts", "depth"}
    assert [view["view"] for view in told["views"]][-1] == "at 0, 0, 0.4"
    assert {entry["part"] for entry in told["legend"]} >= {"seat", "legs"}
    assert all(Path(view["file"]).exists() for view in told["views"])


def test_any_file_is_drawn_into_a_folder_beside_it(views, model, tmp_path):
    result = views(model, *QUICK, "--passes", "parts")
    assert result.returncode == 0, result.stderr
    assert "crate" in result.stdout
    assert files(tmp_path / "shop-views") == [
        "sheet.png",
        "views/front-parts.png",
        "views/three-quarter-parts.png",
    ]


def test_the_pictures_go_where_the_user_says(views, model, tmp_path):
    result = views(model, *QUICK, "--out", "elsewhere")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "elsewhere" / "sheet.png").exists()
    assert not (tmp_path / "shop-views").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "There is nothing at"),
        ([".", "--passes", "shapes"], "materials, shape, parts, depth, normals"),
        ([".", "--closeup", "1,2"], "X,Y,Z,RADIUS"),
        (["."], "Make an asset first"),
    ],
)
def test_a_mistake_in_the_call_is_told(views, arguments, sentence):
    result = views(*arguments)
    assert result.returncode == 2
    assert sentence in result.stderr


def test_a_script_that_stops_is_told_with_its_line(views, tmp_path):
    (tmp_path / "asset.py").write_text("# %% part: a\nimport bpy\n\n1 / 0\n")
    result = views(".", *QUICK)
    assert result.returncode == 1
    assert "stopped at line 4: division by zero" in result.stderr
    assert not (tmp_path / "sheet.png").exists()
