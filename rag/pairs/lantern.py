"""A copper candle lantern with four glass panes and a ring handle.

Tags: lantern, candle lantern, hanging lantern, garden lantern, candle holder, storm lantern

Words: side = pane; sided = pane; hexagonal = six panes; octagonal = eight panes;
    square lantern = four pane lantern; windows = panes; ring on top = ring; loop = ring
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
HEIGHT = 0.36  # m, 0.24..0.60: height of the lantern with its ring
WIDTH = 0.17  # m, 0.12..0.26: width of the lantern
RING_DIAMETER = 0.07  # m, 0.04..0.10: diameter of the ring handle
PANE_COUNT = 4  # 4..8: number of glass panes
CANDLE_COUNT = 1  # 0..3: number of candles
CANDLE_HEIGHT = 0.08  # m, 0.03..0.16: height of each candle
# Look
FRAME_COLOUR = (0.56, 0.2, 0.085, 1.0)  # colour: colour of the frame
GLASS_COLOUR = (1.0, 0.98, 0.93, 1.0)  # colour: colour of the glass
CANDLE_COLOUR = (0.87, 0.78, 0.6, 1.0)  # colour: colour of the candles
FLAME_COLOUR = (1.0, 0.45, 0.1, 1.0)  # colour: colour of the flames
BRIGHTNESS = 8.0  # 1..25: brightness of the flames and their light
MATERIAL = "metal"  # metal | iron | wood: material of the frame
GLOSS = 0.6  # 0..1: how shiny the frame is
ROOF_STYLE = "pagoda"  # pagoda | pyramid | dome: style of the roof
PANE_STYLE = "cross"  # cross | lattice | plain: style of the bars over the panes
FEET = True  # switch: ball feet under the corners
LIT = True  # switch: flame on each candle


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


def corner_bars(bm, profile, sides, thick):
    """Run a bar along a profile of (radius, height) at each corner of a regular polygon."""
    points = [Vector(point) for point in profile]
    outline = [(1, 0.7), (0.7, 1), (-0.7, 1), (-1, 0.7), (-1, -0.7), (-0.7, -1), (0.7, -1), (1, -0.7)]
    up = Vector((0, 0, 1))
    for corner in range(sides):
        angle = math.tau * (corner + 0.5) / sides - math.pi / 2
        outward = Vector((math.cos(angle), math.sin(angle), 0))
        aside = up.cross(outward)
        rings = []
        for i, (radius, height) in enumerate(points):
            along = points[min(i + 1, len(points) - 1)] - points[max(i - 1, 0)]
            across = (along.y * outward - along.x * up).normalized()
            centre = radius * outward + height * up
            rings.append([bm.verts.new(centre + thick / 2 * (x * across + y * aside)) for x, y in outline])
        bm.faces.new(rings[0])
        bm.faces.new(rings[-1])
        for lower, upper in pairwise(rings):
            for i in range(len(outline)):
                bm.faces.new((lower[i - 1], lower[i], upper[i], upper[i - 1]))


def even_shading(part):
    """Let the large faces rule the shading, so that flats look flat between their rounded edges."""
    part.modifiers.new("Weighted Normal", "WEIGHTED_NORMAL").keep_sharp = True
    return part


def bevelled(part, width):
    """Round the sharp edges of a part, its faces still shaded flat."""
    bevel = part.modifiers.new("Bevel", "BEVEL")
    bevel.width, bevel.segments = width, 2
    bevel.limit_method, bevel.angle_limit = "ANGLE", math.radians(30)
    bevel.harden_normals = True
    return part


def corner_radius(width, sides):
    """Return the radius of a regular polygon's corners from its width across flats."""
    return width / 2 / math.cos(math.pi / sides)


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


def add_patina(material, colour):
    """Let bare metal darken in cloudy spots."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    noise, ramp = add_noise(material, (28, 28, 28), 5.0), nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.38, 0.6
    ramp.color_ramp.elements[0].color = tinted(colour, 0.55)
    ramp.color_ramp.elements[1].color = colour
    links.new(noise.outputs[0], ramp.inputs[0])
    links.new(ramp.outputs[0], nodes["Principled BSDF"].inputs["Base Color"])


def new_surface(name, colour, kind, gloss):
    """Make bare metal, painted iron or wood of a colour, the shinier the more gloss."""
    material = new_material(name, colour, 0.75 - 0.65 * gloss, 1.0 if kind == "metal" else 0.0)
    if kind == "metal":
        add_patina(material, colour)
    elif kind == "iron":
        add_bump(material, add_noise(material, (400, 400, 400), 4.0), 0.35)
    else:
        add_grain(material, colour, (9, 110, 110))
    return material


# %% tools: lantern
def roof_profile(style, wide, narrow, start, tall):
    """Return the slope of a roof from its eave to its top, as (radius, height) points."""
    if style == "pyramid":
        return [(wide, start), (narrow, start + tall)]
    if style == "dome":
        handles = (wide, start + 0.62 * tall), (0.62 * wide, start + tall)
    else:
        handles = (0.6 * wide, start + 0.06 * tall), (1.5 * narrow, start + 0.4 * tall)
    corners = ((wide, start), *handles, (narrow, start + tall))
    return [tuple(point) for point in interpolate_bezier(*map(Vector, corners), 10)]


def face_frames(sides):
    """Return the turns about Z that bring a thing at the front to each face."""
    return [Matrix.Rotation(math.tau * i / sides, 4, "Z") for i in range(sides)]


# %% asset
asset = new_asset("lantern")

# %% proportions
width = min(WIDTH, 0.72 * HEIGHT)
bar = 0.06 * width
body_width = 0.78 * width
pane_width = body_width * math.tan(math.pi / PANE_COUNT)

ring_diameter = min(RING_DIAMETER, 0.28 * HEIGHT)
ring_thickness = 0.09 * ring_diameter
eye_thickness, eye_diameter = ring_thickness, 0.36 * ring_diameter
# The ring hangs in its eye, held up by a hand: its lowest point bears on the inside of the eye's top.
eye_centre = HEIGHT - ring_diameter + 2 * ring_thickness - eye_diameter / 2 - 0.0003
top = eye_centre - eye_diameter / 2 + 0.6 * eye_thickness

base_start = 0.045 * top if FEET else 0.0
base_end = base_start + 0.08 * top
glass_end = 0.66 * top
roof_start, roof_end = glass_end + 0.035 * top, 0.87 * top
cupola_radius = 0.15 * width
eave = corner_radius(width, PANE_COUNT)
slope_start = roof_start + 0.022 * top
slope = roof_profile(ROOF_STYLE, 0.97 * eave, 1.05 * cupola_radius, slope_start, roof_end - roof_start)

candle_diameter = width * (0.3, 0.19, 0.17)[CANDLE_COUNT - 1]
dish_top = base_end + 0.012 * width
flame_height = 0.2 * width
candle_height = min(CANDLE_HEIGHT, glass_end - dish_top - flame_height - 0.06 * width)
candle_ring = 0.0 if CANDLE_COUNT == 1 else 0.17 * width
candle_places = [
    Vector((candle_ring * math.cos(turn), candle_ring * math.sin(turn), dish_top))
    for turn in (math.tau * i / CANDLE_COUNT + math.pi / 2 * (CANDLE_COUNT % 2) for i in range(CANDLE_COUNT))
]

# %% material: frame
frame_material = new_surface("frame", FRAME_COLOUR, MATERIAL, GLOSS)


# %% material: glass
def new_glass():
    """Make thin clear glass, tinted by its colour and see-through in the viewport too."""
    material = new_material("glass", (*GLASS_COLOUR[:3], 0.2), 0.03)
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Transmission Weight"].default_value = 1.0
    shader.inputs["IOR"].default_value = 1.15
    return material


glass = new_glass()


# %% material: wax
def new_wax():
    """Make wax, into which light sinks a little."""
    material = new_material("wax", CANDLE_COLOUR, 0.45)
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Subsurface Weight"].default_value = 0.4
    shader.inputs["Subsurface Scale"].default_value = 0.01
    return material


wax = new_wax()

# %% material: wick
soot = new_material("wick", (0.02, 0.015, 0.012, 1.0), 0.9)


# %% material: flame
def new_flame():
    """Make a glow that is bluish dark at the foot and full at the tip."""
    material = new_material("flame", FLAME_COLOUR, 0.5)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    shader = nodes["Principled BSDF"]
    coordinates, split = nodes.new("ShaderNodeTexCoord"), nodes.new("ShaderNodeSeparateXYZ")
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.0, 0.45
    ramp.color_ramp.elements[0].color = (*(0.25 * channel for channel in FLAME_COLOUR[:3]), 1.0)
    ramp.color_ramp.elements[1].color = FLAME_COLOUR
    links.new(coordinates.outputs["Generated"], split.inputs[0])
    links.new(split.outputs[2], ramp.inputs[0])
    links.new(ramp.outputs[0], shader.inputs["Emission Color"])
    shader.inputs["Emission Strength"].default_value = BRIGHTNESS
    return material


flame_glow = new_flame()


# %% part: base
def base_mesh():
    """Make the stepped tray that closes the lantern below."""
    bm = bmesh.new()
    steps = [(0, 0), (0.96, 0), (1.0, 0.1), (1.0, 0.42), (0.94, 0.5), (0.94, 0.62), (0.87, 0.72), (0.87, 1.0)]
    steps.append((0, 1.0))
    tall = base_end - base_start
    revolve(bm, [(eave * r, base_start + tall * z) for r, z in steps], PANE_COUNT)
    return mesh_from(bm, "base", smooth=True)


# A bevel wider than half of the narrowest step would leave nothing of it.
base_bevel = min(0.008 * width, 0.055 * (base_end - base_start))
base = bevelled(add_part(asset, "base", base_mesh(), frame_material), base_bevel)


# %% part: feet
def foot_mesh():
    """Make a turned ball foot."""
    bm = bmesh.new()
    ball = [(0, 0), (0.4, 0), (0.9, 0.25), (1.0, 0.5), (0.7, 0.85), (1.0, 0.92), (1.0, 1.15), (0, 1.15)]
    revolve(bm, fillet([(0.06 * width * r, base_start * z) for r, z in ball], 0.014 * width, 4), 24)
    return mesh_from(bm, "foot", smooth=True)


def add_feet():
    """Put a foot under each corner of the base."""
    mesh, made = foot_mesh(), []
    for number, turn in enumerate(face_frames(PANE_COUNT), 1):
        foot = add_part(asset, f"foot_{number}", mesh, frame_material)
        aside = math.pi / PANE_COUNT - math.pi / 2
        foot.location = turn @ Vector((0.86 * eave * math.cos(aside), 0.86 * eave * math.sin(aside), 0))
        made.append(even_shading(foot))
    return made


feet = add_feet() if FEET else []


# %% part: frame
def frame_mesh():
    """Make the corner posts, the rails above and below the panes, and the bars over them."""
    bm = bmesh.new()
    corner = corner_radius(body_width, PANE_COUNT)
    corner_bars(bm, [(corner, base_end - 0.002), (corner, roof_start + 0.002)], PANE_COUNT, bar)
    for start, end in ((base_end - 0.001, base_end + 0.8 * bar), (glass_end - 0.4 * bar, roof_start + 0.001)):
        inside, outside = corner - 0.4 * bar, corner + 0.4 * bar
        revolve(bm, [(inside, start), (outside, start), (outside, end), (inside, end)], PANE_COUNT)
    low, high, thin = base_end + 0.6 * bar, glass_end - 0.2 * bar, 0.4 * bar
    tall, middle = high - low, Matrix.Translation((0, -body_width / 2, (low + high) / 2))
    if PANE_STYLE == "cross":
        bars = [(tall, 0.0, 0.0), (pane_width - bar, math.pi / 2, 0.12 * tall)]
    elif PANE_STYLE == "lattice":
        lean = math.atan2(pane_width - bar, tall)
        bars = [(math.hypot(pane_width - bar, tall) - thin, side * lean, 0.0) for side in (-1, 1)]
    else:
        bars = []
    for turn in face_frames(PANE_COUNT):
        for length, lean, lift in bars:
            raised = turn @ middle @ Matrix.Translation((0, 0, lift)) @ Matrix.Rotation(lean, 4, "Y")
            place = raised @ Matrix.Translation((0, 0, -length / 2))
            block(bm, (thin, thin, length), 0.3 * thin, 0.1 * thin, place, 2)
    return mesh_from(bm, "frame", smooth=True)


frame = bevelled(add_part(asset, "frame", frame_mesh(), frame_material), 0.08 * bar)


# %% part: panes
def panes_mesh():
    """Make the glass, held in the rails."""
    bm = bmesh.new()
    outside = corner_radius(body_width + 0.1 * bar, PANE_COUNT)
    inside = outside - 0.2 * bar
    start, end = base_end + 0.3 * bar, glass_end + 0.2 * bar
    revolve(bm, [(inside, start), (outside, start), (outside, end), (inside, end)], PANE_COUNT)
    return mesh_from(bm, "panes")


panes = add_part(asset, "panes", panes_mesh(), glass)


# %% part: latch
def latch_mesh():
    """Make the hinges and the knob of the front pane, which is the door."""
    bm = bmesh.new()
    front, aside = -body_width / 2 - 0.4 * bar, pane_width / 2 - 0.15 * bar
    pin = [(0, 0), (0.22, 0), (0.22, 0.2), (0.3, 0.25), (0.3, 1.75), (0.22, 1.8), (0.22, 2.0), (0, 2.0)]
    for share in (0.22, 0.72):
        lift = base_end + share * (glass_end - base_end)
        revolve(bm, [(bar * r, bar * z) for r, z in pin], 16, Matrix.Translation((-aside, front, lift)))
    knob = [(0, -0.3), (0.22, -0.3), (0.18, 0.35), (0.4, 0.55), (0.45, 0.8), (0.3, 1.02), (0, 1.08)]
    place = Matrix.Translation((aside, front, (base_end + glass_end) / 2))
    forward = Matrix.Rotation(math.pi / 2, 4, "X")
    revolve(bm, fillet([(bar * r, bar * z) for r, z in knob], 0.15 * bar), 24, place @ forward)
    return mesh_from(bm, "latch", smooth=True)


latch = even_shading(add_part(asset, "latch", latch_mesh(), frame_material))


# %% part: roof
def roof_mesh():
    """Make the roof: a moulded eave, and the slope with a rib at each corner."""
    bm = bmesh.new()
    edge = [(0.8, -0.2), (0.95, -0.2), (1.0, 0.3), (1.0, 0.75), (0.97, 1.0)]
    outside = [(eave * r, roof_start + 0.022 * top * z) for r, z in edge] + slope[1:]
    revolve(bm, [(0, outside[0][1]), *outside, (0, slope[-1][1])], PANE_COUNT)
    corner_bars(bm, slope, PANE_COUNT, 0.045 * width)
    return mesh_from(bm, "roof", smooth=True)


# The ribs' cut corners are a little wider than two such bevels.
roof = bevelled(add_part(asset, "roof", roof_mesh(), frame_material), 0.0044 * width)


# %% part: cupola
def cupola_mesh():
    """Make the vent on the roof: a stack of thin plates under a cap, and a knob for the eye."""
    bm = bmesh.new()
    start, tall = slope[-1][1] - 0.012 * top, top - slope[-1][1] + 0.012 * top
    plates = [(1.2, 0.0), (1.2, 0.1)]
    for z in (0.16, 0.3, 0.44):
        plates += [(0.75, z - 0.02), (0.75, z), (1.05, z + 0.01), (1.05, z + 0.06), (0.75, z + 0.07)]
    plates += [(0.75, 0.56), (1.3, 0.58), (1.3, 0.63), (0.8, 0.76), (0.34, 0.82), (0.3, 0.88), (0.42, 0.94)]
    plates.append((0.3, 1.0))
    outline = [(0, 0), *plates, (0, 1.0)]
    revolve(bm, fillet([(cupola_radius * r, start + tall * z) for r, z in outline], 0.012 * width), 40)
    return mesh_from(bm, "cupola", smooth=True)


cupola = even_shading(add_part(asset, "cupola", cupola_mesh(), frame_material))


# %% part: ring
def ring_mesh():
    """Make the ring handle and the eye that holds it."""
    bm = bmesh.new()
    upright = Matrix.Rotation(math.pi / 2, 4, "X")
    ring_place = Matrix.Translation((0, 0, HEIGHT - ring_diameter / 2)) @ upright
    torus(bm, ring_diameter, ring_thickness, ring_place, 64)
    eye_place = Matrix.Translation((0, 0, eye_centre)) @ Matrix.Rotation(math.pi / 2, 4, "Y")
    torus(bm, eye_diameter, eye_thickness, eye_place, 32)
    return mesh_from(bm, "ring", smooth=True)


ring = add_part(asset, "ring", ring_mesh(), frame_material)


# %% part: candles
def candle_mesh():
    """Make a candle in its dish, with a molten hollow, drips down its side and a wick."""
    bm = bmesh.new()
    r, h = candle_diameter / 2, candle_height
    dish = [(0, -0.016 * width), (1.25 * r, -0.016 * width), (1.5 * r, 0.02 * width)]
    dish += [(1.42 * r, 0.022 * width), (1.2 * r, 0.002 * width), (0, 0.002 * width)]
    for face in revolve(bm, dish, 40):
        face.material_index = 2
    lip = [(0, 0), (r, 0), (r, h), (0.82 * r, h + 0.02 * r), (0.6 * r, h - 0.16 * r), (0, h - 0.2 * r)]
    revolve(bm, fillet(lip, 0.16 * r, 4), 40)
    for number in range(5):
        turn, length = 2.4 * number, h * (0.2 + 0.5 * (0.37 * number % 1))
        drop = [(0, h - length - 0.12 * r), (0.1 * r, h - length - 0.06 * r), (0.13 * r, h - length)]
        drop += [(0.08 * r, h - 0.6 * length), (0.1 * r, h - 0.1 * r), (0.06 * r, h), (0, h)]
        place = Matrix.Translation((0.96 * r * math.cos(turn), 0.96 * r * math.sin(turn), 0))
        revolve(bm, fillet(drop, 0.05 * r), 12, place)
    wick = [(0, h - 0.3 * r), (0.05 * r, h - 0.3 * r), (0.04 * r, h + 0.35 * r), (0, h + 0.38 * r)]
    for face in revolve(bm, wick, 10):
        face.material_index = 1
    return mesh_from(bm, "candle", smooth=True)


def add_candles():
    """Stand the candles in their places."""
    mesh, made = candle_mesh(), []
    for number, place in enumerate(candle_places, 1):
        candle = add_part(asset, f"candle_{number}", mesh, wax, soot, frame_material)
        candle.location = place
        made.append(even_shading(candle))
    return made


candles = add_candles()


# %% part: flames
def flame_mesh():
    """Make a flame: a drop about the wick, drawn out to a point."""
    bm = bmesh.new()
    corners = (0, 0), (0.33, 0.05), (0.16, 0.56), (0, 1)
    drop = interpolate_bezier(*map(Vector, corners), 16)
    revolve(bm, [(flame_height * r, flame_height * z) for r, z in drop], 24)
    return mesh_from(bm, "flame", smooth=True)


def add_flames():
    """Set a flame on the wick of each candle."""
    mesh, made = flame_mesh(), []
    for number, place in enumerate(candle_places, 1):
        flame = add_part(asset, f"flame_{number}", mesh, flame_glow)
        flame.location = place + Vector((0, 0, candle_height + 0.12 * candle_diameter))
        made.append(flame)
    return made


flames = add_flames() if LIT else []
