# SPDX-License-Identifier: GPL-3.0-or-later
"""Every row of rag/drift.toml, held against the Blender that the tests run in."""

import bpy
import pytest

from addon.core.check import check, mend, read_drift
from addon.host.quiet import silence
from addon.host.reference import structure

ROWS = read_drift()
EXAMPLES = sorted(
    {(row.kind, row.of, row.name, row.example) for row in ROWS if row.example}, key=lambda each: each[3]
)
VERSION = tuple(bpy.app.version[:2])


def once(examples):
    """Each example script once: one may serve several rows."""
    seen = {}
    for kind, of, name, example in examples:
        seen.setdefault(example, pytest.param(example, id=f"{kind}-{of}.{name}"))
    return list(seen.values())


@pytest.mark.parametrize("example", once(EXAMPLES))
def test_an_example_runs_in_this_blender_once_it_is_mended(example):
    mended = mend(example, structure(), ROWS)
    assert [finding.message for finding in mended.left if finding.certain] == []
    bpy.ops.wm.read_factory_settings()
    with silence():
        exec(compile(mended.text, "example.py", "exec"), {"__name__": "__main__"})


def has(row):
    """Whether this Blender has what a row is of; None where the reference does not say."""
    reference = structure()
    if row.kind == "property":
        types, name = reference["types"], row.of
        if name not in types or row.then or row.covered_by or row.fine_with:
            return None
        while name:
            record = types[name]
            if any(row.name in record[part] for part in ("properties", "functions", "python")):
                return True
            name = record["base"]
        return False
    if row.kind == "operator":
        return row.name in reference["operators"]
    if row.kind == "node":
        return row.name in reference["nodes"]
    if row.kind == "type":
        return row.name in reference["types"]
    if row.kind == "argument" and row.of in reference["operators"]:
        return row.name in reference["operators"][row.of]["properties"]
    return None


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{row.kind}-{row.of}.{row.name}") for row in ROWS if has(row) is not None]
)
def test_a_row_says_rightly_whether_this_blender_has_it(row):
    assert has(row) is not row.is_missing_in(VERSION)


def test_every_row_says_why_or_what_instead():
    assert [row for row in ROWS if not row.reason] == []
    assert len(ROWS) > 200


def test_what_is_mended_has_nothing_left_to_mend():
    for _, _, _, example in EXAMPLES:
        once_mended = mend(example, structure(), ROWS)
        again = mend(once_mended.text, structure(), ROWS)
        assert again.text == once_mended.text
        assert again.applied == []


def test_the_librarys_own_scripts_have_no_finding():
    from pathlib import Path

    pairs = sorted((Path(__file__).resolve().parents[2] / "rag" / "pairs").glob("*.py"))
    assert pairs
    for pair in pairs:
        assert check(pair.read_text(encoding="utf-8"), structure(), ROWS) == []
