# SPDX-License-Identifier: GPL-3.0-or-later
"""What isolation does here, in a sentence that promises no more than that."""

from __future__ import annotations

from collections.abc import Set

from .settings import Settings

_HOLDS = {
    "files": "sees no files but its own",
    "processes": "starts no programs and reaches no network",
    "memory": "has its memory limited",
}


def describe(settings: Settings, confined: Set[str] | None, problem: str = "") -> str:
    """`confined` is what holds the background Blender; none where none has started yet."""
    if not settings.isolation:
        return (
            "Isolation is off: a script runs in this Blender at once, and is stopped after "
            f"{settings.seconds:g} s."
        )
    if problem:
        return problem
    tried = f"Others' scripts are tried first, in a background Blender, for at most {settings.seconds:g} s"
    if confined is None:
        return f"{tried}."
    holds = [words for layer, words in _HOLDS.items() if layer in confined]
    lacks = [words for layer, words in _HOLDS.items() if layer not in confined]
    if not holds:
        return f"{tried}. Nothing else holds it on this system."
    said = f"{tried}. It {_joined(holds)}."
    if not lacks:
        return said
    return f"{said} This system does not let Maquette see to it that it {_joined(lacks)}."


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
