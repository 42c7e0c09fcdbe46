# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to the reference: what a type has, itself, from its bases, and in the types derived from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from ..reference import Reference

Record = dict[str, Any]

# Of these a script or an add-on defines types of its own, with whatever attributes it likes.
DERIVED_FREELY = frozenset(
    "PropertyGroup Operator OperatorProperties OperatorMousePath Macro Panel Menu Header UIList AddonPreferences"
    " KeyConfigPreferences Node NodeInternal NodeCustomGroup NodeSocket NodeSocketStandard NodeTree"
    " RenderEngine HydraRenderEngine Gizmo GizmoGroup GizmoProperties GizmoGroupProperties KeyingSetInfo"
    " AssetShelf FileHandler NodeTreeInterfaceSocket bpy_struct AnyType UnknownType NodesModifierProperties"
    " ShaderNodeCustomGroup GeometryNodeCustomGroup CompositorNodeCustomGroup NodesModifierPropertiesEmpty".split()
)
# To these, and to what derives from them, add-ons register properties (`bpy.types.Scene.mine = ...`).
_REGISTERED_TO = (
    "ID Bone EditBone PoseBone BoneCollection ViewLayer Strip Sequence TimelineMarker View3DShading"
    " NodesModifier AssetMetaData NodeTreeInterfaceSocket PropertyGroup"
).split()

_IN_PYTHON = ("bpy_extras.", "gpu_extras.", "rna_prop_ui.", "bpy.utils.previews.")
# Of these the items depend on the owner, which RNA does not tell of a type.
_CHANGING_ITEMS = {
    "Curve.fill_mode",
    "FluidDomainSettings.cache_mesh_format",
    "FluidDomainSettings.cache_data_format",
    "FluidDomainSettings.cache_particle_format",
    "FluidDomainSettings.cache_noise_format",
    "Brush.direction",
    "TransformOrientationSlot.type",
    "WorkSpace.asset_library_reference",
    "CompositorNodeCryptomatteV2.layer_name",
}


@dataclass(frozen=True)
class Member:
    """What a type has under a name: `kind` is "property", "function" or "python"."""

    of: str
    name: str
    kind: str
    record: Record

    def __hash__(self) -> int:
        return hash((self.of, self.name))


class Api:
    """One Blender's API, as the reference tells it."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.version: tuple[int, ...] = tuple(reference["version"])
        self.types: dict[str, Record] = reference["types"]
        self.operators: dict[str, Record] = reference["operators"]
        self.modules: dict[str, Record] = reference["modules"]
        self.nodes: dict[str, Record] = reference["nodes"]
        self._children: dict[str, list[str]] = {}
        for name, record in self.types.items():
            self._children.setdefault(record["base"], []).append(name)
        self.member = cache(self._member)
        self.members = cache(self._members)
        self.below = cache(self._below)
        self.names = cache(self._names)

    @property
    def title(self) -> str:
        """The Blender's name in a sentence."""
        return f"Blender {'.'.join(map(str, self.version[:2]))}"

    def line(self, name: str) -> Iterator[str]:
        """A type and its bases, from itself upwards."""
        each: str | None = name
        while each in self.types:
            yield each
            each = self.types[each]["base"]

    def is_a(self, name: str, base: str) -> bool:
        """Whether a type is the other one or derived from it."""
        return base in self.line(name)

    def _below(self, name: str) -> tuple[str, ...]:
        """The types derived from one, at whatever depth."""
        found: list[str] = []
        for child in self._children.get(name, ()):
            found += [child, *self._below(child)]
        return tuple(found)

    def _member(self, owner: str, name: str) -> Member | None:
        """What a type has under a name, itself or from a base."""
        for each in self.line(owner):
            record = self.types[each]
            for kind, key in (("property", "properties"), ("function", "functions"), ("python", "python")):
                if name in record[key]:
                    found = record[key][name]
                    if f"{each}.{name}" in _CHANGING_ITEMS:
                        found = {**found, "dynamic": True}
                    if (each, name) == ("MeshPolygon", "vertices"):
                        found = {**found, "array": 0}  # as many as the face has
                    return Member(each, name, kind, found)
        return None

    def _members(self, owner: str, name: str) -> tuple[Member, ...]:
        """What an instance may have under a name: by its type, else by the types derived from that."""
        direct = self._member(owner, name)
        if direct is not None:
            return (direct,)
        return tuple({member for each in self._below(owner) if (member := self._member(each, name))})

    def _names(self, owner: str) -> frozenset[str]:
        """All names that an instance may have."""
        found: set[str] = set()
        for each in (*self.line(owner), *self._below(owner)):
            record = self.types[each]
            found.update(record["properties"], record["functions"], record["python"])
        return frozenset(found)

    def is_open(self, owner: str) -> bool:
        """Whether an instance may be of a type that is not Blender's own, with attributes of its own."""
        return owner in DERIVED_FREELY or owner not in self.types

    def takes_properties(self, owner: str) -> bool:
        """Whether add-ons may register properties of their own to a type."""
        return any(each in _REGISTERED_TO for each in self.line(owner))

    @cached_property
    def every_name(self) -> frozenset[str]:
        """Every attribute that anything has in this Blender."""
        found: set[str] = set(self.reference["context"])
        for record in self.types.values():
            found.update(record["properties"], record["functions"], record["python"])
        for record in self.modules.values():
            found.update(record["functions"], record["types"], record["attributes"])
            for cls in record["types"].values():
                found.update(cls["functions"], cls["attributes"])
        for path in self.modules:
            found.update(path.split("."))
        return frozenset(found)

    @cached_property
    def operator_modules(self) -> dict[str, list[str]]:
        """The operators of each module of `bpy.ops`."""
        found: dict[str, list[str]] = {}
        for name in self.operators:
            module, _, last = name.partition(".")
            found.setdefault(module, []).append(last)
        return found

    @cached_property
    def type_names(self) -> frozenset[str]:
        """What `bpy.types` has, but for the operators' classes."""
        interface = (name for names in self.reference["interface"].values() for name in names)
        return frozenset((*self.types, *interface))

    @cached_property
    def node_labels(self) -> dict[str, list[str]]:
        """The node types with each label, which a new node has for its name."""
        found: dict[str, list[str]] = {}
        for name, record in self.nodes.items():
            found.setdefault(record["label"], []).append(name)
        return found

    def module_type(self, path: str) -> Record | None:
        """A type of a module by its path: "mathutils.Vector"."""
        module, _, name = path.rpartition(".")
        return self.modules.get(module, {}).get("types", {}).get(name)

    def module_member(self, path: str, name: str) -> tuple[str, Record] | None:
        """What a module's type has under a name, as "function" or "attribute"."""
        module = path.rpartition(".")[0]
        seen: set[str] = set()
        while path not in seen:
            seen.add(path)
            record = self.module_type(path)
            if record is None:
                return None
            for kind in ("functions", "attributes"):
                if name in record[kind]:
                    return kind[:-1], record[kind][name]
            path = f"{module}.{record['base']}"
        return None

    def is_closed_module_type(self, path: str) -> bool:
        """Whether all bases of a module's type are known, so that what is not listed is not there.

        Instances of classes that are written in Python have more than their classes tell.
        """
        record = self.module_type(path)
        if record is None or path.startswith(_IN_PYTHON):
            return False
        base = record["base"]
        return base is None or self.is_closed_module_type(f"{path.rpartition('.')[0]}.{base}")
