"""A tall wooden bookshelf full of books.

Tags: bookshelf, bookcase, shelving, library shelf, book shelf, shelving unit

Words: cornice = crown; moulding = crown; compartments = shelves; rungs = shelves; no back = open back;
    without a back = open back; back panel = panel back; no back panel = open back;
    book shelves = shelves
"""

# maquette: 1
import itertools
import math
import random

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 1.80  # m, 0.60..2.40: height of the bookshelf
WIDTH = 0.95  # m, 0.40..2.00: width of the bookshelf
DEPTH = 0.33  # m, 0.22..0.50: depth of the bookshelf
BOARD_THICKNESS = 0.024  # m, 0.015..0.040: thickness of the boards
# Shelves
SHELF_COUNT = 5  # 1..8: number of shelves
COLUMN_COUNT = 1  # 1..4: number of columns of shelves
DOORS = False  # switch: doors in front of the lowest shelf
# Case
BASE_STYLE = "plinth"  # plinth | feet | legs: style of the base
CROWN = True  # switch: crown moulding at the top
BACK_STYLE = "beadboard"  # beadboard | panel | open: style of the back
# Look
BODY_COLOUR = (0.36, 0.155, 0.052, 1.0)  # colour: colour of the bookshelf
MATERIAL = "wood"  # wood | metal | plastic: material of the bookshelf
KNOB_COLOUR = (0.70, 0.45, 0.18, 1.0)  # colour: colour of the knobs and hinges
GLOSS = 0.4  # 0..1: how shiny the bookshelf is
# Books
BOOK_FILL = 0.85  # 0..1: how full of books the shelves are
BOOK_SEED = 3  # 1..99: arrangement of the books


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
def circle(diameter, segments=20):
    """Give the outline of a rod."""
    turns = [math.tau * i / segments for i in range(segments)]
    return [Vector((math.cos(turn), math.sin(turn))) * diameter / 2 for turn in turns]


def rounded(width, depth, corner, segments=4):
    """Give the outline of a bar with rounded corners."""
    corner = min(corner, 0.49 * width, 0.49 * depth)
    points = []
    for quarter, (x, y) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        centre = Vector((x * (width / 2 - corner), y * (depth / 2 - corner)))
        turns = [math.pi / 2 * (quarter + i / segments) for i in range(segments + 1)]
        points += [centre + corner * Vector((math.cos(turn), math.sin(turn))) for turn in turns]
    return points


def loft(bm, rings, closed=False):
    """Skin outlines of as many points each into a solid; a closed one runs back into its beginning."""
    loops = [[bm.verts.new(point) for point in ring] for ring in rings]
    faces = []
    for low, high in zip(loops, loops[1:] + loops[:1] if closed else loops[1:], strict=False):
        faces += [bm.faces.new((low[i - 1], low[i], high[i], high[i - 1])) for i in range(len(low))]
    return faces if closed else [*faces, bm.faces.new(loops[0]), bm.faces.new(loops[-1])]


def placed(outline, origin, across, up):
    """Set a flat outline into space."""
    return [origin + across * point.x + up * point.y for point in outline]


def eased(profile, steps=7):
    """Give (share of length, share of diameter) pairs that flow through a turned profile."""
    points = [profile[0]]
    for (start, low), (end, high) in itertools.pairwise(profile):
        shares = [i / steps for i in range(1, steps + 1)]
        points += [(start + (end - start) * s, low + (high - low) * s * s * (3 - 2 * s)) for s in shares]
    return points


def rod(bm, start, end, outline, profile=((0.0, 1.0), (1.0, 1.0))):
    """Add a straight rod between two points whose outline grows and shrinks along a profile."""
    way = end - start
    turn = way.to_track_quat("Z", "Y")
    across, up = turn @ Vector((1, 0, 0)), turn @ Vector((0, 1, 0))
    loft(
        bm,
        [
            placed([point * size for point in outline], start + way * share, across, up)
            for share, size in profile
        ],
    )


def solid(bm, name):
    """Turn a bmesh into a mesh that is smooth where it is round and creased where it is not."""
    mesh = mesh_from(bm, name, smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(40))
    return mesh


def flatten(part):
    """Shade the flat sides of a part flat, so that its small rounded edges catch the light."""
    part.modifiers.new("weighted normals", "WEIGHTED_NORMAL").keep_sharp = True
    return part


def settle(part, origin, grain=(0, 0, 1)):
    """Move a part's origin and turn its own Z along the grain, but leave its shape where it is."""
    turn = Vector((0, 0, 1)).rotation_difference(Vector(grain).normalized())
    part.data.transform((Matrix.Translation(origin) @ turn.to_matrix().to_4x4()).inverted())
    part.location, part.rotation_euler = origin, turn.to_euler()
    return part


# %% tools: finishes
def shade(colour, factor):
    """Make a colour darker (factor below 1) or lighter."""
    return (*(min(1.0, channel * factor) for channel in colour[:3]), 1.0)


def noise(material, scale, stretch=1.0, detail=3.0):
    """Give a noise that is fixed to each object, different in each, and stretched along its Z."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    offset = nodes.new("ShaderNodeMath")
    offset.operation = "MULTIPLY"
    offset.inputs[1].default_value = 20.0
    links.new(nodes.new("ShaderNodeObjectInfo").outputs["Random"], offset.inputs[0])
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = (1.0, 1.0, 1.0 / stretch)
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], mapping.inputs["Vector"])
    links.new(offset.outputs[0], mapping.inputs["Location"])
    texture = nodes.new("ShaderNodeTexNoise")
    texture.inputs["Scale"].default_value = scale
    texture.inputs["Detail"].default_value = detail
    links.new(mapping.outputs[0], texture.inputs["Vector"])
    return texture.outputs[0]


def calculate(material, operation, value, *numbers):
    """Put a value through a Math node, with numbers or other values as the further operands."""
    node = material.node_tree.nodes.new("ShaderNodeMath")
    node.operation = operation
    material.node_tree.links.new(value, node.inputs[0])
    for socket, number in zip(node.inputs[1:], numbers, strict=False):
        if isinstance(number, float):
            socket.default_value = number
        else:
            material.node_tree.links.new(number, socket)
    return node.outputs[0]


def colour_by(material, value, dark, light):
    """Let a value of 0..1 choose the base colour between two colours."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[1].color = dark, light
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


def finish(name, colour, kind, gloss):
    """Make a material of wood (its grain runs along each object's Z), metal or plastic in a colour."""
    metallic = 1.0 if kind == "metal" else 0.0
    material = new_material(name, colour, roughness=0.7 - 0.55 * gloss, metallic=metallic)
    if kind == "wood":
        # The contour lines of a slow, stretched noise look like the growth rings of a sawn board.
        rings = calculate(material, "PINGPONG", noise(material, 6.0, 10.0), 0.09)
        fibres = noise(material, 130.0, 30.0)
        grain = calculate(material, "MULTIPLY_ADD", rings, 5.0, calculate(material, "MULTIPLY", fibres, 0.6))
        colour_by(material, grain, shade(colour, 0.4), shade(colour, 1.2))
        bump_by(material, grain, 0.1, 0.001)
    elif kind == "metal":
        bump_by(material, noise(material, 400.0, 25.0), 0.04, 0.001)
    if kind != "metal":
        material.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = 0.45 * gloss
    return material


# %% tools: bookshelf
def board(bm, low, high, edge=0.002):
    """Add a board with rounded edges between its lowest and its highest corner."""
    size = [abs(end - start) for start, end in zip(low, high, strict=True)]
    place = Matrix.Translation((Vector(low) + Vector(high)) / 2) @ Matrix.Diagonal((*size, 1.0))
    corners = bmesh.ops.create_cube(bm, size=1.0, matrix=place)["verts"]
    edges = list({line for corner in corners for line in corner.link_edges})
    bmesh.ops.bevel(bm, geom=edges, offset=edge, segments=2, profile=0.5, affect="EDGES", clamp_overlap=True)


def board_mesh(name, low, high, edge=0.002):
    """Build a single board."""
    bm = bmesh.new()
    board(bm, low, high, edge)
    return solid(bm, name)


def moulding(bm, half, front, back, section):
    """Add a mitred moulding around the left, the front and the right, from a section of (outward, height)."""
    corners = [(-half, back, -1, 0), (-half, front, -1, -1), (half, front, 1, -1), (half, back, 1, 0)]
    loft(
        bm,
        [
            [Vector((x + outward * out_x, y + outward * out_y, height)) for outward, height in section]
            for x, y, out_x, out_y in corners
        ],
    )


def book(bm, origin, axes, size, slot, bands):
    """Add a book with gilt bands on its spine; the axes point along its thickness, depth and height."""
    (thick, deep, tall), (across, inward, up) = size, axes
    cloth, round_ = 0.0025, 0.16 * thick
    turns = [math.pi * i / 6 for i in range(7)]
    spine = [Vector((thick / 2 * (1 - math.cos(turn)), round_ * (1 - math.sin(turn)))) for turn in turns]
    hollow = [
        (thick, deep),
        (thick - cloth, deep),
        (thick - cloth, round_ + cloth),
        (cloth, round_ + cloth),
        (cloth, deep),
        (0.0, deep),
    ]
    outline = [*spine, *(Vector(point) for point in hollow)]
    levels = [tall * share for share in (0.0, *bands, 1.0)]
    faces = loft(bm, [placed(outline, origin + up * level, across, inward) for level in levels])
    for i, face in enumerate(faces):
        level, side = divmod(i, len(outline))
        face.material_index = 1 if level in (1, 3) and 1 <= side <= 6 else slot
    page = rounded(thick - 1.6 * cloth, deep - round_ - 1.5 * cloth, 0.0005, 1)
    middle = origin + across * thick / 2 + inward * (deep + round_) / 2
    loft(bm, [placed(page, middle + up * level, across, inward) for level in (cloth, tall - cloth)])


def cover(name, colour):
    """Make the cloth of a book's cover."""
    material = new_material(name, colour, roughness=0.65)
    cloth = noise(material, 700.0)
    colour_by(material, cloth, shade(colour, 0.7), shade(colour, 1.2))
    bump_by(material, cloth, 0.15, 0.001)
    return material


# %% asset
asset = new_asset("bookshelf")

# %% proportions
thick = BOARD_THICKNESS
base_height = HEIGHT * {"plinth": 0.05, "feet": 0.045, "legs": 0.11}[BASE_STYLE]
crown_height = 0.033 * HEIGHT if CROWN else 0.0
overhang = 0.034 if CROWN else 0.012
half_width = WIDTH / 2 - overhang
front, back = overhang - DEPTH / 2, DEPTH / 2
top_under = HEIGHT - thick
column_width = (2 * half_width - (COLUMN_COUNT + 1) * thick) / COLUMN_COUNT
column_lefts = [i * (column_width + thick) + thick - half_width for i in range(COLUMN_COUNT)]


def shelf_spans():
    """Give the (low, high) heights of the clear room above each shelf; lower shelves are for taller books."""
    shares = [1.15 - 0.3 * i / max(1, SHELF_COUNT - 1) for i in range(SHELF_COUNT)]
    if DOORS and SHELF_COUNT > 1:
        shares[0] = 1.7
    low, clear = base_height + thick, top_under - crown_height - base_height - SHELF_COUNT * thick
    for share in shares:
        high = low + clear * share / sum(shares)
        yield low, high
        low = high + thick


spans = list(shelf_spans())

# %% material: body
body = finish("body", BODY_COLOUR, MATERIAL, GLOSS)

# %% material: brass
brass = finish("brass", KNOB_COLOUR, "metal", 0.7)

# %% material: paper
paper = new_material("paper", (0.72, 0.62, 0.44, 1.0), roughness=0.9)

# %% material: gilt
gilt = new_material("gilt", (0.75, 0.52, 0.20, 1.0), roughness=0.35, metallic=1.0)

# %% material: crimson
crimson = cover("crimson", (0.24, 0.018, 0.020, 1.0))

# %% material: navy
navy = cover("navy", (0.012, 0.035, 0.13, 1.0))

# %% material: forest
forest = cover("forest", (0.015, 0.09, 0.045, 1.0))

# %% material: ochre
ochre = cover("ochre", (0.42, 0.19, 0.035, 1.0))

# %% material: teal
teal = cover("teal", (0.03, 0.13, 0.14, 1.0))

# %% material: linen
linen = cover("linen", (0.46, 0.35, 0.21, 1.0))

# %% part: sides
side_foot = 0.0 if BASE_STYLE == "plinth" else base_height


def side(number, x):
    """Add one side of the case."""
    mesh = board_mesh("side", (x - thick / 2, front, side_foot), (x + thick / 2, back, top_under + 0.003))
    return flatten(settle(add_part(asset, f"side_{number}", mesh, body), (x, back, side_foot)))


sides = [side(i, x) for i, x in enumerate((thick / 2 - half_width, half_width - thick / 2), 1)]


# %% part: dividers
def divider(number, x):
    """Add an upright between two columns."""
    foot = base_height + thick - 0.003
    mesh = board_mesh("divider", (x, front + 0.005, foot), (x + thick, back - 0.006, top_under + 0.003))
    return flatten(settle(add_part(asset, f"divider_{number}", mesh, body), (x, back, foot)))


dividers = [divider(i, x - thick) for i, x in enumerate(column_lefts[1:], 1)]


# %% part: shelves
def shelf(number, left, right, top):
    """Add a shelf, let into the uprights at both ends."""
    low, high = (left - 0.003, front + 0.004, top - thick), (right + 0.003, back - 0.009, top)
    mesh = board_mesh("shelf", low, high, 0.2 * thick)
    middle = ((left + right) / 2, front, top)
    return flatten(settle(add_part(asset, f"shelf_{number}", mesh, body), middle, (1, 0, 0)))


shelf_places = [
    (column_lefts[0], column_lefts[-1] + column_width, spans[0][0]),
    *((left, left + column_width, low) for low, _ in spans[1:] for left in column_lefts),
]
shelves = [shelf(i, *place) for i, place in enumerate(shelf_places, 1)]


# %% part: back
def back_mesh():
    """Build the panel behind the shelves; beadboard has a groove every five centimetres or so."""
    reach, face = half_width - thick / 2, back - 0.012
    count = round(2 * reach / 0.052) if BACK_STYLE == "beadboard" else 1
    grooves = [reach * (2 * i / count - 1) for i in range(1, count)]
    section = [
        (-reach, face),
        *(
            (x + across, face + deep)
            for x in grooves
            for across, deep in ((-0.003, 0.0), (0.0, 0.003), (0.003, 0.0))
        ),
        (reach, face),
        (reach, back - 0.003),
        (-reach, back - 0.003),
    ]
    bm = bmesh.new()
    loft(bm, [[Vector((x, y, z)) for x, y in section] for z in (base_height + thick / 2, top_under + 0.003)])
    return solid(bm, "back")


if BACK_STYLE != "open":
    backboard = flatten(settle(add_part(asset, "back", back_mesh(), body), (0, back, base_height)))


# %% part: top
def top_mesh():
    """Build the board on top, with a rounded edge."""
    return board_mesh("top", (-WIDTH / 2, -DEPTH / 2, top_under), (WIDTH / 2, back, HEIGHT), 0.3 * thick)


top = flatten(settle(add_part(asset, "top", top_mesh(), body), (0, 0, top_under), (1, 0, 0)))


# %% part: crown
def crown_mesh():
    """Build a moulding that swings out to the edge of the top, and the frieze behind it."""
    foot, ceiling = top_under - crown_height, top_under + 0.001
    swing = eased([(0.24, 0.008), (0.84, overhang - 0.008)])
    section = [
        (-0.004, foot),
        (0.005, foot),
        (0.008, foot + 0.1 * crown_height),
        *((out, foot + crown_height * share) for share, out in swing),
        (overhang - 0.004, foot + 0.86 * crown_height),
        (overhang - 0.004, ceiling),
        (-0.004, ceiling),
    ]
    bm = bmesh.new()
    moulding(bm, half_width, front, back, section)
    inside = half_width - thick + 0.003
    board(bm, (-inside, front - 0.001, foot - 0.01), (inside, front + 0.018, ceiling))
    return solid(bm, "crown")


crown = None
if CROWN:
    crown = flatten(settle(add_part(asset, "crown", crown_mesh(), body), (0, front, top_under), (1, 0, 0)))


# %% part: base
def base_mesh():
    """Build the board that closes the foot of the case, and a moulding around it."""
    swell = eased([(0.72, 0.011), (0.96, 0.004)])
    section = [
        (-0.004, 0.0),
        (0.011, 0.0),
        *((out, base_height * share) for share, out in swell),
        (0.003, base_height),
        (-0.004, base_height),
    ]
    bm = bmesh.new()
    moulding(bm, half_width, front, back, section)
    inside = half_width - thick + 0.003
    board(bm, (-inside, front - 0.001, 0.0), (inside, front + 0.018, base_height + 0.003))
    return solid(bm, "base")


base = None
if BASE_STYLE == "plinth":
    base = flatten(settle(add_part(asset, "base", base_mesh(), body), (0, front, 0), (1, 0, 0)))

# %% part: feet
foot_size = min(0.06 if BASE_STYLE == "legs" else 0.08, 0.3 * DEPTH)
foot_reach = half_width - foot_size / 2 - 0.004
# A wide case would sag without feet in its middle.
foot_xs = (-foot_reach, 0.0, foot_reach) if WIDTH > 1.2 else (-foot_reach, foot_reach)
foot_ys = (front + foot_size / 2 + 0.004, back - foot_size / 2 - 0.004)
foot_spots = [(x, y, 0.0) for x in foot_xs for y in foot_ys]


def foot_mesh():
    """Build a turned foot: a bun, or a slender leg."""
    bun = [(0.0, 0.55), (0.08, 0.7), (0.45, 1.0), (0.8, 0.62), (0.86, 0.62), (0.9, 0.8), (1.0, 0.8)]
    leg = [(0.0, 0.36), (0.02, 0.4), (0.8, 0.7), (0.82, 0.9), (0.9, 0.9), (0.92, 0.7), (1.0, 0.7)]
    bm = bmesh.new()
    rod(
        bm,
        Vector(),
        Vector((0, 0, base_height + 0.006)),
        circle(foot_size, 32),
        eased(leg if BASE_STYLE == "legs" else bun),
    )
    return solid(bm, "foot")


def foot(number, spot, mesh):
    """Add a foot."""
    part = add_part(asset, f"foot_{number}", mesh, body)
    part.location = spot
    return part


foot_data = foot_mesh()
feet = [foot(i, spot, foot_data) for i, spot in enumerate(foot_spots if BASE_STYLE != "plinth" else (), 1)]

# %% part: doors
door_gap = 0.0015
door_count = 2 if column_width > 0.42 else 1


def door_places():
    """Give (left, right, side of the hinges) of each door in front of the lowest shelf."""
    for left in column_lefts:
        edges = [left + column_width * i / door_count for i in range(door_count + 1)]
        for i, (start, end) in enumerate(itertools.pairwise(edges)):
            yield start + door_gap, end - door_gap, -1 if i == 0 else 1


def door_mesh(left, right):
    """Build a framed door with a raised field."""
    low, high = spans[0][0] + door_gap, spans[0][1] - door_gap
    frame = min(0.055, 0.25 * (right - left), 0.25 * (high - low))
    levels = [
        (0.0, 0.018),
        (0.0, 0.002),
        (0.001, 0.001),
        (frame, 0.001),
        (frame * 1.08, 0.008),
        (frame * 1.4, 0.008),
        (frame * 1.8, 0.003),
    ]
    middle, up = Vector(((left + right) / 2, front, (low + high) / 2)), Vector((0, 0, 1))
    bm = bmesh.new()
    loft(
        bm,
        [
            placed(
                rounded(right - left - 2 * inset, high - low - 2 * inset, 0.0015, 2),
                middle + Vector((0, deep, 0)),
                Vector((1, 0, 0)),
                up,
            )
            for inset, deep in levels
        ],
    )
    return solid(bm, "door")


def door(number, left, right, hinge):
    """Add a door that turns about its hinges."""
    axis = (left if hinge < 0 else right, front, spans[0][0])
    return flatten(settle(add_part(asset, f"door_{number}", door_mesh(left, right), body), axis))


doors = [door(i, *place) for i, place in enumerate(door_places() if DOORS else (), 1)]


# %% part: hinges
def hinge_spots():
    """Give the places of two hinges at each door."""
    low, high = spans[0]
    for left, right, hinge in door_places():
        for share in (0.18, 0.82):
            yield Vector((left if hinge < 0 else right, front + 0.003, low + (high - low) * share))


def fitting(name, mesh, spot):
    """Add a fitting of a door."""
    part = add_part(asset, name, mesh, brass)
    part.location = spot
    return part


def hinge_mesh():
    """Build the barrel of a hinge."""
    reach = Vector((0, 0, min(0.03, 0.1 * (spans[0][1] - spans[0][0]))))
    bm = bmesh.new()
    rod(bm, -reach, reach, circle(0.009, 16), [(0.0, 0.7), (0.03, 1.0), (0.97, 1.0), (1.0, 0.7)])
    return solid(bm, "hinge")


hinge_data = hinge_mesh()
hinges = [fitting(f"hinge_{i}", hinge_data, spot) for i, spot in enumerate(hinge_spots() if DOORS else (), 1)]


# %% part: knobs
def knob_spots():
    """Give the place of the knob on each door, on its free side."""
    low, high = spans[0]
    for left, right, hinge in door_places():
        inset = min(0.0275, 0.125 * (right - left))
        yield Vector((right - inset if hinge < 0 else left + inset, front + 0.001, low + 0.66 * (high - low)))


def knob_mesh():
    """Build a turned knob that stands out to the front."""
    size = min(0.026, 0.2 * column_width / door_count, 0.3 * (spans[0][1] - spans[0][0]))
    profile = eased(
        [
            (0.0, 0.7),
            (0.12, 0.7),
            (0.24, 0.42),
            (0.42, 0.42),
            (0.75, 1.0),
            (0.88, 0.95),
            (0.98, 0.6),
            (1.0, 0.2),
        ],
        4,
    )
    bm = bmesh.new()
    rod(bm, Vector((0, 0.002, 0)), Vector((0, -size, 0)), circle(size, 24), profile)
    return solid(bm, "knob")


knob_data = knob_mesh()
knobs = [fitting(f"knob_{i}", knob_data, spot) for i, spot in enumerate(knob_spots() if DOORS else (), 1)]

# %% part: books
covers = [crimson, navy, forest, ochre, teal, linen]


def volumes(chance, clear):
    """Give (size, slot, bands) of one book after another, without end; some belong to a series."""
    while True:
        tall = min(clear * chance.uniform(0.66, 0.92), chance.uniform(0.20, 0.30))
        deep = min(0.72 * tall, back - front - 0.045)
        thickness = chance.uniform(0.016, 0.044) * min(1.0, tall / 0.16)
        bands = chance.choice(((0.1, 0.12, 0.82, 0.84), (0.06, 0.08, 0.65, 0.67), (0.72, 0.74, 0.86, 0.88)))
        slot = chance.randrange(len(covers)) + 2
        for _ in range(chance.choice((1, 1, 2, 4))):
            yield (thickness, deep, tall), slot, bands


def row_of_books(chance, room, clear):
    """Give (place, axes, book) of books from the left: a row, one that leans on it and perhaps a pile."""
    books = volumes(chance, clear)
    across, inward, up = Vector((1, 0, 0)), Vector((0, 1, 0)), Vector((0, 0, 1))
    filled = min(room, room * BOOK_FILL * chance.uniform(0.9, 1.1))
    pile = chance.randint(2, 4) if filled > 0.45 and chance.random() < 0.4 else 0
    pile_room = min(0.3, clear) if pile else 0.0
    x, size = 0.0, None
    for book_after in books:
        if x + book_after[0][0] > filled - pile_room:
            break
        size = book_after[0]
        yield Vector((x, chance.uniform(0, 0.008), 0)), (across, inward, up), book_after
        x += size[0] + 0.0003
    lean = math.radians(chance.uniform(9, 16))
    if size and x + size[2] * math.sin(lean) + size[0] < room - pile_room:
        # It has the size of its neighbour, so that its head finds something to lean on.
        tilt = Matrix.Rotation(-lean, 3, "Y")
        place = Vector((x + size[2] * math.sin(lean) - 0.0008, 0.004, 0))
        yield place, (tilt @ across, inward, tilt @ up), (size, *next(books)[1:])
    height = 0.0
    for lying in itertools.islice(books, pile):
        if height + lying[0][0] < 0.9 * clear:
            place = Vector((room - lying[0][2] - chance.uniform(0, 0.01), chance.uniform(0, 0.012), height))
            yield place, (up, inward, across), lying
            height += lying[0][0] - 0.0002


def books_mesh(arranged, corner, mirrored):
    """Build books from a corner of their shelf, in the mirror image if wanted."""
    bm = bmesh.new()
    for place, axes, volume in arranged:
        flip = Matrix.Diagonal((-1.0 if mirrored else 1.0, 1.0, 1.0))
        book(bm, corner + flip @ place, [flip @ axis for axis in axes], *volume)
    return solid(bm, "books")


def books_on(number, left, low, high):
    """Fill one shelf with books in an order of its own; a shelf that is too small stays empty."""
    chance = random.Random(BOOK_SEED * 1000 + number)
    mirrored = chance.random() < 0.5
    arranged = list(row_of_books(chance, column_width - 0.004, high - low)) if high - low > 0.12 else []
    corner = Vector((left + column_width - 0.002 if mirrored else left + 0.002, front + 0.018, low - 0.0004))
    if not arranged:
        return []
    mesh = books_mesh(arranged, corner, mirrored)
    return [settle(add_part(asset, f"books_{number}", mesh, paper, gilt, *covers), corner)]


book_shelves = [(left, *span) for span in (spans[1:] if DOORS else spans) for left in column_lefts]
books = [part for i, place in enumerate(book_shelves, 1) for part in books_on(i, *place)]
