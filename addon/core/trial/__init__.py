# SPDX-License-Identifier: GPL-3.0-or-later
"""The isolated trial: a background Blender in which a script that somebody else wrote runs first.

This is the half that needs no Blender; addon/host/trial is the one in it, on both sides.
"""

from .describe import describe
from .limits import Limits
from .settings import Settings, choose, chosen
from .told import too_long
from .trials import Recipe, Trials, close_all

__all__ = ["Limits", "Recipe", "Settings", "Trials", "choose", "chosen", "close_all", "describe", "too_long"]
