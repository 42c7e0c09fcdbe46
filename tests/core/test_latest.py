# SPDX-License-Identifier: GPL-3.0-or-later
"""Sliders that are dragged faster than the scene can follow."""

from addon.core.latest import Latest


def test_of_many_values_only_the_newest_is_tried():
    moved = Latest(rest=0.5)
    for tenth in range(10):
        moved.put("HEIGHT", str(tenth), tenth / 10)
    assert moved.to_try() == {"HEIGHT": "9"}
    assert moved.to_try() == {}


def test_a_drag_settles_once_it_has_come_to_rest():
    moved = Latest(rest=0.5)
    moved.put("HEIGHT", "1", 0.0)
    assert moved.to_settle(0.4) == {}
    moved.put("HEIGHT", "2", 0.5)
    assert moved.to_settle(0.9) == {}
    assert moved.to_settle(1.0) == {"HEIGHT": "2"}
    assert not moved


def test_what_was_tried_is_still_to_be_settled():
    moved = Latest(rest=0.5)
    moved.put("HEIGHT", "1", 0.0)
    moved.to_try()
    moved.put("WIDTH", "2", 0.1)
    assert moved.to_settle(1.0) == {"HEIGHT": "1", "WIDTH": "2"}


def test_what_is_settled_is_not_tried_any_more():
    moved = Latest(rest=0.0)
    moved.put("HEIGHT", "1", 0.0)
    moved.to_settle(0.0)
    assert moved.to_try() == {}


def test_a_cleared_drag_leaves_nothing():
    moved = Latest(rest=0.0)
    moved.put("HEIGHT", "1", 0.0)
    moved.clear()
    assert not moved
    assert moved.to_settle(9.0) == {}
