"""A red brick windmill with four lattice sails and a shingled cap.

Tags: windmill, mill, tower mill, Dutch windmill, flour mill

Words: balcony = gallery; blades = sails; vanes = sails; arms = sails; wings = sails; roof = cap;
    fabric sails = cloth sails; canvas = cloth
"""

# maquette: 1
import math
from itertools import pairwise

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 12.0  # m, 9.0..18.0: height of the windmill
BASE_DIAMETER = 4.8  # m, 4.0..7.0: diameter of the tower at its foot
TOP_DIAMETER = 3.0  # m, 2.4..4.2: diameter of the tower at its top
SAIL_WIDTH = 1.45  # m, 0.8..2.0: width of each sail
# Shape
SAIL_COUNT = 4  # 3..8: number of sails
SAIL_STYLE = "lattice"  # lattice | cloth: style of the sails
TOWER_SHAPE = "round"  # round | octagonal: shape of the tower
CAP_STYLE = "dome"  # dome | cone: style of the cap
WINDOW_COUNT = 5  # 0..8: number of windows
GALLERY = True  # switch: wooden gallery around the tower
# Look
TOWER_COLOUR = (0.40, 0.10, 0.055, 1.0)  # colour: colour of the tower
TOWER_MATERIAL = "brick"  # brick | wood | plaster: material of the tower
CAP_COLOUR = (0.055, 0.06, 0.065, 1.0)  # colour: colour of the cap
SAIL_COLOUR = (0.46, 0.31, 0.17, 1.0)  # colour: colour of the sails' wood
CLOTH_COLOUR = (0.80, 0.72, 0.58, 1.0)  # colour: colour of the sails' cloth
TRIM_COLOUR = (0.80, 0.78, 0.72, 1.0)  # colour: colour of the frames and rails
DOOR_COLOUR = (0.03, 0.13, 0.07, 1.0)  # colour: colour of the door
GLOSS = 0.5  # 0..1: how shiny the paint of the door and frames is


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


def loft(bm, sections, slot=0, closed=False):
    """Join sections of equally many points into a closed solid; a closed loft is a ring without ends."""
    rings = [[bm.verts.new(point) for point in section] for section in sections]
    faces = []
    for low, high in [*pairwise(rings), (rings[-1], rings[0])] if closed else pairwise(rings):
        faces += [bm.faces.new((low[i - 1], low[i], high[i], high[i - 1])) for i in range(len(low))]
    if not closed:
        faces += [bm.faces.new(rings[0]), bm.faces.new(rings[-1])]
    for face in faces:
        face.material_index = slot


def box(bm, size, centre, bevel=0.0, slot=0):
    """Add a box, its edges bevelled where asked, with the material of a slot."""
    matrix = Matrix.Translation(centre) @ Matrix.Diagonal((*size, 1.0))
    verts = bmesh.ops.create_cube(bm, size=1.0, matrix=matrix)["verts"]
    for face in {face for vert in verts for face in vert.link_faces}:
        face.material_index = slot
    if bevel:
        edges = {edge for vert in verts for edge in vert.link_edges}
        bmesh.ops.bevel(bm, geom=list(edges), offset=bevel, segments=1, affect="EDGES", material=-1)


def polar(radius, turn, z):
    """Give the point at a distance from the Z axis."""
    return Vector((radius * math.cos(turn), radius * math.sin(turn), z))


def around(radius, height, segments, first=0.0):
    """Give the points of a circle about Z."""
    return [polar(radius, first + math.tau * i / segments, height) for i in range(segments)]


def lathe(bm, profile, matrix, segments=32, slot=0):
    """Turn a profile of (radius, height) points about Z into a solid with flat ends."""
    loft(bm, [[matrix @ point for point in around(*step, segments)] for step in profile], slot)


def beam(bm, start, end, widths, slot=0):
    """Add a square beam between two points that tapers between two widths."""
    start, end = Vector(start), Vector(end)
    turn = (end - start).to_track_quat("Z", "Y").to_matrix()
    corners = [Vector((x, y, 0.0)) / 2 for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    loft(
        bm,
        [
            [point + turn @ (width * corner) for corner in corners]
            for point, width in zip((start, end), widths, strict=True)
        ],
        slot,
    )


def arch(width, height, segments=12):
    """Give the (x, z) outline of an opening with a round head, its foot at z = 0."""
    turns = [math.pi * k / segments for k in range(segments + 1)]
    radius = width / 2
    head = [(radius * math.cos(t), height - radius + radius * math.sin(t)) for t in turns]
    return [(radius, 0.0), *head, (-radius, 0.0)]


def arched_panel(bm, width, height, front, back, slot=0):
    """Add a slab with a round head between two depths along Y."""
    loft(bm, [[Vector((x, y, z)) for x, z in arch(width, height)] for y in (front, back)], slot)


def arched_frame(bm, width, height, border, front, back, slot=0):
    """Add a frame of a border's width around a round-headed opening."""
    inner, outer = arch(width, height), arch(width + 2.0 * border, height + border)
    loft(
        bm,
        [
            [Vector((x, y, z)) for (x, z), y in ((a, front), (b, front), (b, back), (a, back))]
            for a, b in zip(inner, outer, strict=True)
        ],
        slot,
    )


# %% tools: shading
def shade(colour, factor):
    """Make a colour darker (factor below 1) or lighter."""
    return (*(min(1.0, channel * factor) for channel in colour[:3]), 1.0)


def ramp_colour(material, value, dark, light):
    """Let a value drive the base colour between two colours."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[1].color = dark, light
    links.new(value, ramp.inputs[0])
    links.new(ramp.outputs[0], nodes["Principled BSDF"].inputs["Base Color"])


def bump(material, value, distance, invert=False):
    """Let a value raise the surface."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    node = nodes.new("ShaderNodeBump")
    node.invert = invert
    node.inputs["Strength"].default_value = 0.6
    node.inputs["Distance"].default_value = distance
    links.new(value, node.inputs["Height"])
    links.new(node.outputs[0], nodes["Principled BSDF"].inputs["Normal"])


def noise(material, scale, stretch=(1.0, 1.0, 1.0)):
    """Give a noise's output that is fixed to the object and stretched along its axes."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = stretch
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], mapping.inputs["Vector"])
    texture = nodes.new("ShaderNodeTexNoise")
    texture.inputs["Scale"].default_value = scale
    links.new(mapping.outputs[0], texture.inputs["Vector"])
    return texture.outputs[0]


def island_colour(material, colour):
    """Vary a colour from one loose piece of the mesh to the next."""
    island = material.node_tree.nodes.new("ShaderNodeNewGeometry").outputs["Random Per Island"]
    ramp_colour(material, island, shade(colour, 0.65), shade(colour, 1.3))


def wrapped(material, length):
    """Give coordinates wrapped around a tower: (length along its circumference, height, 0)."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    kinds = ("SeparateXYZ", "Math", "Math", "CombineXYZ")
    parts, angle, along, joined = (nodes.new(f"ShaderNode{kind}") for kind in kinds)
    angle.operation, along.operation = "ARCTAN2", "MULTIPLY"
    along.inputs[1].default_value = length / math.tau
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], parts.inputs[0])
    for i in (0, 1):
        links.new(parts.outputs[1 - i], angle.inputs[i])
    links.new(angle.outputs[0], along.inputs[0])
    links.new(along.outputs[0], joined.inputs[0])
    links.new(parts.outputs[2], joined.inputs[1])
    return joined.outputs[0]


def lay_bricks(material, colour, mortar, size, girth):
    """Give a material courses of bricks of a (length, height) around a tower of a girth."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    texture = nodes.new("ShaderNodeTexBrick")
    for name, value in (
        ("Color1", shade(colour, 0.7)),
        ("Color2", shade(colour, 1.2)),
        ("Mortar", mortar),
        ("Scale", 1.0),
        ("Mortar Size", size[1] * 0.06),
        ("Mortar Smooth", 0.3),
        ("Brick Width", size[0]),
        ("Row Height", size[1]),
    ):
        texture.inputs[name].default_value = value
    # A whole number of bricks goes around, so that the courses close without a seam.
    links.new(wrapped(material, size[0] * round(girth / size[0])), texture.inputs["Vector"])
    links.new(texture.outputs[0], nodes["Principled BSDF"].inputs["Base Color"])
    bump(material, texture.outputs[1], 0.015, invert=True)


def weather(material):
    """Streak a material's colour with a grain that lies level, and wash it out where rain runs down."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    for value, low, high in (
        (noise(material, 1.0, (1.2, 1.2, 40.0)), 0.68, 1.15),
        (noise(material, 1.0, (2.5, 2.5, 0.25)), 0.78, 1.12),
    ):
        streaks, mix = nodes.new("ShaderNodeMapRange"), nodes.new("ShaderNodeVectorMath")
        for name, number in (("From Min", 0.3), ("From Max", 0.7), ("To Min", low), ("To Max", high)):
            streaks.inputs[name].default_value = number
        mix.operation = "MULTIPLY"
        socket = nodes["Principled BSDF"].inputs["Base Color"]
        links.new(socket.links[0].from_socket, mix.inputs[0])
        links.new(value, streaks.inputs[0])
        links.new(streaks.outputs[0], mix.inputs[1])
        links.new(mix.outputs[0], socket)


# %% asset
asset = new_asset("windmill")

# %% measures
tower_height = 0.57 * HEIGHT
base_radius = BASE_DIAMETER / 2
top_radius = min(TOP_DIAMETER, 0.85 * BASE_DIAMETER) / 2
lean = math.atan((base_radius - top_radius) / tower_height)
sides = 8 if TOWER_SHAPE == "octagonal" else 64
cap_radius = top_radius + 0.28
cap_height = min(0.16 * HEIGHT, cap_radius * (1.3 if CAP_STYLE == "cone" else 1.05))
hub_height = tower_height + 0.42 * cap_height
gallery_height = max(2.2, 0.175 * HEIGHT)
gallery_width = 0.07 * HEIGHT
plinth_height = 0.3
# Boards overlap on the tower in a whole number of courses.
course_height = tower_height / round(tower_height / 0.24)


def tower_radius(z):
    """Give the tower's radius at a height; of an octagon, from its axis to the middle of a side."""
    return base_radius + (top_radius - base_radius) * z / tower_height


def tower_matrix(turn, z):
    """Give the matrix from a frame's own space (wall at y = 0, seen from -Y) to its place on the wall."""
    return (
        Matrix.Rotation(turn, 4, "Z")
        @ Matrix.Translation((0, -tower_radius(z), z))
        @ Matrix.Rotation(-lean, 4, "X")
    )


# %% material: tower
girth = math.pi * (BASE_DIAMETER + TOP_DIAMETER) / 2
tower_finish = new_material("tower", TOWER_COLOUR, roughness=0.85)
if TOWER_MATERIAL == "brick":
    lay_bricks(tower_finish, TOWER_COLOUR, (0.42, 0.38, 0.33, 1.0), (0.30, 0.11), girth)
elif TOWER_MATERIAL == "wood":
    lay_bricks(tower_finish, TOWER_COLOUR, shade(TOWER_COLOUR, 0.2), (2.6, course_height), girth)
    weather(tower_finish)
else:
    ramp_colour(tower_finish, noise(tower_finish, 1.5), shade(TOWER_COLOUR, 0.85), shade(TOWER_COLOUR, 1.08))
    bump(tower_finish, noise(tower_finish, 40.0), 0.008)

# %% material: stone
stone_colour = (0.36, 0.34, 0.30, 1.0)
stone = new_material("stone", stone_colour, roughness=0.9)
ramp_colour(stone, noise(stone, 6.0), shade(stone_colour, 0.7), shade(stone_colour, 1.25))
bump(stone, noise(stone, 30.0), 0.008)

# %% material: shingles
shingles = new_material("shingles", CAP_COLOUR, roughness=0.75)
island_colour(shingles, CAP_COLOUR)

# %% material: wood
wood = new_material("wood", SAIL_COLOUR, roughness=0.7)
grain = noise(wood, 6.0, (6.0, 6.0, 0.5))
ramp_colour(wood, grain, shade(SAIL_COLOUR, 0.65), shade(SAIL_COLOUR, 1.2))
bump(wood, grain, 0.004)

# %% material: cloth
cloth = new_material("cloth", CLOTH_COLOUR, roughness=0.95)
bump(cloth, noise(cloth, 3.0, (1.0, 1.0, 0.5)), 0.05)

# %% material: trim
trim = new_material("trim", TRIM_COLOUR, roughness=0.8 - 0.6 * GLOSS)

# %% material: paint
paint = new_material("paint", DOOR_COLOUR, roughness=0.8 - 0.6 * GLOSS)

# %% material: glass
glass = new_material("glass", (0.03, 0.05, 0.065, 1.0), roughness=0.06)

# %% material: iron
iron = new_material("iron", (0.05, 0.05, 0.055, 1.0), roughness=0.45, metallic=0.9)


# %% part: tower
def tower_ring(radius, z):
    """Give the tower's outline at a height; the front of an octagon is flat."""
    return around(radius / math.cos(math.pi / sides), z, sides, math.pi / sides)


def corner_board(bm, low, high):
    """Add a board along a corner of an octagonal tower, as wide on each of the two sides."""
    out = Vector((*low.xy, 0.0)).normalized()
    across = out.cross(Vector((0, 0, 1)))
    fold = math.tan(math.pi / sides)
    profile = [(0.16, -0.08), (0.16, 0.06), (0.0, 0.06), (-0.16, 0.06), (-0.16, -0.08), (0.0, -0.08)]
    loft(
        bm,
        [[end + across * x + out * (depth - abs(x) * fold) for x, depth in profile] for end in (low, high)],
        slot=2,
    )


def tower_mesh():
    """Build the leaning wall on its plinth, with a moulded cornice under the cap."""
    bm = bmesh.new()
    if TOWER_MATERIAL == "wood":
        heights = [course_height * k for k in range(round(tower_height / course_height) + 1)]
        # Each board leans in under the one above it.
        steps = [
            (tower_radius(z) - under, z)
            for board in pairwise(heights)
            for z, under in zip(board, (0.0, 0.05), strict=True)
        ]
    else:
        steps = [(tower_radius(tower_height * k / 6), tower_height * k / 6) for k in range(7)]
    loft(bm, [tower_ring(*step) for step in steps])
    if TOWER_MATERIAL == "wood" and TOWER_SHAPE == "octagonal":
        # Corner boards cover the ends of the courses.
        for side in range(sides):
            low, high = (tower_ring(tower_radius(z) - 0.02, z)[side] for z in (0.0, tower_height))
            corner_board(bm, low, high)
    foot = base_radius + 0.14
    plinth = [(foot, 0.0), (foot, plinth_height - 0.06), (foot - 0.06, plinth_height)]
    loft(bm, [tower_ring(*step) for step in plinth], slot=1)
    cornice = [(0.04, -0.34), (0.10, -0.30), (0.10, -0.20), (0.18, -0.10), (0.18, 0.0)]
    loft(bm, [tower_ring(top_radius + out, tower_height + z) for out, z in cornice], slot=2)
    mesh = mesh_from(bm, "tower", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(20))
    return mesh


tower = add_part(asset, "tower", tower_mesh(), tower_finish, stone, trim)


# %% part: cap
def cap_point(share):
    """Give the cap's (radius, height above the tower) at a share of the way from its eaves to its top."""
    if CAP_STYLE == "cone":
        return cap_radius * (1.0 - share) ** 1.12, cap_height * share
    turn = share * math.pi / 2
    return cap_radius * math.cos(turn) ** 0.85, cap_height * math.sin(turn)


def add_shingles(bm, courses=13, last=0.93):
    """Cover the cap with courses of wedge-shaped shingles that overlap downward."""
    for course in range(courses):
        low, high = last * (course - 0.25) / courses, last * (course + 1) / courses
        ends = [(*cap_point(max(0.0, low)), 0.05), (*cap_point(high), 0.015)]
        count = max(10, round(math.tau * ends[0][0] / 0.26))
        for i in range(count):
            first, second = (math.tau * (i + 0.5 * (course % 2) + edge) / count for edge in (0.02, 0.98))
            sections = []
            for radius, height, lift in ends:
                inside, outside = radius - 0.06, radius + lift
                low_z, high_z = tower_height + height - 0.02, tower_height + height + lift / 2
                sections.append(
                    [
                        polar(inside, first, low_z),
                        polar(inside, second, low_z),
                        polar(outside, second, high_z),
                        polar(outside, first, high_z),
                    ]
                )
            loft(bm, sections)


def cap_mesh():
    """Build the shingled cap with its finial and the housing from which the windshaft comes out."""
    bm = bmesh.new()
    shares = [k / 12 * 0.97 for k in range(13)]
    core = [(radius - 0.01, tower_height + z - 0.01) for radius, z in map(cap_point, shares)]
    lathe(bm, core, Matrix(), 64)
    add_shingles(bm)
    top = tower_height + cap_height
    finial = [
        (0.22, -0.12),
        (0.20, 0.02),
        (0.08, 0.08),
        (0.07, 0.14),
        (0.13, 0.20),
        (0.15, 0.27),
        (0.11, 0.35),
        (0.03, 0.39),
    ]
    lathe(bm, [(radius, top + z) for radius, z in finial], Matrix(), 24, slot=1)
    half, front = 0.24 * cap_radius, -cap_radius - 0.06
    low, high = tower_height - 0.02, hub_height + 0.24 * cap_radius
    house = [(-half, low), (half, low), (half, high), (0.0, high + 0.6 * half), (-half, high)]
    loft(bm, [[Vector((x, y, z)) for x, z in house] for y in (front, -0.1)], slot=1)
    roof = [
        (-half - 0.08, high - 0.05),
        (0.0, high + 0.6 * half),
        (half + 0.08, high - 0.05),
        (half + 0.08, high + 0.03),
        (0.0, high + 0.6 * half + 0.09),
        (-half - 0.08, high + 0.03),
    ]
    loft(bm, [[Vector((x, y, z)) for x, z in roof] for y in (front - 0.1, -0.15)])
    box(bm, (2.0 * half + 0.24, 0.2, 0.16), (0.0, front + 0.02, hub_height - 0.034 * HEIGHT), 0.02, slot=1)
    return mesh_from(bm, "cap")


cap = add_part(asset, "cap", cap_mesh(), shingles, trim)

# %% part: windshaft
lattice_width = min(SAIL_WIDTH, 0.14 * HEIGHT)
lead, trail = 0.14 * lattice_width, 0.86 * lattice_width
# An odd number of sails has one upright; an even number straddles the vertical.
sail_turns = [math.tau * (k + 0.5 * (SAIL_COUNT % 2 == 0)) / SAIL_COUNT for k in range(SAIL_COUNT)]
sail_length = min(
    ((HEIGHT - hub_height) / math.cos(lean) + x * math.sin(turn)) / math.cos(turn)
    for turn in sail_turns
    if math.cos(turn) > 0.1
    for x in (-lead, trail)
)
# The sails stand off far enough to turn in front of the gallery.
hub = Vector((0.0, -cap_radius - 0.35 - 0.045 * HEIGHT, hub_height))
sail_frame = Matrix.Translation(hub) @ Matrix.Rotation(-lean, 4, "X")


def windshaft_mesh():
    """Build the shaft and the iron hub that holds the sails, its origin at the hub."""
    bm = bmesh.new()
    outward = Matrix.Rotation(math.pi / 2, 4, "X")
    size = 0.026 * HEIGHT
    shaft = [(0.55 * size, -cap_radius - 0.2), (0.6 * size, -0.5 * size)]
    lathe(bm, shaft, outward, slot=1)
    boss = [
        (0.75 * size, -0.9 * size),
        (size, -0.75 * size),
        (size, 0.6 * size),
        (0.8 * size, 0.8 * size),
        (0.5 * size, 0.85 * size),
        (0.42 * size, 1.15 * size),
        (0.2 * size, 1.3 * size),
    ]
    lathe(bm, boss, outward)
    mesh = mesh_from(bm, "windshaft", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(35))
    return mesh


windshaft = placed(add_part(asset, "windshaft", windshaft_mesh(), iron, wood), sail_frame)

# %% part: sails
# Neighbours keep clear of each other near the hub.
lattice_start = max(0.2 * sail_length, 0.55 * lattice_width / math.tan(math.pi / SAIL_COUNT))


def sail_point(x, z, depth=0.0):
    """Give the point across and along a sail, whose twist lessens toward its tip."""
    twist = math.radians(20.0 - 15.0 * z / sail_length)
    along, away = math.cos(twist), math.sin(twist)
    return Vector((x * along + depth * away, depth * along - x * away, z))


def add_lath(bm, x, width, depth):
    """Add a lath along the sail that follows its twist."""
    heights = [lattice_start + (sail_length - lattice_start) * k / 8 for k in range(9)]
    corners = [(dx * width / 2, dy * depth / 2) for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    loft(bm, [[sail_point(x + dx, z, dy) for dx, dy in corners] for z in heights])


def add_cloth(bm):
    """Spread a cloth with a slight belly over the sail's wide side."""
    columns = [0.03 + (trail - 0.05) * k / 6 for k in range(7)]
    low, high = lattice_start + 0.02, sail_length - 0.04
    sections = []
    for row in range(13):
        z = low + (high - low) * row / 12
        belly = [0.10 * math.sin(math.pi * k / 6) * math.sin(math.pi * row / 12) for k in range(7)]
        front = [sail_point(x, z, -0.045 - b) for x, b in zip(columns, belly, strict=True)]
        back = [sail_point(x, z, -0.020 - b) for x, b in zip(columns, belly, strict=True)]
        sections.append(front + back[::-1])
    loft(bm, sections, slot=1)


def sail_mesh():
    """Build a sail that points up from the hub at its origin."""
    bm = bmesh.new()
    thick = 0.02 * HEIGHT
    beam(bm, (0, 0.03, 0), (0, 0.03, sail_length), (thick, 0.5 * thick))
    count = max(4, round((sail_length - lattice_start) / 0.36))
    for k in range(count + 1):
        z = lattice_start + 0.03 + (sail_length - lattice_start - 0.06) * k / count
        beam(bm, sail_point(-lead, z), sail_point(trail, z), (0.05, 0.04))
    for x, width in ((trail, 0.06), (trail * 0.68, 0.04), (trail * 0.36, 0.04)):
        add_lath(bm, x - width / 2 * (x == trail), width, 0.06)
    add_lath(bm, -lead * 0.6, lead * 0.8, 0.025)
    if SAIL_STYLE == "cloth":
        add_cloth(bm)
    return mesh_from(bm, "sail")


sail_data = sail_mesh()
sail_places = [sail_frame @ Matrix.Rotation(turn, 4, "Y") for turn in sail_turns]
sails = [
    placed(add_part(asset, f"sail_{i}", sail_data, wood, cloth), matrix)
    for i, matrix in enumerate(sail_places, 1)
]


# %% part: door
def door_mesh():
    """Build the planked door in its stone arch with two steps, about the middle of its threshold."""
    bm = bmesh.new()
    width, height = 0.46 * door_height, door_height
    back = 0.3 + door_height * math.tan(lean)
    arched_frame(bm, width, height, 0.14, -0.14, back, slot=1)
    arched_panel(bm, width + 0.02, height + 0.01, -0.07, back - 0.05)
    planks = 5
    for k in range(planks):
        x = width * ((k + 0.5) / planks - 0.5)
        reach = math.sqrt(max(0.0, (width / 2) ** 2 - (abs(x) + width / planks / 2) ** 2))
        top = height - width / 2 + reach - 0.01
        box(bm, (width / planks - 0.012, 0.04, top - 0.02), (x, -0.08, top / 2), 0.006)
    for z in (0.2, 0.62):
        box(bm, (width * 0.86, 0.02, 0.06), (-width * 0.04, -0.105, height * z), 0.004, slot=2)
    box(bm, (0.05, 0.03, 0.2), (width * 0.34, -0.11, height * 0.42), 0.006, slot=2)
    for k, depth in ((0, 0.75), (1, 0.42)):
        step = plinth_height / 2
        size = (width + 0.9 - 0.3 * k, depth + 0.4, step + 0.02 * k)
        box(bm, size, (0, 0.2 - depth / 2, (k - 1.5) * step - 0.01 * k), 0.02, slot=1)
    return mesh_from(bm, "door")


# The arch stays below the gallery's joists.
door_height = min(2.1, gallery_height - plinth_height - 0.38)
threshold = Matrix.Translation((0, -tower_radius(plinth_height) - 0.03, plinth_height))
door = placed(add_part(asset, "door", door_mesh(), paint, stone, iron), threshold)


# %% part: windows
def window_mesh():
    """Build a round-headed window with its sill and bars, about the middle of its foot."""
    bm = bmesh.new()
    width, height = 0.055 * HEIGHT, 0.09 * HEIGHT
    arched_frame(bm, width, height, 0.09, -0.09, 0.2)
    arched_panel(bm, width + 0.02, height + 0.01, -0.02, 0.18, slot=1)
    box(bm, (0.035, 0.05, height - 0.01), (0, -0.03, height / 2))
    for share in (0.33, 0.66):
        box(bm, (width, 0.045, 0.03), (0, -0.03, height * share))
    box(bm, (width + 0.34, 0.36, 0.07), (0, 0.02, -0.02), 0.015, slot=2)
    return mesh_from(bm, "window")


# Two rows of four; they avoid the side of the door below.
low_row, high_row = max(0.40 * tower_height, gallery_height + 0.15), 0.71 * tower_height
window_places = [
    (eighth * math.pi / 4, row)
    for pair in ((1, 0), (7, 2), (3, 6), (5, 4))
    for eighth, row in zip(pair, (low_row, high_row), strict=True)
]
window_data = window_mesh() if WINDOW_COUNT else None
windows = [
    placed(add_part(asset, f"window_{i}", window_data, trim, glass, stone), tower_matrix(*place))
    for i, place in enumerate(window_places[:WINDOW_COUNT], 1)
]


# %% part: gallery
def hoop(bm, radius, width, low, high, slot):
    """Add a flat ring about Z between two heights."""
    inside, outside = radius - width / 2, radius + width / 2
    loft(
        bm,
        [
            [polar(inside, t, low), polar(outside, t, low), polar(outside, t, high), polar(inside, t, high)]
            for t in (math.tau * k / 48 for k in range(48))
        ],
        slot,
        closed=True,
    )


def gallery_mesh():
    """Build the planked walk on braces, with posts and two rails, its origin on the tower's axis."""
    bm = bmesh.new()
    wall = tower_radius(gallery_height)
    # An octagon's corners stand out, so the walk's inner edge lies inside the wall.
    inner, outer = wall - 0.1, wall + gallery_width
    planks = 72
    for k in range(planks):
        t0, t1 = (math.tau * (k + edge) / planks for edge in (0.03, 0.97))
        loft(
            bm,
            [
                [polar(inner, t0, z), polar(outer, t0, z), polar(outer, t1, z), polar(inner, t1, z)]
                for z in (-0.05, 0.0)
            ],
        )
    rail_height = 0.075 * HEIGHT
    hoop(bm, outer - 0.12, 0.12, -0.16, -0.04, slot=0)
    for top in (rail_height, 0.55 * rail_height):
        hoop(bm, outer - 0.08, 0.09 * top / rail_height, top - 0.05, top, slot=1)
    drop = min(0.9 * gallery_width, 0.65)
    for k in range(16):
        turn = math.tau * k / 16
        rail = outer - 0.08
        beam(bm, polar(rail, turn, -0.10), polar(rail, turn, rail_height - 0.01), (0.07, 0.07), slot=1)
        beam(bm, polar(inner, turn, -0.09), polar(outer - 0.02, turn, -0.09), (0.1, 0.1))
        # No brace comes down before the door, which is where k = 12.
        if k % 2:
            foot = polar(tower_radius(gallery_height - drop) - 0.05, turn, -drop)
            beam(bm, foot, polar(outer - 0.14, turn, -0.08), (0.09, 0.09))
    return mesh_from(bm, "gallery")


gallery = None
if GALLERY:
    gallery = placed(
        add_part(asset, "gallery", gallery_mesh(), wood, trim), Matrix.Translation((0, 0, gallery_height))
    )
