# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing the scene that the window shows as files which other programs read: all of it is the asset's.

Every file holds the shapes that the audit measured, in metres, and each material in its plain look.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import bpy

from .flatten import plain_materials


def write_exchange(kind: str, file: Path) -> None:
    """Write the file, and beside it what belongs to it. Raises RuntimeError with Blender's reason."""
    with plain_materials(_materials()):
        _WRITERS[kind](str(file))


def _usd(file: str) -> None:
    bpy.ops.wm.usd_export(
        filepath=file,
        selected_objects_only=True,
        export_animation=False,
        export_custom_properties=False,
        export_materials=True,
        convert_orientation=False,
        evaluation_mode="VIEWPORT",
        allow_unicode=True,
        check_existing=False,
        **_known(bpy.ops.wm.usd_export, merge_parent_xform=True),  # one prim for each object, from 4.5 on
    )


def _glb(file: str) -> None:
    bpy.ops.export_scene.gltf(
        filepath=file,
        export_format="GLB",
        use_selection=True,
        use_active_scene=True,  # all scenes of the file otherwise
        export_apply=True,
        check_existing=False,
    )


def _fbx(file: str) -> None:
    bpy.ops.export_scene.fbx(
        filepath=file,
        use_selection=True,
        apply_scale_options="FBX_SCALE_ALL",  # objects arrive with a scale of one, not of a hundred
        use_mesh_modifiers_render=False,
        mesh_smooth_type="FACE",
        add_leaf_bones=False,
        bake_anim=False,
        path_mode="COPY",
        embed_textures=True,
        check_existing=False,
    )


def _obj(file: str) -> None:
    bpy.ops.wm.obj_export(
        filepath=file,
        export_selected_objects=True,
        export_pbr_extensions=True,
        path_mode="COPY",
        check_existing=False,
    )


def _stl(file: str) -> None:
    bpy.ops.wm.stl_export(
        filepath=file,
        export_selected_objects=True,
        check_existing=False,
        **_known(bpy.ops.wm.stl_export, evaluation_mode="DAG_EVAL_VIEWPORT"),
    )


def _known(operator: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401 (operators have no type)
    """Those options that this Blender's operator has."""
    properties = operator.get_rna_type().properties
    return {name: value for name, value in options.items() if name in properties}


_WRITERS: dict[str, Callable[[str], None]] = {"usd": _usd, "glb": _glb, "fbx": _fbx, "obj": _obj, "stl": _stl}


def _materials() -> set[bpy.types.Material]:
    objects = bpy.context.view_layer.objects
    return {slot.material for each in objects for slot in each.material_slots if slot.material}
