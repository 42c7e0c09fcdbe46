# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs from what."""

from __future__ import annotations

from collections.abc import Collection

import bpy


def hangs_from(item: bpy.types.Object, others: Collection[bpy.types.ID]) -> bool:
    """Whether one of the others is above the object in its line of parents."""
    parent = item.parent
    while parent is not None:
        if parent in others:
            return True
        parent = parent.parent
    return False
