# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include or import what; docs/architecture.md draws it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "engine"
ADDON = ROOT / "addon"


def mentions(folder, pattern, suffixes):
    """Files below a folder whose text matches, relative to the checkout."""
    found = re.compile(pattern, re.MULTILINE)
    files = (file for file in sorted(folder.rglob("*")) if file.suffix in suffixes)
    return [
        file.relative_to(ROOT).as_posix() for file in files if found.search(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(
    ("library", "home"),
    [
        (r"<faiss/", "engine/src/retrieval/"),
        (r"<SQLiteCpp/|<sqlite3", "engine/src/store/"),
        (r"<spdlog/", "engine/src/log/"),
        (r"<curl/", "engine/src/http/"),
        (r"<libstemmer", "engine/src/retrieval/"),
        (r"<valijson/|<toml\+\+/", "engine/src/models/"),
    ],
)
def test_only_one_folder_of_the_engine_includes_a_library(library, home):
    users = mentions(ENGINE, r"#include " + f"(?:{library})", {".hpp", ".cpp"})
    assert [user for user in users if not user.startswith(home)] == []


def test_the_engine_never_sees_python():
    assert mentions(ENGINE, r"#include <(?:pybind11|Python\.h)", {".hpp", ".cpp"}) == []


def test_only_the_host_the_interface_and_exported_tools_see_bpy():
    users = mentions(ADDON, r"^\s*(?:import|from) (?:bpy|bmesh|mathutils)\b", {".py"})
    allowed = ("addon/host/", "addon/ui/", "addon/tool/", "addon/__init__.py")
    assert [user for user in users if not user.startswith(allowed)] == []


def test_an_exported_tool_needs_nothing_of_maquette():
    """Its files go into another add-on as they are."""
    assert mentions(ADDON / "tool", r"^\s*(?:from \.\.|(?:import|from) (?:addon|maquette))", {".py"}) == []


def test_only_one_file_of_the_addon_imports_the_engine():
    assert mentions(ADDON, r"^\s*(?:import|from) maquette_engine\b", {".py"}) == ["addon/engine.py"]


def test_pairs_import_nothing_of_ours():
    pairs = ROOT / "rag" / "pairs"
    plain = r"bpy|bmesh|mathutils|numpy|math|random|itertools|functools|collections|colorsys"
    assert mentions(pairs, rf"^\s*(?:import|from) (?!(?:{plain})\b)", {".py"}) == []
