# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes word vectors whose sums stand where the model puts whole texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sparse
from minilm import Matrix, MiniLM
from vocabulary import own_words, split_words
from wordnet import Sense

SHARE_OF_SENSES = 0.5
USUAL = 3e-4  # frequency above which a word loses weight (Arora et al. 2017)
HOLD = 300.0  # how strongly a word keeps to where it began, against what the texts say of it
ROUNDS = 3
STEPS = 30


def mix_senses(words: Sequence[str], plain: Matrix, senses: Sequence[Sense], vectors: Matrix) -> Matrix:
    """Draws each word to the definitions of its senses, to those that are things above all.

    A word alone tells the model little: "crane" could be anyone's name.
    """
    place = {word: i for i, word in enumerate(words)}
    sums = np.zeros_like(plain)
    for sense, vector in zip(senses, vectors, strict=True):
        weight = 3.0 if sense.is_made_thing else 1.0 if sense.is_thing else 0.6
        for rank, word in enumerate(sense.words):
            if word.lower() in place:
                sums[place[word.lower()]] += vector * np.float32(weight / (1 + 0.3 * rank))
    known = np.linalg.norm(sums, axis=1) > 0
    mixed = plain.copy()
    mixed[known] = unit((1 - SHARE_OF_SENSES) * plain[known] + SHARE_OF_SENSES * unit(sums[known]))
    return mixed


def weights(words: Sequence[str], model: MiniLM) -> Matrix:
    """Less for the more usual words, whose frequency follows from their rank by Zipf's law."""
    own = own_words(model)
    rank = {word: i + 1 for i, word in enumerate(own)}
    harmonic = np.log(len(own)) + 0.577
    frequency = np.array([1 / (harmonic * rank.get(word, len(own))) for word in words])
    return (USUAL / (USUAL + frequency)).astype(np.float32)[:, np.newaxis]


def principal_axes(texts: Matrix, dimensions: int) -> Matrix:
    """The directions in which whole texts differ most: those that are worth keeping."""
    _, axes = np.linalg.eigh(np.cov(texts.T))
    return np.ascontiguousarray(axes[:, ::-1][:, :dimensions]).astype(np.float32)


def word_counts(texts: Sequence[str], words: Sequence[str]) -> sparse.csr_matrix:
    """How often each word stands in each text."""
    place = {word: i for i, word in enumerate(words)}
    pairs = [
        (row, place[word]) for row, text in enumerate(texts) for word in split_words(text) if word in place
    ]
    rows, columns = np.array(pairs).T
    return sparse.csr_matrix((np.ones(len(pairs), np.float32), (rows, columns)), (len(texts), len(words)))


def learn(start: Matrix, counts: sparse.csr_matrix, targets: Matrix) -> Matrix:
    """Moves the word vectors until the sum of a text's words points to the text's own vector.

    Least squares with a pull towards `start`. The length of a sum, which counts for nothing in a cosine, is
    taken out by dividing each text by it, anew in each round.
    """
    vectors = start
    for _ in range(ROUNDS):
        lengths = np.linalg.norm(counts @ vectors, axis=1) + 1e-6
        scaled = sparse.diags((1 / lengths).astype(np.float32)) @ counts
        hold = np.float32(HOLD * 0.1 * np.median(1 / lengths) ** 2)
        vectors = _solve(scaled, hold, scaled.T @ targets + hold * start, vectors)
    return vectors


def _solve(scaled: sparse.csr_matrix, hold: np.float32, right: Matrix, vectors: Matrix) -> Matrix:
    """Conjugate gradients for (scaled' scaled + hold) x = right, all columns at once."""
    rest = right - (scaled.T @ (scaled @ vectors) + hold * vectors)
    direction = rest
    size = (rest * rest).sum(axis=0)
    for _ in range(STEPS):
        image = scaled.T @ (scaled @ direction) + hold * direction
        step = size / ((direction * image).sum(axis=0) + 1e-12)
        vectors = vectors + direction * step
        rest = rest - image * step
        before, size = size, (rest * rest).sum(axis=0)
        direction = rest + direction * (size / (before + 1e-12))
    return vectors


def unit(vectors: Matrix) -> Matrix:
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + np.float32(1e-9))


def shared_neighbours(ours: Matrix, theirs: Matrix, count: int = 10) -> float:
    """How many of each text's nearest texts are the same in both spaces, as a share."""
    nearest = []
    for vectors in (unit(ours), unit(theirs)):
        likeness = vectors @ vectors.T
        np.fill_diagonal(likeness, -9)
        nearest.append(np.argpartition(-likeness, count, axis=1)[:, :count])
    pairs = zip(*nearest, strict=True)
    return float(np.mean([len(set(ours) & set(theirs)) / count for ours, theirs in pairs]))
