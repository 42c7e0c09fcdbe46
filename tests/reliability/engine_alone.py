# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills of the engine's own process: whole runs on one store, with a host that needs no Blender."""

import random
import subprocess
import sys
import time

from .kept import Kept
from .killing import kill, start
from .whole import check_script

LONGEST = 0.6
"""Seconds that it is left at work at most: some three runs."""


def kill_often(kills, seed, folder, environment):
    """Kill it that often. Returns figures. Raises AssertionError at the first loss."""
    chance = random.Random(seed)
    kept = Kept(folder / "store.sqlite")
    files = folder / "asset"
    told = 0
    for number in range(kills):
        lines = _killed_at_work(chance, kept.file, files, seed * 100_000 + number, environment)
        told += len(lines)
        for line in lines:
            kept.take(line)
        engine = kept.check()
        kept.check_waiting(engine)
        check_script(files, engine)
    versions = sum(len(engine.versions(each["id"])) for each in engine.sessions())
    return {"kills": kills, "told": told, "sessions": len(engine.sessions()), "versions": versions}


def _killed_at_work(chance, store, files, seed, environment):
    """Start it, let it begin, kill it. Returns the lines that it told."""
    command = [sys.executable, "-m", "tests.reliability.at_work", str(store), str(files), str(seed)]
    process = start(command, env=environment, stdout=subprocess.PIPE, text=True)
    first = process.stdout.readline()  # it has begun; from here on the blow may fall at any moment
    assert first, "it ended by itself"
    time.sleep(chance.uniform(0, LONGEST))
    assert process.poll() is None, "it ended by itself"
    kill(process)
    with process.stdout:
        return [first, *process.stdout]
