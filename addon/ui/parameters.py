# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing an asset's sliders."""

from __future__ import annotations

import bpy

from ..tool.sliders import draw as draw_sliders
from . import sliders, snapshot
from .assets import Asset


def draw(layout: bpy.types.UILayout, asset: Asset) -> None:
    """The parameters in their groups, in the script's order."""
    shown = snapshot.of(asset)
    mirror = sliders.find(asset.session)
    if mirror is None:
        layout.operator("maquette.run_script", text="Read the Script", icon="FILE_REFRESH")
        return
    if not shown.parameters:
        layout.label(text="This script has no parameters.")
    for group, row in draw_sliders(layout, mirror, shown.parameters):
        row.operator("maquette.reset_parameters", text="", icon="LOOP_BACK", emboss=False).group = group
