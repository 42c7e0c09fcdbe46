# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of any of Blender's structures as plain Python, so that two of them can be compared."""

from __future__ import annotations

from functools import cache
from typing import Any

import bpy

from .unlike import BOOKKEEPING

_DEPTH = 3


def plain(value: Any) -> Any:  # noqa: ANN401 (any of Blender's values)
    """A value as numbers, strings and tuples; a datablock is told by its name."""
    if isinstance(value, float):
        return round(value, 5) + 0.0
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, bpy.types.ID):
        return type(value).__name__, value.name
    if isinstance(value, set | frozenset):
        return sorted(value)
    if hasattr(value, "to_dict"):
        return plain_mapping(value.to_dict())
    if isinstance(value, dict):
        return plain_mapping(value)
    try:
        return tuple(plain(each) for each in value)
    except TypeError:
        return repr(value)


def plain_mapping(mapping: dict[str, Any]) -> list[tuple[str, Any]]:
    """A mapping as sorted pairs."""
    return [(str(key), plain(value)) for key, value in sorted(mapping.items(), key=lambda item: str(item[0]))]


def values_of(
    struct: bpy.types.bpy_struct, skip: frozenset[str] = frozenset(), depth: int = _DEPTH
) -> list[Any]:
    """The names and values of a structure's own properties, and of the structures inside it."""
    found = []
    for name, kind in _properties(struct.bl_rna.identifier, struct.bl_rna):
        if name in skip:
            continue
        value = getattr(struct, name)
        if kind == "POINTER" and value is not None and not isinstance(value, bpy.types.ID):
            found.append((name, values_of(value, depth=depth - 1) if depth else None))
        elif kind == "COLLECTION":
            if depth and len(value) < 1000:
                found.append((name, [_item(each, depth) for each in value]))
        else:
            found.append((name, plain(value)))
    return found


def _item(item: Any, depth: int) -> Any:  # noqa: ANN401 (an item of any collection)
    return plain(item) if item is None or isinstance(item, bpy.types.ID) else values_of(item, depth=depth - 1)


@cache
def _cached_properties(identifier: str) -> list[tuple[str, str]]:
    return _listed(getattr(bpy.types, identifier).bl_rna)


def _properties(identifier: str, rna: Any) -> list[tuple[str, str]]:  # noqa: ANN401 (bl_rna has no public type)
    return _cached_properties(identifier) if hasattr(bpy.types, identifier) else _listed(rna)


def _listed(rna: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    """Properties that hold a value of their own: a read-only number follows from others."""
    return [
        (prop.identifier, prop.type)
        for prop in rna.properties
        if prop.identifier not in BOOKKEEPING
        and not prop.identifier.startswith("bl_")
        and (not prop.is_readonly or prop.type in {"POINTER", "COLLECTION"})
    ]
