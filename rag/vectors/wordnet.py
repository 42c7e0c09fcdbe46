# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads WordNet 3.0 from the files of Debian's package wordnet-base (man 5 wndb)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")

# Lexicographer files, by number (man 5 lexnames).
ANIMAL, ARTEFACT, ATTRIBUTE, BODY, FOOD, OBJECT, PLANT, SHAPE, SUBSTANCE = 5, 6, 7, 8, 13, 17, 20, 25, 27
THINGS = {ANIMAL, ARTEFACT, ATTRIBUTE, BODY, FOOD, OBJECT, PLANT, SHAPE, SUBSTANCE}
MADE_THINGS = {ARTEFACT, FOOD, OBJECT, SHAPE}


@dataclass(frozen=True)
class Sense:
    """One meaning and the words that have it, most usual first."""

    part_of_speech: str
    file: int
    words: tuple[str, ...]
    definition: str

    @property
    def is_thing(self) -> bool:
        """Whether it is something one could model, or see on a model."""
        return self.part_of_speech == "noun" and self.file in THINGS

    @property
    def is_made_thing(self) -> bool:
        return self.part_of_speech == "noun" and self.file in MADE_THINGS

    def text(self) -> str:
        return ", ".join(self.words[:4]) + ": " + self.definition


def read_senses(folder: Path) -> Iterator[Sense]:
    """All senses but those of single persons and places ("@i": an instance, no kind of thing)."""
    for part_of_speech in PARTS_OF_SPEECH:
        for line in (folder / f"data.{part_of_speech}").read_text("latin-1").splitlines():
            if line.startswith(" ") or " @i " in line.partition(" | ")[0]:
                continue
            yield _read_sense(line, part_of_speech)


def _read_sense(line: str, part_of_speech: str) -> Sense:
    fields, _, gloss = line.partition(" | ")
    _, file, _, count, *rest = fields.split(" ")
    words = rest[: 2 * int(count, 16) : 2]
    plain = tuple(re.sub(r"\(.*\)", "", word).replace("_", " ") for word in words)
    return Sense(part_of_speech, int(file), plain, gloss.split('; "')[0].strip())
