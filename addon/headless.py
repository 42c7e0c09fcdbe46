# SPDX-License-Identifier: GPL-3.0-or-later
"""`blender -b --python addon/headless.py -- ...`: the command line inside a real Blender."""

import os
import sys
from pathlib import Path

# Blender does not look at PYTHONPATH; the launcher says where the engine's module is.
sys.path[:0] = [str(Path(__file__).resolve().parent.parent), os.environ.get("MAQUETTE_MODULE", "")]

if "MAQUETTE_STDOUT" in os.environ:
    # What Blender prints while it starts is not the command's output; the launcher kept that apart.
    os.dup2(int(os.environ["MAQUETTE_STDOUT"]), 1)

from addon.cli.main import main  # noqa: E402  (the path above makes it importable)

code = main(sys.argv[sys.argv.index("--") + 1 :])
sys.stdout.flush()
sys.stderr.flush()
# Blender would run its own exit, which prints and always says 0; everything of ours is written already.
os._exit(code)
