# SPDX-License-Identifier: GPL-3.0-or-later
"""Types that follow from more than the pointer's own: an object's data, a tree by its owner, a family's item."""

from __future__ import annotations

from functools import cache

from .api import Api
from .drift import Knowledge
from .values import ANYTHING, Constant, Sequence, Struct, Values, constant, only

# What `type=` picks a class from, by the class that the function says it returns.
_FAMILIES = {
    "Modifier": "modifiers",
    "Constraint": "constraints",
    "ShaderFx": "shader_effects",
    "FModifier": "fcurve_modifiers",
    "Light": "lights",
    "Texture": "textures",
    "Curve": "object_data",
}
_TREES = {
    "Material": "ShaderNodeTree",
    "World": "ShaderNodeTree",
    "Light": "ShaderNodeTree",
    "FreestyleLineStyle": "ShaderNodeTree",
    "Texture": "TextureNodeTree",
    "Scene": "CompositorNodeTree",
    "NodesModifier": "GeometryNodeTree",
}
# Pointers to something else than RNA, or the reference, says.
MISTOLD = {("BoidSettings", "active_boid_state"), ("Context", "grease_pencil"), ("Context", "gpencil")}
# Helpers that Blender makes in Python, which are no types of bpy.types.
_HELPERS = {
    ("GreasePencilDrawing", "strokes"): "GreasePencilStroke",
    ("GreasePencilStroke", "points"): "GreasePencilStrokePoint",
}
_TREE_PROPERTIES = {"node_tree", "compositing_node_group", "node_group"}


def pointer(api: Api, owner: Struct, name: str) -> Values:
    """Where a pointer leads to, if that is narrower than what RNA says of it."""
    if name == "data" and owner.type == "Object":
        if owner.data is not None:
            return only(Struct(owner.data))
        return frozenset(Struct(each) for each in {*api.reference["object_data"].values(), "Image"})
    if name in _TREE_PROPERTIES:
        for base, tree in _TREES.items():
            if tree in api.types and api.is_a(owner.type, base):
                return only(Struct(tree))
    return None


def helper_attribute(of: str, name: str) -> Values:
    """What the attributes of Blender's helpers in Python hold, as far as that is of use."""
    found = _HELPERS.get((of, name))
    return only(Sequence(only(Struct(found)))) if found else ANYTHING


def made(api: Api, knowledge: Knowledge, of: str, kind: Values) -> Values:
    """What a function makes that returns `of` and was given this for a type."""
    known = constant(kind)
    if known is None or not isinstance(known.value, str):
        return only(Struct(of))
    if of in {"Node", "NodeTree"}:
        name = knowledge.alias(known.value) or known.value
        row = knowledge.find("node", [""], name)
        name = row.instead if row is not None and row.instead else name
        settings = frozenset() if name in api.nodes else None
        return only(Struct(name, None, settings)) if name in api.nodes or name in api.types else ANYTHING
    family = api.reference.get(_FAMILIES.get(of, ""), {})
    return only(Struct(family.get(known.value, of)))


def of_type_item(api: Api, types: set[str], item: str) -> Values:
    """The class of something whose `type` has this item."""
    for base, family in _FAMILIES.items():
        if base != "Curve" and types and all(api.is_a(each, base) for each in types):
            found = api.reference[family].get(item)
            return only(Struct(found)) if found else ANYTHING
    if types and all(api.is_a(each, "Node") for each in types):
        found = _nodes_by_type(tuple(api.nodes)).get(item.replace("_", ""), [])
        return only(Struct(found[0])) if len(found) == 1 else ANYTHING
    return ANYTHING


@cache
def _nodes_by_type(nodes: tuple[str, ...]) -> dict[str, list[str]]:
    """Shader nodes by their `type`, which is the class's name in other letters: BSDF_PRINCIPLED."""
    found: dict[str, list[str]] = {}
    for name in nodes:
        if name.startswith("ShaderNode"):
            found.setdefault(name.removeprefix("ShaderNode").upper(), []).append(name)
    return found


__all__ = ["Constant", "made", "of_type_item", "pointer"]
