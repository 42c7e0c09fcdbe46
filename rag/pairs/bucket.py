"""A wooden bucket with iron hoops.

Tags: bucket, pail, wooden bucket, metal bucket, water bucket, tub

Words: rings = hoops; bands = hoops; boards = staves; planks = staves
"""

# maquette: 1
from functools import partial
from itertools import pairwise
from math import cos, hypot, pi, radians, sin

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 0.3  # m, 0.12..0.60: height of the bucket
RIM_DIAMETER = 0.3  # m, 0.14..0.60: diameter of the rim
TAPER = 0.22  # 0..0.4: how much narrower the base is than the rim
WALL_THICKNESS = 0.014  # m, 0.008..0.025: thickness of the wooden staves
# Shape
STAVE_COUNT = 18  # 8..32: number of wooden staves
HOOP_COUNT = 2  # 0..5: number of hoops round wood, or of ribs in metal and plastic
HANDLE_STYLE = "grip"  # grip | wire | rope | none: style of the handle
HANDLE_RAISED = 0.0  # 0..1: how far the handle is raised
# Look
BODY_COLOUR = (0.38, 0.18, 0.06, 1.0)  # colour: colour of the body
HOOP_COLOUR = (0.12, 0.115, 0.11, 1.0)  # colour: colour of the hoops and the wire
HANDLE_COLOUR = (0.3, 0.12, 0.04, 1.0)  # colour: colour of the grip or the rope
MATERIAL = "wood"  # wood | metal | plastic: material of the body
GLOSS = 0.3  # 0..1: how shiny the body is
# Extras
WATER_LEVEL = 0.0  # 0..0.95: how full of water the bucket is


# %% tools
def new_asset(name):
    """Make the empty from which every part hangs, in a collection of its own."""
    collection = bpy.data.collections.new(name)
    bpy.context.scene.collection.children.link(collection)
    empty = bpy.data.objects.new(name, None)
    empty.empty_display_size = 0.1
    collection.objects.link(empty)
    return empty


def new_material(name, colour, roughness=0.5, metallic=0.0):
    """Make a Principled material whose look in the viewport's solid mode agrees with its render."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    material.diffuse_color = colour
    material.roughness = roughness
    material.metallic = metallic
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = colour
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Metallic"].default_value = metallic
    return material


def mesh_from(bm, name, smooth=False):
    """Turn a bmesh into a mesh with its normals outward, and free the bmesh."""
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    mesh = bpy.data.meshes.new(name)
    bm.to_mesh(mesh)
    bm.free()
    if smooth:
        mesh.shade_smooth()
    return mesh


def add_part(asset, name, data, *materials):
    """Put a mesh or a curve into the scene as an object of the asset, with its materials."""
    part = bpy.data.objects.new(name, data)
    asset.users_collection[0].objects.link(part)
    part.parent = asset
    if not data.materials:
        for material in materials:
            data.materials.append(material)
    return part


# %% tools: turning
def rounded(points, steps=6):
    """Round the corners of a line through (x, z, size of the corner) points; gives (x, z) points."""
    line = []
    for i, (x, z, size) in enumerate(points):
        here = Vector((x, z))
        if size == 0 or i in (0, len(points) - 1):
            line.append(here)
            continue
        before, after = Vector(points[i - 1][:2]) - here, Vector(points[i + 1][:2]) - here
        start = here + before.normalized() * min(size, before.length * 0.48)
        end = here + after.normalized() * min(size, after.length * 0.48)
        for k in range(steps + 1):
            s = k / steps
            line.append(start * (1 - s) ** 2 + here * 2 * s * (1 - s) + end * s**2)
    return [tuple(point) for point in line]


def lathe(profile, segments=64, loop=False):
    """Turn a profile of (radius, height) points round Z; its ends lie on the axis unless it is a loop."""
    bm = bmesh.new()
    rings = []
    for radius, height in profile:
        angles = [2 * pi * i / segments for i in range(segments if radius > 1e-6 else 1)]
        rings.append([bm.verts.new((radius * cos(a), radius * sin(a), height)) for a in angles])
    for low, high in pairwise(rings + rings[:loop]):
        for i in range(segments):
            j = i + 1
            corners = [low[i % len(low)], low[j % len(low)], high[j % len(high)], high[i % len(high)]]
            bm.faces.new(dict.fromkeys(corners))  # a pole stands in two corners
    return bm


# %% tools: shading
def add_node(material, kind, inputs):
    """Add a shader node; an input, by name or index, takes a value or is linked to an output."""
    node = material.node_tree.nodes.new("ShaderNode" + kind)
    for key, value in inputs.items():
        if isinstance(value, bpy.types.NodeSocket):
            material.node_tree.links.new(value, node.inputs[key])
        else:
            node.inputs[key].default_value = value
    return node


def add_ramp(material, factor, *stops):
    """Turn a factor into colours through (position, colour) stops; gives the colour output."""
    node = add_node(material, "ValToRGB", {0: factor})
    elements = node.color_ramp.elements
    for _ in stops[2:]:
        elements.new(0.5)
    for element, (position, colour) in zip(elements, stops, strict=True):
        element.position, element.color = position, colour
    return node.outputs["Color"]


def plug(material, name, output):
    """Link an output to an input of the material's shader."""
    shader = material.node_tree.nodes["Principled BSDF"]
    material.node_tree.links.new(output, shader.inputs[name])


def shaded(colour, factor):
    """Darken or lighten a colour, and keep it inside 0..1."""
    return (*(min(1.0, channel * factor) for channel in colour[:3]), 1.0)


# %% tools: substance
def paint_substance(material, kind, colour, gloss, stretch):
    """Make a material wood, metal or plastic of a colour; the grain runs where the stretch is small."""
    shader = material.node_tree.nodes["Principled BSDF"]
    place = add_node(material, "TexCoord", {}).outputs["Object"]
    chance = add_node(material, "ObjectInfo", {}).outputs["Random"]
    # Each object takes its grain from another place, as no two boards come from the same spot of a tree.
    spot = add_node(material, "VectorMath", {0: place, 1: chance}).outputs[0]
    along = add_node(material, "Mapping", {"Vector": spot, "Scale": stretch}).outputs[0]
    grain = add_node(material, "TexNoise", {"Vector": along, "Scale": 1.0, "Detail": 6.0, "Distortion": 0.4})
    if kind == "wood":
        tone = add_node(material, "Math", {0: chance, 1: 0.12, 2: grain.outputs[0]})
        tone.operation = "MULTIPLY_ADD"
        dark, pale = (0.36, shaded(colour, 0.5)), (0.68, shaded(colour, 1.25))
        streaks = add_ramp(material, tone.outputs[0], dark, (0.54, colour), pale, (0.76, shaded(colour, 0.8)))
        plug(material, "Base Color", streaks)
        bump = add_node(material, "Bump", {"Strength": 0.12, "Distance": 0.002, "Height": grain.outputs[0]})
        plug(material, "Normal", bump.outputs[0])
        shader.inputs["Coat Weight"].default_value = 0.5 * gloss
    elif kind == "metal":
        smooth, brushed = (0.3, (*[0.55 - 0.5 * gloss] * 3, 1.0)), (0.7, (*[0.75 - 0.5 * gloss] * 3, 1.0))
        plug(material, "Roughness", add_ramp(material, grain.outputs[0], smooth, brushed))
    else:
        shader.inputs["Coat Weight"].default_value = 0.4 * gloss


# %% tools: bucket
def body_radius(base, rim, height, z):
    """Radius of the outside of the body at a height."""
    return base + (rim - base) * z / height


def wedge(bm, radius, heights, outside, inside, half_angle):
    """Add a piece of the wall, round the +X axis, between two heights and two distances from the outside."""
    steps = [half_angle * (i / 3 - 1) for i in range(7)]
    rings = []
    for z in heights:
        outer = [((radius(z) + outside) * cos(a), (radius(z) + outside) * sin(a), z) for a in steps]
        inner = [((radius(z) + inside) * cos(a), (radius(z) + inside) * sin(a), z) for a in reversed(steps)]
        rings.append([bm.verts.new(point) for point in outer + inner])
    low, high = rings
    for i in range(len(low)):
        bm.faces.new((low[i - 1], low[i], high[i], high[i - 1]))
    bm.faces.new(low)
    bm.faces.new(high)


def add_rivets(bm, radius, places, size):
    """Add domed rivets on the outside at (angle, height) places."""
    for angle, z in places:
        place = Matrix.Rotation(angle, 4, "Z") @ Matrix.Translation((radius(z), 0, z))
        flat = Matrix.Diagonal((0.5 * size, size, size, 1))
        bmesh.ops.create_uvsphere(bm, u_segments=12, v_segments=8, radius=1, matrix=place @ flat)


def soften(part, width):
    """Round the edges of a part, and let its large faces rule the shading so that flat ones look flat."""
    bevel = part.modifiers.new("bevel", "BEVEL")
    bevel.width, bevel.segments, bevel.limit_method, bevel.angle_limit = width, 2, "ANGLE", radians(40)
    part.modifiers.new("normals", "WEIGHTED_NORMAL")


def stave_mesh(radius, height, wall, count):
    """Make one stave at the +X side of the tub."""
    bm = bmesh.new()
    seam = 0.0001 / radius(0)
    wedge(bm, radius, (0, height), 0, -wall, pi / count - seam)
    return mesh_from(bm, "stave", smooth=True)


def shell_mesh(radius, height, wall, ribs):
    """Make a wall of thin sheet with a rolled rim and pressed ribs."""
    curl = wall + min(0.003, 0.012 * height)
    swell = min(0.004, 0.014 * height)
    line = [(radius(0) - wall, 0.003, 0), (radius(0) - wall, 0, 0.001), (radius(0), 0, 0.001)]
    for rib in sorted(ribs):
        for k in range(-4, 5):
            z = rib + 0.5 * k * swell
            line.append((radius(z) + swell * (0.5 + 0.5 * cos(pi * k / 4)), z, 0))
    inner = [(r - wall, z) for r, z, _ in reversed(line[3:])]
    centre = height - curl
    turns = [pi * (i / 8 - 0.5) for i in range(13)]
    rim = [(radius(centre) + curl * 0.8 * cos(a), centre + curl * sin(a)) for a in turns]
    profile = [*rounded(line), *rim, (radius(centre - curl) - wall, centre - curl), *inner]
    bm = lathe(profile, 96, loop=True)
    return mesh_from(bm, "body", smooth=True)


def floor_mesh(radius, wall, low, high):
    """Make the round floor, let into the wall."""
    line = [(0, low), (radius(low) - 0.6 * wall, low), (radius(high) - 0.6 * wall, high), (0, high)]
    mesh = mesh_from(lathe(line, 64), "floor", smooth=True)
    mesh.set_sharp_from_angle(angle=radians(30))
    return mesh


def hoop_mesh(radius, z, tall, thickness):
    """Make a flat hoop whose ends overlap under two rivets."""
    low, high = z - tall / 2, z + tall / 2
    line = [
        (radius(low) - 0.001, low, 0),
        (radius(low) + thickness, low, 0.0007),
        (radius(high) + thickness, high, 0.0007),
        (radius(high) - 0.001, high, 0),
    ]
    bm = lathe(rounded(line, 3), 96, loop=True)
    lap, size = 0.02 / radius(z), 0.16 * tall
    wedge(bm, radius, (low + 0.0004, high - 0.0004), 2 * thickness, -0.0005, lap)
    add_rivets(bm, lambda height: radius(height) + 2 * thickness, [(-lap / 2, z), (lap / 2, z)], size)
    mesh = mesh_from(bm, "hoop", smooth=True)
    mesh.set_sharp_from_angle(angle=radians(35))
    return mesh


def ear_mesh(radius, z, tall, lug, reach):
    """Make a riveted plate at the +X side with the lug from which the handle swings."""
    bm = bmesh.new()
    wide = tall / radius(z)
    wedge(bm, radius, (z - tall / 2, z + tall / 2), 0.0025, -0.001, wide)
    add_rivets(bm, lambda height: radius(height) + 0.0025, [(0.68 * wide, z), (-0.68 * wide, z)], 0.12 * tall)
    # The lug starts from where the leaning wall is widest behind it, and so never pierces thin sheet.
    start = radius(z + lug) - 0.0005
    axis = Matrix.Translation((start + reach / 2, 0, z)) @ Matrix.Rotation(pi / 2, 4, "Y")
    bmesh.ops.create_cone(bm, cap_ends=True, segments=24, radius1=lug, radius2=lug, depth=reach, matrix=axis)
    return mesh_from(bm, "ear", smooth=True)


def water_mesh(radius, wall, low, level):
    """Fill the bucket between two heights, a little into its wall so that no gap shows."""
    edge = radius(level) - wall + 0.0004
    bottom = radius(low) - wall + 0.0004
    line = [(0, low), (bottom, low), (edge, level + 0.001), (edge - 0.006, level), (0, level)]
    mesh = mesh_from(lathe(line, 64), "water", smooth=True)
    mesh.set_sharp_from_angle(angle=radians(30))
    return mesh


# %% tools: handle
def bail_path(half, rise, grip):
    """Line of a bail over the origin as (x, z) points: upright ends, shoulders, straight where it is held."""
    left = [(-half, 0, 0), (-half, 0.6 * rise, 0.45 * rise), (-1.8 * grip, rise, 0.8 * grip)]
    return rounded([*left, *((-x, z, size) for x, z, size in reversed(left))], 10)


def resting_angle(path, radius, height, pivot, wire, grip):
    """How far a handle swings from upright until its wire or its grip rests on the body or the ground."""
    rise = max(up for _, up in path)
    for degree in range(60, 180):
        angle = radians(degree + 1)
        for x, up in path:
            y, z = up * sin(angle), pivot + up * cos(angle)
            room = 0.003 + (grip if up > 0.99 * rise else wire) / 2
            if z < room or (z < height and hypot(x, y) < radius(z) + room):
                return radians(degree)
    return pi


def tube_curve(name, lines, thickness):
    """Make round tubes along lines of points."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth, curve.bevel_resolution, curve.use_fill_caps = thickness / 2, 2, True
    for line in lines:
        spline = curve.splines.new("POLY")
        spline.points.add(len(line) - 1)
        for point, place in zip(spline.points, line, strict=True):
            point.co = (*place, 1.0)
        spline.use_smooth = True
    return curve


def evenly(path, count):
    """Walk along a line of points in equal steps."""
    points = [Vector(point) for point in path]
    lengths = [(b - a).length for a, b in pairwise(points)]
    step = sum(lengths) / (count - 1)
    walked, i, line = 0.0, 0, []
    for k in range(count):
        while i < len(lengths) - 1 and walked + lengths[i] < k * step:
            walked += lengths[i]
            i += 1
        line.append(points[i].lerp(points[i + 1], min((k * step - walked) / lengths[i], 1.0)))
    return line


def rope_strands(path, thickness):
    """Twist three strands round a path of (x, z) points."""
    points = evenly(path, 150)
    strands = [[], [], []]
    for i, point in enumerate(points):
        along = (points[min(i + 1, 149)] - points[max(i - 1, 0)]).normalized()
        walked = i * (points[1] - points[0]).length
        for k, strand in enumerate(strands):
            turn = 2 * pi * (k / 3 + walked / (3.2 * thickness))
            across, aside = 0.27 * thickness * cos(turn), 0.27 * thickness * sin(turn)
            strand.append((point.x - along.y * across, aside, point.y + along.x * across))
    return strands


def grip_mesh(length, thickness, rise):
    """Make a turned grip along X, at a rise above the origin."""
    half, r = length / 2, thickness / 2
    end = [(0, -half, 0), (0.72 * r, -half, 0.2 * r), (0.8 * r, -0.86 * half, 0.1 * r)]
    groove = [(0.66 * r, -0.82 * half, 0), (0.78 * r, -0.78 * half, 0.1 * r)]
    other = [(x, -z, size) for x, z, size in reversed(end + groove)]
    bm = lathe(rounded([*end, *groove, (r, 0, half * 0.7), *other]), 32)
    bmesh.ops.rotate(bm, verts=bm.verts, matrix=Matrix.Rotation(pi / 2, 3, "Y"))
    bmesh.ops.translate(bm, verts=bm.verts, vec=(0, 0, rise))
    return mesh_from(bm, "grip", smooth=True)


# %% asset
asset = new_asset("bucket")

# %% material: body
skin = new_material("body", BODY_COLOUR, 0.8 - 0.6 * GLOSS, metallic=0.9 if MATERIAL == "metal" else 0.0)
paint_substance(skin, MATERIAL, BODY_COLOUR, GLOSS, (70.0, 70.0, 6.0 if MATERIAL == "wood" else 70.0))

# %% material: iron
iron = new_material("iron", HOOP_COLOUR, roughness=0.45, metallic=0.9)
paint_substance(iron, "metal", HOOP_COLOUR, 0.35, (60.0, 60.0, 60.0))

# %% material: handle
hold = new_material("handle", HANDLE_COLOUR, roughness=0.85 if HANDLE_STYLE == "rope" else 0.5)
if HANDLE_STYLE != "rope":
    kind = "plastic" if MATERIAL == "plastic" else "wood"
    paint_substance(hold, kind, HANDLE_COLOUR, 0.4, (6.0, 90.0, 90.0))

# %% material: water
water_skin = new_material("water", (0.5, 0.75, 0.85, 0.5), roughness=0.02)
water_skin.node_tree.nodes["Principled BSDF"].inputs["Transmission Weight"].default_value = 1.0
water_skin.node_tree.nodes["Principled BSDF"].inputs["IOR"].default_value = 1.33

# %% part: body
wall = WALL_THICKNESS * {"wood": 1.0, "metal": 0.15, "plastic": 0.25}[MATERIAL]
radius_at = partial(body_radius, RIM_DIAMETER / 2 * (1 - TAPER), RIM_DIAMETER / 2, HEIGHT)
# The highest hoop stays below the ears of the handle.
spread = 0.61 / (HOOP_COUNT - 1) if HOOP_COUNT > 1 else 0.0
hoop_heights = [HEIGHT * (0.72 - spread * i) for i in range(HOOP_COUNT)]
if MATERIAL == "wood":
    stave = stave_mesh(radius_at, HEIGHT, wall, STAVE_COUNT)
    staves = [add_part(asset, f"stave_{i + 1}", stave, skin) for i in range(STAVE_COUNT)]
    for i, board in enumerate(staves):
        board.rotation_euler.z = 2 * pi * (i + 0.5) / STAVE_COUNT
        soften(board, 0.0016)
else:
    shell = add_part(asset, "body", shell_mesh(radius_at, HEIGHT, wall, hoop_heights), skin)
body = staves if MATERIAL == "wood" else shell

# %% part: floor
floor_low = 0.05 * HEIGHT
floor_high = floor_low + (0.9 * wall if MATERIAL == "wood" else wall + 0.001)
floor = add_part(asset, "floor", floor_mesh(radius_at, wall, floor_low, floor_high), skin)

# %% part: hoops
hoops = []
for z in hoop_heights if MATERIAL == "wood" else ():
    band = hoop_mesh(radius_at, z, min(0.028, 0.075 * HEIGHT), 0.002)
    hoops.append(add_part(asset, f"hoop_{len(hoops) + 1}", band, iron))
    hoops[-1].rotation_euler.z = radians(-60)

# %% part: ears
scale = min(max(min(HEIGHT, RIM_DIAMETER) / 0.3, 0.5), 1.4)
pivot = 0.9 * HEIGHT
lug = (0.01 if HANDLE_STYLE == "rope" else 0.006) * scale
ears = []
if HANDLE_STYLE != "none":
    plate = ear_mesh(radius_at, pivot, min(0.045, 0.13 * HEIGHT), lug, 2.7 * lug)
    ears = [add_part(asset, f"ear_{i + 1}", plate, iron) for i in range(2)]
    ears[1].rotation_euler.z = pi
    for ear in ears:
        soften(ear, 0.0008)

# %% part: handle
half = radius_at(pivot) + 1.8 * lug
rise = 1.12 * half + 0.02 * scale
hand = min(0.05 * scale, 0.4 * half)
path = bail_path(half, rise, hand)
thickness = (0.016 if HANDLE_STYLE == "rope" else 0.0056) * scale
grip_thickness = 0.025 * scale if HANDLE_STYLE == "grip" else thickness
rest = resting_angle(path, radius_at, HEIGHT, pivot, thickness, grip_thickness)
swing = rest * (1 - HANDLE_RAISED)
handle = None
if HANDLE_STYLE != "none":
    roped = HANDLE_STYLE == "rope"
    lines = rope_strands(path, thickness) if roped else [[(x, 0, z) for x, z in path]]
    bail = tube_curve("handle", lines, 0.52 * thickness if roped else thickness)
    handle = add_part(asset, "handle", bail, hold if roped else iron)
    handle.location.z = pivot
    handle.rotation_euler.x = swing

# %% part: grip
grip = None
if HANDLE_STYLE == "grip":
    grip = add_part(asset, "grip", grip_mesh(1.9 * hand, grip_thickness, rise), hold)
    grip.location.z = pivot
    grip.rotation_euler.x = swing

# %% part: water
water = None
if WATER_LEVEL > 0:
    level = floor_high + 0.003 + (0.95 * HEIGHT - floor_high - 0.003) * WATER_LEVEL
    water = add_part(asset, "water", water_mesh(radius_at, wall, floor_high - 0.0005, level), water_skin)
