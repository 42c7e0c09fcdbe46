# SPDX-License-Identifier: GPL-3.0-or-later
"""What an artist changes in a blueprint before it is built."""

import copy
import math

import pytest

from addon.core.plan_edits import PartEdit, edited


def box(x, y, z, size=(0.1, 0.1, 0.4)):
    return {"centre": [x, y, z], "size": list(size)}


def part(name, boxes, attaches_to=(), inside=()):
    return {
        "name": name,
        "description": f"The {name}.",
        "boxes": boxes,
        "attaches_to": list(attaches_to),
        "inside": list(inside),
    }


@pytest.fixture
def stool():
    legs = [box(0.2 * math.cos(a), 0.2 * math.sin(a), 0.2) for a in (0, math.pi / 2, math.pi, 1.5 * math.pi)]
    seat = part("seat", [box(0, 0, 0.42, (0.5, 0.5, 0.04))], ["legs"])
    return {"parts": [seat, part("legs", legs), part("cushion", [box(0, 0, 0.46)], ["seat"], ["seat"])]}


def edit(plan, was, **changes):
    found = next(part for part in plan["parts"] if part["name"] == was)
    as_it_is = {"name": was, "size": tuple(found["boxes"][0]["size"]), "count": len(found["boxes"])}
    return PartEdit(was, **(as_it_is | changes))


def find(plan, name):
    return next(part for part in plan["parts"] if part["name"] == name)


def test_what_is_left_as_it_is_is_not_touched(stool):
    before = copy.deepcopy(stool)
    assert edited(stool, [edit(stool, name) for name in ("seat", "legs", "cushion")]) == before
    assert stool == before


def test_a_size_is_given_to_all_pieces_and_told_to_the_coder(stool):
    legs = find(edited(stool, [edit(stool, "legs", size=(0.05, 0.05, 0.4))]), "legs")
    assert [each["size"] for each in legs["boxes"]] == [[0.05, 0.05, 0.4]] * 4
    assert "0.05 x 0.05 x 0.4 m" in legs["description"]


def test_pieces_in_a_ring_stay_in_a_ring_of_another_number(stool):
    legs = find(edited(stool, [edit(stool, "legs", count=6)]), "legs")
    assert len(legs["boxes"]) == 6
    assert all(math.isclose(math.hypot(*each["centre"][:2]), 0.2, abs_tol=1e-3) for each in legs["boxes"])
    assert legs["boxes"][0]["centre"] == [0.2, 0.0, 0.2]


def test_pieces_in_a_row_stay_in_their_row():
    plan = {"parts": [part("slats", [box(x, 0, 1) for x in (0.0, 0.1, 0.2)])]}
    slats = find(edited(plan, [edit(plan, "slats", count=5)]), "slats")
    assert [each["centre"][0] for each in slats["boxes"]] == [0.0, 0.05, 0.1, 0.15, 0.2]


def test_one_of_several_stands_in_their_middle():
    plan = {"parts": [part("slats", [box(x, 0, 1) for x in (0.0, 0.2)])]}
    assert find(edited(plan, [edit(plan, "slats", count=1)]), "slats")["boxes"][0]["centre"][0] == 0.1


def test_a_new_name_goes_wherever_the_part_is_named(stool):
    plan = edited(stool, [edit(stool, "seat", name="Top")])
    assert find(plan, "top")
    assert find(plan, "cushion")["attaches_to"] == ["top"]
    assert find(plan, "cushion")["inside"] == ["top"]


def test_the_whole_is_as_large_as_its_parts_together(stool):
    assert edited(stool, [edit(stool, "seat", size=(0.8, 0.6, 0.04))])["size"] == [0.8, 0.6, 0.66]


def test_a_part_without_a_name_goes_and_nothing_hangs_on_it(stool):
    plan = edited(stool, [edit(stool, "legs", name="")])
    assert [each["name"] for each in plan["parts"]] == ["seat", "cushion"]
    assert find(plan, "seat")["attaches_to"] == []
