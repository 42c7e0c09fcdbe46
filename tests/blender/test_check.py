# SPDX-License-Identifier: GPL-3.0-or-later
"""The API check against the running Blender: what it calls certain fails, and what runs it lets be."""

import time

import pytest

from addon.core.check import check, read_drift, surroundings_of
from addon.host.reference import structure

PREPARED = """\
import bmesh, bpy, math, mathutils
from mathutils import Vector
scene = bpy.context.scene
mesh = bpy.data.meshes.new("mesh")
thing = bpy.data.objects.new("thing", mesh)
scene.collection.objects.link(thing)
bpy.context.view_layer.objects.active = thing
paint = bpy.data.materials.new("paint")
paint.use_nodes = True
tree = paint.node_tree
bsdf = tree.nodes["Principled BSDF"]
curve = bpy.data.curves.new("curve", 'CURVE')
geometry = bpy.data.node_groups.new("geometry", 'GeometryNodeTree')
bm = bmesh.new()
"""

# Each is run in the Blender at hand. What fails must be certain, and what runs must not be.
LINES = """\
bpy.ops.mesh.primitive_cube_add(size=2, location=(0, 0, 1))
bpy.ops.mesh.primitive_cube_add(sizes=2)
bpy.ops.mesh.primitive_cube_add(size="2")
bpy.ops.mesh.primitive_cube_add(size=True)
bpy.ops.mesh.primitive_cube_add(align='NOWHERE')
bpy.ops.mesh.primitive_cube_add(location=1)
bpy.ops.mesh.primitive_cube_add(location=(1, 2))
bpy.ops.mesh.primitive_cube_add('EXEC_DEFAULT', True, size=1)
bpy.ops.mesh.primitive_cube_add('SOMEHOW')
bpy.ops.mesh.primitive_cube_add({}, size=1)
bpy.ops.mesh.primitive_cube_add(radius=1, view_align=False)
bpy.ops.mesh.primitive_ico_sphere_add(subdivisions=2.0)
bpy.ops.mesh.primitiv_cube_add()
bpy.ops.mesh.nothing_of_the_kind
bpy.ops.select_all(action='SELECT')
bpy.ops.object.select_all(action='SELECTED')
bpy.ops.object.shade_smooth(use_auto_smooth=True)
bpy.ops.object.shade_auto_smooth(angle=0.5)
thing.locaton = (0, 0, 1)
thing.location = (0, 0, 1)
thing.location = 1
thing.location = (0, 0)
thing.location = Vector((0, 0))[:] + (0,)
thing.location[2] = 1
thing.location.z += 1
thing.hide_render = 1
thing.hide_render = 2
thing.pass_index = 1.5
thing.pass_index = 3
thing.name = 3
thing.parent = None
thing.parent = 3
thing.type = 'MESH'
thing.display_type = 'WIRES'
thing.display_type = 'WIRE'
thing.data = mesh
thing["anything"] = 3
thing.select_set(True)
thing.select_set(state=True)
thing.select_set()
thing.select_set("yes")
thing.select = True
thing.hide = True
thing.rotation_mode = 'ABC'
thing.lock_location = (True, False, True)
thing.lock_location = (1, 0, 1)
thing.modifiers.new("m", 'SUBSURF').levels = 2
thing.modifiers.new("m", 'SUBSURF').level = 2
thing.modifiers.new("m", 'SUBSURF').levels = 2.5
thing.modifiers.new("m", 'SUBDIVISION')
thing.modifiers.new(name="m", type='BEVEL').offset_type = 'WIDTH'
thing.modifiers.new("m")
thing.modifiers.new("m", 'BOOLEAN').solver = 'FAST'
thing.modifiers.new("m", 'BOOLEAN').solver = 'FLOAT'
thing.constraints.new('TRACK_TO').track_axis = 'TRACK_Z'
thing.constraints.new('TRACKING')
thing.data.use_auto_smooth = True
thing.data.vertices.add(3)
mesh.use_auto_smooth = True
mesh.vertices = []
mesh.validate(True)
mesh.validate(verbose=True)
mesh.validate(loud=True)
mesh.from_pydata([(0, 0, 0)], [], [])
mesh.attributes.new("a", 'FLOAT', 'POINT')
mesh.attributes.new("a", 'FLOAT', 'VERTEX')
mesh.shade_smooth()
mesh.calc_normals()
mesh.set_sharp_from_angle(angle=0.5)
paint.diffuse_color = (1, 0, 0)
paint.diffuse_color = (1, 0, 0, 1)
paint.roughness = "rough"
paint.blend_method = 'BLEND'
paint.shadow_method = 'HASHED'
bsdf.inputs["Base Color"].default_value = (1, 0, 0, 1)
bsdf.inputs["Base Color"].default_value = (1, 0, 0)
bsdf.inputs["Base Color"].default_value = 1.0
bsdf.inputs["Roughness"].default_value = 0.5
bsdf.inputs["Roughness"].default_value = (1, 0, 0, 1)
bsdf.inputs["Specular"].default_value = 0.5
bsdf.inputs["Specular IOR Level"].default_value = 0.5
bsdf.inputs["Roughnes"].default_value = 0.5
bsdf.inputs[99].default_value = 0.5
bsdf.inputs[-1].default_value
bsdf.outputs["BSDF"]
bsdf.outputs["Color"]
bsdf.distribution = 'GGX'
bsdf.distribution = 'SQUARE'
tree.nodes.new("ShaderNodeMath").operation = 'ADD'
tree.nodes.new("ShaderNodeMath").operation = 'PLUS'
tree.nodes.new("ShaderNodeMaths")
tree.nodes.new("ShaderNodeTexMusgrave")
tree.nodes.new("ShaderNodeBsdfGlossy").inputs["Roughness"].default_value = 0.1
tree.nodes.new("ShaderNodeTexNoise").outputs["Fac"]
tree.nodes.new("ShaderNodeTexNoise").outputs["Factor"]
tree.nodes.new("ShaderNodeTexNoise").inputs["W"]
tree.nodes.new("ShaderNodeMixRGB").inputs["Fac"].default_value = 0.5
tree.nodes.new("ShaderNodeMix").data_type = 'RGBA'
tree.nodes.new("CompositorNodeBlur")
tree.nodes.new()
tree.links.new(bsdf.outputs[0], tree.nodes["Material Output"].inputs[0])
tree.links.new(bsdf.outputs[0])
tree.links.new(bsdf.outputs[0], tree.nodes["Material Output"].inputs["Surface"], True)
tree.inputs.new('NodeSocketFloat', "a")
geometry.interface.new_socket("a", in_out='INPUT', socket_type='NodeSocketFloat')
geometry.interface.new_socket("a", in_out='INPUT', socket_type='NodeSocketFloatFactor')
geometry.nodes.new("GeometryNodeResampleCurve").mode = 'LENGTH'
geometry.nodes.new("FunctionNodeRandomValue").outputs[3]
geometry.nodes.new("FunctionNodeRandomValue").inputs["Min"]
scene.render.engine = 'CYCLES'
scene.render.engine = 'BLENDER_EEVEE'
scene.render.engine = 'BLENDER_EEVEE_NEXT'
scene.render.resolution_x = 100.0
scene.render.image_settings.file_format = 'PNG'
scene.render.image_settings.file_format = 'FFMPEG'
scene.render.image_settings.color_mode = 'RGBA'
scene.render.tile_x = 256
scene.view_settings.look = 'High Contrast'
scene.view_settings.look = 'AgX - High Contrast'
scene.eevee.use_bloom = True
scene.eevee.use_gtao = True
scene.eevee.use_raytracing = True
scene.cycles.samples = 3
scene.cycles.samples = "3"
scene.unit_settings.length_unit = 'METERS'
scene.frame_set(1.5)
scene.frame_current = 3
scene.node_tree
scene.compositing_node_group
scene.objects.active = thing
scene.update()
scene.cursor.location = (0, 0, 1)
scene.cursor_location = (0, 0, 1)
curve.splines.new('NURBS').points.add(3)
curve.splines.new('NURBS').points[0].co = (0, 0, 0)
curve.splines.new('NURBS').points[0].co = (0, 0, 0, 1)
curve.splines.new('BEZIER').bezier_points[0].handle_left_type = 'AUTO'
curve.splines.new('SPLINE')
curve.dimensions = '3D'
curve.fill_mode = 'BOTH'
bpy.data.lights.new("l", 'POINT').energy = 3
bpy.data.lights.new("l", 'AREA').size = 3
bpy.data.lights.new("l", 'POINT').size = 3
bpy.data.lights.new("l", type='LAMP')
bpy.data.lamps.new("l", 'POINT')
bpy.data.cameras.new("c").lens = 35
bpy.data.cameras.new("c").lense = 35
bpy.data.objects.new("o")
bpy.data.objects.new("o", None)
bpy.data.objects.new("o", None, None)
bpy.data.objects.new(name="o", object_data=None)
bpy.data.meshes.new(3)
bpy.data.objects.remove(thing, True)
bpy.data.objects.remove(thing, do_unlink=True)
bpy.data.objects.get("none")
bpy.data.things
bpy.context.scene = scene
bpy.context.view_layer.objects.active = thing
bpy.context.view_layer.update()
bpy.context.preferences.edit
bpy.context.user_preferences
bpy.types.Object
bpy.types.GreasePencilThing if False else None
bpy.app.version
bpy.utils.register_module(__name__)
bpy.path.abspath("//x")
mathutils.Vector((1, 2, 3)).normalized().to_tuple()
mathutils.Vector((1, 2, 3)).normalise()
mathutils.Matrix.Rotation(1, 4, 'X').to_euler()
mathutils.Matrix.Rotate(1, 4, 'X')
mathutils.noise.noise(Vector((0, 0, 0)))
bm.verts.new((0, 0, 0)).co.z
bm.verts.new((0, 0, 0)).location
bm.vertices.new((0, 0, 0))
bmesh.ops.create_cube(bm, size=1)
bmesh.ops.create_cube(bm, sizes=1)
bmesh.ops.create_cube(bm, 1)
bmesh.ops.create_cone(bm, segments=8, diameter1=1, diameter2=0, depth=1)
bmesh.ops.create_sphere(bm)
bmesh.ops.delete(bm, geom=[], context='VERTS')
bmesh.ops.delete(bm, geom=[], context=1)
[each.name for each in bpy.data.objects if each.type == 'MESH']
[each.nam for each in bpy.data.objects]
[each.data.energy for each in bpy.data.objects if each.type == 'LIGHT']
""".splitlines()

ROWS = read_drift()


def found(text):
    return check(text, structure(), ROWS)


def certain(text):
    return [finding.message for finding in found(text) if finding.certain]


@pytest.mark.parametrize("line", LINES)
def test_what_is_called_certain_fails_and_what_runs_is_let_be(line):
    text = PREPARED + line
    names = {"__name__": "__main__"}
    exec(compile(PREPARED, "<prepared>", "exec"), names)
    try:
        exec(compile(line, "<line>", "exec"), names)
        error = None
    except Exception as reason:
        error = reason
    findings = [finding for finding in found(text) if finding.certain]
    assert bool(findings) == (error is not None), (error, findings)
    if findings:
        assert {finding.line for finding in findings} == {PREPARED.count("\n") + 1}


# Old and new, each behind what makes sure that it is here: none of it may be called certain.
GUARDED = {
    "a version": """
import bpy
scene = bpy.context.scene
if bpy.app.version >= (5, 0, 0):
    tree = bpy.data.node_groups.new("c", "CompositorNodeTree")
    scene.compositing_node_group = tree
else:
    scene.use_nodes = True
    tree = scene.node_tree
scene.render.engine = 'BLENDER_EEVEE_NEXT' if (4, 2) <= bpy.app.version < (5, 0) else 'BLENDER_EEVEE'
""",
    "a version in a name": """
import bpy
MAJOR = bpy.app.version[0]
IS_OLD = bpy.app.version < (4, 1, 0)
def smooth(mesh):
    if IS_OLD:
        mesh.use_auto_smooth = True
        return
    mesh.set_sharp_from_angle(angle=0.5)
smooth(bpy.data.meshes.new("m"))
solver = "FLOAT" if MAJOR >= 5 else "FAST"
thing = bpy.data.objects.new("o", bpy.data.meshes.new("m"))
thing.modifiers.new("b", 'BOOLEAN').solver = solver
""",
    "a version in a function": """
import bpy
def is_at_least(*version):
    return bpy.app.version >= version
def newer():
    return bpy.app.version >= (5, 0, 0)
if newer():
    strips = bpy.context.scene.sequence_editor_create().strips
else:
    strips = bpy.context.scene.sequence_editor_create().sequences
""",
    "hasattr": """
import bpy
mesh = bpy.data.meshes.new("m")
if hasattr(mesh, "use_auto_smooth"):
    mesh.use_auto_smooth = True
elif hasattr(mesh, "set_sharp_from_angle"):
    mesh.set_sharp_from_angle(angle=0.5)
eevee = bpy.context.scene.eevee
if not hasattr(eevee, "use_bloom"):
    print("no bloom")
else:
    eevee.use_bloom = True
curves = action.fcurves if (action := bpy.data.actions.new("a")) and hasattr(action, "fcurves") else []
""",
    "an error that is caught": """
import bpy, contextlib
scene = bpy.context.scene
try:
    scene.render.engine = 'BLENDER_EEVEE_NEXT'
except TypeError:
    scene.render.engine = 'BLENDER_EEVEE'
with contextlib.suppress(AttributeError):
    scene.eevee.use_bloom = True
try:
    bpy.ops.wm.obj_export
    bpy.ops.export_scene.obj(filepath="/tmp/x.obj")
except AttributeError:
    pass
""",
    "a socket that is looked for": """
import bpy
paint = bpy.data.materials.new("p")
paint.use_nodes = True
bsdf = paint.node_tree.nodes["Principled BSDF"]
if "Specular" in bsdf.inputs:
    bsdf.inputs["Specular"].default_value = 0
else:
    bsdf.inputs["Specular IOR Level"].default_value = 0
for name in ("Emission", "Emission Color"):
    if name in bsdf.inputs:
        bsdf.inputs[name].default_value = (1, 1, 1, 1)
for name in ("Subsurface", "Subsurface Weight"):
    socket = bsdf.inputs.get(name)
    if socket is not None:
        socket.default_value = 0
""",
    "what the script registers": """
import bpy
class Settings(bpy.types.PropertyGroup):
    use_bloom: bpy.props.BoolProperty()
    count: bpy.props.IntProperty()
class Do(bpy.types.Operator):
    bl_idname = "object.do_it"
    bl_label = "Do it"
    amount: bpy.props.FloatProperty()
    def execute(self, context):
        context.scene.my_settings.use_bloom = True
        context.scene.my_settings.count += 1
        context.object.my_number = self.amount
        bpy.context.window_manager.my_list.add().count = 3
        return {'FINISHED'}
def register():
    bpy.utils.register_class(Settings)
    bpy.utils.register_class(Do)
    bpy.types.Scene.my_settings = bpy.props.PointerProperty(type=Settings)
    bpy.types.Object.my_number = bpy.props.FloatProperty()
    bpy.types.WindowManager.my_list = bpy.props.CollectionProperty(type=Settings)
register()
bpy.ops.mesh.primitive_cube_add()
bpy.ops.object.do_it(amount=3)
def unregister():
    del bpy.types.Scene.my_settings, bpy.types.Object.my_number, bpy.types.WindowManager.my_list
    bpy.utils.unregister_class(Do)
    bpy.utils.unregister_class(Settings)
unregister()
""",
    "names of the script's own": """
import bpy
from dataclasses import dataclass
from types import SimpleNamespace
@dataclass
class Look:
    use_auto_smooth: bool = True
    shadow_method: str = "x"
look = Look()
look.shadow_method = "y"
more = SimpleNamespace(use_bloom=True)
more.use_bloom = False
def smooth(of):
    return of.use_auto_smooth
smooth(look)
group = bpy.data.node_groups.new("g", "ShaderNodeTree")
group.interface.new_socket("Emission", in_out='INPUT', socket_type='NodeSocketColor')
paint = bpy.data.materials.new("p")
paint.use_nodes = True
node = paint.node_tree.nodes.new("ShaderNodeGroup")
node.node_tree = group
node.inputs["Emission"].default_value = (1, 1, 1, 1)
""",
    "a name that changes its type": """
import bpy
thing = bpy.context.scene
thing = thing.collection
thing.objects
for each in [bpy.data.meshes.new("m"), bpy.data.lights.new("l", 'POINT')]:
    each.name = "x"
    if isinstance(each, bpy.types.Mesh):
        each.vertices.add(1)
    else:
        each.energy = 3
found = None
for each in bpy.data.objects:
    found = each
    break
if found:
    found.location = (0, 0, 0)
parts = []
parts.append(bpy.data.meshes.new("m"))
for part in parts:
    part.vertices.add(1)
""",
}


@pytest.mark.parametrize("text", GUARDED.values(), ids=GUARDED)
def test_what_a_script_makes_sure_of_is_let_be(text):
    exec(compile(text, "<guarded>", "exec"), {"__name__": "__main__"})
    assert certain(text) == []


def test_a_type_is_followed_through_names_loops_functions_and_collections():
    text = """
import bpy
def made(name):
    mesh = bpy.data.meshes.new(name)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(thing)
    return thing
def paint(target):
    for slot in target.material_slots:
        slot.material.rougness = 0.5
class Builder:
    def __init__(self):
        self.scene = bpy.context.scene
        self.parts = {}
    def go(self):
        self.scene.rendr.fps = 3
        for number, each in enumerate(sorted(self.scene.objects, key=lambda each: each.name)):
            each.locatoin.x = number
paint(made("x"))
made("y").data.vertises
with bpy.context.temp_override(object=None) as nothing:
    bpy.context.scene.wrld
(first, second), *rest = [(made("a"), 1)], 2
one, two = made("b"), bpy.data.cameras.new("c")
two.lense = 3
"""
    assert [message.partition(" in Blender")[0] for message in certain(text)] == [
        "Material has no 'rougness'",
        "Scene has no 'rendr'",
        "Object has no 'locatoin'",
        "Mesh has no 'vertises'",
        "Scene has no 'wrld'",
        "Camera has no 'lense'",
    ]


def test_an_annotation_is_believed():
    text = "import bpy\ndef f(thing: bpy.types.Object, many: list[bpy.types.Mesh]):\n"
    assert len(certain(text + "    thing.locaton\n    many[0].vertces\n")) == 2
    assert certain("import bpy\ndef f(thing, many):\n    thing.locaton\n    many[0].vertces\n") == []


def test_a_finding_says_where_what_and_the_nearest_right_name():
    text = "# %% part: leg\nimport bpy\nbpy.context.object.locaton = (0, 0, 0)\n"
    (finding,) = found(text)
    assert (finding.cell, finding.line, finding.column) == ("part: leg", 3, 20)
    assert (finding.rule, finding.certain) == ("attribute", True)
    assert "did you mean location" in finding.message


def test_a_column_counts_characters():
    (finding,) = found('import bpy\nname = "größer"; bpy.context.scene.rendr\n')
    assert finding.column == 36


def test_what_does_not_parse_is_one_certain_finding():
    (finding,) = found("# %% a\nimport bpy\n# %% b\ndef f(:\n")
    assert (finding.cell, finding.line, finding.rule, finding.certain) == ("b", 4, "syntax", True)


def test_what_another_file_of_the_package_registers_is_known():
    text = "import bpy\nfrom . import other\nbpy.context.scene.render_preset_mine.x\nbpy.ops.object.locate_it()\n"
    assert check(text, structure(), ROWS, surroundings_of([
        "import bpy\nbpy.types.Scene.render_preset_mine = bpy.props.PointerProperty(type=X)\n",
        "class Do:\n    bl_idname = 'object.locate_it'\n",
    ])) == []  # fmt: skip


def test_code_for_another_engine_of_another_blender_is_not_certain():
    text = (
        "import bpy\ns = bpy.context.scene\nif s.render.engine == 'BLENDER_GAME':\n    s.render.gameish = 3\n"
    )
    assert certain(text) == []


def test_a_large_script_is_checked_in_reasonable_time():
    body = "".join(
        f"def part_{n}(x):\n    o = bpy.data.objects.new('o', bpy.data.meshes.new('m'))\n"
        f"    for a in range(3):\n        for b in range(3):\n            o.location = (a, b, x)\n    return o\n"
        for n in range(300)
    )
    calls = "".join(f"part_{n}({n})\n" for n in range(300))
    began = time.process_time()
    assert certain("import bpy\n" + body + calls) == []
    assert time.process_time() - began < 5
