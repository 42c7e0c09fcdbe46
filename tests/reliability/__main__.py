# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m tests.reliability`: kills as many processes as it is told to, and prints what it counted."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from . import command_line, engine_alone


def main():
    options = _options()
    kinds = {
        "engine alone": lambda folder: engine_alone.kill_often(
            options.engine, options.seed, folder, dict(os.environ)
        ),
        "library, with Blender": lambda folder: command_line.kill_library(
            options.library, options.seed, folder
        ),
        "team, with Blender": lambda folder: command_line.kill_team(options.team, options.seed, folder),
    }
    wanted = (options.engine, options.library, options.team)
    for (kind, kill), kills in zip(kinds.items(), wanted, strict=True):
        if kills:
            began = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                figures = kill(Path(folder))
            told = ", ".join(f"{name} {value}" for name, value in figures.items())
            print(f"{kind}: {told}; nothing lost, in {time.monotonic() - began:.0f} s", flush=True)


def _options():
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    for kind in ("engine", "library", "team"):
        parser.add_argument(f"--{kind}", type=int, default=0, metavar="KILLS")
    parser.add_argument("--seed", type=int, default=1, help="other moments and other commands")
    return parser.parse_args()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # the bpy wheel may hang while Python takes it apart
