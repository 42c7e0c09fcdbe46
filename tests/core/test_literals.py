# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of sliders as they stand in a script."""

import ast

import pytest

from addon.tool.literals import literal, same


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("number", 0.44999998807907104, "0.45"),
        ("number", 2.0, "2.0"),
        ("number", 1e-7, "1e-07"),
        ("number", 12345678.0, "1.23457e+07"),
        ("count", 4, "4"),
        ("switch", True, "True"),
        ("choice", "ladder", '"ladder"'),
        ("colour", (0.5, 0.25, 0.0, 1.0), "(0.5, 0.25, 0.0, 1.0)"),
        ("colour", (0.5, 0.25, 0.0), "(0.5, 0.25, 0.0, 1.0)"),
    ],
)
def test_a_value_is_written_as_python_reads_it(kind, value, text):
    assert literal(kind, value) == text
    ast.literal_eval(text)


def test_single_precision_makes_no_difference():
    assert same("number", 0.45, 0.44999998807907104)
    assert not same("number", 0.45, 0.4501)
    assert same("colour", (0.1, 0.2, 0.3, 1.0), (0.10000000149, 0.2000000029, 0.30000001192, 1.0))
