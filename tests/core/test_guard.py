# SPDX-License-Identifier: GPL-3.0-or-later
"""What the guard says of a script, and that no script can keep it from saying it."""

import ast

import pytest

from addon.core.guard import RULES, guard, unknown_allowance
from addon.core.guard.allowances import allow, allow_here, allowed, keep_here
from addon.core.guard.emptying import leave_out, without_emptying

SCRIPT = """import bpy
# %% part: leg
leg = bpy.data.meshes.new("leg")
# %% part: seat
print(f"ä {open('x')}")
"""


class TestAFinding:
    def test_names_cell_line_column_and_rule(self):
        (found,) = guard(SCRIPT)
        assert (found.cell, found.line, found.column, found.rule) == ("part: seat", 5, 12, "files")
        assert found.certain

    def test_says_what_is_wrong_and_what_to_write_instead(self):
        (found,) = guard(SCRIPT)
        assert found.message == (
            "open() reads or writes files. Write the data into the script; Maquette saves and exports the asset."
        )

    def test_comes_in_the_order_of_the_lines(self):
        assert [each.line for each in guard("x = 1\nopen('a')\neval('b')\nimport socket\n")] == [2, 3, 4]

    def test_of_no_python_says_why_it_is_none(self):
        (found,) = guard("# %% part: a\nx = (\n")
        assert (found.cell, found.line, found.rule) == ("part: a", 2, "syntax")
        (found,) = guard("x = '\0'")
        assert found.rule == "syntax"


class TestAllowing:
    def test_a_rule_takes_its_findings_away_and_no_others(self):
        assert [each.rule for each in guard("open('x')\neval('y')\n", {"files"})] == ["code"]

    def test_one_module_may_be_allowed_alone(self):
        script = "import os, socket\nos.getpid()\n"
        assert [each.message.split(" ")[2] for each in guard(script, {"imports:os"})] == ["socket"]
        assert guard(script, {"imports"}) == []

    @pytest.mark.parametrize("rule", [*RULES, "imports:scipy"])
    def test_each_rule_can_be_allowed_by_its_name(self, rule):
        assert unknown_allowance(rule) is None

    @pytest.mark.parametrize("rule", ["", "everything", "files:x", "imports:", "syntax"])
    def test_nothing_else_can(self, rule):
        assert "nothing that can be allowed" in unknown_allowance(rule)

    @pytest.fixture(autouse=True)
    def home(self, tmp_path, monkeypatch):
        monkeypatch.setenv("MAQUETTE_HOME", str(tmp_path))
        monkeypatch.setattr("addon.core.guard.allowances._here", set())
        return tmp_path

    def test_what_is_allowed_here_is_kept_with_the_session_that_is_worked_on(self):
        allow_here(["files"])
        assert allowed("other") == {"files"}
        keep_here("one")
        allow("one", [*allowed("one"), "network"])
        assert allowed("one") == {"files", "network"}

    @pytest.mark.parametrize("text", ["", "[]", "{", '{"one": "files"}', '{"one": [1, "all"]}', "\xff"])
    def test_a_damaged_file_allows_nothing(self, home, text):
        (home / "allowed.json").write_text(text, encoding="latin-1")
        assert allowed("one") == frozenset()


# Each would have the guard fail, or take long, did it not mind.
LONG = {
    "a chain": "x" + ".y" * 600 + "\nopen('z')",
    "sums": "x = " + " + ".join(["'a'"] * 2000) + "\nopen('z')",
    "calls": "x = " + "f(" * 80 + ")" * 80 + "\nopen('z')",
    "a large text": "x = 'a' * 10**12\ny = ('a' * 2000) * 2000 * 2000\nopen('z')",
    "large numbers": "a = 10\n"
    + "".join(f"a{i} = a{i - 1 or ''} * a{i - 1 or ''}\n" for i in range(1, 40))
    + "open('z')",
    "a wide format": "x = '%999999999d' % 1\ny = f'{1:999999999}'\nz = '1'.zfill(10**10)\nopen('z')",
    "a long range": "x = [c for c in range(10**12)]\ny = ''.join(chr(c) for c in range(10**9))\nopen('z')",
    "a text of itself": "x = x + 'a'\ny = y\nopen('z')",
    "names in a circle": "a = b\nb = c\nc = a\na.b.c\nopen('z')",
    "names handed on": "".join(f"a{i} = a{i + 1}\n" for i in range(400))
    + "import bpy\na400 = bpy.ops\nopen('z')",
    "choices": "x = " + "(1 if y else " * 60 + "2" + ")" * 60 + "\nopen('z')",
    "bytes": "x = bytes(10**12)\ny = str([[['a'] * 999] * 999] * 999)\nopen('z')",
}


@pytest.mark.parametrize("script", LONG.values(), ids=[name.replace(" ", "-") for name in LONG])
def test_a_script_that_is_hard_to_read_is_refused_all_the_same(script):
    assert {each.rule for each in guard(script)} & {"files", "computed"}


class TestBeginningFromAnEmptyFile:
    SCRIPT = "import bpy\nbpy.ops.wm.read_factory_settings(\n    use_empty=True\n)\nx = 1\n"

    def test_is_left_out_and_each_line_stays_where_it_is(self):
        text = without_emptying(self.SCRIPT)
        assert text == "import bpy\npass\n\n\nx = 1\n"
        assert guard(self.SCRIPT) == []

    def test_is_left_out_of_functions_too(self):
        tree = leave_out(ast.parse("def f():\n    bpy.ops.wm.read_homefile(use_empty=True)\n"))
        assert ast.unparse(tree) == "def f():\n    pass"

    def test_nothing_else_is(self):
        script = "import bpy\nx = bpy.ops.wm.read_homefile(use_empty=True)\nbpy.ops.wm.read_homefile()\n"
        assert without_emptying(script) == script
        assert len(guard(script)) == 2
