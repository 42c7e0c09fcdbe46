"""A cream two-storey house with a tiled gabled roof, shutters, a front door and a chimney.

Tags: house, home, cottage, villa, family house, townhouse, cabin

Words: floor = storey; level = storey; story = storey; stairs = steps; doorsteps = steps;
    front steps = steps; front step = step; awning = porch; facade = walls
"""

# maquette: 1
import math
import random
from itertools import pairwise

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 9.2  # m, 8.0..13.0: height of the house
WIDTH = 9.0  # m, 6.0..14.0: width of the walls
DEPTH = 6.8  # m, 5.0..10.0: depth of the walls
# Shape
STOREY_COUNT = 2  # 1..3: number of storeys
ROOF_STYLE = "gabled"  # gabled | hipped: style of the roof
ROOF_PITCH = 38.0  # deg, 25..50: pitch of the roof, at most
ROOF_OVERHANG = 0.4  # m, 0.2..0.6: how far the roof reaches beyond the walls
TILE_STYLE = "flat"  # flat | round: style of the roof tiles
WINDOW_COUNT = 2  # 1..3: number of windows at each side of the door
STEP_COUNT = 3  # 1..6: number of steps in front of the door
CHIMNEY = True  # switch: chimney on the roof
SHUTTERS = True  # switch: shutters beside the windows
PORCH = True  # switch: small roof over the door
# Look
WALL_COLOUR = (0.80, 0.62, 0.36, 1.0)  # colour: colour of the walls
WALL_MATERIAL = "plaster"  # plaster | brick | wood: material of the walls
ROOF_COLOUR = (0.36, 0.075, 0.035, 1.0)  # colour: colour of the roof tiles
TRIM_COLOUR = (0.80, 0.77, 0.70, 1.0)  # colour: colour of the frames and mouldings
DOOR_COLOUR = (0.03, 0.14, 0.15, 1.0)  # colour: colour of the door and shutters
GLOSS = 0.5  # 0..1: how shiny the paint of the door and shutters is
LIGHTS = False  # switch: lights on behind the windows


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


def box(bm, size, centre, bevel=0.0, slot=0):
    """Add a box, its edges bevelled where asked, with the material of a slot."""
    matrix = Matrix.Translation(centre) @ Matrix.Diagonal((*size, 1.0))
    verts = bmesh.ops.create_cube(bm, size=1.0, matrix=matrix)["verts"]
    for face in {face for vert in verts for face in vert.link_faces}:
        face.material_index = slot
    if bevel:
        edges = {edge for vert in verts for edge in vert.link_edges}
        bmesh.ops.bevel(bm, geom=list(edges), offset=bevel, segments=1, affect="EDGES", material=-1)


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


def prism(bm, outline, start, end, slot=0):
    """Draw an outline of (y, z) points along X from start to end."""
    loft(bm, [[Vector((x, y, z)) for y, z in outline] for x in (start, end)], slot)


def lathe(bm, profile, matrix, segments=24, slot=0):
    """Turn a profile of (radius, height) points about Z into a solid whose ends are flat."""
    turns = [math.tau * i / segments for i in range(segments)]
    loft(
        bm,
        [
            [matrix @ Vector((radius * math.cos(t), radius * math.sin(t), height)) for t in turns]
            for radius, height in profile
        ],
        slot,
    )


def tube(bm, points, radius, segments=12):
    """Bend a round tube along points; it keeps its roundness in the corners."""
    points = [Vector(point) for point in points]
    ways = [(after - before).normalized() for before, after in pairwise(points)]
    sections = []
    for i, point in enumerate(points):
        way = (ways[max(i - 1, 0)] + ways[min(i, len(ways) - 1)]).normalized()
        # All corners of a downpipe turn about X, so X can stay the first axis throughout.
        side = Vector((1.0, 0.0, 0.0))
        up = way.cross(side) / max(0.5, way.dot(ways[min(i, len(ways) - 1)]))
        turns = [math.tau * k / segments for k in range(segments)]
        sections.append([point + radius * (math.cos(t) * side + math.sin(t) * up) for t in turns])
    loft(bm, sections)


# %% tools: building
def wall_ring(bm, size, thickness, rows, openings, top):
    """Add four walls as one solid with openings; top(y) gives the height of the walls' upper edge.

    Openings are (wall, centre along the wall, width, low, high); the walls are front, right, back and left.
    """
    columns = []
    for wall in range(4):
        length, face_y = size[wall % 2], -size[(wall + 1) % 2] / 2
        turn = Matrix.Rotation(wall * math.pi / 2, 3, "Z")
        mine = [(centre, width) for at, centre, width, *_ in openings if at == wall]
        edges = {centre + side * width / 2 for centre, width in mine for side in (-1, 1)}
        for along in sorted({-length / 2, 0.0, *edges}):
            inner = max(-length / 2 + thickness, min(length / 2 - thickness, along))
            points = Vector((along, face_y, 0)), Vector((inner, face_y + thickness, 0))
            columns.append((wall, along, *(turn @ point for point in points)))

    def is_solid(i, j):
        wall, start, *_ = columns[i]
        next_wall, end, *_ = columns[(i + 1) % len(columns)]
        along = (start + (end if next_wall == wall else size[wall % 2] / 2)) / 2
        height = (rows[j] + rows[j + 1]) / 2
        return not any(
            at == wall and abs(along - centre) < width / 2 and low < height < high
            for at, centre, width, low, high in openings
        )

    last = len(rows) - 1
    grids = [
        [
            [bm.verts.new((*point.xy, top(point.y) if j == last else z)) for j, z in enumerate(rows)]
            for point in (column[side] for column in columns)
        ]
        for side in (2, 3)
    ]
    solid = {(i, j) for i in range(len(columns)) for j in range(last) if is_solid(i, j)}
    for i, j in solid:
        nxt = (i + 1) % len(columns)
        corners = [(i, j), (nxt, j), (nxt, j + 1), (i, j + 1)]
        beyond = [(i, j - 1), (nxt, j), (i, j + 1), ((i - 1) % len(columns), j)]
        for grid in grids:
            bm.faces.new([grid[a][b] for a, b in corners])
        for k in range(4):
            if beyond[k] not in solid:
                (a, b), (c, d) = corners[k], corners[(k + 1) % 4]
                bm.faces.new((grids[0][a][b], grids[0][c][d], grids[1][c][d], grids[1][a][b]))
    bmesh.ops.delete(bm, geom=[vert for vert in bm.verts if not vert.link_faces], context="VERTS")


def lay_tiles(bm, frame, length, half_width, style):
    """Lay courses of tiles up a slope: the frame's X runs along the eaves, its Y up the slope.

    half_width(distance up the slope) limits the courses, so that they end at a hip.
    """
    arc = [math.pi * k / 5 for k in range(6)]
    crowns = {
        "flat": [(0.0, 1.0), (1.0, 1.0)],
        "round": [(0.5 - 0.5 * math.cos(t), 0.3 + 0.7 * math.sin(t)) for t in arc],
    }
    rise = {"flat": (0.055, 0.018), "round": (0.105, 0.07)}[style]
    wobble = random.Random(1)
    count = max(1, round(length / 0.36))
    for row in range(count):
        ends = ((row * length / count - 0.07, rise[0]), ((row + 1) * length / count, rise[1]))
        limits = [half_width(max(0.0, distance)) for distance, _ in ends]
        tiles = round(2.0 * limits[0] / 0.3) + 1
        shift = 0.25 if style == "flat" and row % 2 else -0.25
        for i in range(-1, tiles + 1):
            left = (i - tiles / 2 + shift) * 0.3
            spans = [(max(-limit, left + 0.006), min(limit, left + 0.294)) for limit in limits]
            if spans[0][1] - spans[0][0] < 0.03:
                continue
            lift = wobble.uniform(0.0, 0.006)
            sections = []
            for (distance, height), (x0, x1) in zip(ends, spans, strict=True):
                # At a hip a tile may taper to nothing; it keeps a sliver, so that it stays a proper solid.
                x0, x1 = (x0, x1) if x1 - x0 > 0.004 else (min(x0, x1) - 0.002, min(x0, x1) + 0.002)
                crown = [(x0 + u * (x1 - x0), height * v + lift) for u, v in crowns[style]]
                points = [(x0, -0.015), *crown, (x1, -0.015)]
                sections.append([frame @ Vector((x, distance, z)) for x, z in points])
            loft(bm, sections)


def lay_caps(bm, start, end, radius):
    """Lay half-round cap tiles along a ridge or hip; each begins inside the one before."""
    start, end = Vector(start), Vector(end)
    count = max(1, round((end - start).length / 0.38))
    way = (end - start) / count
    frame = way.to_track_quat("Y", "Z").to_matrix()
    for k in range(count):
        sections = []
        for step, size in ((k - 0.06, radius), (k + 1.0, radius * 0.88)):
            points = [(size * math.cos(math.pi * t / 8), size * math.sin(math.pi * t / 8)) for t in range(9)]
            points += [(-size * 0.8, -0.05), (size * 0.8, -0.05)]
            sections.append([start + way * step + frame @ Vector((x, 0, z)) for x, z in points])
        loft(bm, sections)


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


def noise(material, scale):
    """Give a noise's output that is fixed to the object."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    texture = nodes.new("ShaderNodeTexNoise")
    texture.inputs["Scale"].default_value = scale
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], texture.inputs["Vector"])
    return texture.outputs[0]


def unrolled(material):
    """Give the object's coordinates unrolled along its four upright walls: (x + y, z, 0)."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    parts, total, joined = (nodes.new(f"ShaderNode{kind}") for kind in ("SeparateXYZ", "Math", "CombineXYZ"))
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], parts.inputs[0])
    for i in (0, 1):
        links.new(parts.outputs[i], total.inputs[i])
    links.new(total.outputs[0], joined.inputs[0])
    links.new(parts.outputs[2], joined.inputs[1])
    return joined.outputs[0]


def lay_bricks(material, colour, mortar, size):
    """Give a material courses of bricks of a (length, height)."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    texture = nodes.new("ShaderNodeTexBrick")
    for name, value in (
        ("Color1", shade(colour, 0.75)),
        ("Color2", shade(colour, 1.15)),
        ("Mortar", mortar),
        ("Scale", 1.0),
        ("Mortar Size", size[1] * 0.06),
        ("Mortar Smooth", 0.3),
        ("Brick Width", size[0]),
        ("Row Height", size[1]),
    ):
        texture.inputs[name].default_value = value
    links.new(unrolled(material), texture.inputs["Vector"])
    links.new(texture.outputs[0], nodes["Principled BSDF"].inputs["Base Color"])
    bump(material, texture.outputs[1], 0.012, invert=True)


def lay_boards(material, colour, height):
    """Give a material lapped horizontal boards: each leans out to its lower edge, which throws a shadow."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    parts, courses, lap = (nodes.new(f"ShaderNode{kind}") for kind in ("SeparateXYZ", "Math", "Math"))
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], parts.inputs[0])
    courses.operation, lap.operation = "DIVIDE", "FRACT"
    courses.inputs[1].default_value = height
    links.new(parts.outputs[2], courses.inputs[0])
    links.new(courses.outputs[0], lap.inputs[0])
    ramp_colour(material, lap.outputs[0], colour, shade(colour, 0.35))
    ramp = next(node for node in nodes if node.type == "VALTORGB")
    ramp.color_ramp.elements[0].position = 0.86
    bump(material, lap.outputs[0], 0.025, invert=True)


# %% asset
asset = new_asset("house")

# %% material: wall
wall_finish = new_material("wall", WALL_COLOUR, roughness=0.85)
if WALL_MATERIAL == "plaster":
    ramp_colour(wall_finish, noise(wall_finish, 1.5), shade(WALL_COLOUR, 0.85), shade(WALL_COLOUR, 1.08))
    bump(wall_finish, noise(wall_finish, 40.0), 0.008)
elif WALL_MATERIAL == "brick":
    lay_bricks(wall_finish, WALL_COLOUR, (0.5, 0.47, 0.42, 1.0), (0.24, 0.08))
else:
    lay_boards(wall_finish, WALL_COLOUR, 0.16)

# %% material: stone
stone_colour = (0.33, 0.31, 0.28, 1.0)
stone = new_material("stone", stone_colour, roughness=0.9)
lay_bricks(stone, stone_colour, (0.14, 0.13, 0.12, 1.0), (0.55, 0.2))

# %% material: slab
slab = new_material("slab", stone_colour, roughness=0.85)
ramp_colour(slab, noise(slab, 9.0), shade(stone_colour, 0.7), shade(stone_colour, 1.25))
bump(slab, noise(slab, 60.0), 0.004)

# %% material: trim
trim = new_material("trim", TRIM_COLOUR, roughness=0.55)

# %% material: tiles
roof_finish = new_material("tiles", ROOF_COLOUR, roughness=0.8)
island = roof_finish.node_tree.nodes.new("ShaderNodeNewGeometry").outputs["Random Per Island"]
ramp_colour(roof_finish, island, shade(ROOF_COLOUR, 0.6), shade(ROOF_COLOUR, 1.35))
bump(roof_finish, noise(roof_finish, 30.0), 0.006)

# %% material: paint
paint = new_material("paint", DOOR_COLOUR, roughness=0.75 - 0.6 * GLOSS)

# %% material: glass
glass = new_material("glass", (0.03, 0.05, 0.065, 1.0), roughness=0.06)
if LIGHTS:
    glow = glass.node_tree.nodes["Principled BSDF"].inputs
    glow["Emission Color"].default_value = (1.0, 0.5, 0.14, 1.0)
    glow["Emission Strength"].default_value = 1.2

# %% material: brick
brick = new_material("brick", (0.34, 0.10, 0.06, 1.0), roughness=0.85)
lay_bricks(brick, (0.34, 0.10, 0.06, 1.0), (0.45, 0.42, 0.38, 1.0), (0.24, 0.08))

# %% material: metal
metal = new_material("metal", (0.16, 0.16, 0.17, 1.0), roughness=0.4, metallic=0.9)

# %% material: brass
brass = new_material("brass", (0.75, 0.52, 0.18, 1.0), roughness=0.25, metallic=1.0)

# %% measures
wall_thickness = 0.3
deck_height = 0.16
cap_radius = 0.14
chimney_rise = 0.09 * HEIGHT if CHIMNEY else 0.0
# A hipped roof stands on a flat soffit; a gabled one hangs below the walls' top at its eaves.
is_gabled = ROOF_STYLE == "gabled"
half_span = (DEPTH if is_gabled else min(WIDTH, DEPTH)) / 2
roof_run = half_span if is_gabled else half_span + ROOF_OVERHANG
# The storeys come first: where the house is low for them, the plinth and then the roof give way.
storey_least = min(1.8, 0.21 * HEIGHT)
spare = HEIGHT - chimney_rise - deck_height - cap_radius - STOREY_COUNT * storey_least
plinth_spare = max(0.36, spare - math.tan(math.radians(20)) * roof_run)
plinth_height = min(0.17 * STEP_COUNT, 0.11 * HEIGHT, plinth_spare)
roof_spare = spare - plinth_height
if is_gabled:
    # The eaves may hang a little in front of the highest windows' heads, but no further.
    roof_spare = min(roof_spare, (roof_spare + 0.25) / (1 + ROOF_OVERHANG / roof_run))
roof_share = 0.45 if STOREY_COUNT == 1 else 0.36
roof_rise = min(roof_run * math.tan(math.radians(ROOF_PITCH)), roof_share * HEIGHT, roof_spare)
slope = roof_rise / roof_run
eave_drop = slope * ROOF_OVERHANG if is_gabled else 0.0
wall_top = HEIGHT - chimney_rise - roof_rise - deck_height - cap_radius
eave_top = wall_top - eave_drop + deck_height
ridge_half = WIDTH / 2 + ROOF_OVERHANG if is_gabled else abs(WIDTH - DEPTH) / 2
storey_height = (wall_top - max(0.0, eave_drop - 0.25) - plinth_height) / STOREY_COUNT
bay = (WIDTH - 0.6) / (2 * WINDOW_COUNT + 1.4)
casing = min(0.08, 0.07 * bay)
# A single storey in a tall house is a hall, with windows and a door to match.
window_height = min(0.56 * storey_height, max(1.7, 0.5 * storey_height))
sill_height = min(0.32 * storey_height, max(0.9, 0.22 * storey_height))
window_width = min(0.8 * window_height, (0.42 if SHUTTERS else 0.55) * bay, max(1.2, 0.4 * window_height))
porch_depth = 0.85
# On a single low storey the small roof has to fit between the door and the eaves.
door_height = min(
    0.84 * storey_height, max(2.3, 0.46 * storey_height), wall_top - eave_drop - plinth_height - 0.42
)
door_width = min(0.56 * door_height, bay, max(1.15, 0.4 * door_height))
porch_rise = min(0.3, wall_top - eave_drop - plinth_height - door_height - 0.34)


def window_places():
    """Give (wall, centre along it, height of the centre) of each window; the door takes a window's place."""
    side_count = max(1, round(DEPTH / 3.5))
    ends = [DEPTH * ((k + 0.5) / side_count - 0.5) for k in range(side_count)]
    beside_door = [side * (1.2 + k) * bay for k in range(WINDOW_COUNT) for side in (-1, 1)]
    places = []
    for floor in range(STOREY_COUNT):
        z = plinth_height + storey_height * floor + sill_height + window_height / 2
        middle = [] if floor == 0 else [0.0]
        for wall, centres in enumerate((beside_door + middle, ends, [*beside_door, 0.0], ends)):
            places += [(wall, centre, z) for centre in centres]
    return places


def wall_matrix(wall, along, z):
    """Give the matrix from a wall's own space (its outer face at y = 0, seen from -Y) to the asset's."""
    face = (DEPTH, WIDTH)[wall % 2] / 2
    return Matrix.Rotation(wall * math.pi / 2, 4, "Z") @ Matrix.Translation((along, -face, z))


# %% part: walls
def walls_mesh():
    """Build the walls on their plinth, with bands between the storeys and quoins at the corners."""
    bm = bmesh.new()
    openings = [
        (wall, along, window_width, z - window_height / 2, z + window_height / 2)
        for wall, along, z in window_places()
    ]
    openings.append((0, 0.0, door_width, plinth_height, plinth_height + door_height))
    bottom, let_in = plinth_height - 0.04, 0.04
    rows = sorted({bottom, wall_top, *(edge for opening in openings for edge in opening[3:])})

    def top(y):
        return wall_top + let_in + (slope * (DEPTH / 2 - abs(y)) if is_gabled else 0.0)

    wall_ring(bm, (WIDTH, DEPTH), wall_thickness, rows, openings, top)
    box(bm, (WIDTH + 0.12, DEPTH + 0.12, plinth_height), (0, 0, plinth_height / 2), 0.02, slot=2)
    for level in range(1, STOREY_COUNT):
        height = plinth_height + level * storey_height
        box(bm, (WIDTH + 0.07, DEPTH + 0.07, 0.14), (0, 0, height), 0.02, slot=1)
    courses = max(2, round((wall_top - plinth_height) / 0.3))
    course = (wall_top - plinth_height) / courses
    for k in range(courses):
        long, short, gap = (0.28, 0.18, 0.025) if k % 2 else (0.18, 0.28, 0.025)
        if WALL_MATERIAL == "wood":
            long, short, gap = 0.16, 0.16, -0.01
        for x in (-1, 1):
            for y in (-1, 1):
                centre = (x * (WIDTH / 2 + 0.025 - long / 2), y * (DEPTH / 2 + 0.025 - short / 2))
                middle = (*centre, plinth_height + (k + 0.5) * course)
                box(bm, (long, short, course - gap), middle, 0.008, slot=1)
    return mesh_from(bm, "walls")


walls = add_part(asset, "walls", walls_mesh(), wall_finish, trim, stone)


# %% part: roof
def gabled_body(bm):
    """Add the roof's deck as a folded slab, with boards along the gables and the eaves."""
    eave = half_span + ROOF_OVERHANG
    under = wall_top - eave_drop

    def chevron(below, above, end):
        return [
            (-end, under - below),
            (0, wall_top + roof_rise - below),
            (end, under - below),
            (end, under + above),
            (0, wall_top + roof_rise + above),
            (-end, under + above),
        ]

    prism(bm, chevron(0.0, deck_height, eave), -ridge_half, ridge_half, slot=1)
    for side in (-1, 1):
        prism(
            bm,
            chevron(0.09, deck_height + 0.03, eave + 0.02),
            side * (ridge_half - 0.01),
            side * (ridge_half + 0.045),
            slot=1,
        )


def hipped_body(bm):
    """Add the roof's solid body, which stands on its flat soffit."""
    x, y = WIDTH / 2 + ROOF_OVERHANG, DEPTH / 2 + ROOF_OVERHANG
    sections = [
        (x, y, 0.0),
        (x, y, deck_height),
        (x - roof_run + 0.001, y - roof_run + 0.001, deck_height + roof_rise),
    ]
    loft(
        bm,
        [
            [(sx * w, sy * d, wall_top + z) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
            for w, d, z in sections
        ],
        slot=1,
    )


def roof_mesh():
    """Build the roof's body and cover each of its slopes with tiles, and its ridge and hips with caps."""
    bm = bmesh.new()
    (gabled_body if is_gabled else hipped_body)(bm)
    pitch, total = math.atan(slope), half_span + ROOF_OVERHANG
    for wall in range(4):
        if is_gabled and wall % 2:
            continue
        eave_half = (WIDTH, DEPTH)[wall % 2] / 2 + ROOF_OVERHANG
        frame = (
            wall_matrix(wall, 0, eave_top)
            @ Matrix.Translation((0, -ROOF_OVERHANG, 0))
            @ Matrix.Rotation(pitch, 4, "X")
        )

        def half_width(distance, eave_half=eave_half):
            return eave_half - (0.0 if is_gabled else distance * math.cos(pitch))

        lay_tiles(bm, frame, total / math.cos(pitch), half_width, TILE_STYLE)
    top = wall_top + roof_rise + deck_height
    along = Vector((1, 0, 0)) if is_gabled or WIDTH >= DEPTH else Vector((0, 1, 0))
    ends = [side * max(0.15, ridge_half + 0.03) * along + Vector((0, 0, top)) for side in (-1, 1)]
    lay_caps(bm, *ends, cap_radius)
    if not is_gabled:
        for x in (-1, 1):
            for y in (-1, 1):
                corner = Vector((x * (WIDTH / 2 + ROOF_OVERHANG), y * (DEPTH / 2 + ROOF_OVERHANG), eave_top))
                peak = Vector((x * max(0.0, WIDTH - DEPTH) / 2, y * max(0.0, DEPTH - WIDTH) / 2, top))
                lay_caps(bm, corner, peak, cap_radius * 0.9)
    return mesh_from(bm, "roof")


roof = add_part(asset, "roof", roof_mesh(), roof_finish, trim)


# %% part: gutters
def gutter_mesh(length, with_pipes):
    """Build a half-round gutter along X, its origin on the eaves' edge, with a downpipe at both ends."""
    bm = bmesh.new()
    arc = [math.pi + math.pi * k / 8 for k in range(9)]
    outline = [(0.07 * math.cos(t), 0.07 * math.sin(t)) for t in arc]
    outline += [(0.058 * math.cos(t), 0.058 * math.sin(t)) for t in reversed(arc)]
    centre = Vector((-0.066, -0.02))
    prism(bm, [centre + Vector(point) for point in outline], -length / 2, length / 2)
    if with_pipes:
        back, ground = ROOF_OVERHANG - 0.12, -eave_top
        path = [
            (-0.066, -0.07),
            (-0.066, -0.20),
            (back, -0.30 - 0.5 * ROOF_OVERHANG),
            (back, ground + 0.22),
            (back - 0.15, ground + 0.07),
        ]
        for side in (-1, 1):
            tube(bm, [(side * (WIDTH / 2 - 0.14), y, z) for y, z in path], 0.04)
    return mesh_from(bm, "gutter")


eave_lengths = [size + 2 * ROOF_OVERHANG + 0.1 for size in (WIDTH, DEPTH)]
gutter_walls = (0, 2) if is_gabled else (0, 1, 2, 3)
gutter_data = [gutter_mesh(eave_lengths[wall % 2], wall % 2 == 0) for wall in gutter_walls]
eaves = [wall_matrix(wall, 0, eave_top) @ Matrix.Translation((0, -ROOF_OVERHANG, 0)) for wall in gutter_walls]
gutters = [
    placed(add_part(asset, f"gutter_{i}", data, metal), matrix)
    for i, (data, matrix) in enumerate(zip(gutter_data, eaves, strict=True), 1)
]


# %% part: windows
def window_mesh(width, height):
    """Build a window in its wall: casing, sill, head, sash bars and panes, about the opening's centre."""
    bm = bmesh.new()
    for side in (-1, 1):
        box(bm, (casing, 0.08, height + 2 * casing), (side * (width + casing - 0.01) / 2, -0.005, 0), 0.008)
        box(bm, (0.06, 0.06, height), (side * (width / 2 - 0.025), 0.10, 0))
        box(bm, (width, 0.06, 0.06), (0, 0.10, side * (height / 2 - 0.025)))
        box(bm, (width, 0.08, casing), (0, -0.005, side * (height + casing - 0.01) / 2), 0.008)
    box(bm, (width + 3.2 * casing, 0.16, 0.06), (0, -0.03, -height / 2 - casing * 0.7), 0.012)
    box(bm, (width + 3.2 * casing, 0.12, 0.07), (0, -0.015, height / 2 + casing), 0.02)
    box(bm, (0.045, 0.05, height), (0, 0.10, 0))
    rows = max(2, round(height / 0.5))
    for row in range(1, rows):
        box(bm, (width, 0.045, 0.035), (0, 0.10, height * (row / rows - 0.5)))
    box(bm, (width + 0.02, 0.012, height + 0.02), (0, 0.105, 0), slot=1)
    return mesh_from(bm, "window")


def oculus_mesh(radius):
    """Build a round window that sits on a gable, about its centre."""
    bm = bmesh.new()
    outward = Matrix.Rotation(math.pi / 2, 4, "X")
    lathe(bm, [(radius * 0.8, -0.02), (radius * 0.8, 0.015)], outward, 32, slot=1)
    ring = [(0.76, -0.02), (0.76, 0.03), (0.82, 0.05), (0.95, 0.05), (1.0, 0.03), (1.0, -0.02)]
    turns = [math.tau * k / 32 for k in range(32)]
    loft(
        bm,
        [
            [outward @ Vector((radius * r * math.cos(t), radius * r * math.sin(t), z)) for r, z in ring]
            for t in turns
        ],
        closed=True,
    )
    box(bm, (0.035, 0.03, radius * 1.6), (0, -0.015, 0))
    box(bm, (radius * 1.6, 0.03, 0.035), (0, -0.015, 0))
    return mesh_from(bm, "oculus")


gables = (1, 3) if is_gabled else ()
oculus_places = [(wall, 0.0, wall_top + 0.4 * roof_rise) for wall in gables]
window_data = window_mesh(window_width, window_height)
oculus_data = oculus_mesh(min(0.42, 0.2 * roof_rise)) if is_gabled else None
panes = [(window_data, place) for place in window_places()]
panes += [(oculus_data, place) for place in oculus_places]
windows = [
    placed(add_part(asset, f"window_{i}", data, trim, glass), wall_matrix(*place))
    for i, (data, place) in enumerate(panes, 1)
]


# %% part: shutters
def shutter_mesh():
    """Build the pair of louvred shutters of one window, about the window's centre."""
    bm = bmesh.new()
    width, height = window_width / 2, window_height + casing
    slats = max(6, round(height / 0.07))
    for side in (-1, 1):
        centre = side * (window_width / 2 + casing + 0.006 + width / 2)
        for edge in (-1, 1):
            box(bm, (0.05, 0.045, height), (centre + edge * (width / 2 - 0.025), -0.02, 0), 0.006)
            box(bm, (width, 0.04, 0.07), (centre, -0.02, edge * (height / 2 - 0.035)), 0.006)
        box(bm, (width, 0.04, 0.06), (centre, -0.02, 0), 0.006)
        for k in range(slats):
            z = (height - 0.14) * ((k + 0.5) / slats - 0.5)
            tilt = [(-0.038, z - 0.036), (-0.030, z - 0.04), (0.0, z + 0.036), (-0.008, z + 0.04)]
            prism(bm, tilt, centre - width / 2 + 0.02, centre + width / 2 - 0.02)
    return mesh_from(bm, "shutter")


shutter_places = window_places() if SHUTTERS else []
shutter_data = shutter_mesh() if SHUTTERS else None
shutters = [
    placed(add_part(asset, f"shutter_{i}", shutter_data, paint), wall_matrix(*place))
    for i, place in enumerate(shutter_places, 1)
]


# %% part: door
def door_mesh():
    """Build the panelled door in its frame, with a light above it, about the middle of its threshold."""
    bm = bmesh.new()
    frame = min(0.13, 0.16 * door_width)
    for side in (-1, 1):
        jamb = (side * (door_width + frame - 0.02) / 2, -0.01, door_height / 2)
        box(bm, (frame, 0.1, door_height), jamb, 0.012, slot=1)
    head = (0, -0.02, door_height + frame / 2 - 0.01)
    box(bm, (door_width + 2 * frame + 0.06, 0.14, frame), head, 0.02, slot=1)
    light = 0.16 * door_height
    leaf = door_height - light - 0.05
    box(bm, (door_width + 0.02, 0.07, 0.06), (0, 0.09, leaf + 0.03), slot=1)
    box(bm, (door_width + 0.02, 0.012, light + 0.02), (0, 0.10, door_height - light / 2), slot=2)
    for x in (-0.25, 0.0, 0.25):
        box(bm, (0.03, 0.04, light + 0.02), (x * door_width, 0.10, door_height - light / 2), slot=1)
    box(bm, (door_width + 0.02, 0.05, leaf + 0.01), (0, 0.11, leaf / 2))
    for low, high in ((0.07, 0.36), (0.42, 0.70), (0.76, 0.94)):
        for side in (-1, 1):
            size = (door_width * 0.34, 0.03, leaf * (high - low))
            box(bm, size, (side * door_width * 0.22, 0.085, leaf * (high + low) / 2), 0.014)
    knob = Matrix.Translation((door_width * 0.43, 0.09, leaf * 0.46)) @ Matrix.Rotation(math.pi / 2, 4, "X")
    profile = [
        (0.03, 0.0),
        (0.03, 0.012),
        (0.012, 0.016),
        (0.012, 0.04),
        (0.03, 0.05),
        (0.034, 0.062),
        (0.024, 0.078),
    ]
    lathe(bm, profile, knob, slot=3)
    box(bm, (min(0.26, door_width * 0.3), 0.012, 0.055), (0, 0.083, leaf * 0.39), 0.003, slot=3)
    box(bm, (door_width - 0.01, 0.26, 0.03), (0, 0.02, 0.012), 0.006, slot=4)
    return mesh_from(bm, "door")


door = placed(
    add_part(asset, "door", door_mesh(), paint, trim, glass, brass, slab), wall_matrix(0, 0, plinth_height)
)


# %% part: porch
def porch_mesh():
    """Build a small tiled roof on two brackets, its origin on the wall at the middle of its lower edge."""
    bm = bmesh.new()
    half, depth = min(door_width / 2 + 0.35, 0.72 * bay), porch_depth
    pitch = math.atan(porch_rise / depth)
    outline = [(0.04, 0.0), (-depth, 0.0), (-depth, 0.09), (0.04, 0.09 + porch_rise * (1.0 + 0.04 / depth))]
    prism(bm, outline, -half, half, slot=1)
    frame = Matrix.Translation((0, -depth, 0.09)) @ Matrix.Rotation(pitch, 4, "X")
    lay_tiles(bm, frame, depth / math.cos(pitch), lambda distance: half + 0.03, TILE_STYLE)
    drop = min(0.55, 0.3 * door_height)
    brace = [
        (0.02, 0.01),
        (-0.62, 0.01),
        (-0.62, -0.07),
        (-0.50, -0.07),
        (-0.38, -0.09),
        (-0.24, -0.18),
        (-0.12, 0.12 - drop),
        (-0.09, -drop),
        (0.02, -drop),
    ]
    for side in (-1, 1):
        centre = side * (half - 0.09)
        prism(bm, brace, centre - 0.04, centre + 0.04, slot=1)
    return mesh_from(bm, "porch")


porch = None
if PORCH:
    porch = placed(
        add_part(asset, "porch", porch_mesh(), roof_finish, trim),
        wall_matrix(0, 0, plinth_height + door_height + 0.13),
    )


# %% part: steps
def steps_mesh():
    """Build the flight of steps as one solid, from the ground to the door's threshold."""
    bm = bmesh.new()
    rise, tread, landing = plinth_height / STEP_COUNT, 0.3, 0.6
    outline = [(0.05, 0.0)]
    for k in range(STEP_COUNT):
        front = -landing - (STEP_COUNT - 1 - k) * tread
        outline += [(front, k * rise), (front, (k + 1) * rise)]
    outline.append((0.05, plinth_height))
    half = door_width / 2 + 0.35
    prism(bm, outline, -half, half)
    ends = [(edge, *edge.verts) for edge in bm.edges]
    noses = [edge for edge, start, end in ends if start.co.z > 0.01 and start.co.x != end.co.x]
    bmesh.ops.bevel(bm, geom=noses, offset=0.015, segments=2, profile=0.5, affect="EDGES", clamp_overlap=True)
    return mesh_from(bm, "steps")


steps = placed(add_part(asset, "steps", steps_mesh(), slab), wall_matrix(0, 0, 0))


# %% part: chimney
# A hipped roof's ridge is shorter than the house.
chimney_x = 0.3 * WIDTH if is_gabled else min(0.3 * WIDTH, 0.4 * max(0.0, WIDTH - DEPTH))
if is_gabled:
    chimney_footing = 1.3 + 0.3 * slope  # the stack goes down into the hollow roof
else:
    # A hipped roof is solid: the stack ends just under its surface where that is lowest.
    beyond_ridge = max(0.3, chimney_x + 0.46 - ridge_half) if WIDTH > DEPTH else 0.46
    chimney_footing = cap_radius + slope * beyond_ridge + 0.05


def chimney_mesh():
    """Build a brick stack with a corbelled head and two clay pots, its origin at the pots' top."""
    bm = bmesh.new()
    depth = chimney_rise + chimney_footing
    pot = min(0.42, 0.5 * chimney_rise)
    box(bm, (0.92, 0.6, depth - pot), (0, 0, -(depth + pot) / 2), 0.012)
    for z, grow, slot in ((-0.24, 0.06, 0), (-0.16, 0.14, 0), (-0.08, 0.10, 1)):
        box(bm, (0.92 + grow, 0.6 + grow, 0.085), (0, 0, z - pot), 0.01, slot)
    profile = [
        (0.15, -0.06),
        (0.125, 0.0),
        (0.115, pot - 0.08),
        (0.14, pot - 0.06),
        (0.14, pot),
        (0.11, pot),
        (0.09, 0.0),
        (0.09, -0.05),
    ]
    for x in (-0.22, 0.22):
        lathe(bm, profile, Matrix.Translation((x, 0, -pot)), slot=2)
    return mesh_from(bm, "chimney")


chimney = None
if CHIMNEY:
    chimney = placed(
        add_part(asset, "chimney", chimney_mesh(), brick, slab, roof_finish),
        Matrix.Translation((chimney_x, 0, HEIGHT)),
    )
