# SPDX-License-Identifier: GPL-3.0-or-later
"""What the add-on does in Blender: run scripts, look at what they made, render and export it."""

from .open import open_scene
from .requests import answer

__all__ = ["answer", "open_scene"]
