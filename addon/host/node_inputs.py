# SPDX-License-Identifier: GPL-3.0-or-later
"""What a geometry nodes modifier was given, which no property of its own tells."""

from __future__ import annotations

from typing import Any

import bpy


def given_inputs(modifier: bpy.types.Modifier) -> dict[str, Any]:
    """The values by their data paths from the modifier, as a script writes them; nothing for other modifiers."""
    if modifier.type != "NODES":
        return {}
    if "properties" not in modifier.bl_rna.properties:  # before Blender 5.2 they are custom properties
        return {f'["{name}"]': value for name, value in modifier.items()}
    inputs = modifier.properties.inputs if modifier.properties is not None else None
    found = {}
    for name in inputs.bl_rna.properties.keys() if inputs is not None else ():
        socket = getattr(inputs, name)
        for value in ("type", "value", "attribute_name"):
            if hasattr(socket, value) and hasattr(socket, "type"):
                found[f".properties.inputs.{name}.{value}"] = getattr(socket, value)
    return found
