# SPDX-License-Identifier: GPL-3.0-or-later
"""What the preferences show where the engine's module is missing or is for another Blender."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from textwrap import wrap

import bpy

_LINE = 90  # characters, which the preferences' window shows at its usual width


def problem() -> str | None:
    """A sentence that says why there is no engine and what to do, or None where it is there."""
    try:
        from .. import engine  # noqa: F401  (whether it can be had is the question)
    except ImportError as reason:
        python = "{}.{}".format(*sys.version_info)
        here = f"Blender {bpy.app.version_string} (Python {python}, {platform.system()} {platform.machine()})"
        if isinstance(reason, ModuleNotFoundError) and reason.name == "maquette_engine":
            why = f"Maquette's engine for {here} is not there."
        else:
            why = f"Maquette's engine does not fit {here}: {reason}."
        return f"{why} Remove the add-on, and install the zip whose name ends in py{python.replace('.', '')}."
    return None


class Preferences(bpy.types.AddonPreferences):
    """One sentence instead of settings."""

    bl_idname = __package__.rpartition(".")[0]
    sentence = ""

    def draw(self, _context: bpy.types.Context) -> None:
        column = self.layout.column(align=True)
        for line, icon in self._lines():
            column.label(text=line, icon=icon)

    def _lines(self) -> Iterator[tuple[str, str]]:
        for number, line in enumerate(wrap(self.sentence, _LINE)):
            yield line, "BLANK1" if number else "ERROR"


def register(sentence: str) -> None:
    """Show this sentence in the add-on's preferences, and once in the terminal."""
    Preferences.sentence = sentence
    bpy.utils.register_class(Preferences)
    print(f"maquette: {sentence}", file=sys.stderr)


def is_shown() -> bool:
    """Whether the sentence is there."""
    return Preferences.is_registered


def unregister() -> None:
    """Take the sentence away."""
    bpy.utils.unregister_class(Preferences)
