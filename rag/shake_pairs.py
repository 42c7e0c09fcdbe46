# SPDX-License-Identifier: GPL-3.0-or-later
"""Shake the library's pairs and keep what was found in shaken.json, beside them.

    python rag/shake_pairs.py [PAIR ...]

Needs what `./maquette test` sets up: bpy and the compiled engine on the path. A test holds each pair's text
against the digest that is kept here, so that a pair that was changed is shaken again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from addon import host
from addon.core import pump
from addon.engine import Engine, rag_folder

HERE = Path(__file__).resolve().parent
KEPT = HERE / "shaken.json"
SETTINGS = {"steps": 5, "pairs": 40, "seed": 1}


def digest(text: str) -> str:
    """By which a pair's text is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def shake(text: str, folder: Path) -> dict[str, Any]:
    """The report of one script's shake."""
    engine = Engine(str(folder / "store.sqlite"), str(rag_folder()))
    session = engine.adopt(str(folder), text)
    host.open_scene(None, None)
    ended: dict[str, Any] = {}
    run = engine.shake(session, settings=SETTINGS, script=text)
    pump.drive(run, host.answer, lambda event: ended.update(event) if event["kind"] == "done" else None)
    if ended["reason"] != "done":
        raise SystemExit(ended["message"])
    return ended["report"]["shake"]


def main(names: list[str]) -> int:
    """Shake the named pairs, or all; returns how many did not hold."""
    pairs = sorted((HERE / "pairs").glob("*.py"))
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    broken = 0
    for pair in pairs:
        if names and pair.stem not in names:
            continue
        text = pair.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            found = shake(text, Path(folder))
        tried = sum(each["tried"] for each in found["parameters"]) + found["pairs_tried"]
        kept[pair.stem] = {"script": digest(text), "tried": tried, "held": found["held"], "report": found}
        broken += not found["held"]
        print(f"{pair.stem}: {tried} settings, {'held' if found['held'] else 'broke'}", flush=True)
        for line in _failures(found):
            print(f"  {line}", flush=True)
        KEPT.write_text(json.dumps(_in_order(kept), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return broken


def _in_order(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: kept[name] for name in sorted(kept)}


def _failures(found: dict[str, Any]) -> list[str]:
    failures = [failure for each in found["parameters"] for failure in each["failures"]] + found["pairs"]
    before = [f"before: {each['message']}" for each in found["before"]]
    return before + [
        f"{failure['values']}: {said}"
        for failure in failures
        for said in [failure["error"], *(each["message"] for each in failure["findings"])]
        if said
    ]


if __name__ == "__main__":
    code = min(main(sys.argv[1:]), 1)
    sys.stdout.flush()
    os._exit(code)  # bpy as a module may hang when Python ends
