# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written of a cell's names, where the record comes from somebody else's file."""

import math
import sys

import bpy
import pytest

from addon.host.bindings import NotEncodable, decode, encode


def test_reading_a_record_imports_no_module_that_modelling_has_no_use_for(tmp_path, monkeypatch):
    (tmp_path / "planted.py").write_text("raise SystemExit")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("planted", "os", "subprocess.Popen"):
        with pytest.raises(LookupError):
            decode({"module": name}, "a1")
    assert "planted" not in sys.modules


@pytest.mark.parametrize("value", [sys, print.__self__.__loader__, object(), lambda: 1, (x for x in ())])
def test_what_cannot_be_had_again_is_not_written(value):
    with pytest.raises(NotEncodable):
        encode(value, "a1")


def test_a_vector_that_is_a_window_on_an_object_is_not_written_as_a_copy():
    with pytest.raises(NotEncodable):
        encode(bpy.data.objects.new("a", None).location, "a1")


def test_a_datablock_follows_its_asset_to_another_name_of_the_asset():
    part = bpy.data.objects.new("a", None)
    part["maquette_asset"], part["maquette_cell"], part["maquette_number"] = "old", "part: a", 0
    written = encode([part], "old")
    part["maquette_asset"] = "new"
    assert decode(written, "new") == [part]
    with pytest.raises(LookupError):
        decode(written, "old")


def test_a_datablock_that_is_gone_is_said_to_be():
    wood = bpy.data.materials.new("wood")
    written = encode(wood, "a1")
    bpy.data.materials.remove(wood)
    with pytest.raises(LookupError):
        decode(written, "a1")
    with pytest.raises(NotEncodable):
        encode(wood, "a1")


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("builtins", "eval"),
        ("builtins", "open"),
        ("numpy", "load"),
        ("bpy", "ops.wm.quit_blender"),
        ("bpy", "app.handlers"),
        ("random", "_os.system"),
        ("types", "FunctionType"),
        ("collections", "abc.sys"),
        ("math", "sin.__self__"),
    ],
)
def test_a_record_binds_nothing_that_the_guard_would_refuse(module, name):
    with pytest.raises(LookupError):
        decode({"module": module, "name": name}, "a1")


def test_a_record_binds_what_scripts_may_have():
    assert decode({"module": "math", "name": "sin"}, "a1") is math.sin
    assert decode({"module": "builtins", "name": "max"}, "a1") is max
    assert not hasattr(decode({"module": "types", "name": ""}, "a1"), "FunctionType")
