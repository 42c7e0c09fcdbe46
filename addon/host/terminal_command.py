# SPDX-License-Identifier: GPL-3.0-or-later
"""`blender --command maquette create "a red chair"`: the command line of the installed add-on."""

from __future__ import annotations

import sys
from typing import Any

import bpy

from ..cli import exits

_handle: Any = None


def register(problem: str | None) -> None:
    """Teach Blender the command; where the engine is missing, it answers with that sentence."""
    global _handle
    _handle = bpy.utils.register_cli_command("maquette", lambda given: _run(given, problem))


def unregister() -> None:
    """Let Blender forget it."""
    global _handle
    if _handle is not None:
        bpy.utils.unregister_cli_command(_handle)
        _handle = None


def _run(given: list[str], problem: str | None) -> int:
    if problem is not None:
        print(f"maquette: {problem}", file=sys.stderr)
        return exits.FAILED
    from ..cli.main import main
    from .going_online import tell_engine

    tell_engine()  # the preferences may have been read after the add-on was switched on
    try:
        return main(given or ["--help"])
    except SystemExit as ended:  # argparse has said what is wrong, or shown the help
        return ended.code if isinstance(ended.code, int) else exits.UNUSABLE
