"""A wooden bar stool with a brass foot ring.

Tags: stool, kitchen stool, bar stool, counter stool, barstool, barstools

Words: foot ring = footrest; ring = footrest; foot rest = footrest; rungs = footrest rungs;
    crossbars = footrest rungs; brass feet = ferrules; metal feet = ferrules; feet caps = ferrules;
    padded seat = cushion; leather seat = cushion; seat pad = cushion
"""

# maquette: 1
import itertools
import math

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 0.68  # m, 0.25..0.90: height of the stool
SEAT_WIDTH = 0.35  # m, 0.26..0.50: width of the seat, and diameter of a round one
SEAT_THICKNESS = 0.038  # m, 0.020..0.060: thickness of the seat
SEAT_STYLE = "round"  # round | square | saddle: style of the seat
# Legs
LEG_COUNT = 4  # 3..6: number of legs
LEG_STYLE = "turned"  # turned | tapered | square: style of the legs
LEG_THICKNESS = 0.04  # m, 0.025..0.055: thickness of the legs
LEG_SPLAY = 9.0  # deg, 0..16: lean of the legs outward
FERRULES = True  # switch: ferrules on the feet
# Footrest
FOOTREST_STYLE = "ring"  # ring | rungs: style of the footrest
FOOTREST_COUNT = 1  # 0..3: number of rings, or of rows of rungs
FOOTREST_HEIGHT = 0.24  # m, 0.08..0.45: height of the footrest
# Look
BODY_COLOUR = (0.17, 0.058, 0.022, 1.0)  # colour: colour of the stool
MATERIAL = "wood"  # wood | metal | plastic: material of the stool
TRIM_COLOUR = (0.75, 0.48, 0.18, 1.0)  # colour: colour of the footrest, ferrules and nails
CUSHION = False  # switch: upholstered cushion on the seat
CUSHION_COLOUR = (0.02, 0.10, 0.09, 1.0)  # colour: colour of the cushion
GLOSS = 0.5  # 0..1: how shiny the stool is


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


def woven(name, colour):
    """Make a woven fabric in a colour."""
    material = new_material(name, colour, roughness=0.95)
    weave = noise(material, 500.0)
    colour_by(material, weave, shade(colour, 0.6), shade(colour, 1.2))
    bump_by(material, weave, 0.4, 0.001)
    material.node_tree.nodes["Principled BSDF"].inputs["Sheen Weight"].default_value = 0.2
    return material


# %% tools: stool
def seat_point(turn, inset):
    """Give the point of the seat's edge at a turn (90 degrees at the back), moved inward by an inset."""
    power = 1.0 if SEAT_STYLE == "round" else 0.4
    x, y = (math.copysign(abs(value) ** power, value) for value in (math.cos(turn), math.sin(turn)))
    depth = 0.72 * SEAT_WIDTH if SEAT_STYLE == "saddle" else SEAT_WIDTH
    return Vector((x * (SEAT_WIDTH / 2 - inset), y * (depth / 2 - inset), 0.0))


def sag(point):
    """Give how far a saddle is bent down at a point."""
    return 0.09 * SEAT_WIDTH * (1 - (2 * point.x / SEAT_WIDTH) ** 2) if SEAT_STYLE == "saddle" else 0.0


def bar(thickness):
    """Give the outline of a leg or a rung."""
    return rounded(thickness, thickness, 0.14 * thickness) if LEG_STYLE == "square" else circle(thickness)


# %% asset
asset = new_asset("stool")

# %% material: body
body = finish("body", BODY_COLOUR, MATERIAL, GLOSS)

# %% material: trim
trim = finish("trim", TRIM_COLOUR, "metal", 0.7)

# %% material: cushion
fabric = woven("cushion", CUSHION_COLOUR)

# %% part: seat
cushion_height = 0.055
seat_top = HEIGHT - (cushion_height if CUSHION else 0.0)


def dish(share):
    """Give the depth of the hollow in the seat, at a share of the way from its middle to its edge."""
    depth = 0.0 if SEAT_STYLE == "saddle" else min(0.012, 0.35 * SEAT_THICKNESS)
    return depth * (1 - share**2.5) ** 2


def seat_mesh():
    """Build a plank with a hollow in its top, a rounded edge and an undercut that makes it look light."""
    edge = 0.3 * SEAT_THICKNESS
    arc = [
        (edge * (1 - math.sin(turn)), -edge * (1 - math.cos(turn)))
        for turn in (math.pi / 2 * (1 - i / 6) for i in range(7))
    ]
    under = [
        (0.7 * SEAT_THICKNESS, -SEAT_THICKNESS),
        (0.05 * SEAT_THICKNESS, -0.6 * SEAT_THICKNESS),
        (0.0, -0.54 * SEAT_THICKNESS),
    ]
    shape = [(inset, drop, 1.0) for inset, drop in [*under, *arc]]
    hollow = [(edge, -dish(1 - i / 16), 1 - i / 16) for i in range(1, 16)]
    # Rings below, too, let the underside of a saddle follow its bend.
    flat = [(0.7 * SEAT_THICKNESS, -SEAT_THICKNESS, i / 8) for i in range(1, 8)]
    rings = []
    for inset, drop, share in [*flat, *shape, *hollow]:
        points = [share * seat_point(math.tau * i / 80, inset) for i in range(80)]
        rings.append([point + Vector((0, 0, seat_top + drop - sag(point))) for point in points])
    bm = bmesh.new()
    loft(bm, rings)
    return solid(bm, "seat")


seat = flatten(settle(add_part(asset, "seat", seat_mesh(), body), (0, 0, seat_top), (1, 0, 0)))


# %% part: cushion
def cushion_mesh():
    """Build an upholstered pad that rises over a corded edge to a soft crown."""
    crown = 0.0 if SEAT_STYLE == "saddle" else 0.014
    wall = cushion_height - crown
    side = [
        (0.012, -0.004),
        (0.006, 0.0),
        (0.001, 0.006),
        (0.0, 0.5 * wall),
        (0.001, wall - 0.012),
        (0.004, wall - 0.005),
        (0.010, wall - 0.001),
    ]
    top = [(0.014, wall + crown * (1 - (1 - i / 16) ** 3), 1 - i / 16) for i in range(16)]
    rings = []
    for inset, rise, share in [*((inset, rise, 1.0) for inset, rise in side), *top]:
        points = [share * seat_point(math.tau * i / 80, inset + 0.3 * SEAT_THICKNESS) for i in range(80)]
        rings.append([point + Vector((0, 0, seat_top + rise - sag(point))) for point in points])
    bm = bmesh.new()
    loft(bm, rings)
    loft(bm, track(0.009, wall - 0.004, 0.3 * SEAT_THICKNESS + 0.003), closed=True)
    return solid(bm, "cushion")


def track(diameter, rise, inset):
    """Give the rings of a cord around the seat at a height above it."""
    cord = []
    for i in range(80):
        point = seat_point(math.tau * i / 80, inset)
        cord.append(
            placed(
                circle(diameter, 10),
                point + Vector((0, 0, seat_top + rise - sag(point))),
                point.normalized(),
                Vector((0, 0, 1)),
            )
        )
    return cord


cushion = None
if CUSHION:
    cushion = settle(add_part(asset, "cushion", cushion_mesh(), fabric), (0, 0, seat_top))


# %% part: nails
def nail_spots():
    """Give the places of nails at equal distances along the lower edge of the cushion."""
    edge = [seat_point(math.tau * i / 80, 0.3 * SEAT_THICKNESS) for i in range(81)]
    pieces = [(start, end, (end - start).length) for start, end in itertools.pairwise(edge)]
    around = sum(length for _, _, length in pieces)
    pitch = around / round(around / 0.022)
    walked = 0.5 * pitch
    for start, end, length in pieces:
        while walked < length:
            point = start.lerp(end, walked / length)
            yield point + Vector((0, 0, seat_top + 0.010 - sag(point)))
            walked += pitch
        walked -= length


def nails_mesh():
    """Build round nail heads."""
    bm = bmesh.new()
    for spot in nail_spots():
        bmesh.ops.create_icosphere(bm, subdivisions=2, radius=0.006, matrix=Matrix.Translation(spot))
    return mesh_from(bm, "nails", smooth=True)


nails = None
if CUSHION:
    nails = settle(add_part(asset, "nails", nails_mesh(), trim), (0, 0, seat_top))

# %% part: legs
# A leg in the middle of the back where the count is odd, and a pair of them in front.
leg_turns = [math.pi / 2 + math.tau * (i + 0.5 * (LEG_COUNT % 2 == 0)) / LEG_COUNT for i in range(LEG_COUNT)]
leg_profile = eased(
    [
        (0.0, 0.52),
        (0.30, 0.80),
        (0.62, 1.0),
        (0.70, 0.62),
        (0.708, 0.62),
        (0.725, 0.86),
        (0.745, 0.86),
        (0.76, 0.62),
        (0.768, 0.62),
        (0.86, 0.84),
        (1.0, 0.66),
    ]
    if LEG_STYLE == "turned"
    else [(0.0, 0.58), (0.85, 1.0), (1.0, 1.0)]
)


def leg_top(turn):
    """Give the top of a leg's axis, which is let into the seat."""
    spot = seat_point(turn, 0.4 * SEAT_THICKNESS + 0.5 * LEG_THICKNESS + 0.006)
    return spot + Vector((0, 0, seat_top - sag(spot) - 0.6 * SEAT_THICKNESS))


leg_gap = min((leg_top(one) - leg_top(other)).length for one, other in itertools.combinations(leg_turns, 2))
leg_size = min(LEG_THICKNESS, 0.85 * leg_gap)


def leg_point(turn, height):
    """Give the point of a leg's axis at a height."""
    top = leg_top(turn)
    lean = math.tan(math.radians(LEG_SPLAY)) * (top.z - height)
    return Vector((top.x, top.y, height)) + Vector((top.x, top.y, 0)).normalized() * lean


def leg_rings(turn, sections):
    """Give the level rings of a leg from its (height, thickness) sections."""
    facing = Matrix.Rotation(0.0 if LEG_COUNT == 4 else turn, 3, "Z")
    return [
        placed(bar(thickness), leg_point(turn, height), facing.col[0], facing.col[1])
        for height, thickness in sections
    ]


def leg_mesh(turn):
    """Build a leg whose foot is cut level."""
    height = leg_top(turn).z
    bm = bmesh.new()
    loft(bm, leg_rings(turn, [(height * share, size * leg_size) for share, size in leg_profile]))
    return solid(bm, "leg")


legs = [
    flatten(settle(add_part(asset, f"leg_{i}", leg_mesh(turn), body), leg_top(turn)))
    for i, turn in enumerate(leg_turns, 1)
]


# %% part: ferrules
def ferrule_mesh(turn):
    """Build a metal cap around a foot."""
    sections = [(0.0, 0.54), (0.002, 0.60), (0.042, 0.68), (0.044, 0.74), (0.050, 0.74), (0.052, 0.60)]
    bm = bmesh.new()
    loft(bm, leg_rings(turn, [(height, size * leg_size) for height, size in sections]))
    return solid(bm, "ferrule")


ferrules = [
    flatten(settle(add_part(asset, f"ferrule_{i}", ferrule_mesh(turn), trim), leg_point(turn, 0)))
    for i, turn in enumerate(leg_turns if FERRULES else (), 1)
]

# %% part: footrests
footrest_room = seat_top - SEAT_THICKNESS - sag(Vector())
footrest_low = min(FOOTREST_HEIGHT, 0.55 * footrest_room)
footrest_span = 0.85 * footrest_room - footrest_low
footrest_pitch = max(footrest_span / 3, 0.7 * LEG_THICKNESS)
# A low stool has no room for as many rows.
footrest_rows = min(FOOTREST_COUNT, 1 + int(footrest_span / footrest_pitch))
footrest_heights = [footrest_low + footrest_pitch * i for i in range(footrest_rows)]


def ring_mesh(height):
    """Build a ring of rod that runs through all legs."""
    turns = [math.tau * i / 96 for i in range(96)]
    rings = []
    for turn in turns:
        way = leg_point(turn + 0.01, height) - leg_point(turn - 0.01, height)
        rings.append(
            placed(
                circle(0.4 * leg_size, 16),
                leg_point(turn, height),
                way.cross(Vector((0, 0, 1))).normalized(),
                Vector((0, 0, 1)),
            )
        )
    bm = bmesh.new()
    loft(bm, rings, closed=True)
    return solid(bm, "footrest")


def rung_mesh(start, end):
    """Build a rung from leg to leg."""
    waist = 1.0 if LEG_STYLE == "square" else 0.7
    bm = bmesh.new()
    rod(bm, start, end, bar(0.55 * leg_size), eased([(0.0, waist), (0.5, 1.0), (1.0, waist)]))
    return solid(bm, "footrest")


def footrest_pieces():
    """Give the mesh and the place of each ring or rung."""
    for height in footrest_heights:
        if FOOTREST_STYLE == "ring":
            yield ring_mesh(height), (0, 0, height)
            continue
        for i, turn in enumerate(leg_turns):
            # Neighbours join a leg at different heights, so that their mortises do not weaken it.
            level = height + 0.02 * (i % 2)
            start, end = leg_point(turn, level), leg_point(leg_turns[(i + 1) % LEG_COUNT], level)
            yield rung_mesh(start, end), (start + end) / 2, end - start


footrest_finish = trim if FOOTREST_STYLE == "ring" else body
footrests = [
    flatten(settle(add_part(asset, f"footrest_{i}", mesh, footrest_finish), *place))
    for i, (mesh, *place) in enumerate(footrest_pieces(), 1)
]
