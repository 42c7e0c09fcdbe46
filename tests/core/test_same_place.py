# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of one text in another that is nearly the same."""

import pytest

from addon.core.same_place import same_place

TEXT = "a\nb\nc\nd"


@pytest.mark.parametrize(("other", "line"), [(TEXT, 3), ("x\na\nb\nc\nd", 4), ("b\nc\nd", 2), ("a\nb\nc", 3)])
def test_a_line_is_found_where_lines_came_or_went_before_it(other, line):
    assert same_place(TEXT, 3, other) == line


@pytest.mark.parametrize(("line", "other"), [(3, "a\nb\nd"), (3, ""), (0, TEXT), (-1, TEXT), (9, TEXT)])
def test_a_line_that_is_not_there_is_not_found(line, other):
    assert same_place(TEXT, line, other) == 0
