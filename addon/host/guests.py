# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that the artist added to an asset: they stay the artist's own and outlive every run."""

from __future__ import annotations

import bpy

from .ownership import find_owned, owner_of
from .parents import hangs_from


def guests(asset: str) -> list[str]:
    """Names of objects that hang from the asset's objects or lie in its collections and are nobody's."""
    owned = {each.datablock for each in find_owned(asset)}
    inside = {
        member for each in owned if isinstance(each, bpy.types.Collection) for member in each.all_objects
    }
    return sorted(
        each.name
        for each in bpy.data.objects
        if owner_of(each) is None and (each in inside or hangs_from(each, owned))
    )
