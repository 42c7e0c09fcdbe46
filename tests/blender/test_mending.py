# SPDX-License-Identifier: GPL-3.0-or-later
"""The line checks a script against this Blender before it runs it, and mends what is known to have changed."""

import json

import pytest

from tests.blender.test_command_line import Terminal

# Written for Blender 2.9; the last line for none.
OLD_CELL = """
# %% part: plate
plate_mesh = bpy.data.meshes.new("plate")
plate_mesh.from_pydata([(0, 0, 0), (0.1, 0, 0), (0, 0.1, 0)], [], [(0, 1, 2)])
plate_mesh.use_auto_smooth = True
plate = bpy.data.objects.new("plate", plate_mesh)
asset.users_collection[0].objects.link(plate)
plate.parent = asset
"""


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


@pytest.fixture
def mug(terminal):
    terminal.report("create", "a blue mug", "--out", "mug")
    return terminal.folder / "mug"


def test_a_library_script_has_nothing_to_mend(terminal, mug):
    report = terminal.report("set", mug, "HEIGHT=0.1")
    assert report["findings"] == []
    assert "mended" not in report


def test_an_old_script_is_mended_and_both_are_kept(terminal, mug):
    script = mug / "asset.py"
    written = script.read_text(encoding="utf-8") + OLD_CELL
    script.write_text(written, encoding="utf-8")
    report = terminal.report("run", mug)
    assert [finding["cell"] for finding in report["mended"]["findings"]] == ["part: plate"]
    mended = script.read_text(encoding="utf-8")
    assert "use_auto_smooth" not in mended
    assert mended.splitlines()[:20] == written.splitlines()[:20]
    assert {part["name"] for part in report["parts"]} >= {"body", "plate"}
    history = terminal.call("history", mug, "--json").stdout
    assert [version["script"] == written for version in json.loads(history)] == [False, True, False]


def test_what_cannot_be_mended_is_told_of_where_it_stops(terminal, mug):
    script = mug / "asset.py"
    before = script.read_text(encoding="utf-8")
    script.write_text(before + OLD_CELL + "plate.frobnicate = 3\n", encoding="utf-8")
    result = terminal.call("run", mug, "--views", "1", "--resolution", "64")
    assert result.returncode == 1
    assert 'cell "part: plate"' in result.stderr + result.stdout
    assert "frobnicate" in result.stderr + result.stdout
