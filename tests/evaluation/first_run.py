# SPDX-License-Identifier: GPL-3.0-or-later
"""How often a team's script stops before its first clean run, with and without what Maquette gives its coder.

    PYTHONPATH=<checkout>:<folder of the engine's module> python tests/evaluation/first_run.py \
        --without retrieval check --out errors.jsonl "a small medieval castle" "a white bunny sitting up"

Needs bpy, and models as `maquette create --author team` does. One line of JSON for each prompt: errors before
the first clean run, and whether there was one. Nothing is reviewed or drawn.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from addon import host
from addon.core import pump
from addon.engine import open_engine, open_knowledge
from addon.host import knowledge


def first_run(prompt: str, without: frozenset[str]) -> dict[str, Any]:
    """Have the team make the asset, and count."""
    host.open_scene(None, None)
    engine = open_engine()
    if "retrieval" not in without:
        engine.use_knowledge(open_knowledge(*knowledge.place(), knowledge.host_passages))
    options = {"author": "team", "rounds": 0, "fan_out": 8, "blender": knowledge.blender_version()}
    ended: dict[str, Any] = {}

    def listen(event: dict[str, Any]) -> None:
        if event["kind"] == "done":
            ended.update(event)

    pump.drive(engine.create(prompt, options=options), _answer(without), listen)
    report = ended["report"]
    return {
        "prompt": prompt,
        "without": sorted(without),
        "errors": report.get("errors", 0),
        "mended": len(report.get("mended", {}).get("findings", [])),
        "reason": ended["reason"],
        "usage": report.get("usage"),
    }


def _answer(without: frozenset[str]) -> pump.Answer:
    """The host's answers, but for a check that finds and mends nothing."""

    def answer(kind: str, request: dict[str, Any]) -> dict[str, Any]:
        if kind == "check" and "check" in without:
            return {"findings": [], "mended": [], "script": request["script"]}
        return host.answer(kind, request)

    return answer


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("prompts", nargs="+")
    parser.add_argument("--without", nargs="*", default=[], choices=["retrieval", "check"])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    for prompt in options.prompts:
        counted = first_run(prompt, frozenset(options.without))
        with options.out.open("a", encoding="utf-8") as out:
            out.write(json.dumps(counted, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
    os._exit(0)  # Blender as a module may hang while Python takes it down
