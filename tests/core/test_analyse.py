# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of cells without running them."""

import ast
import re
import symtable

import pytest

from addon.core.analyse import RANDOM, STAR, analyse


def read(*texts):
    """Analyse texts as the cells a, b, c ... of one script."""
    cells, line = [], 1
    for title, text in zip("abcdefgh", texts, strict=False):
        cells.append({"title": title, "line": line, "text": text})
        line += len(re.findall(r"\r\n|\r|\n", text))
    return analyse(cells)


def mentioned(texts, answers):
    """The text at every reference, by cell, to see that each stands where it is said to."""
    lines = [line.encode() for line in re.split(r"\r\n|\r|\n", "".join(texts))]
    return [
        [
            (found["name"], lines[found["line"] - 1][found["column"] :][: found["length"]].decode())
            for found in answer["references"]
        ]
        for answer in answers
    ]


class TestDefines:
    def test_every_way_of_binding_a_name_counts(self):
        [cell] = read(
            "import os.path\nimport sys as system\nfrom re import sub as replace\n"
            "a = b, *c = 1, 2\n(d := 3)\nfor e in (): pass\nwith open('x') as f: pass\n"
            "def g(): local = 1\nclass H: inside = 1\nasync def i(): pass\n"
            "try: pass\nexcept OSError as j: pass\nk: int = 1\nl: int\n[m for m in ()]\n"
            "match 1:\n    case {'x': n, **o}: pass\n    case [p, *q]: pass\n    case 1 as r: pass\n"
            "[s := 1 for _ in ()]\nt += 1\n"
        )
        assert " ".join(cell["defines"]) == "H a b c d e f g i j k n o os p q r replace s system t"

    def test_a_function_that_assigns_a_global_defines_it_for_the_cell_that_calls_it(self):
        definer, caller = read("def count():\n    global total\n    total = 1\n", "count()\n")
        assert definer["defines"] == ["count"]
        assert caller["defines"] == ["total"]


class TestReads:
    def test_a_name_of_another_cell_is_read_and_one_of_its_own_is_not(self):
        _, second = read("width = 1\nheight = 2\n", "height = 3\narea = width * height\n")
        assert second["reads"] == ["width"]

    def test_builtins_and_names_that_no_cell_defines_are_not_read(self):
        [cell] = read("print(len(nowhere))\n")
        assert cell["reads"] == []

    def test_a_name_read_before_it_is_bound_is_read(self):
        _, second = read("x = 1\n", "y = x\nx = 2\n")
        assert second["reads"] == ["x"]

    def test_a_name_bound_in_one_branch_only_is_still_read(self):
        _, second, third = read(
            "x = y = 1\n", "if y:\n    x = 2\nprint(x)\n", "if y:\n    x = 2\nelse:\n    x = 3\nprint(x)\n"
        )
        assert second["reads"] == ["x", "y"]
        assert third["reads"] == ["y"]

    def test_a_name_bound_in_a_loop_that_may_not_run_is_still_read(self):
        _, second = read("x = 1\n", "for i in range(3):\n    x = i\nprint(x)\n")
        assert second["reads"] == ["x"]

    def test_a_functions_globals_are_read_by_the_cell_that_uses_it_and_not_by_the_one_that_defines_it(self):
        _, tools, user, bystander = read(
            "WIDTH = 1\n", "def box():\n    return WIDTH\n", "box()\n", "z = 1\n"
        )
        assert tools["reads"] == []
        assert user["reads"] == ["WIDTH", "box"]
        assert bystander["reads"] == []

    def test_a_functions_globals_are_followed_through_the_functions_it_calls(self):
        answers = read(
            "WIDTH = 1\n",
            "def inner():\n    return WIDTH\n",
            "def outer():\n    return inner()\n",
            "outer()\n",
        )
        assert answers[3]["reads"] == ["WIDTH", "inner", "outer"]

    def test_functions_that_call_each_other_are_followed_once(self):
        _, _, user = read("A = 1\n", "def f():\n    return g()\ndef g():\n    return f() + A\n", "f()\n")
        assert user["reads"] == ["A", "f", "g"]

    def test_defaults_decorators_and_annotations_are_read_where_the_function_is_defined(self):
        _, tools = read("A = B = C = 1\n", "@A\ndef f(x: C = B):\n    pass\n")
        assert tools["reads"] == ["A", "B", "C"]

    def test_a_decorated_functions_globals_are_read_where_it_is_defined(self):
        _, tools = read("A = 1\n", "import functools\n@functools.cache\ndef f():\n    return A\n")
        assert tools["reads"] == ["A"]

    def test_a_functions_global_that_the_using_cell_has_bound_itself_is_not_read(self):
        _, _, user = read("SIZE = 1\n", "def f():\n    return SIZE\n", "SIZE = 2\nf()\n")
        assert user["reads"] == ["f"]

    def test_a_class_is_read_as_its_methods(self):
        _, kinds, user = read(
            "A = B = 1\n", "class K:\n    b = B\n    def f(self):\n        return A\n", "K().f()\n"
        )
        assert kinds["reads"] == ["B"]
        assert user["reads"] == ["A", "K"]

    def test_a_function_handed_on_without_a_call_counts_as_used(self):
        _, _, user = read("A = 1\n", "def key(x):\n    return x * A\n", "sorted([], key=key)\n")
        assert user["reads"] == ["A", "key"]

    def test_a_lambda_is_read_where_it_stands(self):
        _, user = read("A = 1\n", "sorted([], key=lambda x: x * A)\n")
        assert user["reads"] == ["A"]

    def test_locals_arguments_and_comprehension_names_hide_the_modules(self):
        _, user = read(
            "x = y = z = w = 1\n",
            "def f(x, *y, **z):\n    w = 2\n    return x, y, z, w\nf(1)\n[x for x in ()]\nq = lambda y: y\n",
        )
        assert user["reads"] == []

    def test_a_nested_functions_free_name_is_its_enclosing_functions_first(self):
        _, user = read(
            "x = y = 1\n", "def f():\n    x = 1\n    def g():\n        return x, y\n    return g\nf()\n"
        )
        assert user["reads"] == ["y"]

    def test_a_class_bodys_names_are_hidden_from_its_methods(self):
        _, user = read("x = 1\n", "class K:\n    x = 2\n    y = x\n    def f(self):\n        return x\nK\n")
        assert user["reads"] == ["x"]

    def test_globals_and_exec_may_reach_any_name(self):
        _, user = read("x = y = 1\n", "globals()['x']\n")
        assert user["reads"] == ["x", "y"]

    def test_a_star_import_stands_for_the_names_that_nobody_defines(self):
        first, second, third = read("from math import *\n", "print(sin(1))\n", "print(1)\n")
        assert first["defines"] == [STAR]
        assert second["reads"] == [STAR]
        assert third["reads"] == []


class TestMutates:
    @pytest.mark.parametrize(
        "change",
        [
            "things.append(1)",
            "things['a'] = 1",
            "del things['a']",
            "things['a']['b'] = 1",
            "things.location.z = 1",
            "things.a['b'].c = 1",
            "things += [1]",
            "things['a'] += 1",
            "things.x += 1",
            "things['legs'].append(1)",
            "next(things)",
            "setattr(things, 'a', 1)",
            "things.uniform(0, 1)",
            "things.normalize()",
            "random.shuffle(things)",
            "del things",
            "for things[0] in range(3): pass",
        ],
    )
    def test_a_change_in_place_of_another_cells_value_is_seen(self, change):
        _, second = read("import random\nthings = {}\n", change + "\n")
        assert second["mutates"] == ["things"]

    @pytest.mark.parametrize(
        "use",
        [
            "things.users_collection[0].objects.link(part)",
            "part.parent = things",
            "things.modifiers.new('bevel', 'BEVEL')",
            "bpy.context.scene.render.engine = 'CYCLES'",
            "bpy.data.objects.remove(things)",
            "things = []\nthings.append(1)",
            "def f(things): things.append(1)\nf([])",
            "other = [things]\nother.append(2)",
        ],
    )
    def test_a_use_that_changes_no_value_of_another_cell_is_not(self, use):
        _, second = read("import bpy\nthings = {}\n", "part = 1\n" + use + "\n")
        assert second["mutates"] == []

    def test_a_change_inside_a_function_is_the_calling_cells(self):
        _, tools, user = read("parts = []\n", "def add(p):\n    parts.append(p)\n", "add(1)\n")
        assert tools["mutates"] == []
        assert user["mutates"] == ["parts"]


class TestRandom:
    @pytest.mark.parametrize(
        ("imports", "use"),
        [
            ("import random", "random.uniform(0, 1)"),
            ("import random as rnd", "rnd.choice([1])"),
            ("from random import gauss as g", "g(0, 1)"),
            ("import numpy as np", "np.random.rand(3)"),
            ("import numpy.random", "numpy.random.seed(1)"),
            ("from numpy import random", "random.normal()"),
            ("from numpy.random import rand", "rand()"),
            ("", "def f():\n    import random\n    return random.random()\nf()"),
        ],
    )
    def test_drawing_from_a_global_generator_reads_and_rebinds_its_state(self, imports, use):
        _, second = read(imports + "\n", use + "\n")
        assert RANDOM in second["reads"]
        assert RANDOM in second["defines"]

    @pytest.mark.parametrize(
        "use",
        [
            "random.Random(3).uniform(0, 1)",
            "np.random.default_rng(1).normal()",
            "np.random.RandomState(1)",
            "def f():\n    return random.random()",
        ],
    )
    def test_a_generator_of_ones_own_or_a_function_that_is_not_called_does_not(self, use):
        _, second = read("import random\nimport numpy as np\n", use + "\n")
        assert RANDOM not in second["reads"] + second["defines"]

    def test_a_cell_that_calls_a_drawing_function_of_another_cell_draws(self):
        _, _, user = read("import random\n", "def f():\n    return random.random()\n", "f()\n")
        assert RANDOM in user["reads"]


class TestReferences:
    def test_each_stands_where_it_is_said_to(self):
        texts = [
            '"""Täst."""\nimport bpy, math as m\nfrom os import path as p\nwidth = ä = 1\n',
            "# %% b\nasync  def  make(width: width = width, *, k=ä):\n    return lambda ä: (ä, width, k)\n",
            "@m\nclass Box(bpy): make = make(width=width)\n",
            "global ä\ntry: pass\nexcept bpy.width as width: pass\n",
            "def f():\n    global width, ä\n    width = [ä for make in Box if ä]\n    del make, ä\n",
            "match p:\n    case {'a': width, **make}: pass\n    case [*Box] | (1 as Box): pass\n",
        ]
        found = mentioned(texts, read(*texts))
        for cell in found:
            assert all(name == text for name, text in cell)
        assert [[name for name, _ in cell] for cell in found] == [
            ["bpy", "m", "p", "width", "ä"],
            ["make", "width", "width", "ä"],
            ["m", "Box", "bpy", "make", "width"],
            ["ä", "bpy", "width"],
            ["f", "width", "ä", "width", "ä", "Box", "ä", "ä"],
            ["p", "width", "make", "Box", "Box"],
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "print(f'{x}')",
            "print(f'ä{ x !r:>{x}} {{x}} {x=}')",
            "print(rf'''x\n  {x:{x}.{x}}\n {d[\"x\"]} {x}''')",
            "print('x' f'{x}'\n   'ä{x}' F\"{x + 1:x} {x!s}\")",
            'print(f"{(lambda a: a + x)(1)} {x != 1} {[x for y in {1: x}]}")',
            "print(f'\\N{EM DASH}{x} {f\"{x}\" + str(x)}')",
            "a = f'{x}' if f\"\"\"{x}\"\"\" else (f'{x}'  # x {x}\n   f'{x}')",
        ],
    )
    def test_inside_format_strings_they_are_exact_as_well(self, text):
        texts = ["x = 1\n", text + "\n"]
        found = mentioned(texts, read(*texts))[1]
        x_nodes = sum(isinstance(node, ast.Name) and node.id == "x" for node in ast.walk(ast.parse(text)))
        assert [pair for pair in found if pair[0] == "x"] == [("x", "x")] * x_nodes

    def test_windows_line_ends_do_not_shift_them(self):
        texts = ["x = 1\r\ny = '''a\r\n\x0cb'''; x\r\n", "f'{x}'\r\n\r\nx\r\n"]
        assert mentioned(texts, read(*texts))[1] == [("x", "x"), ("x", "x")]

    def test_keyword_arguments_attributes_and_strings_are_none(self):
        texts = ["x = 1\n", "f(x=1).x['x']\nx\n"]
        assert len(read(*texts)[1]["references"]) == 1

    def test_a_name_is_followed_into_every_cell_once_any_cell_defines_it(self):
        first, second = read("print(late)\n", "late = 1\n")
        assert [found["line"] for found in first["references"] + second["references"]] == [1, 2]


class TestProblems:
    def test_a_cell_that_does_not_parse_says_where_and_the_others_are_read(self):
        first, second, third = read("x = 1\n", "y = 1\nä = (x x)\n", "z = x\n")
        assert second["problem"]["line"] == 3
        assert second["problem"]["column"] == len("ä = (".encode())
        assert second["problem"]["message"]
        assert first["problem"] is None
        assert third["reads"] == ["x"]

    @pytest.mark.parametrize(
        "text", ["return 1\n", "x = '\0'\n", "(" * 300 + "\n", "def f():\nx = 1\n", "'\n"]
    )
    def test_whatever_python_refuses_is_a_problem(self, text):
        assert read(text)[0]["problem"]

    def test_an_empty_cell_and_one_of_comments_have_nothing(self):
        for cell in read("", "# %% b\n# only words\n"):
            assert cell["problem"] is None
            assert cell["defines"] == cell["reads"] == cell["references"] == []


def test_what_is_global_agrees_with_pythons_own_symbol_table():
    text = (
        "a = b = c = d = e = 1\n"
        "def f(a, *, k=b):\n    global c\n    c = a\n    def g():\n        nonlocal_ = [b for b in d]\n"
        "        return nonlocal_, c\n    x = lambda e: (e, d)\n    try: pass\n    except a as d2: pass\n"
        "    for b in d: pass\n    (w := 3)\n    import os.path as e\n"
        "    return [y := b for z in d], y, w, e\n"
        "class K:\n    a = a\n    def m(self, b=c):\n        return a, b, __class__\n"
    )
    [cell] = read(text)
    ours = {}
    for found in cell["references"]:
        ours.setdefault(found["line"], set()).add(found["name"])

    def global_names(table):
        return {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}

    tables = {table.get_name(): table for table in symtable.symtable(text, "x", "exec").get_children()}
    function, inner = tables["f"], {table.get_name(): table for table in tables["f"].get_children()}
    spans = {"g": range(6, 8), "f": (3, 4, 9, 10, 11, 12, 13, 14)}
    in_g = set().union(*(ours.get(line, set()) for line in spans["g"]))
    assert in_g == {"c"} | ({"d"} & global_names(inner["g"]))
    in_f = set().union(*(ours.get(line, set()) for line in spans["f"]))
    assert in_f == (global_names(function) | {"d"}) & set("abcde")
