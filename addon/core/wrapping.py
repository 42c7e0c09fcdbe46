# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in lines that fit a width, as measured by whoever draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Measure = Callable[[str], float]


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Lines no wider than `width`; words that are wider than that are broken. Empty lines stay."""
    return [line for paragraph in text.splitlines() or [""] for line in _wrap(paragraph, width, measure)]


def _wrap(paragraph: str, width: float, measure: Measure) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}" if line else word
        if measure(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *broken, line = _broken(word, width, measure)
        yield from broken
    yield line


def _broken(word: str, width: float, measure: Measure) -> Iterator[str]:
    """A word in pieces that fit, the whole of it where it does."""
    piece = ""
    for letter in word:
        if piece and measure(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
