# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m addon.cli ...`, in a Python that has the bpy wheel."""

import os
import sys

from .main import main

if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # The bpy wheel can hang while Python takes it apart (its GPU thread waits for itself); all is written by now.
    os._exit(code)
