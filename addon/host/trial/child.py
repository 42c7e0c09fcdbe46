# SPDX-License-Identifier: GPL-3.0-or-later
"""Run by the background Blender: gives up what a script needs not have, then tries one script after the other.

    blender --background --python child.py -- ORDER

ORDER is JSON: `addon` (its folder), and what a script may take: `memory` (bytes), `seconds`.
"""

from __future__ import annotations

import faulthandler
import importlib.util
import io
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

_NAME = "maquette_tried"  # the add-on's package here, whatever its folder is called


_PATIENCE = 0.5  # seconds that a script has to end once its time is up, before its Blender is killed


def main(order: dict[str, Any]) -> None:
    """Serve until nobody asks any more."""
    requests, answers = _take_pipes()
    _find_addon(Path(order["addon"]))
    from maquette_tried.core.trial import Settings, choose, frames
    from maquette_tried.core.trial.whereabouts import TRACE
    from maquette_tried.host.trial.rehearse import rehearse

    choose(Settings(seconds=order["seconds"]))
    with Path(TRACE).open("w", encoding="ascii") as trace:
        faulthandler.enable(trace, all_threads=True)
        rehearse(_NOTHING)  # what is imported late is imported now, while the files can be read
        confined = _confine(order["memory"])
        answers.write(frames.BEGINNING)
        frames.send(answers, {"confined": confined})
        while (request := frames.receive(requests)) is not None:
            trace.seek(0)
            trace.truncate()
            # Once, and when it is about to be killed: Python may not survive being looked at while it runs.
            faulthandler.dump_traceback_later(order["seconds"] + _PATIENCE, file=trace)
            answer = rehearse(request, order["memory"])
            faulthandler.cancel_dump_traceback_later()
            frames.send(answers, answer)


_NOTHING = {"asset": "trial", "name": "trial", "script": "", "cells": []}


def _take_pipes() -> tuple[io.BufferedReader, io.BufferedWriter]:
    """Keep both pipes to ourselves: whoever prints from now on prints to standard error."""
    sys.stdout.flush()
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _find_addon(folder: Path) -> None:
    """Make the add-on's package one that can be imported, without switching the add-on on."""
    found = importlib.util.spec_from_file_location(
        _NAME, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    sys.modules[_NAME] = importlib.util.module_from_spec(found)
    found.loader.exec_module(sys.modules[_NAME])


def _confine(memory: int) -> list[str]:
    """Give up what can be given up once Blender has started. Answers what holds."""
    from maquette_tried.core.trial import seccomp, taken

    holds = [each for each in os.environ.get("MAQUETTE_CONFINED", "").split() if each]
    own = taken.reserved(os.getpid())
    if own is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (own + memory, own + memory))
        holds.append("memory")
    if sys.platform == "linux" and seccomp.give_up_processes_and_network():
        holds.append("processes")
    return holds


try:
    main(json.loads(sys.argv[sys.argv.index("--") + 1]))
except BaseException:
    traceback.print_exc()
    os._exit(1)
os._exit(0)  # Blender as a module may hang while it is taken down
