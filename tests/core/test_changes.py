# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two versions, as the chat tells it."""

from addon.core.changes import told_changes


def script(parameters=(), **cells):
    return {
        "parameters": list(parameters),
        "cells": [
            {"kind": "part", "title": f"part: {name}", "name": name, "text": text}
            for name, text in cells.items()
        ],
    }


def parameter(value, name="HEIGHT", meaning="height of the seat", unit="m"):
    return {"name": name, "meaning": meaning, "unit": unit, "value": value}


def test_a_value_is_told_from_before_to_after():
    lines = told_changes(script([parameter(0.45)]), script([parameter(0.6)]))
    assert lines == ["height of the seat: 0.45 m → 0.6 m"]


def test_colours_switches_and_choices_are_told_as_people_say_them():
    before = [
        parameter([1.0, 0.0, 0.0, 1.0], "A", "paint", ""),
        parameter(True, "B", "arms", ""),
        parameter("ladder", "C", "back", ""),
    ]
    after = [
        parameter([0.0, 0.0, 1.0, 1.0], "A", "paint", ""),
        parameter(False, "B", "arms", ""),
        parameter("solid", "C", "back", ""),
    ]
    assert told_changes(script(before), script(after)) == [
        "paint: #ff0000 → #0000ff",
        "arms: on → off",
        "back: ladder → solid",
    ]


def test_cells_that_changed_came_and_went_are_named():
    lines = told_changes(script(seat="a", legs="b"), script(seat="a2", arms="c"))
    assert lines == ["changed seat", "added arms", "removed legs"]


def test_of_many_changes_the_first_are_told_and_the_rest_counted():
    before = script([parameter(0.0, f"P{n}", f"p{n}", "") for n in range(6)])
    after = script([parameter(1.0, f"P{n}", f"p{n}", "") for n in range(6)])
    lines = told_changes(before, after)
    assert lines[:1] == ["p0: 0 → 1"]
    assert lines[-1] == "and 2 more values"


def test_the_first_version_names_its_parts():
    assert told_changes(None, script(seat="a", legs="b")) == ["2 parts: seat, legs"]


def test_where_nothing_changed_nothing_is_told():
    same = script([parameter(0.45)], seat="a")
    assert told_changes(same, same) == []
