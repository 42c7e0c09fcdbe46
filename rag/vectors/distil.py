# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes words.bin, the word vectors that the engine searches by. README.md says how to run it."""

from __future__ import annotations

import argparse
import json
import struct
from pathlib import Path

import numpy as np
from learning import learn, mix_senses, principal_axes, shared_neighbours, unit, weights, word_counts
from minilm import Matrix, MiniLM, model_folder
from vocabulary import choose_words
from wordnet import read_senses

HERE = Path(__file__).parent
HELD_OUT = 2000  # texts of Blender that nothing is learnt from, to measure by
SEED = 20260131
VERSION = 1


def main() -> None:
    options = read_options()
    model = MiniLM(model_folder())
    blender = json.loads(options.blender.read_text("utf-8"))
    senses = list(read_senses(options.wordnet))
    words = choose_words(model, senses, (" ".join(parts) for parts in blender), HERE.parent)
    chosen = set(words)
    senses = [sense for sense in senses if any(word.lower() in chosen for word in sense.words)]
    described = sorted({f"{name}. {text}".strip(". ") for _, name, text in blender if len(text) > 12})
    print(f"{len(words)} words, {len(senses)} senses, {len(described)} texts of Blender", flush=True)

    plain = model.encode(words, "words")
    of_senses = model.encode([sense.text() for sense in senses], "senses")
    of_blender = model.encode(described, "Blender")

    chance = np.random.default_rng(SEED)
    shuffled = chance.permutation(len(described))
    held_out, taken = shuffled[:HELD_OUT], shuffled[HELD_OUT:]
    sample = chance.choice(len(senses), min(len(senses), 15000), replace=False)
    axes = principal_axes(np.concatenate([of_blender[taken], of_senses[sample]]), options.dimensions)
    middle = np.concatenate([of_blender[taken], of_senses[sample]]).mean(axis=0)

    start = mix_senses(words, plain, senses, of_senses)
    start = unit((start - start.mean(axis=0)) @ axes) * weights(words, model)
    texts = [described[i] for i in taken] + [sense.text() for sense in senses]
    targets = unit((np.concatenate([of_blender[taken], of_senses]) - middle) @ axes)
    vectors = learn(start, word_counts(texts, words), targets)

    held_out_counts = word_counts([described[i] for i in held_out], words)
    for label, tried in (("before learning", start), ("after", vectors)):
        share = shared_neighbours(held_out_counts @ tried, of_blender[held_out])
        print(f"{label}: {share:.1%} of the nearest ten are the model's own")
    write_vectors(options.output, words, vectors)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blender", type=Path, required=True, help="what blender_texts.py wrote")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--dimensions", type=int, default=96)
    parser.add_argument("--output", type=Path, default=HERE / "words.bin")
    return parser.parse_args()


def write_vectors(file: Path, words: list[str], vectors: Matrix) -> None:
    """The format that README.md describes."""
    scales = (np.abs(vectors).max(axis=1) / 127).astype("<f4")
    numbers = np.rint(vectors / np.maximum(scales, 1e-9)[:, np.newaxis]).astype(np.int8)
    text = "".join(word + "\n" for word in words).encode("ascii")
    head = struct.pack("<4sIIII", b"MQWV", VERSION, vectors.shape[1], len(words), len(text))
    file.write_bytes(head + scales.tobytes() + numbers.tobytes() + text)
    print(f"{file}: {file.stat().st_size} bytes, {len(words)} words, {vectors.shape[1]} dimensions")


if __name__ == "__main__":
    main()
