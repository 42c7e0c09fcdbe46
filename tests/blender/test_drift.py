# SPDX-License-Identifier: GPL-3.0-or-later
"""Every row of rag/drift.toml holds in the running Blender, and what it says to write instead runs."""

import ast

import bpy
import pytest

from addon.core.check import check, mend, read_drift
from addon.core.check.api import Api
from addon.host.reference import structure

VERSION = bpy.app.version
ROWS = read_drift()
EXAMPLES = {row.example: row for row in ROWS if row.example}


@pytest.fixture(scope="module")
def api():
    return Api(structure())


def told(row):
    return f"{row.kind} {row.of} {row.name}"


def has(api, row, name):
    """Whether this Blender has the thing under that name; None where it lacks what it belongs to."""
    return _HAS[row.kind](api, row, name)


def _property(api, row, name):
    if row.of == "Context" and name in structure()["context"]:
        return True
    if row.of in api.types:
        return bool(api.members(row.of, name))
    return api.module_member(row.of, name) is not None if api.module_type(row.of) else None


def _argument(api, row, name):
    if row.of in api.operators:
        return name in api.operators[row.of]["properties"]
    owner, _, function = row.of.rpartition(".")
    if function in api.types.get(owner, {}).get("functions", ()):
        return name in {each["name"] for each in api.types[owner]["functions"][function]["parameters"]}
    if function in api.modules.get(owner, {}).get("functions", ()):
        return name in api.modules[owner]["functions"][function].get("arguments", ())
    return None


def _item(api, row, name):
    owner, _, last = row.of.rpartition(".")
    if owner in api.types:
        member = api.member(owner, last)
        return name in member.record["items"] if member else None
    if owner in api.operators:
        record = api.operators[owner]["properties"].get(last)
        return name in record["items"] if record else None
    owner, _, function = owner.rpartition(".")
    found = api.types.get(owner, {}).get("functions", {}).get(function, {}).get("parameters", ())
    return next((name in each["items"] for each in found if each["name"] == last), None)


def _socket(api, row, name):
    if row.of not in api.nodes:
        return None
    sockets = api.nodes[row.of][row.side]
    return any(name in {each["name"], each["identifier"]} for each in sockets)


_HAS = {
    "property": _property,
    "setting": lambda api, row, name: (
        name in api.types[row.of]["properties"] if row.of in api.types else None
    ),
    "operator": lambda api, row, name: name in api.operators,
    "argument": _argument,
    "item": _item,
    "socket": _socket,
    "node": lambda api, row, name: name in api.nodes,
    "alias": lambda api, row, name: name in api.nodes,
    "type": lambda api, row, name: name in api.type_names,
    "function": lambda api, row, name: name in api.modules[row.of]["functions"],
}


def comes_back(row):
    """Whether a later row brings the name back, as Blender 5.0 did BLENDER_EEVEE."""
    return any(
        (each.kind, each.of, each.instead) == (row.kind, row.of, row.name) and each.gone <= VERSION
        for each in ROWS
        if each.gone and each.gone > (row.gone or ()) and each is not row
    )


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind in _HAS], ids=told)
def test_what_a_row_calls_gone_is_gone_and_what_it_names_instead_is_there(api, row):
    if not row.is_missing_in(VERSION) or comes_back(row):
        return
    is_there = has(api, row, row.name)
    if row.kind != "alias" and not (row.fine_with or row.then or row.at):
        assert not is_there, "it is still there"
    on_demand = row.of == "CompositorNodeRLayers"  # its sockets are there while their passes are on
    if row.instead and row.kind not in {"setting", "alias"} and is_there is not None and not on_demand:
        assert has(api, row, row.instead), f"{row.instead} is not there"
    if row.kind == "setting" and row.of in api.nodes and VERSION >= (5, 0):
        sockets = {each["name"] for each in api.nodes[row.of]["inputs"]}
        assert row.instead.partition("[")[0] in sockets


# Before 4.2, the oldest Blender here, nothing can be looked up.
@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.kind in _HAS and (row.gone or ()) > (4, 2)], ids=told
)
def test_what_a_later_blender_lost_is_here(api, row):
    if row.is_missing_in(VERSION) or row.then or row.kind in {"alias", "argument"} or row.extension:
        return
    if row.kind == "socket" and (row.before or not row.twoway):
        return  # a pass under its later name; the successor of another node, with that one's names
    if row.of in api.types or row.kind == "operator":
        assert has(api, row, row.name) is not False or row.kind in {"setting", "property"}


def test_every_row_has_a_sentence_for_the_user_and_a_version():
    for row in ROWS:
        assert row.reason.endswith("."), told(row)
        assert row.gone or row.since, told(row)


def run(text):
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    exec(compile(text, "<example>", "exec"), {"__name__": "__main__"})


@pytest.mark.parametrize("example", EXAMPLES, ids=[told(row) for row in EXAMPLES.values()])
def test_an_example_of_the_old_is_found_repaired_and_runs(example):
    row = EXAMPLES[example]
    text = example.lstrip("\n")
    mended = mend(text, structure(), ROWS)
    certain = [finding for finding in check(text, structure(), ROWS) if finding.certain]
    silent = VERSION < (5, 0) and row.of.startswith("Cycles")  # a property group took any name, to no effect
    if row.is_missing_in(VERSION) and not comes_back(row) and not silent:
        assert certain, "nothing is found"
    assert [finding.message for finding in mended.left if finding.certain] == [], mended.text
    ast.parse(mended.text)
    if "gpu" not in text:
        run(mended.text)
