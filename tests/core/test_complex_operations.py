# SPDX-License-Identifier: GPL-3.0-or-later
"""The count of complex operations that docs/evaluation.md reports."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))

from complex_operations import complex_operations


def counted(*lines):
    return dict(complex_operations("\n".join(["import bpy", *lines, ""])))


def test_primitives_transforms_and_plain_materials_do_not_count():
    assert not counted(
        "bpy.ops.mesh.primitive_cube_add(size=1)",
        "bmesh.ops.create_cube(bm, size=1)",
        "bmesh.ops.translate(bm, verts=bm.verts, vec=(0, 0, 1))",
        'tree.nodes.new("ShaderNodeBsdfPrincipled")',
        "part.location = (0, 0, 1)",
    )


def test_modifiers_count_by_their_type():
    assert counted('x.modifiers.new("b", "BEVEL")', 'bpy.ops.object.modifier_add(type="SUBSURF")') == {
        "modifier BEVEL": 1,
        "modifier SUBSURF": 1,
    }


def test_a_kind_counts_once_in_a_cell_and_again_in_the_next():
    cells = [
        "# %% part: a",
        "bmesh.ops.bevel(bm)",
        "bmesh.ops.bevel(bm)",
        "# %% part: b",
        "bmesh.ops.bevel(bm)",
    ]
    assert counted(*cells) == {"bmesh.ops.bevel": 2}


def test_curves_with_a_body_shape_keys_nodes_and_shaping_tools_count():
    assert counted(
        "curve.bevel_depth = 0.1",
        'x.shape_key_add(name="up")',
        'nodes.new("ShaderNodeTexNoise")',
        "loft(rings)",
    ) == {"body of a curve": 1, "shape key": 1, "nodes": 1, "loft": 1}


def test_the_tools_cell_does_not_count():
    assert not counted("# %% tools", "bmesh.ops.bevel(bm)", "# %% part: a", "x = 1")
