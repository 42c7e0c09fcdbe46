"""A tall fluted ceramic vase.

Tags: vase, flower vase, urn, amphora

Words: belly = body; straight flutes = flutes, no twist; fluting = flutes; ridges = flutes;
    grooves = flutes; rings = bands; stripes = bands; mouth = neck; blossoms = flowers;
    bouquet = many flowers; bunch of flowers = many flowers; pitcher handles = handles
"""

# maquette: 1
import random
from functools import partial
from itertools import pairwise
from math import atan2, copysign, cos, pi, radians, sin, sqrt

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 0.32  # m, 0.12..0.80: height of the vase, without flowers
DIAMETER = 0.17  # m, 0.08..0.40: diameter of the body where it is widest
NECK_RATIO = 0.4  # 0.25..0.85: width of the neck beside that of the body
WALL_THICKNESS = 0.004  # m, 0.002..0.006: thickness of the wall
# Shape
BODY_STYLE = "bulb"  # bulb | bottle | shoulder | amphora | trumpet: style of the body
FLUTE_COUNT = 16  # 0..24: number of flutes round the body
FLUTE_DEPTH = 0.07  # 0..0.12: depth of the flutes beside the radius
TWIST = 70.0  # deg, -180..180: how far the flutes wind round the body
BAND_COUNT = 2  # 0..4: number of bands
HANDLES = False  # switch: handles at both sides
# Look
BODY_COLOUR = (0.06, 0.3, 0.27, 1.0)  # colour: colour of the body
BAND_COLOUR = (0.75, 0.48, 0.16, 1.0)  # colour: colour of the bands
MATERIAL = "ceramic"  # ceramic | glass | metal | stone: material of the body
GLOSS = 0.7  # 0..1: how shiny the body is
# Flowers
FLOWER_COUNT = 0  # 0..9: number of flowers
FLOWER_STYLE = "tulip"  # tulip | daisy: style of the flowers
FLOWER_HEIGHT = 0.2  # m, 0.10..0.40: how far the flowers rise above the rim
FLOWER_COLOUR = (0.75, 0.08, 0.12, 1.0)  # colour: colour of the petals
SEED = 1  # 0..99: arrangement of the flowers


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


# %% tools: vase
def body_radius(style, diameter, neck, place):
    """Radius of the outside of the body, its flutes left out, at a place between foot, 0, and rim, 1."""
    lip = min(1.0, neck * 1.3)
    knots = {
        "bulb": ((0, 0.48), (0.03, 0.52), (0.4, 1), (0.46, 1), (0.84, neck), (0.92, neck), (1, lip)),
        "bottle": ((0, 0.74), (0.04, 0.82), (0.24, 1), (0.3, 1), (0.62, neck), (0.93, neck * 0.9), (1, lip)),
        "shoulder": ((0, 0.5), (0.3, 0.66), (0.7, 1), (0.75, 1), (0.92, neck), (0.96, neck), (1, lip)),
        "amphora": (
            (0, 0.46),
            (0.02, 0.46),
            (0.07, 0.24),
            (0.1, 0.24),
            (0.14, 0.36),
            (0.54, 1),
            (0.6, 1),
            (0.78, neck),
            (0.94, neck),
            (1, lip),
        ),
        "trumpet": ((0, 0.62), (0.03, 0.64), (0.2, neck * 0.8), (0.32, neck * 0.8), (1, 1)),
    }
    return diameter / 2 * eased(knots[style], place)


def flute_fade(place):
    """How deep the flutes are at a place: they run out before the foot and the rim."""
    return eased(((0.07, 0), (0.2, 1), (0.7, 1), (0.88, 0)), min(max(place, 0.07), 0.88))


def hollow_radius(radius, depth, place):
    """Radius at the bottom of the flutes."""
    return radius(place) * (1 - depth * flute_fade(place))


def inside_line(hollow, height, wall, floor):
    """Line of the inside from the rim down to the middle of the floor, with a cove between wall and floor."""
    cove = min(0.08 * height, 0.6 * (hollow(floor / height) - wall))
    drop = height - floor - cove
    wall_line = [(hollow(1 - drop * i / 24 / height) - wall, height - drop * i / 24, 0) for i in range(25)]
    corner = (hollow((floor + cove / 3) / height) - wall, floor, cove)
    return rounded([*wall_line, corner, (0, floor, 0)])


def body_mesh(radius, hollow, height, wall, floor, flutes, twist):
    """Make the vessel, its flutes wound round it."""
    foot = radius(0)
    line = [(0, 0.003, 0), (foot * 0.7, 0.003, 0.002), (foot * 0.76, 0, 0.001), (foot - 0.001, 0, 0)]
    line += [(foot, 0.001, 0)] + [(radius(i / 46), height * i / 46, 0) for i in range(1, 46)]
    line += [(radius(1), height, wall), (radius(1) - wall, height, wall)]
    outside = rounded(line)
    faces = max(128 // max(flutes, 1), 6)
    segments = faces * max(flutes, 1)
    bm = lathe(outside[:-1] + inside_line(hollow, height, wall, floor)[1:], segments)
    verts = bm.verts[:]
    for start in range(1, 1 + segments * (len(outside) - 2), segments):
        place = verts[start].co.z / height
        depth = 1 - hollow(place) / radius(place)
        for i in range(segments):
            verts[start + i].co.xy *= 1 - depth * sin(pi * (i % faces) / faces)
    for vert in verts:
        # Turning whole rings keeps the sharp ridges on edges of the mesh.
        vert.co.rotate(Matrix.Rotation(twist * vert.co.z / height, 3, "Z"))
    return mesh_from(bm, "body", smooth=True)


def band_mesh(hollow, radius, height, place):
    """Make a raised bead that fills the flutes behind it."""
    size = min(0.004, 0.012 * height)
    crown, back = [], []
    for i in range(11):
        z = place * height - size * cos(pi * i / 10)
        crown.append((radius(z / height) + size * 0.8 * sin(pi * i / 10) - 0.0003, z))
        back.append((hollow(z / height) - 0.0012, z))
    return mesh_from(lathe(crown + back[::5][::-1], 96, loop=True), "band", smooth=True)


def handle_mesh(radius, hollow, height, wall):
    """Make a handle at the +X side from the shoulder to the neck, its ends let into the wall."""
    top, bottom = 0.86, 0.58
    high, low = radius(top), radius(bottom)
    widest = max(radius(bottom + (top - bottom) * i / 8) for i in range(9))
    out = widest * 1.02 + min(0.05 * height, 0.5 * low)
    thickness = min(0.04 * height, 0.5 * high)
    line = rounded(
        [
            (high - wall, top * height, 0),
            ((high + out) / 2, height * (top + 0.09), 0.06 * height),
            (out, height * (top - 0.06), 0.1 * height),
            (out, height * (bottom + 0.08), 0.07 * height),
            (low - wall, bottom * height, 0),
        ],
        10,
    )
    swell = [1 + 0.4 * max(0.0, 1 - min(i, 39 - i) / 7) ** 2 for i in range(40)]
    bm = sweep(evenly(line, 40), [1.3 * thickness * s for s in swell], [0.8 * thickness * s for s in swell])
    bm.verts.ensure_lookup_table()
    for vert in (*bm.verts[:16], *bm.verts[-16:]):
        depth = hollow(vert.co.z / height) - wall / 2
        vert.co.x = sqrt(depth**2 - vert.co.y**2)
    return mesh_from(bm, "handle", smooth=True)


def paint_body(material, substance, colour, gloss):
    """Paint the body as glazed clay, clear glass, hammered metal or veined stone."""
    shader = material.node_tree.nodes["Principled BSDF"]
    place = add_node(material, "TexCoord", {}).outputs["Object"]
    if substance == "glass":
        # Light crosses glass twice, so a paler tint reads as the colour.
        shader.inputs["Base Color"].default_value = (*(0.8 * channel + 0.2 for channel in colour[:3]), 1.0)
        shader.inputs["Transmission Weight"].default_value = 1.0
    elif substance == "metal":
        dents = add_node(material, "TexVoronoi", {"Vector": place, "Scale": 90.0}).outputs["Distance"]
        bump = add_node(material, "Bump", {"Strength": 0.25, "Distance": 0.002, "Height": dents})
        plug(material, "Normal", bump.outputs["Normal"])
    elif substance == "stone":
        swirl = {"Vector": place, "Scale": 9.0, "Detail": 6.0, "Distortion": 1.6}
        vein, pale, dim = shaded(colour, 0.3), shaded(colour, 1.1), shaded(colour, 0.8)
        stops = (0.44, colour), (0.5, vein), (0.53, pale), (0.75, dim)
        cloud = add_node(material, "TexNoise", swirl).outputs[0]
        plug(material, "Base Color", add_ramp(material, cloud, *stops))
    else:
        mottle = add_node(material, "TexNoise", {"Vector": place, "Scale": 30.0, "Detail": 4.0}).outputs[0]
        tint = (0.35, shaded(colour, 0.93)), (0.65, shaded(colour, 1.06))
        plug(material, "Base Color", add_ramp(material, mottle, *tint))
        shader.inputs["Coat Weight"].default_value = 0.7 * gloss


# %% tools: flowers
def stem_path(spot, hollow, height, wall, floor, rise, stem):
    """Line of a stem from the floor out through the mouth; its spot in the bunch lies in the unit circle."""
    heights = [floor - 0.001 + (height - floor) * i / 14 for i in range(15)]
    room = [max(hollow(max(z, floor) / height) - wall - stem, 0.0004) for z in heights]
    spread = [
        min(room[0] * 0.5 + (min(room) * 0.8 - room[0] * 0.5) * i / 14, space * 0.8)
        for i, space in enumerate(room)
    ]
    line = [(*(spot * wide), z) for wide, z in zip(spread, heights, strict=True)]
    fan = [spread[-1] + 0.45 * rise * (i / 8) ** 1.5 for i in range(1, 9)]
    over = [(*(spot * wide), height + rise * i / 8) for i, wide in enumerate(fan, 1)]
    return [Vector(point) for point in line + over]


def bunch(count, hollow, height, wall, floor, rise, stem, seed):
    """Arrange stems in the vase: their paths, the tallest in the middle."""
    chance, paths = random.Random(seed), []
    for i in range(count):
        # Sunflower order keeps any number of stems apart from each other.
        spot = Matrix.Rotation(2.4 * i + chance.uniform(0, 0.4), 2) @ Vector((sqrt((i + 0.4) / count), 0.0))
        tall = rise * (1 - 0.4 * i / count) * chance.uniform(0.92, 1.0)
        paths.append(stem_path(spot, hollow, height, wall, floor, tall, stem))
    return paths


def tube_curve(name, path, thickness):
    """Make a round curve along a path."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth, curve.bevel_resolution, curve.use_fill_caps = thickness / 2, 2, True
    spline = curve.splines.new("POLY")
    spline.points.add(len(path) - 1)
    for point, place in zip(spline.points, path, strict=True):
        point.co = (*place, 1.0)
    spline.use_smooth = True
    return curve


def add_blade(bm, length, width, lean, curl, cup, turn, start=0.0):
    """Add a thin leaf or petal that grows from the origin: it leans out by an angle and curls on its way."""
    spine, angle = [Vector((start, 0.0))], lean
    for _ in range(6):
        spine.append(spine[-1] + Vector((sin(angle), cos(angle))) * length / 6)
        angle += curl / 6
    rings = []
    for i, point in enumerate(spine[:-1]):
        angle = lean + curl * i / 6
        normal = Vector((-cos(angle), sin(angle)))
        half = width / 2 * eased(((0, 0.3), (0.55, 1), (1, 0)), i / 6)
        thick = 0.012 * length * (1 - i / 8)
        ring = []
        for u, side in ((-1, 0), (-0.5, 1), (0, 1), (0.5, 1), (1, 0), (0.5, -1), (0, -1), (-0.5, -1)):
            flat = point + normal * (cup * half * u * u + side * thick)
            ring.append(bm.verts.new((flat.x, half * u, flat.y)))
        rings.append(ring)
    tip = bm.verts.new((spine[-1].x, 0, spine[-1].y))
    for near, far in pairwise(rings):
        for k in range(8):
            bm.faces.new((near[k - 1], near[k], far[k], far[k - 1]))
    for k in range(8):
        bm.faces.new((rings[-1][k - 1], rings[-1][k], tip))
    bm.faces.new(rings[0])
    verts = [tip, *(vert for ring in rings for vert in ring)]
    bmesh.ops.rotate(bm, verts=verts, matrix=Matrix.Rotation(turn, 3, "Z"))


def flower_mesh(style, size):
    """Make a blossom that stands on the origin; its heart takes the second material."""
    heart = size * (0.16 if style == "tulip" else 0.2)
    dome = [(heart * cos(pi * i / 12), heart * 0.7 * sin(pi * i / 12)) for i in range(-6, 7)]
    dome[0], dome[-1] = (0, dome[0][1]), (0, dome[-1][1])
    bm = lathe(dome, 16)
    for face in bm.faces:
        face.material_index = 1
    if style == "tulip":
        for k in range(6):
            add_blade(bm, size * 1.2, size * 0.75, 1.15 - 0.1 * (k % 2), -1.75, 0.45, pi * k / 3)
    else:
        for k in range(14):
            add_blade(bm, size * 0.5, size * 0.17, 1.3 + 0.1 * (k % 2), 0.35, 0.3, pi * k / 7, heart * 0.6)
    return mesh_from(bm, "flower", smooth=True)


def leaf_mesh(length):
    """Make a leaf that stands on the origin."""
    bm = bmesh.new()
    add_blade(bm, length, length * 0.2, 0.25, 1.1, 0.5, 0.0)
    return mesh_from(bm, "leaf", smooth=True)


# %% asset
asset = new_asset("vase")

# %% material: body
roughness = (0.3 if MATERIAL == "glass" else 0.75) * (1 - 0.93 * GLOSS)
skin = new_material("body", BODY_COLOUR, roughness, metallic=1.0 if MATERIAL == "metal" else 0.0)
paint_body(skin, MATERIAL, BODY_COLOUR, GLOSS)

# %% material: band
gilt = new_material("band", BAND_COLOUR, roughness=0.25, metallic=1.0)

# %% material: petal
petal = new_material("petal", FLOWER_COLOUR, roughness=0.55)

# %% material: heart
heart = new_material("heart", (0.8, 0.45, 0.04, 1.0), roughness=0.8)

# %% material: leaf
green = new_material("leaf", (0.07, 0.22, 0.035, 1.0), roughness=0.5)

# %% part: body
radius_at = partial(body_radius, BODY_STYLE, DIAMETER, NECK_RATIO)
hollow_at = partial(hollow_radius, radius_at, FLUTE_DEPTH if FLUTE_COUNT else 0.0)
floor = max((0.15 if BODY_STYLE == "amphora" else 0.02) * HEIGHT, 0.004 + WALL_THICKNESS)
vessel = body_mesh(radius_at, hollow_at, HEIGHT, WALL_THICKNESS, floor, FLUTE_COUNT, radians(TWIST))
body = add_part(asset, "body", vessel, skin)

# %% part: bands
bands = [
    add_part(asset, f"band_{i + 1}", band_mesh(hollow_at, radius_at, HEIGHT, place), gilt)
    for i, place in enumerate((0.91, 0.06, 0.95, 0.1)[:BAND_COUNT])
]

# %% part: handles
handles = []
if HANDLES:
    loop = handle_mesh(radius_at, hollow_at, HEIGHT, WALL_THICKNESS)
    handles = [add_part(asset, f"handle_{i + 1}", loop, skin) for i in range(2)]
    handles[1].rotation_euler.z = pi

# %% part: stems
mouth = min(hollow_at(i / 40) for i in range(4, 41)) - WALL_THICKNESS
stem_size = min(0.0045, 1.1 * mouth / max(FLOWER_COUNT, 4) ** 0.5)
paths = bunch(FLOWER_COUNT, hollow_at, HEIGHT, WALL_THICKNESS, floor, FLOWER_HEIGHT, stem_size / 2, SEED)
stems = [
    add_part(asset, f"stem_{i + 1}", tube_curve("stem", path, stem_size), green)
    for i, path in enumerate(paths)
]

# %% part: leaves
leaves = []
for stalk in paths:
    blade = leaves[0].data if leaves else leaf_mesh(0.8 * FLOWER_HEIGHT)
    leaf = add_part(asset, f"leaf_{len(leaves) + 1}", blade, green)
    leaf.location = stalk[16]
    leaf.rotation_euler.z = atan2(stalk[-1].y, stalk[-1].x)
    leaves.append(leaf)

# %% part: flowers
flowers = []
for path in paths:
    size = min(0.06, 0.32 * FLOWER_HEIGHT)
    blossom = flowers[0].data if flowers else flower_mesh(FLOWER_STYLE, size)
    flower = add_part(asset, f"flower_{len(flowers) + 1}", blossom, petal, heart)
    flower.location = path[-1]
    flower.rotation_euler = (path[-1] - path[-2]).to_track_quat("Z", "Y").to_euler()
    flowers.append(flower)
