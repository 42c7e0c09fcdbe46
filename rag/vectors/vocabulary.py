# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses the words that get a vector: English of people who describe things, and Blender's terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from minilm import MiniLM
from wordnet import Sense

MOST_USUAL = 2000  # of the model's own words: all, whatever they are
OFTEN_IN_BLENDER = 2


def split_words(text: str) -> list[str]:
    """The words of a text as the engine sees them: identifiers taken apart, lower case."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text.replace("'", ""))
    return re.findall(r"[a-z]{2,}", apart.lower())


def own_words(model: MiniLM) -> list[str]:
    """The whole words among the model's tokens, the most usual first."""
    return [token for token in model.vocabulary() if re.fullmatch(r"[a-z]{2,}", token)]


def choose_words(model: MiniLM, senses: Iterable[Sense], blender: Iterable[str], rag: Path) -> list[str]:
    """The vocabulary, in order. Rare words stay out unless they are things that one could model."""
    words = set(own_words(model)[:MOST_USUAL])
    words.update(_words_of_senses(model, senses))
    used = Counter(word for text in blender for word in set(split_words(text)))
    words.update(word for word, count in used.items() if count >= OFTEN_IN_BLENDER)
    words.update(split_words((Path(__file__).parent / "more_words.txt").read_text("utf-8")))
    for file in (file for ending in ("py", "md", "toml") for file in rag.rglob(f"*.{ending}")):
        if Path(__file__).parent not in file.parents:
            words.update(split_words(file.read_text("utf-8")))
    return sorted(words)


def _words_of_senses(model: MiniLM, senses: Iterable[Sense]) -> set[str]:
    longest: dict[str, int] = {}
    for sense in senses:
        if sense.is_made_thing:
            pieces = 4
        elif sense.is_thing or sense.part_of_speech in ("verb", "adj"):
            pieces = 2
        else:
            pieces = 1
        for word in sense.words:
            if re.fullmatch(r"[a-z]{2,}", word):
                longest[word] = max(pieces, longest.get(word, 0))
    return {word for word, pieces in longest.items() if model.pieces(word) <= pieces}
