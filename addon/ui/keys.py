# SPDX-License-Identifier: GPL-3.0-or-later
"""Alt-P in the text editor runs an asset's script our way; any other text runs as ever."""

from __future__ import annotations

import bpy

_kept: list[tuple[bpy.types.KeyMap, bpy.types.KeyMapItem]] = []


def register() -> None:
    """Add the key. Without a window there are no keys."""
    keys = bpy.context.window_manager.keyconfigs.addon
    if keys is not None:
        keymap = keys.keymaps.new(name="Text", space_type="TEXT_EDITOR")
        _kept.append((keymap, keymap.keymap_items.new("maquette.run_script", "P", "PRESS", alt=True)))


def unregister() -> None:
    """Take it away."""
    for keymap, item in _kept:
        keymap.keymap_items.remove(item)
    _kept.clear()
