# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the search answers the questions of questions.toml; docs/benchmarks.md has the figures.

Run it in a Python that has the bpy wheel 4.5 (the answers are its passages), from the checkout, with the engine's
module on the path: python tests/retrieval/measure.py
"""

from __future__ import annotations

import math
import re
import sqlite3
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

QUESTIONS = Path(__file__).with_name("questions.toml")
ROOT = QUESTIONS.parents[2]
sys.path.insert(0, str(ROOT))

Search = Callable[[str], list[str]]
Figures = dict[str, tuple[float, float]]


def questions() -> list[dict]:
    """The questions with their class and the ids of all right answers."""
    return tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"]


def recall_at_5(found: list[str], right: list[str]) -> float:
    """1 where one of the first five answers the question: every right answer does so by itself."""
    return float(any(each in right for each in found[:5]))


def ndcg_at_10(found: list[str], right: list[str]) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002)."""
    gain = sum(1 / math.log2(place + 2) for place, each in enumerate(found[:10]) if each in right)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(10, len(right))))


def measure(search: Search, asked: list[dict]) -> Figures:
    """Recall@5 and nDCG@10 by class, and over all."""
    scores: dict[str, list[tuple[float, float]]] = {}
    for question in asked:
        found = search(question["text"])
        score = (recall_at_5(found, question["answers"]), ndcg_at_10(found, question["answers"]))
        for name in (question["class"], "all"):
            scores.setdefault(name, []).append(score)
    return {
        name: tuple(statistics.fmean(column) for column in zip(*all_, strict=True))
        for name, all_ in scores.items()
    }


def searches() -> dict[str, Search]:
    """Each way of searching by its name, over the same passages."""
    from addon import engine
    from addon.host import knowledge

    with tempfile.TemporaryDirectory() as folder:
        known = engine.open_knowledge(f"{folder}/index.bin", "measured", knowledge.host_passages)

    def by(way: str) -> Search:
        return lambda question: [each["id"] for each in known.find(question, 10, by=way)]

    return {
        "SQLite FTS5": full_text_search(known.passages()),
        "words (BM25)": by("words"),
        "vectors": by("meaning"),
        "fused": by("both"),
    }


def full_text_search(passages: list[dict]) -> Search:
    """SQLite's own full text search with its BM25 and Porter stems."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "create virtual table passage using fts5(id unindexed, title, text, tokenize='porter unicode61')"
    )
    rows = ((each["id"], each["title"], each["text"]) for each in passages)
    base.executemany("insert into passage values (?, ?, ?)", rows)

    def search(question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        if not words:
            return []
        rows = base.execute(
            "select id from passage where passage match ? order by bm25(passage) limit 10", (words,)
        )
        return [row[0] for row in rows]

    return search


def median_milliseconds(search: Search, asked: list[dict]) -> float:
    """The median time of a question."""
    times = []
    for question in asked:
        started = time.perf_counter()
        search(question["text"])
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def main() -> None:
    """Print the table: for all questions, or with "development" or "held-out" for every second one."""
    asked = questions()
    halves = {"development": asked[1::2], "held-out": asked[::2]}
    asked = halves[sys.argv[1]] if len(sys.argv) > 1 else asked
    classes = ("artist", "coder", "error", "all")
    print(f"{len(asked)} questions; recall@5 / nDCG@10")
    print(f"{'':14}" + "".join(f"{name:>16}" for name in classes) + f"{'median':>12}")
    for name, search in searches().items():
        figures = measure(search, asked)
        cells = "".join(f"{figures[each][0]:>9.3f} /{figures[each][1]:.3f}" for each in classes)
        print(f"{name:14}{cells}{median_milliseconds(search, asked):>9.2f} ms")


if __name__ == "__main__":
    import os

    main()
    sys.stdout.flush()
    os._exit(0)  # the bpy wheel may wait for ever at Python's own exit
