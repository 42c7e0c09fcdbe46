# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's Python modules beside `bpy.types` and `bpy.ops`: bmesh, mathutils, bpy.utils and the rest."""

from __future__ import annotations

import importlib
import inspect
from types import ModuleType
from typing import Any

from .docs import Record, clean, doc_of, read_call, read_callable, read_member

# Names without a module of that name are attributes of one (`bpy.app.handlers`).
_NAMES = (
    "bpy.app bpy.app.handlers bpy.app.icons bpy.app.timers bpy.app.translations bpy.msgbus bpy.path bpy.props"
    " bpy.utils bpy.utils.previews bpy.utils.units"
    " bmesh bmesh.geometry bmesh.ops bmesh.types bmesh.utils"
    " mathutils mathutils.bvhtree mathutils.geometry mathutils.interpolate mathutils.kdtree mathutils.noise"
    " aud bl_math blf gpu gpu.capabilities gpu.matrix gpu.platform gpu.select gpu.shader gpu.state gpu.texture"
    " gpu.types gpu_extras.batch gpu_extras.presets idprop.types imbuf imbuf.types rna_prop_ui"
    " bpy_extras.anim_utils bpy_extras.asset_utils bpy_extras.bmesh_utils bpy_extras.id_map_utils"
    " bpy_extras.image_utils bpy_extras.io_utils bpy_extras.keyconfig_utils bpy_extras.mesh_utils"
    " bpy_extras.node_shader_utils bpy_extras.object_utils bpy_extras.view3d_utils bpy_extras.wm_utils"
)


def read_modules() -> dict[str, Record]:
    """Every module that this Blender has."""
    found = {name: _find(name) for name in _NAMES.split()}
    return {name: _read_module(value) for name, value in found.items() if value is not None}


def _find(name: str) -> Any:  # noqa: ANN401 (a module, or what stands for one)
    try:
        return importlib.import_module(name)
    except ImportError:
        parent, _, last = name.rpartition(".")
        return getattr(_find(parent), last, None) if parent else None


def _read_module(module: Any) -> Record:  # noqa: ANN401
    functions, types, attributes = {}, {}, {}
    # `bpy.app` is a structure: what it has to say of its fields stands in its type.
    owner = module if inspect.ismodule(module) else type(module)
    for name in _names_of(module):
        value = getattr(module, name)
        if inspect.ismodule(value):
            continue
        if isinstance(value, type):
            types[name] = _read_type(value)
        elif callable(value):
            functions[name] = read_callable(value)
        else:
            attributes[name] = read_member(owner, name) if hasattr(owner, name) else {"description": ""}
    return {
        "functions": functions,
        "types": types,
        "attributes": attributes,
        "description": clean(doc_of(module)),
    }


def _names_of(module: Any) -> list[str]:  # noqa: ANN401
    """What a module offers, without what it imported for itself."""
    offered = getattr(module, "__all__", None)
    if offered is not None:
        return sorted(offered)
    names = [name for name in dir(module) if not name.startswith("_")]
    if not isinstance(module, ModuleType) or getattr(module, "__file__", None) is None:
        inherited = set() if isinstance(module, ModuleType) else set(dir(tuple))
        return [name for name in names if name not in inherited]
    return [name for name in names if _is_home(module, getattr(module, name))]


def _is_home(module: ModuleType, value: Any) -> bool:  # noqa: ANN401
    home = getattr(value, "__module__", None)
    return home == module.__name__ or (home is None and not inspect.ismodule(value))


def _read_type(cls: type) -> Record:
    base = cls.__mro__[1] if len(cls.__mro__) > 1 else object
    functions, attributes = {}, {}
    for name in sorted(set(dir(cls)) - set(dir(base))):
        if name.startswith("_"):
            continue
        member = inspect.getattr_static(cls, name)
        is_function = callable(member) or isinstance(member, classmethod | staticmethod)
        (functions if is_function else attributes)[name] = read_member(cls, name)
    return {
        "base": None if base is object else base.__name__,
        **read_call(cls),
        "attributes": attributes,
        "functions": functions,
    }
