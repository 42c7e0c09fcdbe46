# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of the pairs' shaking: each as it stands, and each held."""

import hashlib
import json
from pathlib import Path

RAG = Path(__file__).resolve().parents[2] / "rag"


def test_every_pair_was_shaken_as_it_stands_and_held():
    kept = json.loads((RAG / "shaken.json").read_text())
    pairs = {file.stem: file.read_text() for file in (RAG / "pairs").glob("*.py")}
    assert set(kept) == set(pairs)
    for name, text in pairs.items():
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        assert kept[name]["script"] == digest, f"{name} has changed: python rag/shake_pairs.py {name}"
        assert kept[name]["held"], f"{name} does not hold"
        before = [each for each in kept[name]["report"]["before"] if each["severity"] != "info"]
        assert before == [], f"{name} has faults as it stands"
        assert kept[name]["tried"] >= 40
