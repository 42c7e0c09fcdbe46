# SPDX-License-Identifier: GPL-3.0-or-later
"""The members of `bpy.context`: those of its type, and those that the screen's editors add."""

from __future__ import annotations

import bpy

from .properties import Record, read_property

_ONE = {
    "Object": "active_object object edit_object sculpt_object vertex_paint_object weight_paint_object"
    " image_paint_object particle_edit_object pose_object",
    "EditBone": "edit_bone",
    "Bone": "bone",
    "PoseBone": "pose_bone active_pose_bone",
    "Scene": "scene sequencer_scene",
    "World": "world",
    "Mesh": "mesh",
    "Armature": "armature",
    "Lattice": "lattice",
    "Curve": "curve",
    "Curves": "curves",
    "MetaBall": "meta_ball",
    "Light": "light",
    "LightProbe": "lightprobe",
    "PointCloud": "pointcloud",
    "Volume": "volume",
    "Speaker": "speaker",
    "Camera": "camera",
    "Material": "material",
    "MaterialSlot": "material_slot",
    "Texture": "texture",
    "TextureSlot": "texture_slot",
    "ID": "id texture_user annotation_data_owner",
    "Property": "texture_user_property",
    "Node": "active_node texture_node",
    "ParticleSystem": "particle_system particle_system_editable",
    "ParticleSettings": "particle_settings",
    "ClothModifier": "cloth",
    "SoftBodyModifier": "soft_body",
    "FluidModifier": "fluid",
    "CollisionModifier": "collision",
    "DynamicPaintModifier": "dynamic_paint",
    "Brush": "brush",
    "FreestyleLineStyle": "line_style",
    "GreasePencil": "grease_pencil gpencil",
    "MovieClip": "edit_movieclip",
    "Mask": "edit_mask",
    "Image": "edit_image",
    "Text": "edit_text",
    "NlaTrack": "active_nla_track",
    "NlaStrip": "active_nla_strip",
    "Operator": "active_operator",
    "Action": "active_action",
    "FCurve": "active_editable_fcurve",
    "UIList": "ui_list",
}
_MANY = {
    "Object": "selected_objects selected_editable_objects selectable_objects visible_objects editable_objects"
    " objects_in_mode objects_in_mode_unique_data",
    "EditBone": "visible_bones editable_bones selected_bones selected_editable_bones",
    "PoseBone": "visible_pose_bones selected_pose_bones selected_pose_bones_from_active_object",
    "Node": "selected_nodes",
    "NlaStrip": "selected_nla_strips",
    "MovieTrackingTrack": "selected_movieclip_tracks",
    "Action": "selected_visible_actions selected_editable_actions",
    "FCurve": "visible_fcurves editable_fcurves selected_visible_fcurves selected_editable_fcurves",
    "Keyframe": "selected_editable_keyframes",
    "ID": "selected_ids",
}
# Their classes depend on the version or on what is active. What the screen knows besides is taken from it.
_UNTYPED = (
    "active_bone property annotation_data active_annotation_layer asset asset_library_reference active_file"
    " selected_files selected_assets active_sequence_strip sequences selected_sequences"
    " selected_editable_sequences active_strip strips selected_strips selected_editable_strips strip"
    " strip_modifier tool_mask"
)


def read_context() -> dict[str, Record]:
    """The context's members, in the shape of properties."""
    members: dict[str, Record] = {}
    for kind, table in (("POINTER", _ONE), ("COLLECTION", _MANY)):
        for of, names in table.items():
            if hasattr(bpy.types, of):
                members |= {name: {"kind": kind, "of": of, "readonly": True} for name in names.split()}
    for name in (*_UNTYPED.split(), *_screen_members()):
        members.setdefault(name, {"kind": "POINTER", "of": None, "readonly": True})
    for prop in bpy.types.Context.bl_rna.properties:
        if prop.identifier != "rna_type":
            members[prop.identifier] = read_property(prop)
    return members


def _screen_members() -> list[str]:
    """What the context has now beside what its type gives to every context."""
    context = bpy.types.Context
    of_type = {*dir(context), *context.bl_rna.functions.keys(), "rna_type"}
    return [name for name in dir(bpy.context) if not name.startswith("_") and name not in of_type]
