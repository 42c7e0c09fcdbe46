"""A wooden dining table with turned legs.

Tags: table, dining table, kitchen table, farmhouse table, desk, round table,
    oval table, wooden table, writing desk, dinner table

Words: square leg = square leg; square top = rectangular top; square = rectangular; tabletop = top;
    table top = top; board = top; crossbars = stretchers; diameter = width; skirt = apron;
    boards = planks
"""

# maquette: 1
import itertools
import math

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 0.75  # m, 0.40..1.10: height of the table
WIDTH = 1.50  # m, 0.60..3.00: width of the top, and diameter of a round one
DEPTH = 0.85  # m, 0.60..1.50: depth of the top, unless it is round
# Top
TOP_SHAPE = "rectangular"  # rectangular | round | oval: shape of the top
TOP_THICKNESS = 0.034  # m, 0.018..0.070: thickness of the top
EDGE_STYLE = "moulded"  # moulded | rounded | chamfered: style of the edge of the top
PLANK_COUNT = 5  # 1..7: number of planks of the top
# Frame
LEG_COUNT = 4  # 3..8: number of legs
LEG_STYLE = "turned"  # turned | tapered | square: style of the legs
LEG_THICKNESS = 0.08  # m, 0.040..0.120: thickness of the legs
LEG_SPLAY = 0.0  # deg, 0..12: lean of the legs outward
APRON = True  # switch: apron under the top
APRON_HEIGHT = 0.11  # m, 0.060..0.160: height of the apron
DRAWER_COUNT = 1  # 0..4: number of drawers in the apron of a rectangular table
STRETCHERS = False  # switch: stretchers between the legs
# Look
TOP_COLOUR = (0.34, 0.14, 0.045, 1.0)  # colour: colour of the table's top
FRAME_COLOUR = (0.34, 0.14, 0.045, 1.0)  # colour: colour of the table's legs and apron
MATERIAL = "wood"  # wood | metal | plastic: material of the table
GLOSS = 0.45  # 0..1: how shiny the table is


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
        # Pale wood shows its grain less: white would look like striped marble.
        colour_by(material, grain, shade(colour, 0.4 + 0.5 * min(colour[:3])), shade(colour, 1.2))
        bump_by(material, grain, 0.1, 0.001)
    elif kind == "metal":
        bump_by(material, noise(material, 400.0, 25.0), 0.04, 0.001)
    if kind != "metal":
        material.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = 0.45 * gloss
    return material


# %% tools: table
def inset_of_legs():
    """Give the distance from the edge of the top to the axis of a leg."""
    inset = 0.045 + LEG_THICKNESS / 2 + (0.0 if TOP_SHAPE == "rectangular" else 0.06)
    # The apron has to reach the outermost plank.
    return min(inset, 0.85 * 2 * extent(0)[1] / PLANK_COUNT)


def extent(inset):
    """Give half the width and half the depth of the top, less an inset."""
    return WIDTH / 2 - inset, (WIDTH if TOP_SHAPE == "round" else DEPTH) / 2 - inset


def top_outline(inset):
    """Give the outline of the top, moved inward."""
    x, y = extent(inset)
    if TOP_SHAPE == "rectangular":
        return rounded(2 * x, 2 * y, max(0.006, 0.045 - inset), 6)
    return [Vector((point.x * x, point.y * y)) for point in circle(2.0, 112)]


def row(count, y):
    """Give the places of legs in a row from left to right; a single one stands in the middle."""
    reach = extent(inset_of_legs())[0]
    return [Vector((reach * (2 * i / (count - 1) - 1) if count > 1 else 0.0, y, 0.0)) for i in range(count)]


def leg_places():
    """Give the places of the legs all around: spread over the front and the back, or around a round top."""
    x, y = extent(inset_of_legs())
    if TOP_SHAPE == "rectangular":
        return row(LEG_COUNT - LEG_COUNT // 2, -y) + row(LEG_COUNT // 2, y)[::-1]
    turns = [math.pi / 2 + math.tau * (i + 0.5 * (LEG_COUNT % 2 == 0)) / LEG_COUNT for i in range(LEG_COUNT)]
    return [Vector((x * math.cos(turn), y * math.sin(turn), 0.0)) for turn in turns]


def leg_point(place, height):
    """Give the point of a leg's axis at a height."""
    outward = place.normalized()
    if TOP_SHAPE == "rectangular":
        corner = abs(place.x) > 0.99 * extent(inset_of_legs())[0]
        outward = Vector((math.copysign(corner, place.x), math.copysign(1, place.y), 0)).normalized()
    lean = math.tan(math.radians(LEG_SPLAY)) * (HEIGHT - TOP_THICKNESS - height)
    return place + outward * lean + Vector((0, 0, height))


# %% asset
asset = new_asset("table")

# %% material: top
top_finish = finish("top", TOP_COLOUR, MATERIAL, GLOSS)

# %% material: frame
frame = finish("frame", FRAME_COLOUR, MATERIAL, GLOSS)

# %% material: brass
brass = finish("brass", (0.70, 0.45, 0.18, 1.0), "metal", 0.7)

# %% part: top
under = HEIGHT - TOP_THICKNESS


def edge_profile():
    """Give the profile of the edge in (inset, height) as shares of the thickness, from below to the top."""
    if EDGE_STYLE == "moulded":
        cove = eased([(0.16, 0.42), (0.62, 0.84)])
        return [
            (0.25, 0.0),
            (0.08, 0.04),
            (0.0, 0.14),
            (0.0, 0.34),
            (0.06, 0.42),
            *cove,
            (0.62, 0.92),
            (0.66, 0.98),
            (0.72, 1.0),
        ]
    if EDGE_STYLE == "rounded":
        turns = [math.pi * i / 12 for i in range(-6, 7)]
        return [(0.5 - 0.5 * math.cos(turn), 0.5 + 0.5 * math.sin(turn)) for turn in turns]
    return [(1.1, 0.0), (0.04, 0.62), (0.0, 0.66), (0.0, 0.86), (0.02, 0.9), (0.12, 0.985), (0.16, 1.0)]


def plank_mesh(low, high):
    """Build the part of the top between two depths."""
    rings = []
    for inset, height in edge_profile():
        outline = top_outline(TOP_THICKNESS * inset)
        rings.append([Vector((*point, under + TOP_THICKNESS * height)) for point in outline])
    bm = bmesh.new()
    loft(bm, rings)
    for y, side in ((low, -1), (high, 1)):
        bmesh.ops.bisect_plane(
            bm,
            geom=[*bm.verts, *bm.edges, *bm.faces],
            plane_co=(0, y, 0),
            plane_no=(0, side, 0),
            clear_outer=True,
        )
        bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=0.0001)
        bmesh.ops.holes_fill(bm, edges=[edge for edge in bm.edges if edge.is_boundary], sides=0)
    return solid(bm, "plank")


def plank_spans():
    """Give the (low, high) depths of the planks, with a hair's breadth between them."""
    y = extent(0)[1]
    pitch, gap = 2 * y / PLANK_COUNT, 0.001
    for i in range(PLANK_COUNT):
        # The outermost planks keep the edge of the top whole.
        yield (
            -y - 1 if i == 0 else -y + pitch * i + gap,
            y + 1 if i == PLANK_COUNT - 1 else -y + pitch * (i + 1) - gap,
        )


plank_names = [f"plank_{i + 1}" for i in range(PLANK_COUNT)] if PLANK_COUNT > 1 else ["top"]
planks = [
    flatten(
        settle(
            add_part(asset, name, plank_mesh(low, high), top_finish),
            (0, max(low, -extent(0)[1]), under),
            (1, 0, 0),
        )
    )
    for name, (low, high) in zip(plank_names, plank_spans(), strict=True)
]
top = planks


# %% part: battens
def batten_mesh(x):
    """Build a batten that holds the planks together from below."""
    room = extent(inset_of_legs() if APRON else min(0.12, extent(0)[1] / PLANK_COUNT))
    bent = 1.0 if TOP_SHAPE == "rectangular" else math.sqrt(1 - ((abs(x) + 0.03) / room[0]) ** 2)
    reach = room[1] * bent
    bm = bmesh.new()
    front, back = (Vector((x, y, under - 0.008)) for y in (-reach, reach))
    rod(bm, front, back, rounded(0.06, 0.024, 0.004))
    return solid(bm, "batten")


def batten_x():
    """Give the distance of the battens from the middle that keeps them clearest of the legs."""
    shares = (0.16, 0.12, 0.2, 0.24) if TOP_SHAPE == "rectangular" else (0.16, 0.12)
    return max(
        (share * WIDTH for share in shares),
        key=lambda x: min(abs(x - abs(place.x)) for place in leg_places()),
    )


battens = [
    flatten(settle(add_part(asset, f"batten_{i}", batten_mesh(x), frame), (x, 0, under), (0, 1, 0)))
    for i, x in enumerate((-batten_x(), batten_x()), 1)
]

# %% part: legs
leg_spots = leg_places()
leg_gap = min((second - first).length for first, second in itertools.combinations(leg_spots, 2))
leg_size = min(LEG_THICKNESS, 0.6 * leg_gap)
block_foot = under - APRON_HEIGHT - 0.02


def leg_sections():
    """Give the sections of a leg as (height, outline), from the foot to the top."""
    top, square = under + 0.3 * TOP_THICKNESS, rounded(leg_size, leg_size, 0.1 * leg_size)
    if LEG_STYLE == "square":
        shape = [(0.0, 0.62), (0.006, 0.66), (block_foot, 1.0), (top, 1.0)]
        return [(height, [point * size for point in square]) for height, size in shape]
    if LEG_STYLE == "tapered":
        shape = eased([(0.0, 0.46), (0.006, 0.5), (block_foot, 1.0), (top, 1.0)])
        return [(height, circle(leg_size * size)) for height, size in shape]
    turning = eased(
        [
            (0.0, 0.44),
            (0.015, 0.58),
            (0.06, 0.66),
            (0.095, 0.48),
            (0.105, 0.48),
            (0.6, 0.8),
            (0.82, 0.98),
            (0.885, 0.6),
            (0.895, 0.6),
            (0.915, 0.88),
            (0.935, 0.88),
            (0.955, 0.6),
            (0.965, 0.6),
            (1.0, 0.92),
        ]
    )
    shoulder = [
        (block_foot + 0.001, [point * 0.93 for point in square]),
        (block_foot + 0.1 * leg_size, square),
        (top, square),
    ]
    return [*((block_foot * share, circle(leg_size * size)) for share, size in turning), *shoulder]


def leg_mesh(place):
    """Build a leg: where a turned one meets the apron, it keeps a square block."""
    facing = Matrix.Rotation(0.0 if TOP_SHAPE == "rectangular" else math.atan2(place.y, place.x), 3, "Z")
    bm = bmesh.new()
    loft(
        bm,
        [
            placed(outline, leg_point(place, height), facing.col[0], facing.col[1])
            for height, outline in leg_sections()
        ],
    )
    return solid(bm, "leg")


legs = [
    flatten(settle(add_part(asset, f"leg_{i}", leg_mesh(place), frame), leg_point(place, under)))
    for i, place in enumerate(leg_spots, 1)
]

# %% part: apron
apron_thickness = 0.022
apron_middle = under + 0.002 - APRON_HEIGHT / 2


def apron_outline():
    """Give the section of the apron, with a bead along its lower edge."""
    bead = [(0.002, 0.015), (0.005, 0.012), (0.006, 0.008), (0.005, 0.004), (0.002, 0.001)]
    right = [
        Vector((apron_thickness / 2 + out, height - APRON_HEIGHT / 2))
        for out, height in [(0.0, APRON_HEIGHT), (0.0, 0.016), *bead, (0.0, 0.0)]
    ]
    return right + [Vector((-point.x, point.y)) for point in reversed(right)]


def board_mesh(first, second):
    """Build a board of the apron from leg to leg."""
    bm = bmesh.new()
    rod(bm, leg_point(first, apron_middle), leg_point(second, apron_middle), apron_outline())
    return solid(bm, "apron")


def ring_mesh():
    """Build the apron of a round table, which is bent through all legs."""
    (x, y), up = extent(inset_of_legs()), Vector((0, 0, 1))
    lean = math.tan(math.radians(LEG_SPLAY)) * APRON_HEIGHT / 2
    rings = []
    for point in circle(2.0, 112):
        outward = Vector((point.x / x, point.y / y, 0)).normalized()
        origin = Vector((point.x * (x + lean), point.y * (y + lean), apron_middle))
        rings.append(placed(apron_outline(), origin, outward, up))
    bm = bmesh.new()
    loft(bm, rings, closed=True)
    return solid(bm, "apron")


def apron_boards():
    """Give the meshes of the apron, each with its place."""
    if TOP_SHAPE != "rectangular":
        yield ring_mesh(), (0, 0, apron_middle)
        return
    for first, second in zip(leg_spots, leg_spots[1:] + leg_spots[:1], strict=True):
        yield board_mesh(first, second), leg_point((first + second) / 2, apron_middle), second - first


apron_name = "apron_{}" if TOP_SHAPE == "rectangular" else "apron"
apron = [
    flatten(settle(add_part(asset, apron_name.format(i), mesh, frame), *place))
    for i, (mesh, *place) in enumerate(apron_boards() if APRON else (), 1)
]

# %% part: drawers
drawer_height = 0.62 * APRON_HEIGHT
drawer_turn = Matrix.Rotation(math.pi / 2, 3, "X")


def drawer_spots():
    """Give the middle and the width of each drawer's front; they share the bays between the front legs."""
    front = leg_spots[: LEG_COUNT - LEG_COUNT // 2]
    bays = list(itertools.pairwise(front))
    # The middle bays take what is left over when the drawers do not divide evenly.
    favoured = sorted(range(len(bays)), key=lambda i: abs(2 * i - len(bays) + 1))[: DRAWER_COUNT % len(bays)]
    for i, (left, right) in enumerate(bays):
        count = DRAWER_COUNT // len(bays) + (i in favoured)
        pitch = (right.x - left.x - leg_size - 0.02) / max(1, count)
        face = leg_point((left + right) / 2, apron_middle + 0.004) - Vector((0, apron_thickness / 2, 0))
        for k in range(count):
            yield face + Vector(((k - (count - 1) / 2) * pitch, 0, 0)), min(pitch - 0.02, 0.6)


def drawer_mesh(width):
    """Build the front of a drawer, with a bead around its field."""
    levels = [(0.0, -0.008), (0.0, 0.004), (0.001, 0.0055), (0.0035, 0.0055), (0.005, 0.004), (0.0055, 0.002)]
    bm = bmesh.new()
    loft(
        bm,
        [
            [
                drawer_turn @ Vector((*point, out))
                for point in rounded(width - 2 * inset, drawer_height - 2 * inset, 0.004 - 0.5 * inset)
            ]
            for inset, out in levels
        ],
    )
    return solid(bm, "drawer")


def place_drawer(number, spot, width):
    """Add the front of a drawer."""
    drawer = settle(add_part(asset, f"drawer_{number}", drawer_mesh(width), frame), (0, 0, 0), (1, 0, 0))
    drawer.location = spot
    return flatten(drawer)


has_drawers = APRON and TOP_SHAPE == "rectangular"
drawer_places = [(spot, width) for spot, width in (drawer_spots() if has_drawers else ()) if width > 0.05]
drawers = [place_drawer(i, spot, width) for i, (spot, width) in enumerate(drawer_places, 1)]


# %% part: knobs
def knob_mesh():
    """Build a turned knob that stands out to the front."""
    profile = eased(
        [
            (-0.002, 0.022),
            (0.003, 0.022),
            (0.006, 0.012),
            (0.012, 0.012),
            (0.021, 0.029),
            (0.025, 0.028),
            (0.0285, 0.018),
            (0.029, 0.004),
        ],
        4,
    )
    bm = bmesh.new()
    loft(
        bm,
        [
            [drawer_turn @ Vector((*point, out)) for point in circle(diameter, 24)]
            for out, diameter in profile
        ],
    )
    return solid(bm, "knob")


def place_knob(number, spot):
    """Add a knob."""
    knob = add_part(asset, f"knob_{number}", knob_data, brass)
    knob.location = spot - Vector((0, 0.002, 0))
    return knob


knob_data = knob_mesh()
# A wide drawer needs two hands.
knob_spots = [
    spot + Vector((side * 0.28 * width, 0, 0))
    for spot, width in drawer_places
    for side in ((-1, 1) if width > 0.35 else (0,))
]
knobs = [place_knob(i, spot) for i, spot in enumerate(knob_spots, 1)]

# %% part: stretchers
stretcher_waist = 1.0 if LEG_STYLE == "square" else 0.8
stretcher_profile = eased([(0.0, stretcher_waist), (0.5, 1.0), (1.0, stretcher_waist)])


def stretcher_ends():
    """Give the ends of the stretchers: an H between the outermost legs, or a star under a round top."""
    low = 0.2 * HEIGHT
    if TOP_SHAPE != "rectangular":
        yield from ((leg_point(place, low), Vector((0, 0, low))) for place in leg_spots)
        return
    count = LEG_COUNT - LEG_COUNT // 2
    left, right = (
        (leg_point(leg_spots[front], low), leg_point(leg_spots[back], low))
        for front, back in ((0, -1), (count - 1, count))
    )
    yield left
    yield right
    yield sum(left, Vector()) / 2, sum(right, Vector()) / 2


def stretcher_mesh(start, end):
    """Build a stretcher between two points."""
    size = 0.42 * leg_size
    outline = rounded(size, 1.3 * size, 0.004) if LEG_STYLE == "square" else circle(size)
    bm = bmesh.new()
    rod(bm, start, end, outline, stretcher_profile)
    return solid(bm, "stretcher")


stretchers = [
    flatten(
        settle(
            add_part(asset, f"stretcher_{i}", stretcher_mesh(start, end), frame),
            (start + end) / 2,
            end - start,
        )
    )
    for i, (start, end) in enumerate(stretcher_ends() if STRETCHERS else (), 1)
]
