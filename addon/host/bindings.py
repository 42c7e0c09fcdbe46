# SPDX-License-Identifier: GPL-3.0-or-later
"""What a cell bound to its names, as JSON and back: plain values, vectors, datablocks, imports."""

from __future__ import annotations

import base64
import random
import types
from typing import Any

import bpy
import mathutils
import numpy as np

from ..core.guard.policy import policy
from . import ownership
from .datablocks import every, is_alive, kinds
from .guarded import module_for

_PLAIN = (bool, int, float, str)
_CONTAINERS: dict[str, type] = {"tuple": tuple, "list": list, "set": set, "frozenset": frozenset}
_VECTORS = {name: getattr(mathutils, name) for name in ("Vector", "Matrix", "Quaternion", "Euler", "Color")}
# A record may come with somebody's .blend: reading it must not import whatever is named there.
_LISTED = """
    bpy bmesh mathutils numpy math cmath random itertools functools collections dataclasses enum typing types
    colorsys statistics string re copy operator hashlib heapq bisect fractions decimal time datetime json
    textwrap builtins
"""
_MODULES = frozenset(_LISTED.split())
_SIZED = (list, tuple, dict, set, frozenset)
_MOST_ITEMS = 5000
_LONGEST_ARRAY = 100_000  # bytes


class NotEncodable(Exception):
    """A value that cannot be written down; its cell has to run again to have it."""


def encode(value: Any, asset: str) -> Any:  # noqa: ANN401 (whatever a script binds)
    """A value that the asset's script bound, as JSON. Raises NotEncodable."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, _SIZED) and len(value) > _MOST_ITEMS:
        raise NotEncodable
    for name, kind in _CONTAINERS.items():
        if type(value) is kind:
            return {name: [encode(each, asset) for each in value]}
    if type(value) is dict:
        return {"dict": [[encode(key, asset), encode(each, asset)] for key, each in value.items()]}
    if isinstance(value, tuple(_VECTORS.values())):
        return _encode_vector(value)
    if isinstance(value, bpy.types.ID):
        return _encode_datablock(value, asset)
    for name in ("context", "data"):
        if value is getattr(bpy, name):
            return {"module": "bpy", "name": name}
    if isinstance(value, bpy.types.bpy_struct | bpy.types.bpy_prop_collection):
        return _encode_inside(value, asset)
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and value.nbytes <= _LONGEST_ARRAY:
        data = base64.b64encode(np.ascontiguousarray(value).tobytes()).decode()
        return {"array": data, "dtype": value.dtype.str, "shape": value.shape}
    if type(value) is random.Random:
        return {"random": value.getstate()}
    return _encode_import(value)


def _encode_vector(value: Any) -> Any:  # noqa: ANN401
    if value.owner is not None:
        raise NotEncodable  # a window on an object's data, which a copy would not be
    kind = type(value).__name__
    rows = [list(row) for row in value] if kind == "Matrix" else list(value)
    return {kind: rows, "order": value.order} if kind == "Euler" else {kind: rows}


def _encode_datablock(datablock: bpy.types.ID, asset: str) -> Any:  # noqa: ANN401
    if not is_alive(datablock):
        raise NotEncodable
    if datablock.is_embedded_data:
        return _encode_embedded(datablock, asset)
    if ownership.CELL in datablock:
        written = {"cell": datablock[ownership.CELL], "number": datablock[ownership.NUMBER]}
        owner = datablock[ownership.ASSET]
        return written if owner == asset else {**written, "asset": owner}
    for kind in kinds():
        if getattr(bpy.data, kind).get(datablock.name) == datablock:
            return {"datablock": datablock.name, "kind": kind}
    raise NotEncodable


def _encode_embedded(embedded: bpy.types.ID, asset: str) -> Any:  # noqa: ANN401
    """A material's node tree or a scene's root collection, by the datablock that it is part of."""
    for _, owner in every():
        for name in ("node_tree", "collection"):
            if getattr(owner, name, None) == embedded:
                return {"of": _encode_datablock(owner, asset), "path": name}
    raise NotEncodable


def _encode_inside(value: Any, asset: str) -> Any:  # noqa: ANN401
    """A modifier, a node, a socket ...: by its path in the datablock that holds it."""
    try:
        owner, path = value.id_data, value.path_from_id()
        is_there = owner is not None and owner.path_resolve(path) == value
    except (AttributeError, ValueError, ReferenceError) as error:
        raise NotEncodable from error
    if not is_there:
        raise NotEncodable
    return {"of": _encode_datablock(owner, asset), "path": path}


def _encode_import(value: Any) -> Any:  # noqa: ANN401
    """A module, or what can be had again from one by its name."""
    if isinstance(value, types.ModuleType):
        return {"module": _known(value.__name__)}
    name = getattr(value, "__qualname__", "")
    # Blender's own classes do not all say which module they are from.
    for module in (getattr(value, "__module__", None), "mathutils", "bpy.types", "bmesh.types"):
        try:
            if module and name and _imported(module, name) is value:
                return {"module": module, "name": name}
        except LookupError:
            continue
    raise NotEncodable


def _known(module: str) -> str:
    if module.partition(".")[0] not in _MODULES:
        raise NotEncodable
    return module


def _imported(module: str, name: str) -> Any:  # noqa: ANN401
    """A module, or what stands in it under a dotted name. Raises LookupError."""
    path = module
    try:
        found: Any = module_for(_known(module))
        for attribute in name.split(".") if name else ():
            if _is_refused(path, attribute):
                raise LookupError(f"{path}.{attribute}")
            found, path = getattr(found, attribute), f"{path}.{attribute}"
    except (ImportError, AttributeError, NotEncodable) as error:
        raise LookupError(f"{module}.{name}") from error
    return found


def _is_refused(path: str, name: str) -> bool:
    """Whether the guard would let no script write it: then no record may bind it either."""
    if path == "builtins":
        return policy().builtin(name) is not None
    return (policy().member(path, name) if policy().knows(path) else policy().attribute(name)) is not None


def decode(written: Any, asset: str) -> Any:  # noqa: ANN401
    """The value that was encoded. Raises LookupError where it cannot be had any more."""
    if not isinstance(written, dict):
        return written
    for name, kind in _CONTAINERS.items():
        if name in written:
            return kind(decode(each, asset) for each in written[name])
    if "dict" in written:
        return {decode(key, asset): decode(each, asset) for key, each in written["dict"]}
    if "array" in written:
        data = np.frombuffer(base64.b64decode(written["array"]), written["dtype"])
        return data.reshape(written["shape"]).copy()
    if "random" in written:
        generator = random.Random()
        version, keys, gauss = written["random"]
        generator.setstate((version, tuple(keys), gauss))
        return generator
    if "module" in written:
        return _imported(written["module"], written.get("name", ""))
    if "Euler" in written:
        return mathutils.Euler(written["Euler"], written["order"])
    for name, kind in _VECTORS.items():
        if name in written:
            return kind(written[name])
    return _decode_datablock(written, asset)


def _decode_datablock(written: dict[str, Any], asset: str) -> Any:  # noqa: ANN401
    if "of" in written:
        try:
            return decode(written["of"], asset).path_resolve(written["path"])
        except ValueError as error:
            raise LookupError(written["path"]) from error
    if "cell" in written:
        for each in ownership.find_owned(written.get("asset", asset)):
            if (each.cell, each.number) == (written["cell"], written["number"]):
                return each.datablock
    elif written["datablock"] in getattr(bpy.data, written["kind"]):
        return getattr(bpy.data, written["kind"])[written["datablock"]]
    raise LookupError(str(written))


def leads_nowhere(value: Any) -> bool:  # noqa: ANN401
    """Whether a live value holds a datablock that has been removed."""
    if isinstance(value, bpy.types.ID):
        return not is_alive(value)
    if isinstance(value, list | tuple | set | frozenset):
        return any(leads_nowhere(each) for each in value)
    return isinstance(value, dict) and any(leads_nowhere(each) for each in value.values())
