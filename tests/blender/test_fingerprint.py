# SPDX-License-Identifier: GPL-3.0-or-later
"""Fingerprints: another one for every change of a thing, the same one for changes around it."""

import bmesh
import bpy
import pytest

from addon.host.datablocks import every
from addon.host.fingerprint import fingerprint


@pytest.fixture
def cube():
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=1)
    bm.loops.layers.uv.new("UVMap")
    mesh = bpy.data.meshes.new("cube")
    bm.to_mesh(mesh)
    item = bpy.data.objects.new("cube", mesh)
    bpy.context.scene.collection.objects.link(item)
    wood = bpy.data.materials.new("wood")
    wood.use_nodes = True
    mesh.materials.append(wood)
    item.modifiers.new("bevel", "BEVEL")
    item.modifiers.new("array", "ARRAY")
    ramp = wood.node_tree.nodes.new("ShaderNodeValToRGB")
    wood.node_tree.links.new(ramp.outputs[0], wood.node_tree.nodes["Principled BSDF"].inputs[0])
    return item


def prints(exact):
    kinds = (bpy.data.objects, bpy.data.meshes, bpy.data.materials, bpy.data.curves, bpy.data.node_groups)
    return {each.session_uid: fingerprint(each, exact) for kind in kinds for each in kind}


CHANGES = {
    "moved": "cube.location.x += 0.001",
    "turned": "cube.rotation_euler.z += 0.001",
    "turned by quaternion": "cube.rotation_mode = 'QUATERNION'",
    "scaled": "cube.scale.y = 1.01",
    "delta": "cube.delta_location.x = 1",
    "parented": "cube.parent = bpy.data.objects.new('p', None)",
    "hidden": "cube.hide_render = True",
    "shown as wire": "cube.display_type = 'WIRE'",
    "renamed": "cube.name = 'box'",
    "modifier value": "cube.modifiers['bevel'].width = 0.2",
    "modifier order": "cube.modifiers.move(0, 1)",
    "modifier off": "cube.modifiers['bevel'].show_render = False",
    "modifier vector": "cube.modifiers['array'].relative_offset_displace[1] = 1",
    "constraint": "cube.constraints.new('TRACK_TO')",
    "vertex group": "cube.vertex_groups.new(name='top')",
    "weight": "cube.vertex_groups.new(name='top').add([1], 0.5, 'ADD')",
    "custom property": "cube['height'] = 3",
    "linked elsewhere": "bpy.data.collections.new('c').objects.link(cube)",
    "vertex": "cube.data.vertices[3].co.z += 0.001",
    "uv": "cube.data.uv_layers[0].data[2].uv = (0.3, 0.4)",
    "smooth": "cube.data.polygons[1].use_smooth = True; cube.data.set_sharp_from_angle(angle=0.1)",
    "material of a face": "cube.data.polygons[2].material_index = 1",
    "attribute": "cube.data.attributes.new('heat', 'FLOAT', 'POINT').data[3].value = 2",
    "crease": "cube.data.attributes.new('crease_edge', 'FLOAT', 'EDGE').data[3].value = 1",
    "flipped": "cube.data.flip_normals()",
    "shape key": "cube.shape_key_add(name='base')",
    "slot": "cube.data.materials.append(None)",
    "colour of a socket": "nodes['Principled BSDF'].inputs['Roughness'].default_value = 0.1",
    "colour stop": "nodes['Color Ramp'].color_ramp.elements[0].color = (1, 0, 0, 1)",
    "place of a stop": "nodes['Color Ramp'].color_ramp.elements[0].position = 0.2",
    "link": "tree.links.remove(tree.links[0])",
    "node": "nodes.new('ShaderNodeTexNoise')",
    "viewport colour": "cube.data.materials[0].diffuse_color = (1, 0, 0, 1)",
}


@pytest.mark.parametrize("exact", [True, False], ids=["exact", "unordered"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_shows(cube, change, exact):
    before = prints(exact)
    assert prints(exact) == before
    tree = cube.data.materials[0].node_tree
    exec(change, {"bpy": bpy, "cube": cube, "tree": tree, "nodes": tree.nodes})
    after = prints(exact)
    assert any(after[number] != was for number, was in before.items())


SAME = {
    "selected": "cube.select_set(True)",
    "selected vertices": "cube.data.vertices[1].select = False",
    "another object in its collection": (
        "bpy.context.scene.collection.objects.link(bpy.data.objects.new('x', None))"
    ),
    "a child": "bpy.data.objects.new('x', None).parent = cube",
    "another user of the mesh": "bpy.data.objects.new('x', cube.data)",
    "evaluated": "bpy.context.view_layer.update()",
    "node moved in the editor": "nodes['Color Ramp'].location.x += 100",
    "our own notes": "cube['maquette_cell'] = 'part: cube'",
    "shown expanded": "cube.modifiers['bevel'].show_expanded = False",
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME.keys())
def test_what_is_no_change_of_the_thing_does_not(cube, change):
    before = prints(True)
    tree = cube.data.materials[0].node_tree
    exec(change, {"bpy": bpy, "cube": cube, "tree": tree, "nodes": tree.nodes})
    after = prints(True)
    assert {number: after[number] for number in before} == before


def test_a_mesh_numbered_in_another_order_is_the_same_unless_asked_exactly():
    places = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (2, 0, 1)]
    first, second = bpy.data.meshes.new("a"), bpy.data.meshes.new("b")
    first.from_pydata(places, [], [(0, 1, 2, 3), (1, 4, 2)])
    second.from_pydata(places[::-1], [], [(2, 3, 0), (2, 1, 4, 3)])
    third = bpy.data.meshes.new("c")
    third.from_pydata(places, [], [(0, 1, 2, 3), (1, 2, 4)])
    found = []
    for mesh in (first, second, third):
        mesh.name = "mesh"
        found.append((fingerprint(mesh), fingerprint(mesh, exact=False)))
        mesh.name = "other"
    assert found[0][1] == found[1][1] != found[2][1]
    assert found[0][0] != found[1][0]


@pytest.mark.parametrize(
    "kind",
    ["meshes", "armatures", "lattices", "metaballs", "cameras", "worlds", "collections", "hair_curves"],
)
def test_empty_datablocks_of_every_kind_have_one(kind):
    assert fingerprint(getattr(bpy.data, kind).new("x")) == fingerprint(getattr(bpy.data, kind)["x"])


@pytest.mark.parametrize("kind", ["CURVE", "SURFACE", "FONT"])
def test_a_curves_points_and_text_count(kind):
    curve = bpy.data.curves.new("c", kind)
    before = fingerprint(curve)
    if kind == "FONT":
        curve.body = "maquette"
    else:
        curve.splines.new("NURBS").points[0].co = (1, 2, 3, 1)
    middle = fingerprint(curve)
    curve.bevel_depth = 0.1
    assert len({before, middle, fingerprint(curve)}) == 3


def test_everything_in_blenders_own_default_file_has_one():
    bpy.ops.wm.read_homefile(use_factory_startup=True)
    bpy.ops.mesh.primitive_monkey_add()
    bpy.ops.object.particle_system_add()
    bpy.ops.object.armature_add()
    for _, datablock in every():
        assert fingerprint(datablock) == fingerprint(datablock)
