# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether scripts are tried first, and for how long one may run: chosen once for this process."""

from __future__ import annotations

import os
from dataclasses import dataclass

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What the artist has chosen."""

    isolation: bool = True  # others' scripts run in a background Blender first
    seconds: float = SECONDS  # that a script may run, there and in the artist's own Blender


_chosen: Settings | None = None


def chosen() -> Settings:
    """What holds in this process; where nobody said, `$MAQUETTE_ISOLATION` (on or off) does."""
    return _chosen or Settings(isolation=os.environ.get("MAQUETTE_ISOLATION", "on") != "off")


def choose(settings: Settings | None) -> None:
    """Have these hold from now on; None: what the environment says."""
    global _chosen
    _chosen = settings
