# SPDX-License-Identifier: GPL-3.0-or-later
"""A background process for trials that is plain Python: it runs a script as Blender would, guarded by nothing else.

What it may do is what the confinement leaves it, so that an attack shows whether that holds by itself.
"""

import json
import os
import sys
from pathlib import Path

from addon.core.trial import Recipe

ROOT = Path(__file__).parents[2]
CONFINE = ROOT / "addon" / "core" / "trial" / "confine.py"
SYSTEM = ["/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/urandom", "/proc/self"]

CHILD = """
import faulthandler, importlib.util, os, sys
found = importlib.util.spec_from_file_location(
    "trial", {trial!r} + "/__init__.py", submodule_search_locations=[{trial!r}]
)
sys.modules["trial"] = importlib.util.module_from_spec(found)
found.loader.exec_module(sys.modules["trial"])
from trial import frames, seccomp
requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
print("Blender 4.5.0 says hello", flush=True)
os.dup2(2, 1)
trace = open("where.txt", "w")
faulthandler.enable(trace)
confined = os.environ.get("MAQUETTE_CONFINED", "").split()
if seccomp.give_up_processes_and_network():
    confined.append("processes")
answers.write(frames.BEGINNING)
frames.send(answers, {{"confined": confined}})
while (request := frames.receive(requests)) is not None:
    faulthandler.dump_traceback_later(request.get("seconds", 60), file=trace)
    error = None
    try:
        exec(compile(request["script"], "<thing.py>", "exec"), {{"answers": answers}})
    except BaseException as reason:
        error = {{"cell": "", "line": 0, "type": type(reason).__name__, "message": str(reason)}}
    faulthandler.cancel_dump_traceback_later()
    frames.send(answers, {{"error": error}})
os._exit(0)
"""


WITHOUT_SECCOMP = CHILD.replace("if seccomp.give_up_processes_and_network():", "if False:").format(
    trial=str(CONFINE.parent)
)
"""One on a system that has no libseccomp."""


def recipe(confined=True, child=None):
    """How such a process is started."""
    prefixes = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent)}

    def command(folder, limits):
        program = [sys.executable, "-c", child or CHILD.format(trial=str(CONFINE.parent))]
        if not confined:
            return program
        order = {
            "readable": [*SYSTEM, *sorted(prefixes), str(ROOT / "addon")],
            "writable": [str(folder), "/dev/null"],
            "file": limits.file,
            "parent": os.getpid(),
        }
        return [sys.executable, "-I", "-S", str(CONFINE), json.dumps(order), *program]

    def environment(folder):
        return {"HOME": str(folder), "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}

    return Recipe(command, environment)


def request(script, **more):
    """A request to try a script of one cell."""
    cells = [{"title": "part: thing", "line": 1, "text": script}]
    return {"asset": "a1", "name": "thing", "script": script, "cells": cells, **more}


def is_running(process):
    """Whether a process is there; one that has ended and was not asked for is not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
