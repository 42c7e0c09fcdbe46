# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in lines that fit a width, here of so many letters."""

import random

from addon.core.wrapping import wrap


def test_words_stay_whole_where_they_fit():
    assert wrap("make the legs thicker", 10, len) == ["make the", "legs", "thicker"]


def test_a_word_that_is_too_wide_is_broken():
    assert wrap("a incomprehensible x", 6, len) == ["a", "incomp", "rehens", "ible x"]


def test_lines_of_the_text_stay_lines_and_an_empty_one_stays_empty():
    assert wrap("one\n\ntwo", 10, len) == ["one", "", "two"]
    assert wrap("", 10, len) == [""]


def test_no_line_is_wider_than_allowed_and_nothing_is_lost():
    rng = random.Random(7)
    for _ in range(300):
        words = ["x" * rng.randint(1, 15) for _ in range(rng.randint(0, 20))]
        lines = wrap(" ".join(words), 9, len)
        assert all(len(line) <= 9 for line in lines)
        assert "".join("".join(lines).split()) == "".join(words)


def test_a_letter_wider_than_the_line_stands_alone():
    assert wrap("ab", 0.5, len) == ["a", "b"]
