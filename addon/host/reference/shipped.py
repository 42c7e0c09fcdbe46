# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes with Blender itself. The user's add-ons register types too, but a cache outlives them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import bl_ui
import bpy

# .../scripts/startup/bl_ui/__init__.py
_SCRIPTS = Path(bl_ui.__file__).resolve().parents[2]

# The modules of classes that no script registers: made in C, or in C with methods in Python.
_BUILT_IN = frozenset({"bpy", "bpy_types", "_bpy_types", "builtins"})


def is_shipped(cls: Any) -> bool:  # noqa: ANN401 (a class of bpy.types)
    """Whether a class was made in C or by a script of Blender's own folder."""
    return _is_built_in(cls) or _is_shipped_module(cls.__module__)


def is_shipped_property(owner: Any, prop: Any) -> bool:  # noqa: ANN401
    """Whether a property of a shipped class is Blender's own.

    The nodes' enums count as made at run time too, but Blender makes them. What else was added to a built-in
    class at run time tells its origin only where it leads to a class, as `Object.cycles` does.
    """
    if not prop.is_runtime or not _is_built_in(owner) or issubclass(owner, bpy.types.Node):
        return True
    if prop.type not in {"POINTER", "COLLECTION"}:
        return False
    of = bpy.types.PropertyGroup.bl_rna_get_subclass_py(prop.fixed_type.identifier)
    return of is not None and is_shipped(of)


def _is_built_in(cls: Any) -> bool:  # noqa: ANN401
    return cls.__module__.partition(".")[0] in _BUILT_IN


@cache
def _is_shipped_module(name: str) -> bool:
    file = getattr(sys.modules.get(name), "__file__", None)
    return file is not None and Path(file).resolve().is_relative_to(_SCRIPTS)
