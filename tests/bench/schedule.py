# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an artist waits: a recording of the team's answers, played at a fixed pace through two schedules.

    PYTHONPATH=<checkout>:<folder of the engine's module> python tests/bench/schedule.py RECORDING "PROMPT"

Ours is the engine itself, in real Blender: parts side by side, edits of cells. The other is LL3M's as its paper tells
it (Lu et al. 2025): sub-tasks one after another, each answered with the whole script so far, and each improvement
with the whole script again. It has the same planner, critic and verifier, the same words for each part, and the same
time in Blender; only the order and what is sent again differ, so that it can be reckoned. A token is four letters.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import maquette_engine

from addon import host
from addon.core import pump
from addon.core.places import rag_folder
from addon.engine import open_knowledge
from addon.host import knowledge

FIRST_TOKEN = 1.5  # seconds
PACE = 60.0  # tokens a second
FAN_OUT = 8


@dataclass
class Measured:
    """Seconds until an asset stands in the scene, until the run is over, and tokens that were answered."""

    first: float
    whole: float
    tokens: float


def ours(recording: Path, prompt: str, fan_out: int) -> tuple[Measured, dict[str, Any]]:
    """Play the recording through the engine."""
    host.open_scene(None, None)
    with tempfile.TemporaryDirectory() as folder:
        engine = maquette_engine.Engine(
            f"{folder}/store.sqlite",
            str(rag_folder()),
            replay_from=str(recording),
            pace={"first_text_ms": int(FIRST_TOKEN * 1000), "tokens_a_second": PACE},
        )
        engine.use_knowledge(open_knowledge(*knowledge.place(), knowledge.host_passages))
        options = {"author": "team", "fan_out": fan_out, "blender": knowledge.blender_version()}
        began, first, ended = time.monotonic(), [], {}

        def listen(event: dict[str, Any]) -> None:
            if event["kind"] == "stored" and not first:
                first.append(time.monotonic() - began)
            if event["kind"] == "done":
                ended.update(event)

        pump.drive(engine.create(prompt, options=options), host.answer, listen)
        whole = time.monotonic() - began
    if ended["reason"] != "done":
        raise SystemExit(f"The recording could not be played: {ended['message']}")
    return Measured(first[0], whole, 0.0), ended["report"]


def told(recording: Path) -> list[tuple[str, float]]:
    """Who answered, and how many tokens, in the recording's order."""
    found = []
    for line in recording.read_text(encoding="utf-8").splitlines():
        exchange = json.loads(line)
        asked = exchange["request"]["messages"][-1]["parts"][-1].get("text", "")
        found.append((_task(asked, exchange["request"]["system"]), len(exchange["reply"]["text"]) / 4))
    return found


def _task(asked: str, system: str) -> str:
    if asked.startswith("Write the cell"):
        return "cell"
    for role in ("planner", "critic", "verifier"):
        if role in system[:200].lower():
            return role
    return "edit"


def theirs(answers: list[tuple[str, float]], in_blender: float) -> Measured:
    """Reckon LL3M's schedule with the same answers."""

    def seconds(tokens: float) -> float:
        return FIRST_TOKEN + tokens / PACE

    script, tokens, clock, first = 0.0, 0.0, 0.0, 0.0
    for task, said in answers:
        if task == "cell":
            script += said  # the script so far is answered again with each further part
        sent = script if task in {"cell", "edit"} else said
        tokens += sent
        clock += seconds(sent)
        if task == "cell":
            first = clock
    return Measured(first + in_blender, clock + in_blender, tokens)


def main() -> None:
    """Play, reckon, and print both beside each other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("recording", type=Path)
    parser.add_argument("prompt")
    parser.add_argument("--fan-out", type=int, default=FAN_OUT)
    options = parser.parse_args()
    answers = told(options.recording)
    mine, report = ours(options.recording, options.prompt, options.fan_out)
    mine.tokens = sum(said for _, said in answers)
    in_blender = sum(report["timings"].get(stage, 0.0) for stage in ("check", "execute", "inspect"))
    other = theirs(answers, in_blender)
    print(
        f"{len(answers)} answers, {sum(task == 'cell' for task, _ in answers)} cells; in Blender {in_blender:.1f} s"
    )
    for name, one in (("ours", mine), ("LL3M's schedule", other)):
        print(f"{name:16} first {one.first:7.1f} s   whole {one.whole:7.1f} s   tokens out {one.tokens:8.0f}")
    print(
        f"ratio            first {other.first / mine.first:7.1f}     whole {other.whole / mine.whole:7.1f}  "
        f"   tokens out {other.tokens / mine.tokens:8.1f}"
    )


if __name__ == "__main__":
    main()
    os._exit(0)  # Blender as a module may hang while Python takes it down
