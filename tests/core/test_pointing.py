# SPDX-License-Identifier: GPL-3.0-or-later
"""What "this" means in an instruction."""

import pytest

from addon.core.pointing import spelled_out

PARTS = ["seat", "legs", "back"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("make this thicker", "make the seat thicker"),
        ("make it red", "make the seat red"),
        ("make this part wider", "make the seat wider"),
        ("make the selected part wider", "make the seat wider"),
        ("Make THIS round", "Make the seat round"),
        ("remove the selection", "remove the seat"),
    ],
)
def test_a_pointing_word_is_the_selected_part(said, meant):
    assert spelled_out(said, ["seat"], PARTS) == meant


def test_several_selected_parts_are_all_named():
    assert spelled_out("make these blue", ["seat", "back"], PARTS) == "make the seat and the back blue"


@pytest.mark.parametrize("said", ["make the legs red and it will look good", "make the chair taller", ""])
def test_what_names_a_part_or_points_at_nothing_stays_as_it_is(said):
    assert spelled_out(said, ["seat"], PARTS) == said


def test_without_a_selection_nothing_is_changed():
    assert spelled_out("make this thicker", [], PARTS) == "make this thicker"


def test_only_the_first_pointing_word_is_spelled_out():
    assert (
        spelled_out("make it red but keep it wide", ["seat"], PARTS) == "make the seat red but keep it wide"
    )


def test_letters_within_a_word_do_not_point():
    assert spelled_out("make a thistle with bits", ["seat"], PARTS) == "make a thistle with bits"
