"""A red skateboard with kicktails, grip tape and cream wheels.

Tags: skateboard, skate, cruiser, cruiser board, longboard, popsicle board, skate board, long board

Words: tail = kick; nose = kick; kicktail = kick; board = deck; grip = grip tape
"""

# maquette: 1
import math
from itertools import pairwise

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
LENGTH = 0.80  # m, 0.55..1.20: length of the skateboard
WIDTH = 0.21  # m, 0.15..0.28: width of the deck
DECK_THICKNESS = 0.012  # m, 0.008..0.018: thickness of the deck
WHEEL_DIAMETER = 0.056  # m, 0.045..0.080: diameter of the wheels
WHEEL_WIDTH = 0.034  # m, 0.025..0.050: width of the wheels
# Shape
DECK_SHAPE = "popsicle"  # popsicle | cruiser | pintail: shape of the deck
KICK_ANGLE = 22.0  # deg, 0..35: angle of the kicktails at both ends
CONCAVE = 0.5  # 0..1: how deep the deck is dished
PLY_COUNT = 7  # 3..9: number of plies of the deck
RISERS = False  # switch: riser pads between the trucks and the deck
# Look
DECK_COLOUR = (0.55, 0.03, 0.02, 1.0)  # colour: colour of the deck
DECK_MATERIAL = "wood"  # wood | plastic: material of the deck
GRIP_STYLE = "bands"  # full | bands | none: style of the grip tape
GRIP_COLOUR = (0.02, 0.02, 0.022, 1.0)  # colour: colour of the grip tape
WHEEL_COLOUR = (0.80, 0.70, 0.50, 1.0)  # colour: colour of the wheels
TRUCK_COLOUR = (0.55, 0.56, 0.58, 1.0)  # colour: colour of the trucks
GLOSS = 0.5  # 0..1: how shiny the deck and the wheels are


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
def placed(part, matrix):
    """Put a part in its place in the asset, and give it back."""
    part.matrix_local = matrix
    return part


def spot(x, y, z, turn=0.0):
    """Give the matrix of a place, turned about the upright."""
    return Matrix.Translation((x, y, z)) @ Matrix.Rotation(turn, 4, "Z")


def lathe(bm, profile, matrix, segments=32, ring=False):
    """Turn a profile of (radius, height) points about Z into a closed solid; a ring has a hole in it."""
    loops = []
    for radius, height in profile:
        count = segments if radius > 0 else 1
        turns = [math.tau * i / count for i in range(count)]
        loops.append(
            [
                bm.verts.new(matrix @ Vector((radius * math.cos(t), radius * math.sin(t), height)))
                for t in turns
            ]
        )
    pairs = [*pairwise(loops), (loops[-1], loops[0])] if ring else pairwise(loops)
    faces = []
    for low, high in pairs:
        for i in range(segments):
            j = i + 1
            corners = [low[i % len(low)], low[j % len(low)], high[j % len(high)], high[i % len(high)]]
            faces.append(bm.faces.new(dict.fromkeys(corners)))
    return faces


def bevelled(bm, verts, offset, segments=2):
    """Round all edges between the given vertices."""
    edges = {edge for vert in verts for edge in vert.link_edges}
    bmesh.ops.bevel(
        bm,
        geom=list(edges),
        offset=offset,
        segments=segments,
        profile=0.5,
        affect="EDGES",
        clamp_overlap=True,
    )


def box(bm, size, centre, bevel):
    """Add a box with rounded edges."""
    matrix = Matrix.Translation(centre) @ Matrix.Diagonal((*size, 1.0))
    bevelled(bm, bmesh.ops.create_cube(bm, size=1.0, matrix=matrix)["verts"], bevel)


def aim(start, end):
    """Give the matrix that sets the Z axis on the way from start to end."""
    way = Vector(end) - Vector(start)
    return Matrix.Translation(start) @ way.to_track_quat("Z", "Y").to_matrix().to_4x4()


def rod(bm, start, end, radius, segments=20):
    """Add a round rod with chamfered ends between two points."""
    length = (Vector(end) - Vector(start)).length
    edge = radius * 0.15
    side = [(radius - edge, 0.0), (radius, edge), (radius, length - edge), (radius - edge, length)]
    return lathe(bm, [(0.0, 0.0), *side, (0.0, length)], aim(start, end), segments)


# %% tools: deck
def cap(distance, length, power):
    """Narrow from 1 to 0 along a superellipse over the last stretch before the tip at distance 1."""
    along = max(0.0, (distance - (1.0 - length)) / length)
    return max(0.0, 1.0 - along**power) ** (1.0 / power)


def outline(u):
    """Give the deck's width at u (-1 at the nose, 1 at the tail) as a share of its full width."""
    aspect = 2.0 * WIDTH / LENGTH
    if abs(u) > 1.0 - 1e-9:
        return 0.0
    if DECK_SHAPE == "popsicle":
        return cap(abs(u), min(0.6, 0.55 * aspect), 2.3)
    if DECK_SHAPE == "cruiser":
        waist = 1.0 - 0.18 * max(0.0, u) ** 2
        return cap(-u, min(0.95, 1.5 * aspect), 2.0) if u < 0 else waist * cap(u, 0.22 * aspect, 2.6)
    return cap(-u, 1.0, 2.2) if u < 0 else cap(u, 1.0, 1.7)


def kick_start():
    """Give the distance from the middle at which the deck begins to bend upward."""
    return LENGTH / 2 - min(0.17, 0.21 * LENGTH)


def bend(along):
    """Give (y, z, tilt) of the point at a distance along the deck, measured on the bent board."""
    radius, angle = 0.09, math.radians(KICK_ANGLE)
    beyond = abs(along) - kick_start()
    if beyond <= 0:
        return along, 0.0, 0.0
    turn = min(angle, beyond / radius)
    rest = beyond - radius * turn
    y = kick_start() + radius * math.sin(turn) + rest * math.cos(turn)
    z = radius * (1.0 - math.cos(turn)) + rest * math.sin(turn)
    return math.copysign(y, along), z, math.copysign(turn, along)


def half_length():
    """Give half the length of the unbent board, so that the bent one is just LENGTH long."""
    radius, angle = 0.09, math.radians(KICK_ANGLE)
    rest = (LENGTH / 2 - kick_start() - radius * math.sin(angle)) / math.cos(angle)
    return kick_start() + radius * angle + rest


def deck_point(u, v, inset, lift):
    """Give the point at u along and v across the deck (-1..1), lifted from the underside."""
    x = v * outline(u) * (WIDTH / 2 - inset)
    y, z, tilt = bend(u * (half_length() - inset))
    # The middle stays flat, since the trucks are bolted to it.
    rise = CONCAVE * 0.014 * (max(0.0, abs(x) / (WIDTH / 2) - 0.3) / 0.7) ** 2
    return Vector((x, y, z)) + (lift + rise) * Vector((0.0, -math.sin(tilt), math.cos(tilt)))


def deck_slab(bm, start, end, levels, rows=72, columns=16):
    """Add a slab that follows the deck from u = start to end, by levels of (lift, inset), lowest first."""
    # Steps of equal angle set the rows close together at the tips, where the outline curves most.
    first, last = math.asin(start), math.asin(end)
    us = [math.sin(first + (last - first) * i / rows) for i in range(rows + 1)]
    across = [2.0 * j / columns - 1.0 for j in range(columns + 1)]
    grid = [[(u, v) for v in (across if outline(u) else [0.0])] for u in us]

    def ring(points, lift, inset):
        return [bm.verts.new(deck_point(u, v, inset, lift)) for u, v in points]

    def surface(lift, inset):
        return [ring(row, lift, inset) for row in grid]

    def rim(sheet):
        right, left = [row[-1] for row in sheet[1:-1]], [row[0] for row in sheet[1:-1]]
        return [*sheet[0], *right, *reversed(sheet[-1]), *reversed(left)]

    low, high = surface(*levels[0]), surface(*levels[-1])
    for sheet in (low, high):
        for near, far in pairwise(sheet):
            for j in range(columns):
                corners = [
                    near[min(j, len(near) - 1)],
                    near[min(j + 1, len(near) - 1)],
                    far[min(j + 1, len(far) - 1)],
                    far[min(j, len(far) - 1)],
                ]
                bm.faces.new(dict.fromkeys(corners)).smooth = True
    rings = [rim(low), *(ring(rim(grid), *level) for level in levels[1:-1]), rim(high)]
    for ply, (below, above) in enumerate(pairwise(rings)):
        for i in range(len(below)):
            face = bm.faces.new((below[i - 1], below[i], above[i], above[i - 1]))
            face.material_index = ply % 2


# %% tools: shading
def shade(colour, factor):
    """Make a colour darker (factor below 1) or lighter."""
    return (*(min(1.0, channel * factor) for channel in colour[:3]), 1.0)


def noise(material, scale, stretch=(1.0, 1.0, 1.0), detail=4.0):
    """Give a noise's output that is fixed to the object and stretched along its axes."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = stretch
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], mapping.inputs["Vector"])
    texture = nodes.new("ShaderNodeTexNoise")
    texture.inputs["Scale"].default_value = scale
    texture.inputs["Detail"].default_value = detail
    links.new(mapping.outputs[0], texture.inputs["Vector"])
    return texture.outputs[0]


def colour_by(material, value, dark, light, start=0.3, end=0.7):
    """Let a value drive the base colour between two colours."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[1].color = dark, light
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = start, end
    links.new(value, ramp.inputs[0])
    links.new(ramp.outputs[0], nodes["Principled BSDF"].inputs["Base Color"])


def bump_by(material, value, strength, distance):
    """Let a value raise the surface."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    bump = nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = strength
    bump.inputs["Distance"].default_value = distance
    links.new(value, bump.inputs["Height"])
    links.new(bump.outputs[0], nodes["Principled BSDF"].inputs["Normal"])


# %% asset
asset = new_asset("skateboard")

# %% material: deck
deck_finish = new_material("deck", DECK_COLOUR, roughness=0.7 - 0.55 * GLOSS)
deck_finish.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = 0.4 * GLOSS
if DECK_MATERIAL == "wood":
    grain = noise(deck_finish, 30.0, (6.0, 0.4, 0.4))
    colour_by(deck_finish, grain, shade(DECK_COLOUR, 0.6), shade(DECK_COLOUR, 1.15))
    bump_by(deck_finish, grain, 0.15, 0.001)

# %% material: maple
maple_colour = (0.62, 0.40, 0.20, 1.0)
maple = new_material("maple", maple_colour, roughness=0.5)
colour_by(maple, noise(maple, 30.0, (6.0, 0.4, 0.4)), shade(maple_colour, 0.75), maple_colour)

# %% material: grip
grip = new_material("grip", GRIP_COLOUR, roughness=0.95)
grit = noise(grip, 900.0, detail=1.0)
colour_by(grip, grit, shade(GRIP_COLOUR, 0.6), shade(GRIP_COLOUR, 3.0), 0.45, 0.8)
bump_by(grip, grit, 0.6, 0.001)

# %% material: metal
metal = new_material("metal", TRUCK_COLOUR, roughness=0.34, metallic=1.0)
bump_by(metal, noise(metal, 700.0), 0.06, 0.0005)

# %% material: steel
steel = new_material("steel", (0.35, 0.36, 0.38, 1.0), roughness=0.2, metallic=1.0)

# %% material: urethane
urethane = new_material("urethane", WHEEL_COLOUR, roughness=0.65 - 0.45 * GLOSS)
urethane.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = 0.5 * GLOSS

# %% material: rubber
rubber = new_material("rubber", (0.03, 0.03, 0.03, 1.0), roughness=0.7)

# %% part: deck
truck_drop = WHEEL_DIAMETER / 2 + 0.026
truck_y = kick_start() - 0.043
riser_height = 0.008 if RISERS else 0.0
deck_height = WHEEL_DIAMETER / 2 + truck_drop + riser_height


def deck_mesh():
    """Build the plies as bands around the rim, with the rim's edges rounded."""
    edge = min(0.004, 0.35 * DECK_THICKNESS)
    levels = [
        (DECK_THICKNESS * k / PLY_COUNT, edge * abs(2.0 * k / PLY_COUNT - 1.0) ** 3)
        for k in range(PLY_COUNT + 1)
    ]
    bm = bmesh.new()
    deck_slab(bm, -1.0, 1.0, levels)
    mesh = mesh_from(bm, "deck", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(38))
    return mesh


plies = maple if DECK_MATERIAL == "wood" else deck_finish
deck = placed(add_part(asset, "deck", deck_mesh(), deck_finish, plies), spot(0, 0, deck_height))

# %% part: grip tape
# Bare wood shows around the bolts, so that the deck's colour reads from above.
inner, outer = (truck_y - 0.042) / half_length(), (truck_y + 0.046) / half_length()
grip_bands = [(-1.0, -outer), (-inner, inner), (outer, 1.0)]
grip_spans = {"full": [(-1.0, 1.0)], "bands": grip_bands, "none": []}[GRIP_STYLE]


def grip_mesh(start, end):
    """Build a sheet that hugs the deck and leaves a narrow border of it bare."""
    bm = bmesh.new()
    deck_slab(bm, start, end, [(DECK_THICKNESS - 0.0004, 0.007), (DECK_THICKNESS + 0.001, 0.007)])
    return mesh_from(bm, "grip_tape")


grip_names = [f"grip_tape_{i}" for i in (1, 2, 3)] if GRIP_STYLE == "bands" else ["grip_tape"]
grip_tapes = [
    placed(add_part(asset, name, grip_mesh(*span), grip), spot(0, 0, deck_height))
    for name, span in zip(grip_names, grip_spans, strict=False)
]
grip_tape = grip_tapes

# %% part: trucks
axle_room = 2.0 * WHEEL_WIDTH + 0.006
hanger_width = max(0.07, WIDTH * outline(truck_y / half_length()) - axle_room)
truck_places = [(-truck_y, 0.0), (truck_y, math.pi)]


def truck_mesh():
    """Build a truck that hangs from its origin, with its kingpin on the side of +Y."""
    bm = bmesh.new()
    box(bm, (0.056, 0.082, 0.007), (0, 0, -0.0025), 0.0018)
    box(bm, (0.034, 0.046, 0.012), (0, 0.003, -0.009), 0.004)
    axle = -truck_drop
    sections = [
        (hanger_width * 0.94, 0.017, -0.001, axle - 0.002),
        (hanger_width * 0.80, 0.015, 0.001, axle + 0.008),
        (0.050, 0.017, 0.009, axle * 0.66),
        (0.036, 0.020, 0.014, axle * 0.50),
    ]
    corners = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    rings = [
        [bm.verts.new((x * width, y + side * depth, z)) for x, side in corners]
        for width, depth, y, z in sections
    ]
    bm.faces.new(rings[0])
    bm.faces.new(rings[-1])
    for low, high in pairwise(rings):
        for i in range(4):
            bm.faces.new((low[i - 1], low[i], high[i], high[i - 1]))
    bevelled(bm, [vert for ring in rings for vert in ring], 0.0035, 3)
    rod(bm, (-hanger_width / 2, 0, axle), (hanger_width / 2, 0, axle), 0.0085)
    pivot = [(0.0, 0.0), (0.013, 0.0), (0.012, 0.006), (0.008, 0.016), (0.007, 0.03), (0.0, 0.03)]
    lathe(bm, pivot, aim((0, -0.025, -0.004), (0, 0, axle * 0.9)), 20)
    mesh = mesh_from(bm, "truck", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(35))
    return mesh


truck_data = truck_mesh()
truck_spots = [spot(0, y, WHEEL_DIAMETER / 2 + truck_drop, turn) for y, turn in truck_places]
trucks = [
    placed(add_part(asset, f"truck_{i}", truck_data, metal), matrix)
    for i, matrix in enumerate(truck_spots, 1)
]


# %% part: bushings
def bushing_mesh():
    """Build the two bushings, their washers and the kingpin with its nut."""
    bm = bmesh.new()
    pin = aim((0, 0.004, -0.010), (0, 0.026, -truck_drop * 0.97))
    length = (Vector((0, 0.026, -truck_drop * 0.97)) - Vector((0, 0.004, -0.010))).length
    barrel = [(0.0, 0.16), (0.0095, 0.16), (0.0125, 0.20), (0.0125, 0.40), (0.0105, 0.46), (0.0, 0.46)]
    cone = [(0.0, 0.56), (0.0115, 0.56), (0.0125, 0.62), (0.0095, 0.80), (0.0, 0.80)]
    for profile in (barrel, cone):
        lathe(bm, [(radius, share * length) for radius, share in profile], pin, 24)
    kingpin = [(0.0, 0.0), (0.0045, 0.0), (0.0045, 0.98), (0.0035, 1.0), (0.0, 1.0)]
    washer = [(0.0, 0.79), (0.0125, 0.79), (0.0125, 0.83), (0.0, 0.83)]
    nut = [(0.0, 0.825), (0.0082, 0.825), (0.0088, 0.84), (0.0088, 0.93), (0.0082, 0.945), (0.0, 0.945)]
    for profile, segments in ((kingpin, 16), (washer, 24), (nut, 6)):
        for face in lathe(bm, [(radius, share * length) for radius, share in profile], pin, segments):
            face.material_index = 1
    mesh = mesh_from(bm, "bushing", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(35))
    return mesh


bushing_data = bushing_mesh()
bushings = [
    placed(add_part(asset, f"bushing_{i}", bushing_data, urethane, steel), matrix)
    for i, matrix in enumerate(truck_spots, 1)
]

# %% part: wheels
wheel_x = hanger_width / 2 + 0.002 + WHEEL_WIDTH / 2


def wheel_mesh():
    """Build a tyre with rounded lips around a dished core; it lies along X with its outer side at +X."""
    half, radius = WHEEL_WIDTH / 2, WHEEL_DIAMETER / 2
    lip = min(0.009, 0.35 * radius, 0.7 * half)
    arc = [
        (radius - lip + lip * math.cos(t), half - lip + lip * math.sin(t))
        for t in (math.radians(15 * k) for k in range(7))
    ]
    core = [(0.0165, half * 0.72), (0.0158, half * 0.66), (0.0112, half * 0.66)]
    side = [*arc, *core]
    bm = bmesh.new()
    along_x = Matrix.Rotation(math.pi / 2, 4, "Y")
    for face in lathe(bm, [(r, -h) for r, h in reversed(side)] + side, along_x, 64, ring=True):
        if all(vert.co.yz.length < 0.0167 for vert in face.verts):
            face.material_index = 1
    mesh = mesh_from(bm, "wheel", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(40))
    return mesh


wheel_data = wheel_mesh()
wheel_spots = [
    spot(side * wheel_x, y, WHEEL_DIAMETER / 2, math.pi if side < 0 else 0.0)
    for y, _ in truck_places
    for side in (-1, 1)
]
wheels = [
    placed(add_part(asset, f"wheel_{i}", wheel_data, urethane, maple), matrix)
    for i, matrix in enumerate(wheel_spots, 1)
]


# %% part: axles
def axle_mesh():
    """Build an axle with a bearing in each face of its two wheels and a nut at both ends."""
    bm = bmesh.new()
    end = wheel_x + WHEEL_WIDTH / 2 + 0.001
    rod(bm, (-end, 0, 0), (end, 0, 0), 0.004, 16)
    half = WHEEL_WIDTH / 2 * 0.66
    shield = [
        (0.0035, 0.0),
        (0.0114, 0.0),
        (0.0114, 0.0062),
        (0.0098, 0.0070),
        (0.0092, 0.0062),
        (0.0064, 0.0062),
        (0.0060, 0.0072),
        (0.0035, 0.0072),
    ]
    nut = [(0.0, 0.0), (0.0062, 0.0), (0.0066, 0.0006), (0.0066, 0.0045), (0.0058, 0.0055), (0.0, 0.0055)]
    for side in (-1, 1):
        for face in (-1, 1):
            centre = side * wheel_x
            start = (centre + face * (half - 0.0066), 0, 0)
            lathe(bm, shield, aim(start, (centre + face, 0, 0)), 32, ring=True)
        nut_start = side * (wheel_x + half)
        lathe(bm, nut, aim((nut_start, 0, 0), (nut_start + side, 0, 0)), 6)
    mesh = mesh_from(bm, "axle", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(35))
    return mesh


axle_data = axle_mesh()
axles = [
    placed(add_part(asset, f"axle_{i}", axle_data, steel), spot(0, y, WHEEL_DIAMETER / 2))
    for i, (y, _) in enumerate(truck_places, 1)
]


# %% part: bolts
def bolt_mesh():
    """Build a bolt whose origin is on the deck's top and whose nut is below the truck's baseplate."""
    reach = DECK_THICKNESS + riser_height + 0.011
    shaft = [(0.0, -reach - 0.003), (0.0022, -reach - 0.003), (0.0022, -0.0005)]
    head = [
        (0.0047, -0.0005),
        (0.0047, 0.0014),
        (0.0038, 0.0023),
        (0.0018, 0.0025),
        (0.0016, 0.0016),
        (0.0, 0.0016),
    ]
    nut = [
        (0.0, -reach),
        (0.0042, -reach),
        (0.0045, 0.0006 - reach),
        (0.0045, 0.006 - reach),
        (0.0, 0.006 - reach),
    ]
    bm = bmesh.new()
    lathe(bm, shaft + head, Matrix.Identity(4), 16)
    lathe(bm, nut, Matrix.Identity(4), 6)
    mesh = mesh_from(bm, "bolt", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(35))
    return mesh


bolt_data = bolt_mesh()
bolt_places = [(x, y + dy) for y, _ in truck_places for x in (-0.0206, 0.0206) for dy in (-0.027, 0.027)]
bolts = [
    placed(add_part(asset, f"bolt_{i}", bolt_data, steel), spot(x, y, deck_height + DECK_THICKNESS))
    for i, (x, y) in enumerate(bolt_places, 1)
]


# %% part: risers
def riser_mesh():
    """Build a pad of the baseplate's outline, with a little sunk into both neighbours."""
    bm = bmesh.new()
    box(bm, (0.058, 0.084, riser_height + 0.001), (0, 0, 0), 0.0015)
    return mesh_from(bm, "riser")


riser_data = riser_mesh() if RISERS else None
riser_spots = [spot(0, y, deck_height - riser_height / 2) for y, _ in truck_places if RISERS]
risers = [
    placed(add_part(asset, f"riser_{i}", riser_data, rubber), matrix)
    for i, matrix in enumerate(riser_spots, 1)
]
