# SPDX-License-Identifier: GPL-3.0-or-later
"""What a script's text did not show is refused while it runs: here the look at the text is skipped."""

import os
import socket
import sys
import tempfile
import threading
from pathlib import Path

import bpy
import pytest

from addon.core.guard import guard
from addon.core.guard.allowances import allow, allowed
from addon.host import execute
from addon.host.guarded import builtins_for, first_refusal, looked_at, watched
from addon.host.guarded.refused import Refused
from tests.support.asset import Asset


@pytest.fixture
def unseen(monkeypatch):
    """The guard does not look at the text, as if it had missed what stands there."""
    monkeypatch.setattr(execute, "first_refusal", lambda request: None)


@pytest.fixture
def victim(tmp_path):
    """A file that a script may not read, write or delete."""
    file = tmp_path / "victim.txt"
    file.write_text("mine")
    return file


# How a script comes by what it may not have. Each gives `o`, the module os, past imports and names.
OS = "o = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close'][0].__init__.__globals__\n"

REACHING = {
    "open by its name": "open({file!r}, 'w').write('x')",
    "open of another module": OS
    + "import random\nrandom._os.fdopen(random._os.open({file!r}, 1), 'w').write('x')",
    "a module that is held by another": "import random\nrandom._os.remove({file!r})",
    "the real import": "import collections\ncollections._sys.modules['os'].remove({file!r})",
    "reading": "import random\nprint(random._os.open({file!r}, 0))",
    "listing a folder": "import random\nrandom._os.listdir({folder!r})",
    "making a folder": "import random\nrandom._os.mkdir({folder!r} + '/made')",
    "renaming": "import random\nrandom._os.rename({file!r}, {file!r} + '2')",
    "a shell": "import random\nrandom._os.system('touch ' + {folder!r} + '/made')",
    "another program": OS + "import random\nrandom._os.execv('/bin/true', ['true'])",
    "a fork": "import random\nrandom._os.fork()",
    "a process": "import statistics\nstatistics.sys.modules['subprocess'].run(['touch', {folder!r} + '/made'])",
    "a socket": "import statistics\ns = statistics.sys.modules['socket'].create_connection(('127.0.0.1', {port}))",
    "numpy's files": "import numpy as np\nnp.save({folder!r} + '/made', np.zeros(3))",
    "numpy reads": "import numpy as np\nnp.loadtxt({file!r})",
    "an array's file": "import numpy as np\nnp.zeros(3).tofile({file!r})",
    "ctypes": "import statistics\nstatistics.sys.modules['ctypes'].CDLL(None)",
    "shutil": "import statistics\nstatistics.sys.modules['shutil'].rmtree({folder!r})",
    "text as code": "import enum\nenum.bltns.eval('1 + 1')",
    "text as code by a module": "import numpy as np, enum\nnp.vectorize(enum.bltns.eval)(['1 + 1'])",
    "text as code in an annotation": (
        "import functools\ntext = 'print(1)'\n@functools.singledispatch\ndef f(x): pass\n"
        "@f.register\ndef _(x: text): pass"
    ),
    "a function's code": "(lambda: 0).__code__",
    "a frame": "(i for i in ()).gi_frame",
    "a traceback's frame": "try:\n    1 / 0\nexcept Exception as e:\n    e.__traceback__.tb_frame",
    "an import": "import socket",
    "an import by a name": "__import__('sub' + 'process')",
    "from an import": "from os import remove",
    "a made up attribute": "getattr((), '__cl' + ''.join(['a', 'ss__']))",
    "a made up member": "import random\ngetattr(random, '_' + 'os')",
    "a made up operator": "import bpy\ngetattr(bpy.ops.wm, 'save_as_' + 'mainfile')(filepath={file!r})",
    "a made up module": "import bpy\ngetattr(bpy, 'msg' + 'bus')",
    "a made up setting": "import bpy\nsetattr(bpy.data.images.new('i', 4, 4), 'file' + 'path_raw', {file!r})",
    "a property of a type": "import bpy\nsetattr(bpy.types.Scene, 'mine', 1)",
    "a module that is changed": "import math\nsetattr(math, 'sin', print)",
    "a module's variables": "import random\nvars(random)['_os']",
    "waiting for somebody": "input('password: ')",
    "a refusal that is caught": "try:\n    open({file!r})\nexcept BaseException:\n    pass",
    "a class of another name": "class Text(str): pass\ngetattr((), Text('__class__'))",
    "an import by a class": "class Text(str): pass\n__import__(Text('os'))",
    "code of its own making": "type((lambda: 0))(enum, {{}})\nimport enum".replace(
        "enum, {{}}", "(lambda: 0).__code__, {{}}"
    ),
    "a list of the collector": "import statistics\nstatistics.sys.modules['gc'].get_objects()",
    "a hook": "import statistics\nstatistics.sys.settrace(print)",
}


@pytest.fixture
def listening():
    """A server that nobody is to reach."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        yield server


@pytest.mark.usefixtures("unseen")
@pytest.mark.parametrize("code", REACHING.values(), ids=[name.replace(" ", "-") for name in REACHING])
def test_what_the_text_hid_is_stopped_and_undone(code, victim, listening):
    code = code.format(file=str(victim), folder=str(victim.parent), port=listening.getsockname()[1])
    before = {
        name: [each.name for each in getattr(bpy.data, name)] for name in ("objects", "meshes", "images")
    }
    outcome = Asset().run(f"import bpy\nbpy.data.meshes.new('made first')\n{code}\n")
    assert outcome["error"]["type"] == "Refused", outcome["error"]
    assert outcome["error"]["message"].endswith((".", "="))
    assert victim.read_text() == "mine"
    assert sorted(each.name for each in victim.parent.iterdir()) == ["victim.txt"]
    with pytest.raises(TimeoutError):
        listening.accept()
    after = {name: [each.name for each in getattr(bpy.data, name)] for name in before}
    assert after == before


def test_a_script_that_the_guard_refuses_does_not_begin(victim):
    outcome = Asset().run(f"import bpy\nbpy.data.meshes.new('made')\nopen({str(victim)!r}, 'w')\n")
    assert outcome["error"]["type"] == "Refused"
    assert outcome["error"]["line"] == 3
    assert outcome["cells"] == []
    assert "made" not in bpy.data.meshes


def test_a_part_that_hides_in_a_cell_is_found_though_only_others_run():
    script = "import bpy\n# %% part: a\nx = 1\n# %% part: b\nbpy.ops.wm.quit_blender()\n"
    outcome = Asset().run(script, run=["part: a"])
    assert (outcome["error"]["type"], outcome["error"]["cell"]) == ("Refused", "part: b")


@pytest.mark.usefixtures("unseen")
class TestWhatGoesOn:
    def test_modules_that_may_be_imported_are_read_from_their_files(self):
        Asset().ran(
            "import fractions, numpy.polynomial, colorsys\nfrom mathutils.kdtree import KDTree\nKDTree(1)\n"
        )

    def test_python_makes_classes_as_it_does(self):
        Asset().ran(
            "from collections import namedtuple\nfrom dataclasses import dataclass\nfrom enum import Enum\n"
            "from typing import Optional\nP = namedtuple('P', 'x y')\n@dataclass(order=True)\nclass D:\n"
            "    x: 'Optional[int]' = 1\nclass K(Enum):\n    A = 1\nD.__doc__ = 'x'\n"
            "assert P(1, 2).x == D().x == K.A.value\n"
        )

    def test_operators_and_modifiers_work(self):
        Asset().ran(
            "import bpy, bmesh\nbpy.ops.mesh.primitive_cube_add()\no = bpy.context.object\n"
            "o.modifiers.new('b', 'BEVEL')\nbpy.ops.object.modifier_apply(modifier='b')\n"
            "bpy.ops.object.mode_set(mode='EDIT')\nbpy.ops.mesh.subdivide()\nbpy.ops.object.mode_set(mode='OBJECT')\n"
            "getattr(bpy.ops.mesh, 'primitive_' + 'cone' + '_add')()\nsetattr(o, 'hide_' + 'render', True)\n"
        )

    def test_parts_of_os_and_sys_are_there(self):
        Asset().ran(
            "import os, sys\nfrom os.path import join\nimport os.path as p\nos.system('clear')\n"
            "assert p.join('a', 'b') == join('a', 'b') == os.path.join('a', 'b')\nassert sys.version_info > (3, 10)\n"
            "print('x', file=sys.stdout)\n"
        )

    def test_an_add_on_of_the_users_works_meanwhile(self, tmp_path):
        seen = []
        notes = tmp_path / "notes.txt"
        code = compile(
            "def note(*_):\n    open(notes, 'w').write('x')\n    seen.append(1)\n",
            str(tmp_path / "a.py"),
            "exec",
        )
        names = {"notes": notes, "seen": seen}
        exec(code, names)
        bpy.app.handlers.depsgraph_update_post.append(names["note"])
        try:
            Asset().ran("import bpy\nbpy.ops.mesh.primitive_cube_add()\nbpy.context.view_layer.update()\n")
        finally:
            bpy.app.handlers.depsgraph_update_post.remove(names["note"])
        assert seen and notes.read_text() == "x"

    def test_an_empty_file_to_begin_with_is_left_out(self):
        bpy.data.objects.new("the user's", None)
        bpy.data.meshes.new("kept").use_fake_user = True
        Asset().ran(
            "import bpy\nbpy.ops.wm.read_factory_settings(use_empty=True)\nbpy.data.meshes.new('a')\n"
        )
        assert "kept" in bpy.data.meshes


class TestOutsideOfTheSpan:
    def test_nothing_is_refused_after_a_script_has_run(self, tmp_path):
        Asset().ran("x = 1\n")
        (tmp_path / "mine").write_text(str(eval("1 + 1")))
        assert os.listdir(tmp_path) == ["mine"]  # noqa: PTH208 (it is what an audit hook hears of)
        assert sys._getframe().f_code.co_name

    def test_nothing_is_refused_in_another_thread_meanwhile(self, tmp_path):
        done = []

        def work():
            (tmp_path / "mine").write_text("x")
            done.append(True)

        go = threading.Event()
        waiting = threading.Thread(target=lambda: (go.wait(), work()))
        waiting.start()
        with watched("<x.py>", ()):
            go.set()
            waiting.join()
        assert done

    def test_python_s_own_functions_are_as_they_were(self):
        import builtins

        before = {name: getattr(builtins, name) for name in dir(builtins)}
        Asset().ran("getattr(1, 'real')\n")
        assert {name: getattr(builtins, name) for name in dir(builtins)} == before


class TestAllowed:
    def test_a_rule_that_the_user_allows_is_not_kept(self, victim):
        script = f"open({str(victim)!r}, 'w').write('theirs')\n"
        assert Asset().run(script)["error"]["type"] == "Refused"
        Asset().ran(script, allow=["files"])
        assert victim.read_text() == "theirs"

    def test_another_rule_is(self, victim):
        script = f"import random\nopen({str(victim)!r})\nrandom._os.remove({str(victim)!r})\n"
        assert Asset().run(script, allow=["files"])["error"]["type"] == "Refused"
        assert victim.exists()

    def test_a_module_that_is_allowed_is_the_real_one(self):
        Asset().ran("import os\nassert os.getpid()\n", allow=["imports:os"])

    def test_it_is_kept_by_session_and_not_in_any_file_of_the_asset(self, tmp_path, monkeypatch):
        monkeypatch.setenv("MAQUETTE_HOME", str(tmp_path))
        allow("a1", ["files", "imports:os", "nonsense"])
        assert allowed("a1") == {"files", "imports:os"}
        assert allowed("a2") == frozenset()
        assert first_refusal({"asset": "a1", "cells": [{"text": "open('x')\n"}]}) is None
        assert first_refusal({"asset": "a2", "cells": [{"text": "open('x')\n"}]}) is not None
        allow("a1", [])
        assert allowed("a1") == frozenset()


def test_every_operator_of_this_blender_that_takes_a_file_is_refused():
    passed = []
    for group in dir(bpy.ops):
        for name in dir(getattr(bpy.ops, group)):
            try:
                properties = getattr(getattr(bpy.ops, group), name).get_rna_type().properties
            except (KeyError, AttributeError):
                continue
            takes = {each.identifier for each in properties} & {"filepath", "directory", "filename", "files"}
            takes |= {
                each.identifier for each in properties if each.type == "STRING" and "FILE" in each.subtype
            }
            if takes and not guard(f"import bpy\nbpy.ops.{group}.{name}()\n"):
                passed.append(f"{group}.{name}")
    assert passed == []


def test_no_module_that_may_be_imported_hands_out_one_that_may_not():
    import importlib
    import types

    from addon.core.guard.policy import policy

    passed = []
    for path in sorted(policy().modules):
        try:
            module = importlib.import_module(path)
        except ImportError:
            continue
        for name, value in vars(module).items():
            is_module = isinstance(value, types.ModuleType)
            if (
                is_module
                and not policy().knows(value.__name__)
                and not guard(f"import {path}\n{path}.{name}\n")
            ):
                passed.append(f"{path}.{name}")
    assert passed == []


def test_the_words_of_a_refusal_name_the_line_and_the_way_out():
    found = looked_at.refused("import bpy\nbpy.ops.wm.quit_blender()\n", frozenset())
    assert found[0].line == 2
    assert found[0].message == "bpy.ops.wm.quit_blender ends Blender. Leave it out."


def test_a_refusal_in_a_span_is_an_error_of_its_own_kind():
    names = {"__builtins__": builtins_for(())}
    with pytest.raises(Refused, match="reads or writes files"), watched("<x.py>", ()):
        exec(compile("open('x')", "<x.py>", "exec"), names)
    assert Path(tempfile.gettempdir()).exists()
