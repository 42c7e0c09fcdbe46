# SPDX-License-Identifier: GPL-3.0-or-later
"""The API reference in the cache folder: kept per Blender, and never trusted when it is not in good order."""

import copy
import json
import sys

import pytest

from addon.core.passages import passages
from addon.core.reference import FORMAT, cache_file, cache_folder, load_reference, load_structure, read_kept

VERSION, BUILD = (4, 5, 15), "5afeabba6097"
MEANINGS = ["Offset: Amount is offset of new edges", "Width: Amount is width of new face"]
REFERENCE = {
    "format": FORMAT,
    "version": list(VERSION),
    "build": BUILD,
    "types": {
        "BevelModifier": {
            "base": "Modifier",
            "properties": {
                "segments": {"kind": "INT", "min": 1, "default": 1, "description": "Number of segments"},
                "description": {"kind": "STRING", "label": "Note", "description": "Named as a text is"},
                "offset_type": {
                    "kind": "ENUM",
                    "items": ["OFFSET", "WIDTH"],
                    "meanings": MEANINGS,
                    "description": "",
                },
            },
            "functions": {
                "move": {
                    "parameters": [{"name": "to", "kind": "INT", "required": True, "description": "Whither"}],
                    "returns": [],
                    "description": "Move it",
                },
            },
            "python": {},
            "description": "Bevel modifier",
        },
    },
    "operators": {
        "mesh.bevel": {
            "label": "Bevel",
            "properties": {
                "offset_type": {
                    "kind": "ENUM",
                    "items": ["OFFSET", "WIDTH"],
                    "meanings": MEANINGS,
                    "description": "How",
                },
            },
            "description": "Cut into selected items at an angle",
        },
    },
    "nodes": {
        "ShaderNodeValue": {
            "trees": ["ShaderNodeTree"],
            "label": "Value",
            "inputs": [],
            "outputs": [
                {"name": "Value", "identifier": "Value", "type": "NodeSocketFloat", "description": "Grüße"},
                {"name": "Other", "identifier": "Other", "type": "NodeSocketFloat"},
            ],
            "description": "Input numerical values",
        },
    },
    "modules": {
        "bmesh.ops": {
            "functions": {"bevel": {"arguments": ["bmesh"], "doc": "bevel(bmesh)", "description": ""}},
            "types": {},
            "attributes": {"count": {"description": ""}},
            "description": "Operators",
        },
    },
    "engines": ["CYCLES"],
}


class Reader:
    """Stands for Blender: gives the reference and counts how often it was asked."""

    def __init__(self, reference=REFERENCE):
        self.reference, self.count = reference, 0

    def __call__(self):
        self.count += 1
        return copy.deepcopy(self.reference)


def kept(folder):
    """The file of a reference that has been read once."""
    load_reference(Reader(), VERSION, BUILD, folder)
    return cache_file(VERSION, BUILD, folder)


def test_a_reference_is_read_once(tmp_path):
    read = Reader()
    first = load_reference(read, VERSION, BUILD, tmp_path)
    second = load_reference(read, VERSION, BUILD, tmp_path)
    assert read.count == 1
    assert first == second == REFERENCE


def test_the_file_is_named_for_the_blender_and_alone_in_the_folder(tmp_path):
    assert kept(tmp_path / "deep" / "down").name == f"reference-4.5.15-5afeabba6097-{FORMAT}.json"
    assert len(list((tmp_path / "deep" / "down").iterdir())) == 1


def test_a_build_without_a_hash_makes_a_plain_name(tmp_path):
    assert cache_file(VERSION, "Unknown, 2026/01/01 10:00", tmp_path).parent == tmp_path


def test_the_structure_has_all_names_and_no_texts(tmp_path):
    kept(tmp_path)
    read = Reader()
    structure = load_structure(read, VERSION, BUILD, tmp_path)
    assert read.count == 0
    bevel = structure["types"]["BevelModifier"]
    assert bevel["properties"].keys() == {"segments", "description", "offset_type"}
    assert bevel["properties"]["offset_type"] == {"kind": "ENUM", "items": ["OFFSET", "WIDTH"]}
    assert bevel["functions"]["move"]["parameters"] == [{"name": "to", "kind": "INT", "required": True}]
    assert structure["nodes"]["ShaderNodeValue"]["label"] == "Value"
    assert structure["modules"]["bmesh.ops"]["attributes"].keys() == {"count"}
    assert "Number of segments" not in json.dumps(structure)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_is_made_again(tmp_path, share):
    file = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    read = Reader()
    assert load_reference(read, VERSION, BUILD, tmp_path) == REFERENCE
    assert read.count == 1
    assert file.read_bytes() == whole


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_file_with_a_changed_letter_is_made_again(tmp_path, line):
    file = kept(tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    middle = len(lines[line]) // 2
    lines[line] = lines[line][:middle] + b"~" + lines[line][middle + 1 :]
    file.write_bytes(b"".join(lines))
    read = Reader()
    assert load_reference(read, VERSION, BUILD, tmp_path) == REFERENCE
    assert read.count == 1


@pytest.mark.parametrize(
    "content",
    [b"\x00\xff" * 99, b"[]", b"null\n", b'{"of": 1}\n', b"{}\n{}\n{}\n", b"[" * 100_000],
    ids=["bytes", "list", "null", "other heading", "no heading", "deep"],
)
def test_a_foreign_file_is_replaced(tmp_path, content):
    file = cache_file(VERSION, BUILD, tmp_path)
    file.write_bytes(content)
    read = Reader()
    assert load_reference(read, VERSION, BUILD, tmp_path) == REFERENCE
    assert load_reference(read, VERSION, BUILD, tmp_path) == REFERENCE
    assert read.count == 1


def test_another_build_is_read_anew_even_from_a_file_of_the_right_name(tmp_path):
    file = kept(tmp_path)
    file.rename(cache_file(VERSION, "another", tmp_path))
    other = REFERENCE | {"build": "another", "engines": ["OTHER"]}
    read = Reader(other)
    assert load_reference(read, VERSION, "another", tmp_path) == other
    assert read.count == 1


def test_two_builds_are_kept_side_by_side(tmp_path):
    other = REFERENCE | {"build": "another"}
    readers = {BUILD: Reader(), "another": Reader(other)}
    for _ in range(2):
        for build, read in readers.items():
            assert load_reference(read, VERSION, build, tmp_path)["build"] == build
    assert [read.count for read in readers.values()] == [1, 1]


def test_without_a_folder_to_write_to_it_is_read_every_time(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    read = Reader()
    assert load_reference(read, VERSION, BUILD, blocked / "cache") == REFERENCE
    assert load_reference(read, VERSION, BUILD, blocked / "cache") == REFERENCE
    assert read.count == 2


def test_a_file_that_cannot_be_replaced_leaves_nothing_beside_it(tmp_path):
    file = cache_file(VERSION, BUILD, tmp_path)
    file.mkdir()  # to replace a folder by a file fails, whoever one is
    assert load_reference(Reader(), VERSION, BUILD, tmp_path) == REFERENCE
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems have folders of their own")
def test_the_folder_is_the_launchers(monkeypatch, tmp_path):
    monkeypatch.setenv("MAQUETTE_CACHE", str(tmp_path / "chosen"))
    assert cache_folder() == tmp_path / "chosen"
    monkeypatch.delenv("MAQUETTE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "maquette"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "maquette"


def test_every_passage_has_an_id_a_title_and_a_text():
    found = passages(REFERENCE)
    assert len({each["id"] for each in found}) == len(found)
    assert all(each["title"] and each["text"] for each in found)
    assert {each["title"]: each["kind"] for each in found} == {
        "BevelModifier": "type",
        "BevelModifier.segments": "property",
        "BevelModifier.description": "property",
        "BevelModifier.offset_type": "property",
        "BevelModifier.move": "function",
        "bpy.ops.mesh.bevel": "operator",
        "Value (ShaderNodeValue)": "node",
        "bmesh.ops": "module",
        "bmesh.ops.bevel": "function",
    }


def test_a_passage_says_what_the_items_mean():
    text = {each["title"]: each["text"] for each in passages(REFERENCE)}
    assert "WIDTH: Width: Amount is width of new face" in text["BevelModifier.offset_type"]
    assert "INT, default 1" in text["BevelModifier.segments"]


def test_a_kept_file_can_be_read_for_whichever_blender(tmp_path):
    load_reference(Reader(), VERSION, BUILD, tmp_path)
    (file,) = tmp_path.iterdir()
    assert read_kept(file)["version"] == list(VERSION)
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"other\.json"):
        read_kept(other)
