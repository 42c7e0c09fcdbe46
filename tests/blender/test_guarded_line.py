# SPDX-License-Identifier: GPL-3.0-or-later
"""The line guards every script before anything of it runs: a user's, a model's, and one that is found on the disk."""

import json

import pytest

from tests.blender.test_command_line import QUICK

PROMPT = "an old brass lantern with glass panes and a lit candle inside"


@pytest.fixture
def mug(terminal):
    terminal.report("create", "a blue mug", "--author", "library", "--out", "mug")
    return terminal.folder / "mug"


@pytest.fixture
def taken(terminal, mug):
    """A mug whose script has come to write a file, and that file."""
    file = terminal.folder / "stolen.txt"
    script = mug / "asset.py"
    written = script.read_text(encoding="utf-8") + f"\nopen({str(file)!r}, 'w').write('x')\n"
    script.write_text(written, encoding="utf-8")
    return mug, file, written


def test_a_users_script_is_refused_with_the_place_the_reason_and_the_way_to_allow_it(terminal, taken):
    mug, file, written = taken
    before = (mug / "asset.blend").read_bytes()
    result = terminal.call("run", mug, *QUICK)
    assert result.returncode == 1
    assert f"line {written.count(chr(10))}" in result.stderr
    assert "open() reads or writes files." in result.stderr
    assert "--allow files" in result.stderr
    assert not file.exists()
    assert (mug / "asset.py").read_text(encoding="utf-8") == written
    assert (mug / "asset.blend").read_bytes() == before


def test_the_report_names_each_refusal(terminal, taken):
    result = terminal.call("run", taken[0], *QUICK, "--json")
    (refused,) = json.loads(result.stdout)["refused"]
    assert (refused["rule"], refused["certain"]) == ("files", True)
    assert refused.keys() == {"cell", "line", "column", "rule", "message", "replacement", "certain"}


def test_what_the_user_allows_runs_and_is_remembered_for_this_asset_alone(terminal, taken):
    mug, file, written = taken
    assert terminal.call("run", mug, *QUICK, "--allow", "files", "--isolation", "off").returncode == 0
    assert file.read_text() == "x"
    (mug / "asset.py").write_text(written + "y = 1\n", encoding="utf-8")
    assert terminal.call("run", mug, *QUICK, "--isolation", "off").returncode == 0
    terminal.report("create", "a red mug", "--author", "library", "--out", "other")
    other = terminal.folder / "other" / "asset.py"
    other.write_text(other.read_text(encoding="utf-8") + "open('x')\n", encoding="utf-8")
    assert terminal.call("run", other.parent, *QUICK).returncode == 1


def test_a_script_from_elsewhere_is_guarded_before_its_asset_is_brought_into_the_scene(terminal, taken):
    mug, file, _ = taken
    found = terminal.folder / "found"
    found.mkdir()
    (found / "asset.py").write_bytes((mug / "asset.py").read_bytes())
    for command in (["run", found], ["set", found, "HEIGHT=0.2"], ["audit", found]):
        assert terminal.call(*command, *(QUICK if command[0] != "audit" else [])).returncode != 0
        assert not file.exists()


def test_a_model_s_script_that_is_refused_goes_back_with_the_reasons_and_is_mended(terminal, provider):
    wick = provider.cells["part: wick"]
    evil = "import os\nos.remove('x')\nbpy.ops.wm.quit_blender()\n"
    provider.cells = {
        **provider.cells,
        "part: wick": wick.replace("# %% part: wick\n", f"# %% part: wick\n{evil}"),
    }
    provider.edits = lambda request: (
        f"```edit part: wick\n<<<<<<< SEARCH\n{evil}=======\n>>>>>>> REPLACE\n```"
    )
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "0")
    assert (report["errors"], report["reason"], report["refused"]) == (1, "done", [])
    (asked,) = [request for request in provider.asked if request.role == "coder" and not request.cell]
    assert "os.remove is more than modelling needs" in asked.text
    assert "bpy.ops.wm.quit_blender ends Blender. Leave it out." in asked.text


def test_a_model_that_insists_ends_the_run_and_nothing_has_run(terminal, provider):
    wick = provider.cells["part: wick"]
    file = terminal.folder / "stolen.txt"
    evil = f"open({str(file)!r}, 'w')"
    provider.cells = {
        **provider.cells,
        "part: wick": wick.replace("# %% part: wick\n", f"# %% part: wick\n{evil}\n"),
    }
    provider.edits = lambda request: (
        f"```edit part: wick\n<<<<<<< SEARCH\n{evil}\n=======\n{evil}; x = 1\n>>>>>>> REPLACE\n```"
        if f"{evil};" not in request.text
        else ""
    )
    result = terminal.call("create", PROMPT, "--out", "lantern", "--rounds", "0", *QUICK)
    assert result.returncode != 0
    assert "reads or writes files" in result.stderr
    assert not file.exists()


class TestTheCommand:
    EVIL = "# %% part: leg\nimport bpy\nbpy.ops.wm.quit_blender()\n"

    def test_it_has_the_shape_of_check(self, terminal):
        (terminal.folder / "evil.py").write_text(self.EVIL)
        result = terminal.call("guard", "evil.py", "--json")
        assert result.returncode == 1
        (found,) = json.loads(result.stdout)
        assert found == {
            "file": "evil.py",
            "cell": "part: leg",
            "line": 3,
            "column": 1,
            "rule": "settings",
            "message": "bpy.ops.wm.quit_blender ends Blender. Leave it out.",
            "replacement": None,
            "certain": True,
        }

    def test_a_person_reads_a_line_for_each_finding(self, terminal):
        (terminal.folder / "evil.py").write_text(self.EVIL)
        result = terminal.call("guard", "evil.py")
        assert (
            result.stdout == "evil.py:3:1: bpy.ops.wm.quit_blender ends Blender. Leave it out. [settings]\n"
        )

    def test_several_files_and_folders_are_guarded_at_once(self, terminal):
        folder = terminal.folder / "scripts"
        folder.mkdir()
        (folder / "evil.py").write_text(self.EVIL)
        (folder / "good.py").write_text("import bpy\n")
        (terminal.folder / "other.py").write_text("open('x')\n")
        found = json.loads(terminal.call("guard", "scripts", "other.py", "--json").stdout)
        assert [each["rule"] for each in found] == ["settings", "files"]
        assert terminal.call("guard", folder / "good.py").returncode == 0

    def test_what_is_allowed_is_not_told(self, terminal):
        (terminal.folder / "evil.py").write_text(self.EVIL)
        assert terminal.call("guard", "evil.py", "--allow", "settings").returncode == 0

    def test_what_cannot_be_allowed_or_read_is_said(self, terminal):
        wrong = terminal.call("guard", "evil.py", "--allow", "everything")
        assert (wrong.returncode, "imports:NAME" in wrong.stderr) == (2, True)
        assert terminal.call("guard", "missing.py").returncode == 2
        (terminal.folder / "broken.py").write_text("x = (\n")
        (found,) = json.loads(terminal.call("guard", "broken.py", "--json").stdout)
        assert (found["rule"], found["line"]) == ("syntax", 1)
