"""A red tin toy robot with a dome head, two antennas, a panel of dials and a wind-up key.

Tags: robot, toy robot, tin robot, retro robot, android, wind-up toy

Words: tracks = treads; tracks instead of legs = treads legs; caterpillar tracks = treads;
    square head = box head; cubic head = box head; round head = dome head; hands claws = claw hands;
    wind-up key = key; antennae = antennas; buttons = dials; torso = body
"""

# maquette: 1
import math
from itertools import pairwise

import bmesh
import bpy
from mathutils import Matrix, Vector
from mathutils.geometry import interpolate_bezier

# %% parameters
# Size
HEIGHT = 0.28  # m, 0.15..0.50: height of the robot with its antennas
BODY_WIDTH = 0.115  # m, 0.09..0.16: width of the torso
HEAD_WIDTH = 0.108  # m, 0.08..0.15: width of the head
EYE_COUNT = 2  # 1..3: number of eyes
ANTENNA_COUNT = 2  # 0..3: number of antennas
DIAL_COUNT = 3  # 0..4: number of dials on its panel
# Pose
LEFT_ARM_ANGLE = 125.0  # deg, 0..150: rise of the left arm to the side
RIGHT_ARM_ANGLE = 18.0  # deg, 0..150: rise of the right arm to the side
HEAD_ANGLE = -12.0  # deg, -45..45: turn of the head to its left
# Look
BODY_COLOUR = (0.56, 0.03, 0.018, 1.0)  # colour: colour of the body
TRIM_COLOUR = (0.82, 0.6, 0.28, 1.0)  # colour: colour of the face, panel, belt and boots
EYE_COLOUR = (0.12, 0.7, 1.0, 1.0)  # colour: colour of the eyes and lights
BRIGHTNESS = 1.2  # 0..10: brightness (glow) of the eyes and lights
MATERIAL = "tin"  # tin | plastic | wood | metal: material of the body
GLOSS = 0.65  # 0..1: how shiny the body is
HEAD_STYLE = "dome"  # dome | box | drum: style of the head
MOUTH_STYLE = "smile"  # smile | grille: style of the mouth
HAND_STYLE = "claw"  # claw | mitten | ball: style of the hands
LEG_STYLE = "boots"  # boots | treads: style of the legs
KEY = True  # switch: wind-up key at the back


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


# %% tools: shapes
def fillet(profile, radius, steps=3):
    """Round the corners of a profile, save its two ends."""
    points = [Vector(point) for point in profile]
    rounded = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        back, forth = before - corner, after - corner
        if back.angle(forth) > math.radians(155):
            rounded.append(corner)
            continue
        reach = min(radius, 0.45 * back.length, 0.45 * forth.length)
        start, end = corner + reach * back.normalized(), corner + reach * forth.normalized()
        rounded += interpolate_bezier(start, start.lerp(corner, 0.55), end.lerp(corner, 0.55), end, steps + 1)
    return [*rounded, points[-1]]


def revolve(bm, profile, segments=48, matrix=None):
    """Turn a profile of (radius, height) about Z: a solid if both its ends are on the axis, else a ring."""
    angles = [math.tau * (i + 0.5) / segments - math.pi / 2 for i in range(segments)]
    rings = []
    for radius, height in profile:
        if radius < 1e-6:
            rings.append([bm.verts.new((0, 0, height))] * segments)
        else:
            rings.append([bm.verts.new((radius * math.cos(a), radius * math.sin(a), height)) for a in angles])
    if profile[0][0] > 1e-6 or profile[-1][0] > 1e-6:
        rings.append(rings[0])
    faces = []
    for lower, upper in pairwise(rings):
        for i in range(segments):
            j = (i + 1) % segments
            # A point on the axis stands twice among the four corners.
            faces.append(bm.faces.new(list(dict.fromkeys((lower[i], lower[j], upper[j], upper[i])))))
    if matrix:
        bmesh.ops.transform(bm, matrix=matrix, verts=list({vert for face in faces for vert in face.verts}))
    return faces


def block(bm, size, corner, edge, matrix=None, steps=4):
    """Stand a box on z = 0: its upright corners rounded by `corner`, its top and bottom edges by `edge`."""
    width, depth, height = size
    corner = max(corner, edge + 1e-4)
    angles = [math.radians(90 * i / steps) for i in range(steps + 1)]
    levels = [(edge * (1 - math.sin(a)), edge * (1 - math.cos(a))) for a in angles]
    levels += [(inset, height - z) for inset, z in reversed(levels)]
    rings = []
    for inset, z in levels:
        radius = corner - inset
        rings.append(
            [
                bm.verts.new(
                    (
                        sx * (width / 2 - corner) + radius * math.cos(a + turn),
                        sy * (depth / 2 - corner) + radius * math.sin(a + turn),
                        z,
                    )
                )
                for sx, sy, turn in (
                    (1, 1, 0),
                    (-1, 1, math.pi / 2),
                    (-1, -1, math.pi),
                    (1, -1, 1.5 * math.pi),
                )
                for a in angles
            ]
        )
    faces = [bm.faces.new(rings[0][::-1]), bm.faces.new(rings[-1])]
    for lower, upper in pairwise(rings):
        faces += [bm.faces.new((lower[i - 1], lower[i], upper[i], upper[i - 1])) for i in range(len(lower))]
    if matrix:
        bmesh.ops.transform(bm, matrix=matrix, verts=[vert for ring in rings for vert in ring])
    return faces


def torus(bm, diameter, thickness, matrix, segments=48, sides=14):
    """Make a ring about Z of an outer diameter."""
    thick, angles = thickness / 2, [math.tau * i / sides for i in range(sides)]
    middle = diameter / 2 - thick
    revolve(bm, [(middle + thick * math.cos(a), thick * math.sin(a)) for a in angles], segments, matrix)


def sweep(bm, outline, frames):
    """Carry an outline of (x, y) through frames, and close it at both ends."""
    rings = [[bm.verts.new(frame @ Vector((x, y, 0))) for x, y in outline] for frame in frames]
    faces = [bm.faces.new(rings[0]), bm.faces.new(rings[-1])]
    for lower, upper in pairwise(rings):
        faces += [bm.faces.new((lower[i - 1], lower[i], upper[i], upper[i - 1])) for i in range(len(outline))]
    return faces


def arc_frames(radius, start, end, steps):
    """Return frames along an arc about the Y axis; angles are from -Z, towards X."""
    middle = Matrix.Translation((0, 0, -radius))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    across = Matrix.Rotation(math.pi / 2, 4, "Y")
    return [Matrix.Rotation(-angle, 4, "Y") @ middle @ across for angle in angles]


def oval(width, height, count=12):
    """Return the outline of an oval."""
    angles = [math.tau * i / count for i in range(count)]
    return [(width / 2 * math.cos(angle), height / 2 * math.sin(angle)) for angle in angles]


def ball(bm, radius, place):
    """Make a sphere, and return its faces."""
    made = bmesh.ops.create_uvsphere(
        bm, u_segments=24, v_segments=16, radius=radius, matrix=Matrix.Translation(place)
    )
    return {face for vert in made["verts"] for face in vert.link_faces}


def paint(faces, index):
    """Give faces the material in a slot."""
    for face in faces:
        face.material_index = index


def even_shading(part):
    """Let the large faces rule the shading, so that flats look flat between their rounded edges."""
    part.modifiers.new("Weighted Normal", "WEIGHTED_NORMAL").keep_sharp = True
    return part


# %% tools: surfaces
def tinted(colour, factor):
    """Lighten or darken a colour."""
    return (*(min(1.0, channel * factor) for channel in colour[:3]), 1.0)


def add_noise(material, scale, detail=2.0):
    """Add a noise in the object's own space; return its node."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    coordinates, mapping = nodes.new("ShaderNodeTexCoord"), nodes.new("ShaderNodeMapping")
    noise = nodes.new("ShaderNodeTexNoise")
    mapping.inputs["Scale"].default_value = scale
    noise.inputs["Scale"].default_value = 1.0
    noise.inputs["Detail"].default_value = detail
    links.new(coordinates.outputs["Object"], mapping.inputs[0])
    links.new(mapping.outputs[0], noise.inputs["Vector"])
    return noise


def add_bump(material, height, strength):
    """Let a texture node's first output roughen the surface."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    bump = nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = strength
    bump.inputs["Distance"].default_value = 0.001
    links.new(height.outputs[0], bump.inputs["Height"])
    links.new(bump.outputs[0], nodes["Principled BSDF"].inputs["Normal"])


def add_grain(material, colour, scale):
    """Give wood its figure: streaks of darker and lighter colour, long where the scale is small."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    noise, ramp = add_noise(material, scale, 6.0), nodes.new("ShaderNodeValToRGB")
    noise.inputs["Distortion"].default_value = 0.6
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.35, 0.62
    ramp.color_ramp.elements[0].color = tinted(colour, 0.5)
    ramp.color_ramp.elements[1].color = tinted(colour, 1.2)
    links.new(noise.outputs[0], ramp.inputs[0])
    links.new(ramp.outputs[0], nodes["Principled BSDF"].inputs["Base Color"])
    add_bump(material, noise, 0.15)


def new_surface(name, colour, kind, gloss):
    """Make painted tin, plastic, wood or bare metal of a colour, the shinier the more gloss."""
    material = new_material(name, colour, 0.7 - 0.58 * gloss, 1.0 if kind == "metal" else 0.0)
    if kind == "tin":
        material.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = gloss
        add_bump(material, add_noise(material, (45, 45, 45)), 0.12)
    elif kind == "plastic":
        add_bump(material, add_noise(material, (2500, 2500, 2500)), 0.1)
    elif kind == "wood":
        add_grain(material, colour, (150, 150, 11))
    else:
        add_bump(material, add_noise(material, (60, 60, 3000)), 0.12)
    return material


# %% tools: robot
def facing(x, y, z):
    """Return a frame at a point whose own Z looks to the front."""
    return Matrix.Translation((x, y, z)) @ Matrix.Rotation(math.pi / 2, 4, "X")


def sideways(side, x, z):
    """Return a frame at the left (1) or the right (-1) whose own Z looks outward."""
    return Matrix.Translation((side * x, 0, z)) @ Matrix.Rotation(side * math.pi / 2, 4, "Y")


def spread(count, pitch):
    """Return positions side by side, centred on 0."""
    return [(i - (count - 1) / 2) * pitch for i in range(count)]


def bellows(radius, start, end, folds):
    """Return the profile of a ribbed hose, as (radius, height) points."""
    pitch, points = (end - start) / folds, [(0, start)]
    for fold in range(folds):
        low = start + fold * pitch
        points += [(0.8 * radius, low), (radius, low + 0.3 * pitch), (radius, low + 0.7 * pitch)]
    return [*points, (0.8 * radius, end), (0, end)]


# %% asset
asset = new_asset("robot")

# %% proportions
# `unit` is the height without the antennas; the parts of the figure are shares of it.
antenna_height = 0.13 * HEIGHT if ANTENNA_COUNT else 0.0
unit = HEIGHT - antenna_height
body_width = min(max(BODY_WIDTH, 0.32 * unit), 0.58 * unit)
body_depth = min(0.7 * body_width, 0.32 * unit)
body_start, body_end = 0.26 * unit, 0.62 * unit
head_width = min(max(HEAD_WIDTH, 0.28 * unit), body_width + 0.05 * unit)
head_start, head_height = 0.655 * unit, 0.345 * unit
head_depth = 0.84 * head_width if HEAD_STYLE == "box" else head_width
head_frame = Matrix.Rotation(math.radians(HEAD_ANGLE), 4, "Z") @ Matrix.Translation((0, 0, head_start))
face_front = -head_depth / 2 - 0.012 * unit
face_width = 0.7 * head_width
shoulder = Vector((body_width / 2 + 0.062 * unit, 0, 0.55 * unit))
leg_place = 0.26 * body_width

# %% material: body
body = new_surface("body", BODY_COLOUR, MATERIAL, GLOSS)

# %% material: trim
trim = new_surface("trim", TRIM_COLOUR, MATERIAL, GLOSS)

# %% material: steel
steel = new_material("steel", (0.5, 0.51, 0.53, 1.0), 0.28, 1.0)

# %% material: black
black = new_material("black", (0.015, 0.015, 0.017, 1.0), 0.35)

# %% material: white
white = new_material("white", (0.85, 0.83, 0.76, 1.0), 0.4)


# %% material: glow
def new_glow():
    """Make glass that glows."""
    material = new_material("glow", EYE_COLOUR, 0.15)
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Emission Color"].default_value = EYE_COLOUR
    shader.inputs["Emission Strength"].default_value = BRIGHTNESS
    return material


glow = new_glow()


# %% part: torso
def torso_mesh():
    """Make the rounded box of the body with its belt, hips, shoulder plates and rivets."""
    bm = bmesh.new()
    w, d, tall = body_width, body_depth, body_end - body_start
    block(bm, (w, d, tall), 0.06 * unit, 0.03 * unit, Matrix.Translation((0, 0, body_start)), 6)
    belt, lift = (w + 0.014 * unit, d + 0.014 * unit, 0.035 * unit), Matrix.Translation((0, 0, 0.334 * unit))
    paint(block(bm, belt, 0.066 * unit, 0.006 * unit, lift), 1)
    hips = Matrix.Translation((0, 0, body_start - 0.03 * unit))
    paint(block(bm, (0.86 * w, 0.72 * d, 0.06 * unit), 0.05 * unit, 0.012 * unit, hips), 2)
    dome = fillet([(0, -0.01), (0.011, -0.01), (0.011, 0.002), (0.006, 0.006), (0, 0.0065)], 0.004)
    dome = [(unit * r, unit * z) for r, z in dome]
    for x in (-0.5 * w + 0.055 * unit, 0.5 * w - 0.055 * unit):
        for z in (body_start + 0.1 * tall, body_end - 0.11 * tall):
            paint(revolve(bm, dome, 16, facing(x, -d / 2, z)), 2)
    plate = [(0, -0.02), (0.068, -0.02), (0.068, 0.008), (0.055, 0.014), (0, 0.014)]
    for side in (-1, 1):
        outward = sideways(side, w / 2, shoulder.z)
        paint(revolve(bm, fillet([(unit * r, unit * z) for r, z in plate], 0.006 * unit), 40, outward), 2)
    return mesh_from(bm, "torso", smooth=True)


torso = even_shading(add_part(asset, "torso", torso_mesh(), body, trim, steel))


# %% part: panel
def panel_mesh():
    """Make the panel on the chest: a framed plate with a row of lights along its foot."""
    bm = bmesh.new()
    place = facing(0, -body_depth / 2 + 0.01 * unit, panel_height)
    plate = (panel_width, panel_tall, 0.02 * unit)
    lower = Matrix.Translation((0, -panel_tall / 2, 0))
    block(bm, plate, 0.018 * unit, 0.005 * unit, place)
    inner = (panel_width - 0.022 * unit, panel_tall - 0.022 * unit, 0.0215 * unit)
    paint(block(bm, inner, 0.01 * unit, 0.0008 * unit, place), 1)
    lamp = [(0, 0), (0.6, 0), (0.6, 1.45), (0.5, 1.5), (0.45, 1.6)]
    lamp.append((0, 1.6))
    dome = [(0, 1.2), (0.44, 1.2), (0.44, 1.62), (0.36, 1.9), (0.2, 2.05), (0, 2.1)]
    for number, x in enumerate(spread(5, panel_width / 6.2)):
        spot = place @ lower @ Matrix.Translation((x, 0.045 * unit, 0))
        paint(revolve(bm, [(0.02 * unit * r, 0.0165 * unit * z) for r, z in lamp], 20, spot), 2)
        bulb = revolve(bm, [(0.02 * unit * r, 0.0165 * unit * z) for r, z in dome], 20, spot)
        paint(bulb, 3 if number % 2 == 0 else 4)
    return mesh_from(bm, "panel", smooth=True)


panel_width, panel_tall = body_width - 0.15 * unit, 0.185 * unit
panel_height = body_end - 0.142 * unit
panel = even_shading(add_part(asset, "panel", panel_mesh(), steel, trim, black, glow, body))


# %% part: dials
def dial_mesh(radius):
    """Make a dial: a steel bezel, a white face with twelve marks and a needle."""
    bm = bmesh.new()
    bezel = [(0.82, -0.3), (1.0, -0.3), (1.0, 0.2), (0.94, 0.3), (0.88, 0.3), (0.82, 0.18)]
    revolve(bm, [(radius * r, radius * z) for r, z in bezel], 32)
    face = [(0, -0.3), (0.84, -0.3), (0.84, 0.08), (0, 0.08)]
    paint(revolve(bm, [(radius * r, radius * z) for r, z in face], 32), 1)
    for number in range(12):
        turn = Matrix.Rotation(math.tau * number / 12, 4, "Z")
        mark = (0.05 * radius, (0.2 if number % 3 == 0 else 0.12) * radius, 0.08 * radius)
        spot = turn @ Matrix.Translation((0, 0.68 * radius, 0.04 * radius))
        paint(block(bm, mark, 0.02 * radius, 0.005 * radius, spot, 1), 2)
    aim = Matrix.Rotation(math.radians(-40), 4, "Z") @ Matrix.Translation((0, 0.2 * radius, 0.05 * radius))
    paint(block(bm, (0.09 * radius, 0.75 * radius, 0.12 * radius), 0.04 * radius, 0.01 * radius, aim, 2), 3)
    hub = [(0, 0.05), (0.13, 0.05), (0.13, 0.2), (0.08, 0.24), (0, 0.24)]
    paint(revolve(bm, [(radius * r, radius * z) for r, z in hub], 16), 2)
    return mesh_from(bm, "dial", smooth=True)


def add_dials():
    """Put the dials side by side on the panel, their needles at odds."""
    pitch = min((panel_width - 0.03 * unit) / DIAL_COUNT, 0.13 * unit)
    mesh, made = dial_mesh(min(0.46 * pitch, 0.05 * unit)), []
    for number, x in enumerate(spread(DIAL_COUNT, pitch), 1):
        dial = add_part(asset, f"dial_{number}", mesh, steel, white, black, body)
        place = facing(x, -body_depth / 2 - 0.0125 * unit, panel_height + 0.027 * unit)
        dial.matrix_basis = place @ Matrix.Rotation(math.radians(90 - 90 * number), 4, "Z")
        made.append(even_shading(dial))
    return made


dials = add_dials() if DIAL_COUNT else []


# %% part: head
def head_mesh():
    """Make the head with its face plate and ears, on a ribbed neck."""
    bm = bmesh.new()
    w, d, h = head_width, head_depth, head_height
    if HEAD_STYLE == "box":
        block(bm, (w, d, h), 0.05 * unit, 0.03 * unit, None, 6)
    else:
        outline = [(0, 0), (0.5 * w, 0), (0.5 * w, h), (0, h)]
        if HEAD_STYLE == "dome":
            angles = [math.pi / 2 * i / 14 for i in range(14)]
            arc = [(0.5 * w * math.cos(angle), h * (0.5 + 0.5 * math.sin(angle))) for angle in angles]
            outline = [(0, 0), (0.5 * w, 0), *arc, (0, h)]
        revolve(bm, fillet(outline, 0.035 * unit, 5), 56)
        band = [(0.49, 0.09), (0.515, 0.1), (0.515, 0.13), (0.49, 0.14)]
        paint(revolve(bm, [(w * r, h * z) for r, z in band], 56), 1)
    plate = facing(0, 0, 0.46 * h)
    paint(block(bm, (face_width, 0.62 * h, -face_front), 0.05 * unit, 0.016 * unit, plate, 6), 1)
    ear = [(0, -0.05), (0.055, -0.05), (0.055, 0.014), (0.03, 0.02), (0.03, 0.034), (0.016, 0.04), (0, 0.04)]
    for side in (-1, 1):
        outward = sideways(side, w / 2, 0.44 * h)
        paint(revolve(bm, fillet([(unit * r, unit * z) for r, z in ear], 0.006 * unit), 32, outward), 2)
    neck = bellows(0.085 * unit, body_end - head_start - 0.006 * unit, 0.006 * unit, 3)
    paint(revolve(bm, fillet(neck, 0.006 * unit), 32), 2)
    return mesh_from(bm, "head", smooth=True)


head = even_shading(add_part(asset, "head", head_mesh(), body, trim, steel))
head.matrix_basis = head_frame


# %% part: eyes
def eye_mesh(radius):
    """Make an eye: a steel bezel, a glowing lens and a dark pupil."""
    bm = bmesh.new()
    bezel = [(0, -0.2), (1.0, -0.2), (1.0, 0.28), (0.9, 0.38), (0.78, 0.38), (0.74, 0.2), (0, 0.2)]
    revolve(bm, fillet([(radius * r, radius * z) for r, z in bezel], 0.06 * radius), 32)
    lens = [(0, 0.1), (0.76, 0.1), (0.76, 0.24), (0.66, 0.36), (0.46, 0.45), (0.24, 0.49), (0, 0.5)]
    paint(revolve(bm, [(radius * r, radius * z) for r, z in lens], 32), 1)
    pupil = [(0, 0.3), (0.3, 0.3), (0.3, 0.5), (0.22, 0.55), (0, 0.57)]
    paint(revolve(bm, fillet([(radius * r, radius * z) for r, z in pupil], 0.05 * radius), 24), 2)
    return mesh_from(bm, "eye", smooth=True)


def add_eyes():
    """Put the eyes side by side in the upper half of the face."""
    pitch = min(face_width / EYE_COUNT, 0.19 * unit)
    mesh, made = eye_mesh(min(0.43 * pitch, 0.068 * unit)), []
    for number, x in enumerate(spread(EYE_COUNT, pitch), 1):
        eye = add_part(asset, f"eye_{number}", mesh, steel, glow, black)
        eye.matrix_basis = head_frame @ facing(x, face_front, 0.57 * head_height)
        made.append(eye)
    return made


eyes = add_eyes()


# %% part: mouth
def mouth_mesh():
    """Make the mouth: a smile bent from a round bar, or a grille of upright slots."""
    bm = bmesh.new()
    if MOUTH_STYLE == "smile":
        radius, thick = 0.3 * face_width, 0.018 * unit
        upward = Matrix.Translation((0, 0, 0.86 * radius))
        frames = [upward @ frame for frame in arc_frames(radius, -48, 48, 16)]
        sweep(bm, oval(thick, thick), frames)
        for end in (frames[0], frames[-1]):
            ball(bm, 0.75 * thick, end.translation)
    else:
        wide, tall = 0.6 * face_width, 0.07 * unit
        block(bm, (wide, tall, 0.014 * unit), 0.02 * unit, 0.004 * unit, facing(0, 0.006 * unit, 0))
        for x in spread(5, wide / 6):
            bar = (0.05 * wide, 0.72 * tall, 0.018 * unit)
            paint(block(bm, bar, 0.024 * wide, 0.002 * unit, facing(x, 0.006 * unit, 0), 3), 1)
    return mesh_from(bm, "mouth", smooth=True)


mouth = even_shading(add_part(asset, "mouth", mouth_mesh(), black, steel))
mouth.matrix_basis = head_frame @ Matrix.Translation((0, face_front, 0.255 * head_height))


# %% part: antennas
def antenna_mesh(length):
    """Make an antenna: a socket, a thin rod with a disc, and a glowing ball at its tip."""
    bm = bmesh.new()
    rod = [(0, -0.02), (0.024, -0.02), (0.024, 0.004), (0.017, 0.014), (0.0075, 0.018)]
    rod = [(unit * r, unit * z) for r, z in rod]
    rod += [(0.006 * unit, length - tip_radius), (0, length - tip_radius)]
    revolve(bm, fillet(rod, 0.006 * unit), 24)
    low = length - 3.2 * tip_radius
    disc = [(0, low), (0.7, low), (0.7, low + 0.3 * tip_radius), (0, low + 0.3 * tip_radius)]
    revolve(bm, fillet([(tip_radius * r, z) for r, z in disc], 0.003 * unit), 24)
    paint(ball(bm, tip_radius, (0, 0, length - tip_radius)), 1)
    return mesh_from(bm, "antenna", smooth=True)


def add_antennas():
    """Spread the antennas over the top of the head; all end at the full height."""
    made, pitch = [], head_width * (0.44 if ANTENNA_COUNT == 2 else 0.3)
    for number, x in enumerate(spread(ANTENNA_COUNT, pitch), 1):
        bulge = 0.5 + 0.5 * math.sqrt(1 - (2 * x / head_width) ** 2) if HEAD_STYLE == "dome" else 1.0
        root = Vector((x, 0, head_height * bulge))
        tip = Vector((1.45 * x, 0, HEIGHT - tip_radius - head_start))
        mesh = antenna_mesh((tip - root).length + tip_radius)
        antenna = add_part(asset, f"antenna_{number}", mesh, steel, glow)
        lean = (tip - root).to_track_quat("Z", "Y").to_matrix().to_4x4()
        antenna.matrix_basis = head_frame @ Matrix.Translation(root) @ lean
        made.append(even_shading(antenna))
    return made


tip_radius = 0.026 * unit
antennas = add_antennas() if ANTENNA_COUNT else []


# %% part: arms
def arm_mesh():
    """Make an arm along its own Z: a shoulder ball, a ribbed hose, a cuff and a hand."""
    bm = bmesh.new()
    ball(bm, 0.058 * unit, (0, 0, 0))
    paint(revolve(bm, fillet(bellows(0.04 * unit, 0.03 * unit, 0.2 * unit, 7), 0.006 * unit, 2), 24), 1)
    cuff = [(0, 0.19), (0.04, 0.19), (0.046, 0.2), (0.05, 0.275), (0.042, 0.285), (0, 0.285)]
    revolve(bm, fillet([(unit * r, unit * z) for r, z in cuff], 0.008 * unit), 32)
    wrist = 0.28 * unit
    if HAND_STYLE == "claw":
        reach = 0.042 * unit
        middle = Matrix.Translation((0, 0, wrist + reach))
        claw = [(-0.008, -0.02), (0.008, -0.02), (0.011, -0.016), (0.011, 0.016)]
        claw += [(-x, -y) for x, y in claw]
        frames = [middle @ frame for frame in arc_frames(reach, -145, 145, 28)]
        paint(sweep(bm, [(unit * x, unit * y) for x, y in claw], frames), 1)
    elif HAND_STYLE == "mitten":
        palm = Matrix.Translation((0, 0, wrist - 0.01 * unit))
        paint(block(bm, (0.05 * unit, 0.08 * unit, 0.1 * unit), 0.024 * unit, 0.02 * unit, palm), 2)
        aside = Matrix.Translation((0, -0.03 * unit, wrist)) @ Matrix.Rotation(math.radians(38), 4, "X")
        paint(block(bm, (0.032 * unit, 0.032 * unit, 0.07 * unit), 0.0155 * unit, 0.013 * unit, aside), 2)
    else:
        paint(ball(bm, 0.05 * unit, (0, 0, wrist + 0.03 * unit)), 2)
    return mesh_from(bm, "arm", smooth=True)


def add_arms():
    """Hang the arms at the shoulders, each raised to its side."""
    mesh, made = arm_mesh(), []
    # The robot looks to -Y, so that its left is at +X.
    for number, (side, angle) in enumerate(((1, LEFT_ARM_ANGLE), (-1, RIGHT_ARM_ANGLE)), 1):
        arm = add_part(asset, f"arm_{number}", mesh, body, steel, trim)
        place = Matrix.Translation((side * shoulder.x, 0, shoulder.z))
        arm.matrix_basis = place @ Matrix.Rotation(side * math.radians(180 - angle), 4, "Y")
        made.append(even_shading(arm))
    return made


arms = add_arms()


# %% part: legs
def add_boot(bm):
    """Make a boot: a rounded toe, a cuff round the ankle and a black sole."""
    w, ahead = 0.44 * body_width, -0.035 * unit
    upper = Matrix.Translation((0, ahead, 0.012 * unit))
    paint(block(bm, (w, 0.27 * unit, 0.085 * unit), 0.49 * w, 0.035 * unit, upper, 6), 2)
    sole, lower = (w + 0.012 * unit, 0.282 * unit, 0.022 * unit), Matrix.Translation((0, ahead, 0))
    paint(block(bm, sole, 0.5 * w, 0.004 * unit, lower, 6), 1)
    cuff = [(0, 0.06), (0.064, 0.06), (0.064, 0.118), (0.05, 0.126), (0, 0.126)]
    paint(revolve(bm, fillet([(unit * r, unit * z) for r, z in cuff], 0.01 * unit), 32), 2)


def add_tread(bm):
    """Make a crawler: a ridged belt round two wheels."""
    wide, tall, long, ridge = 0.4 * body_width, 0.12 * unit, 0.3 * unit, 0.008 * unit
    turn = Matrix.Rotation(math.pi / 2, 4, "Y")
    side = Matrix.Translation((-wide / 2, 0, ridge + tall / 2)) @ turn
    paint(block(bm, (tall, long, wide), tall / 2 - 0.0002, 0.006 * unit, side, 6), 1)
    straight = long - tall
    cleats = [(y, angle) for y in spread(5, straight / 5) for angle in (0, math.pi)]
    cleats += [(end * straight / 2, end * math.pi * i / 6) for end in (-1, 1) for i in range(1, 6)]
    for y, angle in cleats:
        hub = Matrix.Translation((0, y, ridge + tall / 2)) @ Matrix.Rotation(angle, 4, "X")
        cleat = hub @ Matrix.Translation((0, 0, -tall / 2 - ridge))
        paint(block(bm, (wide, 0.016 * unit, 2 * ridge), 0.003 * unit, 0.002 * unit, cleat, 2), 1)
    wheel = [(0, -0.53), (0.35, -0.53), (0.42, -0.52), (0.42, 0.52), (0.35, 0.53), (0.3, 0.515)]
    wheel += [(0.12, 0.515), (0.1, 0.55), (0, 0.55)]
    for y in (-straight / 2, straight / 2):
        axle = Matrix.Translation((0, y, ridge + tall / 2)) @ turn
        paint(revolve(bm, [(tall * r, wide * z) for r, z in wheel], 32, axle), 2)


def leg_mesh():
    """Make a leg: a ribbed hose on a boot or a crawler."""
    bm = bmesh.new()
    revolve(bm, fillet(bellows(0.05 * unit, 0.07 * unit, 0.25 * unit, 6), 0.006 * unit, 2), 28)
    if LEG_STYLE == "boots":
        add_boot(bm)
    else:
        add_tread(bm)
    return mesh_from(bm, "leg", smooth=True)


def add_legs():
    """Stand the body on two legs."""
    mesh, made = leg_mesh(), []
    for number, side in enumerate((1, -1), 1):
        leg = add_part(asset, f"leg_{number}", mesh, steel, black, trim)
        leg.location.x = side * leg_place
        made.append(even_shading(leg))
    return made


legs = add_legs()


# %% part: key
def key_mesh():
    """Make the key that winds the clockwork: a stem with two looped wings."""
    bm = bmesh.new()
    backward = Matrix.Rotation(-math.pi / 2, 4, "X")
    stem = [(0, -0.02), (0.026, -0.02), (0.026, 0.008), (0.011, 0.012), (0.011, 0.07), (0.017, 0.075)]
    stem += [(0.017, 0.115), (0, 0.115)]
    revolve(bm, fillet([(unit * r, unit * z) for r, z in stem], 0.005 * unit), 24, backward)
    turn = backward @ Matrix.Rotation(math.radians(25), 4, "Z")
    for side in (-1, 1):
        wing = turn @ Matrix.Translation((side * 0.048 * unit, 0, 0.097 * unit))
        flat = Matrix.Rotation(math.pi / 2, 4, "X") @ Matrix.Diagonal((1, 0.85, 0.8, 1))
        torus(bm, 0.085 * unit, 0.02 * unit, wing @ flat, 32, 12)
    return mesh_from(bm, "key", smooth=True)


def add_key():
    """Put the key into the back."""
    made = add_part(asset, "key", key_mesh(), steel)
    made.location = (0, body_depth / 2, body_start + 0.62 * (body_end - body_start))
    return even_shading(made)


key = add_key() if KEY else None
