# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be looked up in this Blender: its API, and what the library knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bpy

from ..core.check.drift import read_drift
from ..core.drift_passages import drift_passages
from ..core.everyday import with_everyday_words
from ..core.passages import passages
from ..core.reference import FORMAT, cache_folder
from .reference import reference
from .reference.read import build


def place() -> tuple[str, str]:
    """Where the index of this Blender is kept, and its key."""
    version = ".".join(map(str, bpy.app.version))
    key = f"{version}-{build()}-{FORMAT}"
    return str(cache_folder() / f"index-{key}.bin"), key


def blender_version() -> str:
    """As people say it: "4.5"."""
    return ".".join(map(str, bpy.app.version[:2]))


def host_passages(rag: Path) -> list[dict[str, Any]]:
    """Blender's API and what changed in it as texts; read only where the index has to be built."""
    return with_everyday_words(passages(reference()), rag) + drift_passages(read_drift())
