# SPDX-License-Identifier: GPL-3.0-or-later
"""The types of `bpy.types`, each with what it adds to its base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import bpy

from .docs import clean, doc_of, read_member
from .properties import Record, read_function, read_property
from .shipped import is_shipped, is_shipped_property

# Of these there are thousands, all of one make: only their names are of use.
INTERFACE = ("Panel", "Menu", "Header", "UIList", "AssetShelf", "FileHandler", "Operator", "AddonPreferences")


# RNA gives these to each type; they are told once, where all inherit them from.
_OF_EVERY_STRUCT = {"bl_rna": "RNA type definition of the class", "rna_type": "RNA type definition"}


def read_types() -> dict[str, Record]:
    """Every type but the interface's, by name."""
    interface = tuple(getattr(bpy.types, name) for name in INTERFACE)
    records = {}
    for name, cls in _classes():
        if not hasattr(cls, "bl_rna"):
            records[name] = _read_plain_class(cls)
        elif not issubclass(cls, interface) or cls in interface:
            records[name] = _read_struct(cls)
    records["bpy_struct"]["python"] |= {
        name: {"description": text} for name, text in _OF_EVERY_STRUCT.items()
    }
    return records


def read_interface() -> dict[str, list[str]]:
    """The names of Blender's panels, menus and the like, by what they are; operators are told elsewhere."""
    bases = {name: getattr(bpy.types, name) for name in INTERFACE if name != "Operator"}
    names: dict[str, list[str]] = {base: [] for base in bases}
    for name, cls in _classes():
        for base, parent in bases.items():
            if issubclass(cls, parent) and cls is not parent:
                names[base].append(name)
    return names


def _classes() -> Iterator[tuple[str, Any]]:
    """Blender's own classes by name. Property groups are not listed in `bpy.types`, only led to."""
    for name in dir(bpy.types):
        cls = getattr(bpy.types, name)
        is_class = isinstance(cls, type) and not issubclass(cls, type)
        if not name.startswith("_") and is_class and is_shipped(cls):
            yield name, cls
    for cls in bpy.types.PropertyGroup.__subclasses__():
        if "bl_rna" not in vars(cls):
            continue  # no longer registered: what it inherits may be gone, and Blender would crash
        name = cls.bl_rna.identifier
        if name != "PropertyGroup" and not hasattr(bpy.types, name) and is_shipped(cls):
            yield name, cls


def _read_struct(cls: Any) -> Record:  # noqa: ANN401 (a class of bpy.types)
    rna = cls.bl_rna
    base = rna.base
    properties, functions = list(rna.properties), list(rna.functions)
    own = properties[len(base.properties) :] if base else properties[1:]  # the first is `rna_type`
    own_functions = functions[len(base.functions) :] if base else functions
    known = {each.identifier for each in (*properties, *functions)}
    return {
        "base": base.identifier if base else "bpy_struct",
        "properties": {
            prop.identifier: read_property(prop) for prop in own if is_shipped_property(cls, prop)
        },
        "functions": {each.identifier: read_function(each) for each in own_functions},
        "python": _read_python(
            cls, getattr(bpy.types, base.identifier) if base else bpy.types.bpy_struct, known
        ),
        "description": rna.description,
    }


def _read_plain_class(cls: type) -> Record:
    """A class without RNA of its own, such as `bpy_struct` and `bpy_prop_collection`."""
    base = cls.__mro__[1]
    return {
        "base": None if base is object else base.__name__,
        "properties": {},
        "functions": {},
        "python": _read_python(cls, base, set()),
        "description": clean(doc_of(cls)),
    }


def _read_python(cls: type, base: type, known: set[str]) -> dict[str, Record]:
    """What a class has in Python beside its RNA and its base."""
    names = set(dir(cls)) - set(dir(base)) - known - set(_OF_EVERY_STRUCT)
    return {name: read_member(cls, name) for name in sorted(names) if not name.startswith("_")}
