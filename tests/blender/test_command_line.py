# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, as a person calls it: a process for each command, real Blender, real files."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import bpy
import maquette_engine
import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULE = Path(maquette_engine.__file__).parent
QUICK = ["--views", "2", "--resolution", "64", "--samples", "1"]


class Terminal:
    """A user's terminal with a store of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            **os.environ,
            "MAQUETTE_HOME": str(folder / "home"),
            "MAQUETTE_ISOLATION": "off",  # a second Blender for each command takes its time; see test_tried_first
            "PYTHONPATH": f"{ROOT}{os.pathsep}{MODULE}",
        }

    def command(self, *arguments):
        return [sys.executable, "-m", "addon.cli", *map(str, arguments)]

    def call(self, *arguments):
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def report(self, *arguments):
        """What a building command says with --json."""
        result = self.call(*arguments, *QUICK, "--json")
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A chair, made once."""
    folder = tmp_path_factory.mktemp("made")
    terminal = Terminal(folder)
    terminal.made = terminal.report("create", "a red wooden chair with four legs", "--out", "red chair")
    return terminal


@pytest.fixture
def chair(made, tmp_path):
    """A copy of that chair with its store."""
    shutil.copytree(made.folder / "red chair", tmp_path / "red chair")
    return Terminal(tmp_path)


def cells(text):
    return {cell["title"]: cell["text"] for cell in maquette_engine.parse_script(text)["cells"]}


def ran(report):
    return {cell["title"] for cell in report["cells"] if cell["ran"]}


def test_create_writes_the_whole_folder(made):
    folder = made.folder / "red chair"
    expected = {"asset.py", "asset.blend", "asset.glb", "sheet.png", "report.json", "views"}
    if bpy.app.build_options.usd:
        expected.add("asset.usdc")
    assert {file.name for file in folder.iterdir()} == expected
    assert sorted(view.name for view in (folder / "views").iterdir()) == ["front.png", "three-quarter.png"]
    report = made.made
    assert report["author"]["pairs"][0]["pair"] == "chair"
    assert {bound["name"] for bound in report["author"]["pairs"][0]["parameters"]} >= {
        "LEG_COUNT",
        "MATERIAL",
    }
    assert report["version"] == 1
    assert next(part for part in report["parts"] if part["name"] == "legs")["objects"] == 4
    assert set(report["timings"]) == {"author", "check", "execute", "inspect", "render", "export"}


def test_the_written_script_runs_in_plain_blender(made):
    text = (made.folder / "red chair" / "asset.py").read_text(encoding="utf-8")
    exec(compile(text, "asset.py", "exec"), {"__name__": "__main__"})
    assert "seat" in bpy.data.objects


def test_the_glb_holds_the_same_parts_and_size(made):
    bpy.ops.import_scene.gltf(filepath=str(made.folder / "red chair" / "asset.glb"))
    meshes = {each.name for each in bpy.data.objects if each.type == "MESH"}
    assert {"seat", "leg_1", "leg_2", "leg_3", "leg_4"} <= meshes
    bpy.context.view_layer.update()
    tops = [
        (each.matrix_world @ vertex.co).z
        for each in bpy.data.objects
        if each.type == "MESH"
        for vertex in each.data.vertices
    ]
    assert max(tops) - min(tops) == pytest.approx(made.made["size"][2], abs=0.002)


def test_refine_changes_what_the_words_name_and_nothing_else(chair):
    before = cells((chair.folder / "red chair" / "asset.py").read_text(encoding="utf-8"))
    report = chair.report(
        "refine", "red chair", "make the seat wider, give it five legs and paint it dark blue"
    )
    after = cells((chair.folder / "red chair" / "asset.py").read_text(encoding="utf-8"))
    assert [title for title in after if after[title] != before[title]] == ["parameters"]
    assert {edit["name"] for edit in report["changes"]["edits"]} == {"SEAT_WIDTH", "LEG_COUNT", "BODY_COLOUR"}
    assert next(part for part in report["parts"] if part["name"] == "legs")["objects"] == 5


def test_a_change_of_colour_runs_the_cells_that_use_it_and_no_others(chair):
    report = chair.report("set", "red chair", "CUSHION_COLOUR=(0.1, 0.2, 0.3, 1.0)")
    assert "part: legs" not in ran(report)
    assert "parameters" in ran(report)


def test_an_edit_by_hand_is_built_and_kept(chair):
    file = chair.folder / "red chair" / "asset.py"
    file.write_text(
        file.read_text(encoding="utf-8").replace("LEG_COUNT = 4", "LEG_COUNT = 3"), encoding="utf-8"
    )
    report = chair.report("run", "red chair")
    assert next(part for part in report["parts"] if part["name"] == "legs")["objects"] == 3
    versions = json.loads(chair.call("history", "red chair", "--json").stdout)
    assert [version["author"] for version in versions][-1] == "you"


def test_revert_brings_an_old_version_back_and_keeps_the_new(chair):
    original = (chair.folder / "red chair" / "asset.py").read_bytes()
    chair.report("set", "red chair", "LEG_COUNT=6")
    chair.report("revert", "red chair", "1")
    assert (chair.folder / "red chair" / "asset.py").read_bytes() == original
    versions = json.loads(chair.call("history", "red chair", "--json").stdout)
    assert len(versions) == 3
    assert "LEG_COUNT = 6" in versions[1]["script"]


def test_a_script_with_an_error_names_the_cell_and_changes_no_file(chair):
    folder = chair.folder / "red chair"
    file = folder / "asset.py"
    file.write_text(
        file.read_text(encoding="utf-8").replace("# %% part: legs\n", "# %% part: legs\nnonsense()\n"),
        encoding="utf-8",
    )
    blend = (folder / "asset.blend").read_bytes()
    result = chair.call("run", "red chair", *QUICK)
    assert result.returncode == 1
    assert '"part: legs"' in result.stderr
    assert "nonsense" in result.stderr
    assert (folder / "asset.blend").read_bytes() == blend


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["create", "a fire-breathing dragon", "--out", "x"], 1, "dragon"),
        (["create", "a chair with -3 legs", "--out", "x"], 1, "3 to 8"),
        (["create", "a chair with a seat 900 m wide", "--out", "x"], 1, "900 m"),
        (["create", "   ", "--out", "x"], 2, "prompt is empty"),
        (["create", "a chair", "--out", "x", "--views", "11"], 2, "1 to 10"),
        (["refine", "nowhere", "wider"], 2, "no asset.py"),
        (["set", "nowhere", "A=1"], 2, "no asset.py"),
        (["history", "nowhere"], 2, "no asset.py"),
    ],
)
def test_what_cannot_be_is_told_and_writes_nothing(terminal, arguments, code, words):
    result = terminal.call(*arguments)
    assert (result.returncode, words in result.stderr) == (code, True), result.stderr
    assert not (terminal.folder / "x").exists()
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("SEAT_WIDTH=9", "0.34 to 0.65 m"),
        ("WINGS=2", "WINGS"),
        ("SEAT_WIDTH", "NAME=VALUE"),
        ("BACK_STYLE=gothic", "ladder"),
    ],
)
def test_a_value_that_cannot_be_set_names_what_can(chair, assignment, words):
    before = (chair.folder / "red chair" / "asset.py").read_bytes()
    result = chair.call("set", "red chair", assignment, *QUICK)
    assert (result.returncode, words in result.stderr) == (2, True), result.stderr
    assert (chair.folder / "red chair" / "asset.py").read_bytes() == before


def test_a_folder_with_an_asset_is_not_written_over(chair):
    result = chair.call("create", "a mug", "--out", "red chair")
    assert result.returncode == 2
    assert "holds an asset already" in result.stderr


def test_words_that_found_no_answer_are_told_and_the_rest_is_built(terminal):
    result = terminal.call("create", "a red chair with purple wings", "--out", "x", *QUICK, "--json")
    assert result.returncode == 1
    assert json.loads(result.stdout)["left_out"] == ['"purple wings"']


def test_a_folder_from_elsewhere_is_adopted(chair):
    """The copy of the fixture has no store: its script becomes version 1."""
    report = chair.report("set", "red chair", "LEG_COUNT=5")
    versions = json.loads(chair.call("history", "red chair", "--json").stdout)
    assert [version["note"] for version in versions] == ["brought from elsewhere", "set LEG_COUNT=5"]
    assert "part: back slats" not in ran(report), "the .blend that came with the folder was not used"


def test_a_missing_blend_is_rebuilt_from_the_script(chair):
    (chair.folder / "red chair" / "asset.blend").unlink()
    report = chair.report("run", "red chair")
    assert len(ran(report)) == len(report["cells"])
    assert (chair.folder / "red chair" / "asset.blend").exists()


def test_a_scene_is_one_script_with_parameters_for_each_thing(terminal):
    report = terminal.report(
        "create", "a wooden table with four chairs around it and a lamp on top", "--out", "dining"
    )
    names = {parameter["name"] for parameter in report["parameters"]}
    assert {"CHAIR_COUNT", "CHAIR_SEAT_WIDTH", "TABLE_HEIGHT"} <= names
    six = terminal.report("set", "dining", "CHAIR_COUNT=6")
    assert "part: table top" not in ran(six)


def test_killed_at_any_moment_no_finished_version_is_lost(chair):
    """SIGKILL at growing delays into a refinement; what history tells afterwards only ever grows."""
    known = []
    for index, delay in enumerate((0.3, 0.9, 1.5, 2.2, 3.0, 4.0)):
        process = subprocess.Popen(
            chair.command("set", "red chair", f"LEG_COUNT={3 + index % 5}", *QUICK),
            cwd=chair.folder,
            env=chair.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        versions = json.loads(chair.call("history", "red chair", "--json").stdout)
        assert versions[: len(known)] == known
        known = versions
    report = chair.report("set", "red chair", "SEAT_WIDTH=0.5")
    assert report["reason"] == "done"
    assert "SEAT_WIDTH = 0.5 " in (chair.folder / "red chair" / "asset.py").read_text(encoding="utf-8")
