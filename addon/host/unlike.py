# SPDX-License-Identifier: GPL-3.0-or-later
"""Properties in which two datablocks may be unlike and still be the same: what a fingerprint leaves out."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# How Blender finds a thing, shows it in its editors or keeps book of it.
BOOKKEEPING = _words(
    """
    rna_type bl_rna name_full id_type session_uid users tag preview use_fake_user use_extra_user mode original
    library library_weak_reference asset_data override_library is_evaluated is_override_data animation_data
    select show_expanded is_active show_in_editmode show_on_cage hide_select execution_time warnings
    persistent_uid use_pin_to_last
    """
)
# What follows from other values, is compared in another way, or says only what is being worked on.
OBJECT = _words(
    """
    matrix_world matrix_local matrix_basis dimensions bound_box material_slots vertex_groups children pose
    active_material active_material_index active_shape_key active_shape_key_index active_index motion_path
    animation_visualization particle_systems selection_sets active_selection_set field collision soft_body
    cycles grease_pencil_modifiers lineart display image_user
    """
)
# What lies in a collection knows of that itself.
COLLECTION = _words(
    """
    objects all_objects children collection_children collection_objects exporters active_exporter_index
    """
)
SHADER = _words("node_tree use_nodes texture_paint_images texture_paint_slots paint_active_slot cycles")
NODE = _words(
    """
    inputs outputs internal_links location location_absolute width width_hidden height dimensions color
    use_custom_color color_tag show_options show_preview show_texture hide parent label image_user
    panel_states warning_propagation
    """
)
GEOMETRY = _words(
    """
    vertices edges loops polygons loop_triangles loop_triangle_polygons attributes points position_data
    vertex_normals polygon_normals corner_normals normals uv_layers uv_layer_clone uv_layer_stencil
    vertex_colors color_attributes active_color_name default_color_name skin_vertices shape_keys materials
    vertex_layers_float vertex_layers_int vertex_layers_string splines active_spline elements curves
    curve_offset_data body_format text_boxes edit_bones layers texspace_location texspace_size cycles
    """
)
