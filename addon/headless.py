# SPDX-License-Identifier: GPL-3.0-or-later
"""`blender -b --python addon/headless.py -- ...`: the command line inside a real Blender."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from addon.cli.main import main

code = main(sys.argv[sys.argv.index("--") + 1 :])
sys.stdout.flush()
sys.stderr.flush()
# Blender would run its own exit, which prints and always says 0; everything of ours is written already.
os._exit(code)
