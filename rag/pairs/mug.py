"""A blue ceramic mug.

Tags: mug, coffee mug, cup, tea cup, coffee cup, tankard, beaker

Words: outside = body; exterior = body; interior = inside; bands = stripes; lines = stripes;
    hot chocolate = drink; chocolate drink = drink; cocoa = drink; espresso = coffee; plate = saucer
"""

# maquette: 1
from functools import partial
from itertools import pairwise
from math import copysign, cos, pi, sin, sqrt

import bmesh
import bpy
from mathutils import Vector

# %% parameters
# Size
HEIGHT = 0.095  # m, 0.06..0.16: height of the mug, with its saucer
DIAMETER = 0.084  # m, 0.06..0.12: diameter of the body
WALL_THICKNESS = 0.004  # m, 0.0025..0.007: thickness of the wall
# Shape
BODY_STYLE = "straight"  # straight | tapered | barrel | bell: style of the body
HANDLE_STYLE = "round"  # round | square | ear: style of the handle
HANDLE_COUNT = 1  # 0..3: number of handles
HANDLE_REACH = 0.032  # m, 0.024..0.045: how far the handle stands out
HANDLE_THICKNESS = 0.009  # m, 0.006..0.013: thickness of the handle
STRIPE_COUNT = 2  # 0..6: number of stripes round the body
# Look
BODY_COLOUR = (0.03, 0.13, 0.42, 1.0)  # colour: colour of the body
INSIDE_COLOUR = (0.85, 0.8, 0.7, 1.0)  # colour: colour of the inside
STRIPE_COLOUR = (0.85, 0.8, 0.7, 1.0)  # colour: colour of the stripes
MATERIAL = "ceramic"  # ceramic | enamel | glass: material of the mug
GLAZE = "plain"  # plain | speckled | dipped: style of the glaze
GLOSS = 0.7  # 0..1: how shiny the glaze is
# Extras
DRINK_LEVEL = 0.0  # 0..0.95: how full of coffee, tea or milk the mug is
SAUCER = False  # switch: saucer under the mug


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
def eased(knots, place):
    """Interpolate knots of (place, value) smoothly and without overshooting them."""
    places, values = zip(*knots, strict=True)
    steps = [(v2 - v1) / (p2 - p1) for (p1, v1), (p2, v2) in pairwise(knots)]
    # Harmonic means keep the curve monotone between knots, so that a foot or a rim stays the widest place.
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(steps)]
    slopes = [steps[0], *inner, steps[-1]]
    i = max(k for k in range(len(steps)) if k == 0 or places[k] <= place)
    span = places[i + 1] - places[i]
    s = min(max((place - places[i]) / span, 0.0), 1.0)
    ahead, back = s * s * (3 - 2 * s), s * (s - 1)
    return (
        values[i] * (1 - ahead)
        + values[i + 1] * ahead
        + span * back * (slopes[i] * (s - 1) + slopes[i + 1] * s)
    )


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


# %% tools: sweeping
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


def sweep(path, width, thickness, sides=16):
    """Sweep a rounded bar along (x, z) points; its width (in y) and thickness are lists along the path."""
    bm = bmesh.new()
    rings = []
    for i, point in enumerate(path):
        along = (path[min(i + 1, len(path) - 1)] - path[max(i - 1, 0)]).normalized()
        ring = []
        for k in range(sides):
            a = 2 * pi * (k + 0.5) / sides
            # The roots make the section a soft rectangle instead of an ellipse.
            across = copysign(abs(cos(a)) ** 0.7, cos(a)) * thickness[i] / 2
            aside = copysign(abs(sin(a)) ** 0.7, sin(a)) * width[i] / 2
            ring.append(bm.verts.new((point.x - along.y * across, aside, point.y + along.x * across)))
        rings.append(ring)
    for near, far in pairwise(rings):
        for k in range(sides):
            bm.faces.new((near[k], near[k - 1], far[k - 1], far[k]))
    bm.faces.new(rings[0])
    bm.faces.new(rings[-1])
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


# %% tools: mug
def body_radius(style, diameter, place):
    """Radius of the outside of the body at a place between the foot, 0, and the rim, 1."""
    knots = {
        "straight": ((0, 0.9), (0.05, 0.96), (0.14, 1), (1, 1)),
        "tapered": ((0, 0.66), (0.06, 0.72), (0.5, 0.88), (1, 1)),
        "barrel": ((0, 0.74), (0.08, 0.82), (0.42, 1), (0.6, 1), (0.94, 0.87), (1, 0.87)),
        "bell": ((0, 0.62), (0.06, 0.7), (0.25, 0.84), (0.7, 0.86), (1, 1)),
    }
    return diameter / 2 * eased(knots[style], place)


def inside_line(radius, height, wall):
    """Line of the inside from the rim down to the middle of the floor, with a cove between wall and floor."""
    floor, cove = 0.004 + wall, 0.16 * height
    drop = height - floor - cove
    wall_line = [(radius(1 - drop * i / 24 / height) - wall, height - drop * i / 24, 0) for i in range(25)]
    corner = (radius((floor + cove / 3) / height) - wall, floor, cove)
    return rounded([*wall_line, corner, (0, floor, 0)], 10)


def body_mesh(radius, height, wall):
    """Make a cup on a foot ring; its inside takes the second material and its foot the third."""
    foot = radius(0)
    # The hollow under the foot is what keeps a real mug from rocking.
    line = [(0, 0.003, 0), (foot - 0.009, 0.003, 0.002), (foot - 0.007, 0, 0.001), (foot - 0.003, 0, 0.001)]
    line += [(radius(i / 28), max(height * i / 28, 0.003), 0) for i in range(28)]
    line += [(radius(1), height, 0.002), (radius(1) - wall, height, 0.002)]
    outside, inside = rounded(line, 5), inside_line(radius, height, wall)
    profile = outside[:-1] + inside[1:]
    foot_end = next(i for i, point in enumerate(outside) if point[0] >= foot)
    bm = lathe(profile, 72)
    for i, face in enumerate(bm.faces):
        step = i // 72
        face.material_index = 1 if step >= len(outside) - 4 else 2 if step < foot_end else 0
    return mesh_from(bm, "body", smooth=True)


def handle_mesh(style, radius, height, wall, reach, thickness):
    """Make a handle at the +X side of the body, its ends let into the wall."""
    top, bottom = 0.83, 0.22
    high, low = radius(top), radius(bottom)
    z1, z0, drop = top * height, bottom * height, (top - bottom) * height
    thickness = min(thickness, 0.27 * drop)  # a short mug still needs room for a finger
    out = max(high, low) + reach - thickness / 2
    corners = {
        "round": [(out, z1, drop * 0.46), (out, z0, drop * 0.46)],
        "square": [(out, z1, 0.009), (out, z0, 0.009)],
        "ear": [
            (out, z1 + drop * 0.1, drop * 0.4),
            (out, z0 + drop * 0.5, drop * 0.3),
            (low + reach * 0.35, z0, drop * 0.2),
        ],
    }
    line = rounded([(high - wall, z1, 0), *corners[style], (low - wall, z0, 0)], 12)
    path = evenly(line, 40)
    # Swelling ends look pressed on by a thumb, as a potter does it.
    swell = [1 + 0.45 * max(0.0, 1 - min(i, 39 - i) / 7) ** 2 for i in range(40)]
    bm = sweep(path, [thickness * 1.5 * s for s in swell], [thickness * s for s in swell], 20)
    bm.verts.ensure_lookup_table()
    for vert in (*bm.verts[:20], *bm.verts[-20:]):
        depth = radius(vert.co.z / height) - wall / 2
        vert.co.x = sqrt(depth**2 - vert.co.y**2)
    return mesh_from(bm, "handle", smooth=True)


def stripe_mesh(radius, height, index, count):
    """Make one of the raised stripes that run round the body, counted downward from the rim."""
    pitch = min(0.1, 0.5 / count) * height
    low = 0.9 * height - pitch * (index + 1)
    heights = [low + 0.55 * pitch * i / 6 for i in range(7)]
    outer = [(radius(z / height) + 0.0003, z) for z in heights]
    inner = [(radius(z / height) - 0.0008, z) for z in reversed(heights)]
    return mesh_from(lathe(outer + inner, 72, loop=True), "stripe", smooth=True)


def bead_mesh(radius, wall):
    """Make a rolled edge, a little thicker than the wall that it closes."""
    size = wall * 0.5 + 0.0006
    turns = [2 * pi * i / 14 for i in range(14)]
    bead = [(radius + size * cos(a), size * sin(a)) for a in turns]
    return mesh_from(lathe(bead, 72, loop=True), "rim", smooth=True)


def drink_mesh(radius, height, wall, level):
    """Fill the cup up to a level, a little into its wall so that no gap shows."""
    line = inside_line(radius, height, wall)
    floor = line[-1][1]
    top = floor + 0.002 + (height * 0.96 - floor - 0.002) * level
    wet = [(r + 0.0004 * (r > 0), z - 0.0004) for r, z in line if z < top - 0.0005]
    shore = radius(top / height) - wall + 0.0004
    surface = [(0, top), (shore * 0.93, top), (shore * 0.98, top + 0.0002), (shore, top + 0.0006)]
    return mesh_from(lathe(surface + wet, 72), "drink", smooth=True)


def saucer_mesh(foot, diameter, height, lift):
    """Make a saucer whose well takes the foot of the mug at the height of the lift."""
    edge = max(diameter * 0.82, foot + 0.03)
    up = min(0.017, lift + 0.12 * height)
    line = [
        (0, 0.0015, 0),
        (foot - 0.004, 0.0015, 0.001),
        (foot - 0.002, 0, 0.001),
        (foot + 0.001, 0, 0.001),
        (foot + 0.004, 0.002, 0.004),
        (edge, up - 0.003, 0.002),
        (edge + 0.001, up, 0.002),
        (foot + 0.008, lift + 0.003, 0.006),
        (foot + 0.003, lift + 0.0005, 0.002),
        (0, lift + 0.0005, 0),
    ]
    return mesh_from(lathe(rounded(line), 72), "saucer", smooth=True)


def paint_glaze(material, style, colour, height, roughness):
    """Paint a glaze: plain and mottled, with dark specks, or dipped so that the clay below stays bare."""
    place = add_node(material, "TexCoord", {}).outputs["Object"]
    mottle = add_node(material, "TexNoise", {"Vector": place, "Scale": 45.0, "Detail": 3.0}).outputs[0]
    if style == "plain":
        tint = add_ramp(material, mottle, (0.35, shaded(colour, 0.93)), (0.65, shaded(colour, 1.06)))
    elif style == "speckled":
        specks = add_node(material, "TexVoronoi", {"Vector": place, "Scale": 230.0}).outputs["Distance"]
        tint = add_ramp(material, specks, (0.14, shaded(colour, 0.15)), (0.2, colour))
    else:
        z = add_node(material, "SeparateXYZ", {0: place}).outputs["Z"]
        # Noise added to the height makes the edge of the glaze run, as it does in the kiln.
        run = add_node(material, "Math", {0: mottle, 1: 0.12 * height, 2: z})
        run.operation = "MULTIPLY_ADD"
        level = add_node(material, "Math", {0: run.outputs[0], 1: height})
        level.operation = "DIVIDE"
        clay = (0.42, 0.27, 0.16, 1.0)
        glaze_edge = (0.405, shaded(colour, 0.5)), (0.45, colour)
        tint = add_ramp(material, level.outputs[0], (0.4, clay), *glaze_edge)
        matt, shiny = (0.8, 0.8, 0.8, 1.0), (*[roughness] * 3, 1.0)
        plug(material, "Roughness", add_ramp(material, level.outputs[0], (0.4, matt), (0.405, shiny)))
    plug(material, "Base Color", tint)


def make_glass(material, colour):
    """Make a material clear; light crosses glass twice, so a paler tint reads as the colour."""
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*(0.8 * channel + 0.2 for channel in colour[:3]), 1.0)
    shader.inputs["Transmission Weight"].default_value = 1.0


# %% asset
asset = new_asset("mug")

# %% material: glaze
roughness = (0.3 if MATERIAL == "glass" else 0.7) * (1 - 0.93 * GLOSS)
glaze = new_material("glaze", BODY_COLOUR, roughness)
if MATERIAL == "glass":
    make_glass(glaze, BODY_COLOUR)
else:
    paint_glaze(glaze, GLAZE, BODY_COLOUR, HEIGHT, roughness)
    glaze.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = 0.6 * GLOSS

# %% material: inside
lining = new_material("inside", BODY_COLOUR if MATERIAL == "glass" else INSIDE_COLOUR, roughness)
if MATERIAL == "glass":
    make_glass(lining, BODY_COLOUR)

# %% material: stripe
paint = new_material("stripe", STRIPE_COLOUR, roughness=0.75 - 0.6 * GLOSS)

# %% material: clay
# A ceramic foot stands on the shelf of the kiln, and so is never glazed.
clay = new_material("clay", (0.5, 0.36, 0.24, 1.0), roughness=0.8)

# %% material: coffee
coffee = new_material("coffee", (0.035, 0.012, 0.004, 1.0), roughness=0.08)

# %% part: body
lift = 0.005 if SAUCER else 0.0
body_height = HEIGHT - lift
radius_at = partial(body_radius, BODY_STYLE, DIAMETER)
cup = body_mesh(radius_at, body_height, WALL_THICKNESS)
body = add_part(asset, "body", cup, glaze, lining, clay if MATERIAL == "ceramic" else glaze)
body.location.z = lift

# %% part: handle
handles = []
for turn in range(HANDLE_COUNT):
    loop = (
        handles[0].data
        if handles
        else handle_mesh(HANDLE_STYLE, radius_at, body_height, WALL_THICKNESS, HANDLE_REACH, HANDLE_THICKNESS)
    )
    handle = add_part(asset, f"handle_{turn + 1}" if HANDLE_COUNT > 1 else "handle", loop, glaze)
    handle.location.z = lift
    handle.rotation_euler.z = 2 * pi * turn / HANDLE_COUNT
    handles.append(handle)
handle = handles

# %% part: stripes
stripes = [
    add_part(asset, f"stripe_{i + 1}", stripe_mesh(radius_at, body_height, i, STRIPE_COUNT), paint)
    for i in range(STRIPE_COUNT)
]
for stripe in stripes:
    stripe.location.z = lift

# %% part: rim
rim = None
if MATERIAL == "enamel":
    # Sheet metal has its edge rolled over, and the enamel wears a dark or bright line there.
    rim = add_part(asset, "rim", bead_mesh(radius_at(1) - WALL_THICKNESS / 2, WALL_THICKNESS), paint)
    rim.location.z = HEIGHT - WALL_THICKNESS * 0.6

# %% part: drink
drink = None
if DRINK_LEVEL > 0:
    drink = add_part(asset, "drink", drink_mesh(radius_at, body_height, WALL_THICKNESS, DRINK_LEVEL), coffee)
    drink.location.z = lift

# %% part: saucer
saucer = None
if SAUCER:
    plate = saucer_mesh(radius_at(0), DIAMETER, body_height, lift)
    # A saucer lies below the line of the dip and would be all bare clay.
    saucer = add_part(asset, "saucer", plate, lining if GLAZE == "dipped" else glaze)
