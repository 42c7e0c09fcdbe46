# SPDX-License-Identifier: GPL-3.0-or-later
"""`maquette check` on scripts of any make."""

import json

import pytest

from tests.blender.test_command_line import Terminal

OLD = """\
import bpy

mesh = bpy.data.meshes.new("plate")  # a comment that stays
mesh.use_auto_smooth = True
"""
RIGHT = 'import bpy\n\nbpy.ops.mesh.primitive_cube_add(size=2)\nbpy.context.object.name = "box"\n'


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


def write(terminal, name, text):
    file = terminal.folder / name
    file.write_bytes(text.encode())
    return file


def test_a_script_that_is_right_says_nothing(terminal):
    result = terminal.call("check", write(terminal, "right.py", RIGHT))
    assert (result.returncode, result.stdout) == (0, "")


def test_what_is_wrong_is_told_with_file_line_and_column(terminal):
    write(terminal, "old.py", OLD)
    result = terminal.call("check", "old.py")
    assert result.returncode == 1
    assert result.stdout.startswith("old.py:4:6: Mesh has no 'use_auto_smooth'")


def test_json_is_one_document_of_findings(terminal):
    write(terminal, "old.py", OLD)
    result = terminal.call("check", "old.py", "--json")
    (finding,) = json.loads(result.stdout)
    assert finding.keys() == {"file", "cell", "line", "column", "rule", "message", "replacement", "certain"}
    assert (finding["file"], finding["line"], finding["certain"]) == ("old.py", 4, True)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_fix_writes_back_what_changed_and_nothing_else(terminal, line_end):
    file = write(terminal, "old.py", OLD.replace("\n", line_end))
    file.chmod(0o755)
    result = terminal.call("check", file, "--fix")
    assert result.returncode == 0
    assert "-mesh.use_auto_smooth = True" in result.stdout
    before, after = OLD.splitlines(), file.read_bytes().decode().split(line_end)
    assert after[:3] == before[:3]
    assert "use_auto_smooth" not in after[3]
    assert file.stat().st_mode & 0o777 == 0o755
    assert [each.name for each in terminal.folder.glob("*old.py*")] == ["old.py"]
    assert terminal.call("check", file).returncode == 0


def test_a_script_that_does_not_parse_has_one_finding_and_is_left_alone(terminal):
    file = write(terminal, "broken.py", "import bpy\ndef f(:\n")
    result = terminal.call("check", file, "--fix", "--json")
    assert [each["rule"] for each in json.loads(result.stdout)] == ["syntax"]
    assert file.read_text() == "import bpy\ndef f(:\n"


def test_several_scripts_are_checked_in_one_go(terminal):
    write(terminal, "old.py", OLD)
    write(terminal, "right.py", RIGHT)
    write(terminal, "older.py", OLD)
    found = json.loads(terminal.call("check", "old.py", "right.py", "older.py", "--json").stdout)
    assert [each["file"] for each in found] == ["old.py", "older.py"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("none.py", None, "No such file"),
        ("latin.py", b"# caf\xe9\n", "no Python script"),
        ("odd.py", b"# coding: klingon\n", "no Python script"),
    ],
)
def test_what_cannot_be_read_is_told_of(terminal, name, content, reason):
    if content is not None:
        (terminal.folder / name).write_bytes(content)
    result = terminal.call("check", name)
    assert result.returncode == 2
    assert reason in result.stderr


def test_an_encoding_that_the_script_names_is_kept(terminal):
    file = terminal.folder / "latin.py"
    file.write_bytes(b"# -*- coding: latin-1 -*-\n# caf\xe9\n" + OLD.encode())
    assert terminal.call("check", file, "--fix").returncode == 0
    assert b"caf\xe9" in file.read_bytes()
