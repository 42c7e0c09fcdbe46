# SPDX-License-Identifier: GPL-3.0-or-later
"""Which class stands behind an enum item: `modifiers.new(type="BEVEL")` makes a `BevelModifier`."""

from __future__ import annotations

import bpy

# Where the class is not named for the item.
_NAMED_OTHERWISE = {
    "IK": "KinematicConstraint",
    "LINEART": "GreasePencilLineartModifier",
    "GREASE_PENCIL_DASH": "GreasePencilDashModifierData",
    "GREASE_PENCIL_THICKNESS": "GreasePencilThickModifierData",
    "GREASE_PENCIL_VERTEX_WEIGHT_ANGLE": "GreasePencilWeightAngleModifier",
    "GREASE_PENCIL_VERTEX_WEIGHT_PROXIMITY": "GreasePencilWeightProximityModifier",
    "FNGENERATOR": "FModifierFunctionGenerator",
}

_OBJECT_DATA = {
    "MESH": ["Mesh"],
    "CURVE": ["Curve"],
    "SURFACE": ["SurfaceCurve"],
    "META": ["MetaBall"],
    "FONT": ["TextCurve"],
    "CURVES": ["Curves"],
    "POINTCLOUD": ["PointCloud"],
    "VOLUME": ["Volume"],
    "GPENCIL": ["GreasePencil"],
    "GREASEPENCIL": ["GreasePencilv3", "GreasePencil"],
    "ARMATURE": ["Armature"],
    "LATTICE": ["Lattice"],
    "LIGHT": ["Light"],
    "LIGHT_PROBE": ["LightProbe"],
    "CAMERA": ["Camera"],
    "SPEAKER": ["Speaker"],
}


def read_kinds() -> dict[str, dict[str, str]]:
    """For each family of types, the class of each item."""
    return {
        "modifiers": _classes("Modifier"),
        "constraints": _classes("Constraint"),
        "shader_effects": _classes("ShaderFx"),
        "fcurve_modifiers": _classes("FModifier"),
        "lights": _classes("Light"),
        "textures": _classes("Texture"),
        "object_data": _read_object_data(),
    }


def _classes(family: str) -> dict[str, str]:
    base = getattr(bpy.types, family)
    classes = {cls.__name__.lower(): cls.__name__ for cls in base.__subclasses__()}
    found = {}
    for item in base.bl_rna.properties["type"].enum_items:
        plain = item.identifier.replace("_", "").lower()
        candidates = (
            _NAMED_OTHERWISE.get(item.identifier, "").lower(),
            plain + family.lower(),
            family.lower() + plain,
            family.lower() + plain.removeprefix("fx"),
        )
        name = next((classes[each] for each in candidates if each in classes), None)
        if name is not None:
            found[item.identifier] = name
    return found


def _read_object_data() -> dict[str, str]:
    """The class of an object's data; an empty has none."""
    items = [item.identifier for item in bpy.types.Object.bl_rna.properties["type"].enum_items]
    found = {}
    for item in items:
        name = next((each for each in _OBJECT_DATA.get(item, ()) if hasattr(bpy.types, each)), None)
        if name is not None and name not in found.values():  # 4.2 has two grease pencils, one unfinished
            found[item] = name
    return found
