"""A round wooden table clock.

Tags: clock, table clock, wall clock, mantel clock, alarm clock, desk clock

Words: no numbers = bar marks; without numbers = bar marks; no numerals = bar marks;
    without numerals = bar marks; face = dial; clock face = dial; rim = frame; numbers = marks;
    numerals colour = mark colour; hour markers = marks; white numbers = white marks; diameter = height;
    alarm bells = bells; legs = feet
"""

# maquette: 1
from functools import partial
from itertools import pairwise
from math import cos, pi, radians, sin

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 0.26  # m, 0.10..0.60: height of the clock
DEPTH = 0.07  # m, 0.03..0.15: depth of the case
FRAME_RATIO = 0.17  # 0.08..0.30: width of the frame beside half the width of the clock
# Shape
FRAME_STYLE = "round"  # round | square | octagon | arch: style of the frame
BASE_STYLE = "feet"  # feet | plinth | none: style of the base, none for a wall clock
FOOT_COUNT = 4  # 3..4: number of feet
BELLS = False  # switch: two alarm bells on the top
GLASS = True  # switch: glass before the dial
# Time
HOUR = 10  # 0..23: hour that the clock shows
MINUTE = 9  # 0..59: minute that the clock shows
HAND_STYLE = "spade"  # spade | sword | baton: style of the hands
SECOND_HAND = True  # switch: hand for the seconds
MARK_STYLE = "numerals"  # numerals | roman | bars | dots: style of the hour marks
# Look
FRAME_COLOUR = (0.28, 0.1, 0.03, 1.0)  # colour: colour of the frame and case
DIAL_COLOUR = (0.85, 0.8, 0.68, 1.0)  # colour: colour of the dial
MARK_COLOUR = (0.02, 0.02, 0.025, 1.0)  # colour: colour of the hour marks, where it is legible
HAND_COLOUR = (0.02, 0.02, 0.025, 1.0)  # colour: colour of the hands, where it is legible
TRIM_COLOUR = (0.75, 0.48, 0.16, 1.0)  # colour: colour of the second hand, metal feet and bells
MATERIAL = "wood"  # wood | metal | plastic: material of the frame
GLOSS = 0.5  # 0..1: how shiny the frame is


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


def brightness(colour):
    """Give how bright a colour is to the eye."""
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def legible(colour, ground):
    """Give the colour, or a light or dark tone of its ground where it would hardly be seen there."""
    dim, bright = sorted((brightness(colour), brightness(ground)))
    if (bright + 0.05) / (dim + 0.05) > 2.0:
        return colour
    if brightness(ground) > 0.18:
        return shaded(ground, 0.06)
    return (*(0.7 + 0.3 * channel for channel in ground[:3]), 1.0)


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


# %% tools: clock
def close_round(points):
    """Round the corners of a closed outline of (x, z, size of the corner) points."""
    return rounded([points[-1], *points, points[0]])[1:-1]


def outline(style, width, height, inset):
    """Outline of the case as (x, z) points round the middle of the dial; an inset moves it inward evenly."""
    half = width / 2 - inset
    if style == "round":
        return [(half * cos(pi * i / 48), half * sin(pi * i / 48)) for i in range(96)]
    if style == "arch":
        bow = [(half * cos(pi * i / 48), half * sin(pi * i / 48), 0) for i in range(49)]
        sill, size = inset + width / 2 - height, max(0.06 * width - inset, 0.002)
        return close_round([*bow, (-half, sill, size), (half, sill, size)])
    sides = 4 if style == "square" else 8
    spread, size = half / cos(pi / sides), max(0.4 * width / sides - inset, 0.002)
    angles = [2 * pi * (i + 0.5) / sides for i in range(sides)]
    return close_round([(spread * cos(a), spread * sin(a), size) for a in angles])


def skin(rings, loop=False):
    """Join rings of equally many points by faces; a loop of rings closes on itself, a row is capped."""
    bm = bmesh.new()
    rings = [[bm.verts.new(point) for point in ring] for ring in rings]
    for near, far in pairwise(rings + rings[:loop]):
        for i in range(len(near)):
            bm.faces.new((near[i - 1], near[i], far[i], far[i - 1]))
    if not loop:
        bm.faces.new(rings[0])
        bm.faces.new(rings[-1])
    return bm


def stack(shape, profile):
    """Rings of an outline at the (inset, y) points of a profile."""
    return [[(x, y, z) for x, z in shape(inset)] for inset, y in profile]


def crisp_mesh(bm, name):
    """Make a mesh that is smooth over its roundings and sharp at its edges."""
    mesh = mesh_from(bm, name, smooth=True)
    mesh.set_sharp_from_angle(angle=radians(35))
    return mesh


def keep_flat(part):
    """Let the large faces of a part rule its shading, so that flat ones look flat."""
    part.modifiers.new("normals", "WEIGHTED_NORMAL").keep_sharp = True


def frame_mesh(shape, width, front, recess, back):
    """Make the moulded ring round the dial: a broad round crest, a step for the glass, and a slope inward."""
    points = [
        (0, front, 0.3),
        (0.5, front, 0.12),
        (0.62, front + 0.1 * recess, 0.08),
        (0.85, front + 0.12 * recess, 0.08),
        (1, front + 0.45 * recess, 0.1),
        (1, front + recess + 0.0008, 0),
        (0.3, back, 0),
        (0, back, 0),
    ]
    profile = close_round([(inset * width, y, size * width) for inset, y, size in points])
    return crisp_mesh(skin(stack(shape, profile), loop=True), "frame")


def dial_mesh(shape, inset, face, radius):
    """Make the plate of the dial with a track of minutes, which takes the second material."""
    bm = skin(stack(shape, [(inset, face), (inset, face + 0.003)]))
    plate = len(bm.faces)
    for i in range(60):
        length = radius * (0.05 if i % 5 else 0.08)
        size = (radius * (0.008 if i % 5 else 0.016), 0.0012, length)
        place = Matrix.Translation((0, face, radius * 0.97 - length / 2))
        turn = Matrix.Rotation(2 * pi * i / 60, 4, "Y")
        bmesh.ops.create_cube(bm, size=1, matrix=turn @ place @ Matrix.Diagonal((*size, 1)))
    for face in bm.faces[plate:]:
        face.material_index = 1
    return crisp_mesh(bm, "dial")


def hand_mesh(style, name, length, width, gap):
    """Make a hand that turns round the origin and points up; its boss bridges the gap to what lies behind."""
    lines = {
        "spade": [
            (-0.2, 0.5),
            (0, 0.6),
            (0.55, 0.25),
            (0.62, 0.5),
            (0.66, 1.3),
            (0.71, 1.7),
            (0.77, 1.5),
            (0.84, 0.7),
            (0.9, 0.3),
            (1, 0.04),
        ],
        "sword": [(-0.2, 0.9), (-0.1, 0.4), (0, 0.45), (0.7, 1.1), (1, 0.04)],
        "baton": [(-0.2, 0.7), (0.99, 0.55), (1, 0.5)],
        "needle": [(-0.3, 1.6), (-0.18, 1.6), (-0.14, 0.5), (1, 0.2)],
    }
    line = [(length * along, width * half) for along, half in lines[style]]
    bm = skin([[(-half, 0, z), (0, -0.4 * gap, z), (half, 0, z)] for z, half in line])
    blade = len(bm.faces)
    bmesh.ops.create_cone(
        bm,
        cap_ends=True,
        segments=32,
        radius1=1.2 * width,
        radius2=1.2 * width,
        depth=1.6 * gap,
        matrix=Matrix.Translation((0, 0.25 * gap, 0)) @ Matrix.Rotation(pi / 2, 4, "X"),
    )
    for side in bm.faces[blade:]:
        side.smooth = len(side.verts) == 4
    return mesh_from(bm, name)


def mark_data(style, hour, radius, depth):
    """Make the mark of an hour: a figure, or a bar or dot that has the middle of the dial below it."""
    if style in ("numerals", "roman"):
        # Clock faces have IIII for four, which balances VIII on the other side.
        roman = ("I", "II", "III", "IIII", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
        text = bpy.data.curves.new("mark", "FONT")
        text.body = roman[hour - 1] if style == "roman" else str(hour)
        text.size = radius * (0.19 if style == "roman" else 0.25)
        text.align_x, text.align_y = "CENTER", "CENTER"
        text.extrude, text.resolution_u = depth, 4
        return text
    bold = 1 if hour % 3 else 1.5
    if style == "bars":
        long = 0.07 * radius * bold
        wide = 0.022 * radius * bold
        bar = [[(-wide, 0.0004, z), (0, -depth, z), (wide, 0.0004, z)] for z in (-long, long)]
        return mesh_from(skin(bar), "mark")
    dome = [(0.04 * radius * bold * cos(pi * i / 12), depth * sin(pi * i / 12)) for i in range(6)]
    bm = lathe([(0, -0.0004), (dome[0][0], -0.0004), *dome, (0, depth)], 24)
    bmesh.ops.rotate(bm, verts=bm.verts, matrix=Matrix.Rotation(pi / 2, 3, "X"))
    return mesh_from(bm, "mark", smooth=True)


def glass_mesh(shape, inset, radius, front, recess):
    """Make a pane let into the frame, a little domed."""
    edge = [(inset, front + 0.22 * recess), (inset, front + 0.14 * recess)]
    dome = [(inset + radius * i / 6, front + (0.04 + 0.1 * (1 - i / 6) ** 2) * recess) for i in range(1, 6)]
    return crisp_mesh(skin(stack(shape, [*edge, *dome])), "glass")


def foot_places(style, width, count):
    """Where feet leave the case: x, rise above its lowest point, splay, and side in depth, -1 or 1."""
    splay = {"round": 0.45, "octagon": 0.2}.get(style, 0.0)
    x = {"round": width / 2 * sin(splay), "octagon": 0.15 * width}.get(style, 0.38 * width)
    rise = width / 2 * (1 - cos(splay)) if style == "round" else 0.0
    front, back = [(-x, rise, -splay, -1), (x, rise, splay, -1)], [(-x, rise, -splay, 1), (x, rise, splay, 1)]
    return front + (back if count == 4 else [(0, 0, 0, 1)])


def foot_mesh(ball, length):
    """Make a turned foot on a ball round the origin, its top at a length above it."""
    globe = [(ball * sin(pi * i / 12), -ball * cos(pi * i / 12)) for i in range(1, 11)]
    stem = [(0.55 * ball, length * 0.4), (0.95 * ball, length * 0.75), (0.95 * ball, length)]
    return mesh_from(lathe([(0, -ball), *globe, *stem, (0, length)], 24), "foot", smooth=True)


def plinth_mesh(width, depth, height):
    """Make a stepped slab for the clock to stand on."""
    step = 0.35 * height
    profile = [
        (0, 0, 0),
        (0, 0.6 * height, 0.15 * height),
        (step, 0.62 * height, 0.1 * height),
        (step, height, 0.2 * height),
        (2 * step, height, 0),
    ]
    rings = []
    for inset, z in rounded(profile, 4):
        x, y, size = width / 2 - inset, depth / 2 - inset, max(0.008 - inset / 2, 0.002)
        corners = close_round([(-x, -y, size), (x, -y, size), (x, y, size), (-x, y, size)])
        rings.append([(a, b, z) for a, b in corners])
    return crisp_mesh(skin(rings), "base")


def bell_mesh(radius):
    """Make a bell on its post, which stands on the origin and reaches a little below it."""
    post, lip = 0.1 * radius, 0.3 * radius
    dome = [(radius * cos(pi * i / 20), lip + 0.85 * radius * sin(pi * i / 20)) for i in range(10)]
    knob = [(post, lip + 0.84 * radius), (1.6 * post, lip + 0.92 * radius), (1.2 * post, lip + radius)]
    line = [(0, -0.4 * radius), (post, -0.4 * radius), (post, lip), (0.96 * radius, lip - 0.02 * radius)]
    return crisp_mesh(lathe([*line, *dome, *knob, (0, lip + 1.05 * radius)], 48), "bell")


def hammer_mesh(size):
    """Make the hammer between the bells: a ball on a rod, which stands on the origin."""
    ball = [(0.3 * size * sin(pi * i / 10), 0.8 * size - 0.3 * size * cos(pi * i / 10)) for i in range(2, 10)]
    rod = [(0, -0.3 * size), (0.12 * size, -0.3 * size), (0.12 * size, 0.5 * size)]
    return mesh_from(lathe([*rod, *ball, (0, 1.1 * size)], 24), "hammer", smooth=True)


def loop_curve(span, rise, thickness):
    """Make a carrying loop over the origin, its ends a little below it."""
    curve = bpy.data.curves.new("loop", "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth, curve.bevel_resolution, curve.use_fill_caps = thickness / 2, 3, True
    spline = curve.splines.new("POLY")
    top = rise - thickness / 2
    bow = [(-span / 2 * cos(pi * i / 24), top * sin(pi * i / 24)) for i in range(25)]
    path = [(-span / 2, -0.3 * rise), *bow, (span / 2, -0.3 * rise)]
    spline.points.add(len(path) - 1)
    for point, (x, z) in zip(spline.points, path, strict=True):
        point.co = (x, 0, z, 1)
    spline.use_smooth = True
    return curve


# %% asset
asset = new_asset("clock")

# %% material: frame
finish = new_material("frame", FRAME_COLOUR, 0.75 - 0.6 * GLOSS, metallic=1.0 if MATERIAL == "metal" else 0.0)
paint_substance(finish, MATERIAL, FRAME_COLOUR, GLOSS, (9.0, 110.0, 110.0))

# %% material: dial
enamel = new_material("dial", DIAL_COLOUR, roughness=0.35)

# %% material: mark
ink = new_material("mark", legible(MARK_COLOUR, DIAL_COLOUR), roughness=0.35)

# %% material: hand
lacquer = new_material("hand", legible(HAND_COLOUR, DIAL_COLOUR), roughness=0.35)

# %% material: trim
trim = new_material("trim", TRIM_COLOUR, roughness=0.22, metallic=1.0)

# %% material: glass
# A thin pane hardly bends light; alpha keeps the dial bright in every render engine. It mirrors nothing:
# so faint a mirror image is no more than grain on a dark dial.
clear = new_material("glass", (0.02, 0.03, 0.04, 0.04), roughness=0.02)
clear.node_tree.nodes["Principled BSDF"].inputs["Alpha"].default_value = 0.04
clear.node_tree.nodes["Principled BSDF"].inputs["Specular IOR Level"].default_value = 0.0
clear.surface_render_method = "BLENDED"

# %% part: case
base_height = min(0.08 * HEIGHT, 0.6 * DEPTH) if BASE_STYLE != "none" else 0.0
tall = 1.2 if FRAME_STYLE == "arch" else 1.0
sink = {"feet": 0.004, "plinth": 0.03 if FRAME_STYLE == "round" else 0.004, "none": 0.0}[BASE_STYLE]
width = (HEIGHT - base_height) / (tall - sink + (0.26 if BELLS else 0.0))
middle = base_height + (tall - sink - 0.5) * width
frame_width = FRAME_RATIO * width / 2
front = -DEPTH / 2
recess = min(0.28 * DEPTH, 0.13 * width)
face = front + recess
shape = partial(outline, FRAME_STYLE, width, tall * width)
step = 0.2 * frame_width
box = [(step, face + 0.001, 0), (step, DEPTH / 2, 0.004), (4 * step, DEPTH / 2, 0)]
case = add_part(asset, "case", crisp_mesh(skin(stack(shape, rounded(box))), "case"), finish)
case.location.z = middle
keep_flat(case)

# %% part: frame
frame = add_part(
    asset, "frame", frame_mesh(shape, frame_width, front, recess, face + 0.2 * (DEPTH - recess)), finish
)
frame.location.z = middle
keep_flat(frame)

# %% part: dial
dial_radius = width / 2 - frame_width
dial = add_part(asset, "dial", dial_mesh(shape, 0.9 * frame_width, face, dial_radius), enamel, ink)
dial.location.z = middle

# %% part: marks
marks = []
for hour in range(1, 13):
    mark = add_part(asset, f"mark_{hour}", mark_data(MARK_STYLE, hour, dial_radius, 0.0008), ink)
    spoke = Matrix.Rotation(2 * pi * hour / 12, 3, "Y") @ Vector((0, 0, 0.74 * dial_radius))
    mark.location = (spoke.x, face, middle + spoke.z)
    if MARK_STYLE in ("numerals", "roman"):
        mark.rotation_euler.x = pi / 2
    else:
        mark.rotation_euler.y = 2 * pi * hour / 12
    marks.append(mark)

# %% part: hour_hand
gap = 0.2 * recess
hour_blade = hand_mesh(HAND_STYLE, "hour_hand", 0.52 * dial_radius, 0.045 * dial_radius, gap)
hour_hand = add_part(asset, "hour_hand", hour_blade, lacquer)
hour_hand.location = (0, face - gap, middle)
hour_hand.rotation_euler.y = 2 * pi * (HOUR + MINUTE / 60) / 12

# %% part: minute_hand
minute_blade = hand_mesh(HAND_STYLE, "minute_hand", 0.82 * dial_radius, 0.035 * dial_radius, gap)
minute_hand = add_part(asset, "minute_hand", minute_blade, lacquer)
minute_hand.location = (0, face - 2 * gap, middle)
minute_hand.rotation_euler.y = 2 * pi * MINUTE / 60

# %% part: second_hand
second_hand = None
if SECOND_HAND:
    needle = hand_mesh("needle", "second_hand", 0.88 * dial_radius, 0.026 * dial_radius, gap)
    second_hand = add_part(asset, "second_hand", needle, trim)
    second_hand.location = (0, face - 3 * gap, middle)
    second_hand.rotation_euler.y = radians(210)

# %% part: glass
glass = None
if GLASS:
    glass = add_part(asset, "glass", glass_mesh(shape, 0.75 * frame_width, dial_radius, front, recess), clear)
    glass.location.z = middle

# %% part: base
base = None
if BASE_STYLE == "plinth":
    slab_width = width * (0.7 if FRAME_STYLE in ("round", "octagon") else 1.08)
    base = add_part(asset, "base", plinth_mesh(slab_width, DEPTH * 1.2, base_height), finish)
    keep_flat(base)
elif BASE_STYLE == "feet":
    deep = DEPTH / 2 - face
    ball = min(0.03 * HEIGHT, 0.22 * deep)
    feet = []
    for x, rise, splay, side in foot_places(FRAME_STYLE, width, FOOT_COUNT):
        reach = (base_height + rise - ball) / cos(splay)
        foot = add_part(asset, f"foot_{len(feet) + 1}", foot_mesh(ball, reach + 0.03 * width), trim)
        foot.location = (x + reach * sin(splay), face + deep / 2 + side * (deep / 2 - 1.2 * ball), ball)
        foot.rotation_euler.y = -splay
        feet.append(foot)
    base = feet

# %% part: bells
bells = []
if BELLS:
    radius, centre = width / 2, (face + DEPTH / 2) / 2
    lean = {"square": 0.0, "octagon": pi / 4}.get(FRAME_STYLE, 0.66)
    cup = bell_mesh(0.3 * radius)
    bells = [add_part(asset, f"bell_{i + 1}", cup, trim) for i in range(2)]
    for bell, way in zip(bells, (-1, 1), strict=True):
        aside = 0.55 * radius if FRAME_STYLE == "square" else radius * sin(lean)
        bell.location = (way * aside, centre, middle + radius * cos(lean))
        bell.rotation_euler.y = way * lean
    hammer = add_part(asset, "hammer", hammer_mesh(0.2 * radius), trim)
    hammer.location = (0, centre, middle + radius)
    loop = add_part(asset, "loop", loop_curve(0.36 * radius, 0.52 * radius, 0.06 * radius), trim)
    loop.location = (0, centre, middle + radius)
