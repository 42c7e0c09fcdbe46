# SPDX-License-Identifier: GPL-3.0-or-later
"""What the API check says of scripts, against this Blender's own reference."""

import textwrap

import bpy
import pytest

from addon.core.check import check, mend, read_drift
from addon.host.reference import structure


def findings(script):
    return check("import bpy, bmesh, mathutils\n" + textwrap.dedent(script), structure(), read_drift())


def certain(script):
    return [finding for finding in findings(script) if finding.certain]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("bpy.ops.mesh.primitive_cub_add()", "primitive_cube_add"),
        ("bpy.ops.mesh.primitive_cube_add(sise=2)", "size"),
        ("bpy.ops.mesh.primitive_cube_add(align='WORDL')", "WORLD"),
        ("bmesh.ops.bevell(bmesh.new())", "bevel"),
        ("bm = bmesh.new()\nbmesh.ops.create_cube(bm, sise=1)", "size"),
        ("bpy.data.objects.new('a', None).locaton = (0, 0, 0)", "location"),
        ("scene = bpy.context.scene\nprint(scene.render.resolution_xx)", "resolution_x"),
        ("for each in bpy.data.meshes:\n    print(each.verticess)", "vertices"),
        ("print([each.nam for each in bpy.data.objects])", "name"),
        ("def made():\n    return bpy.data.meshes.new('a')\nmade().polygon", "polygons"),
        ("m = bpy.data.objects.new('a', None).modifiers.new('b', 'BEVVEL')", "BEVEL"),
        ("m = bpy.data.objects.new('a', None).modifiers.new('b', 'BEVEL')\nm.segmens = 3", "segments"),
        ("m = bpy.data.objects.new('a', None).modifiers.new('b', 'BEVEL')\nm.limit_method = 'ANGEL'", "ANGLE"),
        ("tree = bpy.data.node_groups.new('a', 'ShaderNodeTree')\ntree.nodes.new('ShaderNodeBsdfPrincipeld')",
         "ShaderNodeBsdfPrincipled"),
        ("tree = bpy.data.node_groups.new('a', 'ShaderNodeTree')\nn = tree.nodes.new('ShaderNodeBsdfPrincipled')\n"
         "n.inputs['Rougness'].default_value = 1", "Roughness"),
        ("mathutils.Vector((1, 2, 3)).lenght", "length"),
        ("def f(:", ""),
    ],
)  # fmt: skip
def test_a_slip_is_found_with_the_right_name(script, told):
    found = findings(script)
    assert len(found) == 1
    assert told in found[0].message


@pytest.mark.parametrize(
    "script",
    [
        "bpy.ops.mesh.primitive_cube_add(size=2, location=(0, 0, 1))",
        "bpy.context.object['mine'] = 3\nprint(bpy.context.object['mine'])",
        "bpy.types.Scene.mine = bpy.props.IntProperty()\nbpy.context.scene.mine = 3",
        "class A(bpy.types.Operator):\n    bl_idname = 'mine.a'\n    bl_label = ''\nbpy.ops.mine.a()",
        "class P(bpy.types.PropertyGroup):\n    x: bpy.props.IntProperty()\n"
        "bpy.types.Object.p = bpy.props.PointerProperty(type=P)\nprint(bpy.context.object.p.x)",
        "def f(thing):\n    return thing.anything",
        "x = bpy.context.object\nx = 3\nprint(x.real)",
        "import sys\nprint(sys.argv, getattr(bpy.data, 'x', None))",
        "data = bpy.context.object.data\nprint(data.whatever_it_is)",
        "group = bpy.data.node_groups.new('g', 'GeometryNodeTree')\n"
        "group.interface.new_socket(name='Mine', in_out='INPUT', socket_type='NodeSocketFloat')\n"
        "n = group.nodes.new('NodeGroupInput')\nprint(n.outputs['Mine'])",
        "for name in ('a', 'b'):\n    print(getattr(bpy.ops.mesh, name))",
        "bm = bmesh.new()\nlayer = bm.verts.layers.float.new('a')\nfor v in bm.verts:\n    v[layer] = 1.0",
    ],
)
def test_right_code_has_no_certain_finding(script):
    assert certain(script) == []


@pytest.mark.parametrize(
    "script",
    [
        "mesh = bpy.data.meshes.new('a')\nif hasattr(mesh, 'gone'):\n    mesh.gone = 1",
        "mesh = bpy.data.meshes.new('a')\ntry:\n    mesh.gone = 1\nexcept AttributeError:\n    pass",
        "mesh = bpy.data.meshes.new('a')\nif bpy.app.version < (2, 80, 0):\n    mesh.gone = 1",
        "mesh = bpy.data.meshes.new('a')\nif bpy.app.version >= (9, 0):\n    mesh.gone = 1\nelse:\n    mesh.name = 'b'",
    ],
)
def test_code_that_asks_first_is_left_in_peace(script):
    assert certain(script) == []


def test_a_finding_names_its_cell_line_and_column():
    script = "# %% part: seat\nimport bpy\nseat = 1\n# %% part: legs\nbpy.ops.mesh.primitive_cub_add()\n"
    (finding,) = check(script, structure(), read_drift())
    assert (finding.cell, finding.line, finding.column) == ("part: legs", 5, 1)


def test_repair_leaves_every_other_letter_alone():
    before = 'import bpy\n\nmesh = bpy.data.meshes.new("ä")   # odd  spacing\nmesh.use_auto_smooth = True ; x = 1\n'
    after = mend(before, structure(), read_drift()).text
    assert after.splitlines()[:3] == before.splitlines()[:3]
    assert "use_auto_smooth" not in after
    assert after.endswith("x = 1\n")


def test_old_sockets_are_mended_for_this_blender():
    script = (
        "import bpy\nm = bpy.data.materials.new('a')\nm.use_nodes = True\n"
        "p = m.node_tree.nodes.new('ShaderNodeBsdfPrincipled')\np.inputs['Specular'].default_value = 0.2\n"
    )
    mended = mend(script, structure(), read_drift())
    assert "p.inputs['Specular IOR Level']" in mended.text
    exec(compile(mended.text, "mended.py", "exec"), {})


@pytest.mark.parametrize("engine", ["BLENDER_EEVEE", "BLENDER_EEVEE_NEXT"])
def test_the_engines_name_is_mended_both_ways(engine):
    mended = mend(f"import bpy\nbpy.context.scene.render.engine = '{engine}'\n", structure(), read_drift())
    exec(compile(mended.text, "mended.py", "exec"), {})
    assert "EEVEE" in bpy.context.scene.render.engine
