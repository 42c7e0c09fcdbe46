"""A red wooden ladder-back chair.

Tags: chair, dining chair, kitchen chair, wooden chair, side chair, armless chair

Words: seat pad = cushion; padded seat = cushion; upholstered seat = cushion; leather seat = cushion;
    backrest = back; arms = armrests; arm rests = armrests; rails = stretchers; spindles = slats;
    reclined back = tilted back
"""

# maquette: 1
import itertools
import math

import bmesh
import bpy
from mathutils import Matrix, Vector

# %% parameters
# Size
HEIGHT = 0.94  # m, 0.80..1.30: height of the chair
SEAT_HEIGHT = 0.45  # m, 0.35..0.55: height of the seat
SEAT_WIDTH = 0.45  # m, 0.34..0.65: width of the seat
SEAT_DEPTH = 0.42  # m, 0.34..0.60: depth of the seat
SEAT_THICKNESS = 0.034  # m, 0.020..0.060: thickness of the seat
# Legs
LEG_COUNT = 4  # 3..8: number of legs
LEG_STYLE = "turned"  # turned | tapered | square: style of the legs
LEG_THICKNESS = 0.04  # m, 0.025..0.060: thickness of the legs
LEG_SPLAY = 7.0  # deg, 0..15: lean of the legs outward
STRETCHERS = True  # switch: stretchers between the legs
# Seat and back
SEAT_STYLE = "square"  # square | round: style of the seat
BACK_STYLE = "ladder"  # ladder | slats | solid: style of the back
SLAT_COUNT = 4  # 2..8: number of slats or boards in the back
BACK_TILT = 9.0  # deg, 0..20: lean of the back
ARMRESTS = False  # switch: armrests at both sides
CUSHION = False  # switch: cushion on the seat
# Look
BODY_COLOUR = (0.38, 0.016, 0.012, 1.0)  # colour: colour of the chair
MATERIAL = "wood"  # wood | metal | plastic: material of the chair
CUSHION_COLOUR = (0.62, 0.42, 0.20, 1.0)  # colour: colour of the cushion
GLOSS = 0.45  # 0..1: how shiny the chair is


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


# %% tools: chair
def seat_power():
    """Give the exponent of the seat's outline: low is square, 1 is an ellipse."""
    return 0.4 if SEAT_STYLE == "square" else 0.85


def seat_point(turn, inset):
    """Give the point of the seat's edge at a turn (0 at the right, 90 degrees at the back), moved inward."""
    x, y = (math.copysign(abs(value) ** seat_power(), value) for value in (math.cos(turn), math.sin(turn)))
    # People sit with their knees apart: the seat is wider in front.
    spread = 1.0 - 0.07 * y
    return Vector((x * spread * (SEAT_WIDTH / 2 - inset), y * (SEAT_DEPTH / 2 - inset), 0.0))


def bar(thickness):
    """Give the outline of a leg or a post."""
    return rounded(thickness, thickness, 0.14 * thickness) if LEG_STYLE == "square" else circle(thickness)


def back_point(u, height):
    """Give the point of the back at u (-1 at one post, 1 at the other) and a height above the seat's top."""
    foot = seat_point(math.pi / 4, 0.012 + 0.5 * LEG_THICKNESS)
    share = height / (HEIGHT - SEAT_HEIGHT)
    lean = math.tan(math.radians(BACK_TILT)) * height * (0.65 + 0.35 * share)
    bow = min(0.2 * foot.x, SEAT_DEPTH / 2 - 0.024 - foot.y)
    return Vector((u * (foot.x + 0.05 * height), foot.y + lean + bow * (1 - u * u), SEAT_HEIGHT + height))


def back_frame(u, height):
    """Give the point of the back with its directions across, inward and up."""
    step = 0.002
    across = (back_point(u + step, height) - back_point(u - step, height)).normalized()
    up = (back_point(u, height + step) - back_point(u, height - step)).normalized()
    return back_point(u, height), across, across.cross(up).normalized(), up


def plank_mesh(name, height, tall, thick, reach, ears):
    """Build a bowed plank across the back: it is arched, and narrows to a share of its height at its ends."""
    rings = []
    for i in range(41):
        end = math.sin(math.pi / 2 * (i / 20 - 1))
        crown = 1 - end * end
        origin, _, inward, up = back_frame(reach * end, height)
        outline = rounded(thick, tall * max(0.35, crown**0.1) * (ears + (1 - ears) * crown), 0.3 * thick)
        rings.append(placed(outline, origin + up * tall * 0.25 * (crown - 1), inward, up))
    bm = bmesh.new()
    loft(bm, rings)
    return solid(bm, name)


# %% asset
asset = new_asset("chair")

# %% material: body
body = finish("body", BODY_COLOUR, MATERIAL, GLOSS)

# %% material: cushion
fabric = woven("cushion", CUSHION_COLOUR)

# %% material: cord
cord_fabric = woven("cord", shade(CUSHION_COLOUR, 0.45))


# %% part: seat
def dish(x, y):
    """Give the depth of the saddle that is carved into the seat, with a pommel at the front."""
    u, v = x / (SEAT_WIDTH / 2), (y / (SEAT_DEPTH / 2) - 0.12) / 1.12
    bowl = max(0.0, 1 - abs(u) ** 2.5 - abs(v) ** 2.5) ** 0.8
    pommel = math.exp(-((u / 0.22) ** 2)) * max(0.0, 0.25 - v)
    return min(0.014, 0.4 * SEAT_THICKNESS) * max(0.0, bowl - 0.9 * pommel)


def seat_mesh():
    """Build a plank with a carved top, a rounded edge and an undercut that makes it look light."""
    edge = 0.32 * SEAT_THICKNESS
    arc = [
        (edge * (1 - math.sin(turn)), -edge * (1 - math.cos(turn)))
        for turn in (math.pi / 2 * (1 - i / 6) for i in range(7))
    ]
    turns = [math.tau * i / 80 for i in range(80)]
    rings = []
    for inset, drop in [(0.55 * SEAT_THICKNESS, -SEAT_THICKNESS), (0.0, -0.55 * SEAT_THICKNESS), *arc]:
        rings.append([seat_point(turn, inset) + Vector((0, 0, SEAT_HEIGHT + drop)) for turn in turns])
    for share in (0.96, 0.91, 0.85, 0.78, 0.70, 0.61, 0.52, 0.42, 0.32, 0.22, 0.13, 0.05):
        points = [share * seat_point(turn, edge) for turn in turns]
        rings.append([point + Vector((0, 0, SEAT_HEIGHT - dish(point.x, point.y))) for point in points])
    bm = bmesh.new()
    loft(bm, rings)
    return solid(bm, "seat")


seat = flatten(settle(add_part(asset, "seat", seat_mesh(), body), (0, 0, SEAT_HEIGHT), (0, 1, 0)))

# %% part: cushion
cushion_size = Vector(
    (
        SEAT_WIDTH / 2 - 0.022 - (0.012 + 0.75 * LEG_THICKNESS) * ARMRESTS,
        (back_point(1, 0).y - 0.5 * LEG_THICKNESS + SEAT_DEPTH / 2) / 2 - 0.006,
        0.03,
    )
)


def cushion_point(turn, share=1.0):
    """Give the point of the cushion's outline at a turn, moved inward to a share of its size."""
    power = 0.48 if SEAT_STYLE == "square" else 0.9
    x, y = (math.copysign(abs(value) ** power, value) for value in (math.cos(turn), math.sin(turn)))
    return share * Vector((x * (1.0 - 0.06 * y) * cushion_size.x, y * cushion_size.y, 0.0))


def cushion_mesh():
    """Build a pillow with a cord around its seam and four buttons."""
    turns = [math.tau * i / 80 for i in range(80)]
    buttons = [0.45 * Vector((x * cushion_size.x, y * cushion_size.y, 0)) for x in (-1, 1) for y in (-1, 1)]

    def puff(point, share, side):
        tuck = sum(0.6 * math.exp(-(point - button).length / 0.025) for button in buttons)
        return Vector((0, 0, side * cushion_size.z * (1 - share**3.5) ** 0.7 * (1 - tuck)))

    shares = [0.04, *(i / 20 for i in range(2, 20)), 0.975, 0.995]
    levels = [*((share, -1) for share in shares), (1.0, 0), *((share, 1) for share in reversed(shares))]
    rings = []
    for share, side in levels:
        points = [cushion_point(turn, share) for turn in turns]
        rings.append([point + puff(point, share, side) for point in points])
    bm = bmesh.new()
    loft(bm, rings)
    pillow = set(bm.faces)
    seam = [cushion_point(turn) for turn in turns]
    cord = [placed(circle(0.011, 10), point, point.normalized(), Vector((0, 0, 1))) for point in seam]
    loft(bm, cord, closed=True)
    for button in buttons:
        place = Matrix.Translation(button + puff(button, 0.45, 1)) @ Matrix.Diagonal((1.0, 1.0, 0.5, 1.0))
        bmesh.ops.create_uvsphere(bm, u_segments=16, v_segments=8, radius=0.012, matrix=place)
    for face in set(bm.faces) - pillow:
        face.material_index = 1
    return mesh_from(bm, "cushion", smooth=True)


cushion = None
if CUSHION:
    cushion = add_part(asset, "cushion", cushion_mesh(), fabric, cord_fabric)
    cushion.location = (0, cushion_size.y + 0.012 - SEAT_DEPTH / 2, SEAT_HEIGHT + cushion_size.z - 0.008)

# %% part: legs
# A leg in the middle of the back where the count is odd, and a pair of them in front.
leg_turns = [math.pi / 2 + math.tau * (i + 0.5 * (LEG_COUNT % 2 == 0)) / LEG_COUNT for i in range(LEG_COUNT)]
leg_profile = eased(
    [
        (0.0, 0.46),
        (0.02, 0.52),
        (0.36, 0.92),
        (0.475, 0.60),
        (0.485, 0.60),
        (0.505, 0.84),
        (0.525, 0.60),
        (0.535, 0.58),
        (0.74, 1.0),
        (0.93, 0.70),
        (1.0, 0.68),
    ]
    if LEG_STYLE == "turned"
    else [(0.0, 0.55), (0.01, 0.60), (0.85, 1.0), (1.0, 1.0)]
)


def leg_point(turn, share):
    """Give the point of a leg's axis, from its foot (0) to its top (1), which is let into the seat."""
    top = seat_point(turn, 0.55 * SEAT_THICKNESS + 0.5 * LEG_THICKNESS + 0.004)
    height = SEAT_HEIGHT - 0.55 * SEAT_THICKNESS
    lean = math.tan(math.radians(LEG_SPLAY)) * height * (1 - share)
    return top + top.normalized() * lean + Vector((0, 0, share * height))


def leg_mesh(turn):
    """Build a leg whose foot is cut level."""
    facing = Matrix.Rotation(0.0 if LEG_COUNT == 4 else turn, 3, "Z")
    bm = bmesh.new()
    loft(
        bm,
        [
            placed(bar(size * LEG_THICKNESS), leg_point(turn, share), facing.col[0], facing.col[1])
            for share, size in leg_profile
        ],
    )
    return solid(bm, "leg")


legs = [
    flatten(settle(add_part(asset, f"leg_{i}", leg_mesh(turn), body), leg_point(turn, 1)))
    for i, turn in enumerate(leg_turns, 1)
]

# %% part: stretchers
stretcher_profile = {
    "turned": eased(
        [(0.0, 0.7), (0.42, 1.0), (0.465, 0.75), (0.5, 1.2), (0.535, 0.75), (0.58, 1.0), (1.0, 0.7)]
    ),
    "tapered": eased([(0.0, 0.75), (0.5, 1.0), (1.0, 0.75)]),
    "square": [(0.0, 1.0), (1.0, 1.0)],
}[LEG_STYLE]


def stretcher_mesh(start, end):
    """Build a stretcher between two legs."""
    bm = bmesh.new()
    rod(bm, start, end, bar(0.52 * LEG_THICKNESS), stretcher_profile)
    return solid(bm, "stretcher")


def stretcher_ends():
    """Give the ends of each stretcher: from leg to leg, all around."""
    for first, second in zip(leg_turns, leg_turns[1:] + leg_turns[:1], strict=True):
        # Neighbours join a leg at different heights, so that their mortises do not weaken it.
        middle = leg_point(first, 0) + leg_point(second, 0)
        share = 0.27 + 0.12 * abs(middle.normalized().y)
        yield leg_point(first, share), leg_point(second, share)


stretchers = [
    flatten(
        settle(
            add_part(asset, f"stretcher_{i}", stretcher_mesh(start, end), body),
            (start + end) / 2,
            end - start,
        )
    )
    for i, (start, end) in enumerate(stretcher_ends() if STRETCHERS else (), 1)
]

# %% part: back posts
back_height = HEIGHT - SEAT_HEIGHT
crest_height = min(0.085, 0.25 * back_height)
post_top = back_height if BACK_STYLE == "ladder" else back_height - 0.6 * crest_height


def post_profile():
    """Give the profile of a post in (height above the seat, diameter); a ladder's posts end in finials."""
    foot = -0.6 * SEAT_THICKNESS
    shaft = [(foot, 0.56), (0.02, 0.56), (0.25 * post_top, 0.80)] if LEG_STYLE == "turned" else [(foot, 0.74)]
    if BACK_STYLE != "ladder":
        return [*shaft, (post_top, 0.54)]
    if LEG_STYLE != "turned":
        dome = [(0.008, 0.62), (0.005, 0.59), (0.002, 0.48), (0.0, 0.2)]
        return [*shaft, *((post_top - below, size) for below, size in dome)]
    finial = [(0.05, 0.58), (0.047, 0.42), (0.042, 0.42), (0.03, 0.68), (0.02, 0.68), (0.004, 0.3), (0, 0.12)]
    return [*shaft, *((post_top - below, size) for below, size in finial)]


def post_mesh(side):
    """Build a post that follows the curve of the back."""
    rings = []
    for height, size in eased(post_profile()):
        origin, across, inward, _ = back_frame(side, height)
        rings.append(placed(bar(size * LEG_THICKNESS), origin, across, inward))
    bm = bmesh.new()
    loft(bm, rings)
    return solid(bm, "back_post")


back_posts = [
    flatten(settle(add_part(asset, f"back_post_{i}", post_mesh(side), body), back_point(side, 0)))
    for i, side in enumerate((-1, 1), 1)
]

# %% part: crest rail
crest_thickness = max(0.02, 0.54 * LEG_THICKNESS + 0.006)
crest_rail = None
if BACK_STYLE != "ladder":
    crest_middle = back_height - 0.5 * crest_height
    crest_mesh = plank_mesh("crest_rail", crest_middle, crest_height, crest_thickness, 1.13, 0.72)
    crest_rail = flatten(
        settle(add_part(asset, "crest_rail", crest_mesh, body), back_point(0, crest_middle), (1, 0, 0))
    )

# %% part: back slats
slat_thickness = max(0.009, 0.32 * LEG_THICKNESS)
slat_shares = [i / (SLAT_COUNT - 1) for i in range(SLAT_COUNT)]


def rungs():
    """Build a ladder's slats, let into the posts and growing toward the top; each comes with its place."""
    low, high = 0.24 * back_height, back_height - 0.055
    pitch = (high - low) / (SLAT_COUNT - 0.5)
    for i, share in enumerate(slat_shares):
        tall = min(0.068, 0.64 * pitch) * (0.85 + 0.15 * share)
        yield (
            plank_mesh("back_slat", low + pitch * i, tall, slat_thickness, 1.0, 0.62),
            back_point(0, low + pitch * i),
            (1, 0, 0),
        )


def upright_mesh(u, half, profile):
    """Build a slat from the seat to the crest rail that follows the bow of the back, with chamfered edges."""
    chamfer = 0.003 / (half * back_point(1, 0).x)
    edges = [-1, -1 + chamfer, -0.5, 0, 0.5, 1 - chamfer, 1]
    depths = [0.2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.2]
    rings = []
    for height, size in profile:
        _, _, inward, _ = back_frame(u, height)
        sides = [
            [
                back_point(u + half * size * edge, height) + inward * side * slat_thickness * depth
                for edge, depth in zip(edges, depths, strict=True)
            ]
            for side in (-1, 1)
        ]
        rings.append(sides[0] + sides[1][::-1])
    bm = bmesh.new()
    loft(bm, rings)
    return solid(bm, "back_slat")


def uprights():
    """Build slats from the seat to the crest rail, or boards without gaps; each comes with its place."""
    foot = -0.5 * SEAT_THICKNESS
    if BACK_STYLE == "slats":
        reach, fill, waists = 1 - 0.5 / SLAT_COUNT, 0.55, (0.7, 1.0, 0.8)
    else:
        reach, fill, waists = 1.0, 0.99, (1.0, 1.0, 1.0)
    profile = eased(list(zip((foot, 0.55 * post_top, post_top), waists, strict=True)), 10)
    for share in slat_shares:
        u = (2 * share - 1) * (1 - 1 / SLAT_COUNT) * reach
        yield upright_mesh(u, fill / SLAT_COUNT, profile), back_point(u, 0), (0, 0, 1)


back_slats = [
    flatten(settle(add_part(asset, f"back_slat_{i}", mesh, body), *place))
    for i, (mesh, *place) in enumerate(rungs() if BACK_STYLE == "ladder" else uprights(), 1)
]

# %% part: armrests
arm_height = min(0.21, 0.62 * back_height)
arm_sides = (-1, 1) if ARMRESTS else ()


def arm_post_point(side, share):
    """Give the point of an arm post's axis, from the seat (0) to the armrest (1)."""
    turn = -math.asin(0.3 ** (1 / seat_power()))
    foot = seat_point(turn, 0.012 + 0.4 * LEG_THICKNESS)
    return Vector((side * (foot.x + 0.022 * share), foot.y - 0.015 * share, SEAT_HEIGHT + arm_height * share))


def arm_mesh(side):
    """Build an armrest that springs from the post, sweeps outward and ends in a broad round hand."""
    start, stop = back_point(side, arm_height), arm_post_point(side, 1.0)
    narrow, broad = 0.62 * LEG_THICKNESS, 0.052 + 0.25 * LEG_THICKNESS
    rings = []
    for i in range(33):
        share = math.sin(math.pi / 2 * i / 32)
        sweep = math.sin(math.pi / 2 * min(1.0, share / 0.8))
        origin = start.lerp(stop, sweep)
        origin.y = start.y + (stop.y - 0.05 - start.y) * share
        hand = max(0.03, 1 - max(0.0, (share - 0.82) / 0.18) ** 2.4) ** 0.5
        width = (narrow + (broad - narrow) * share * share * (3 - 2 * share)) * hand
        rings.append(placed(rounded(width, 0.022, 0.008), origin, Vector((1, 0, 0)), Vector((0, 0, 1))))
    bm = bmesh.new()
    loft(bm, rings)
    return solid(bm, "armrest")


armrests = [
    flatten(
        settle(add_part(asset, f"armrest_{i}", arm_mesh(side), body), back_point(side, arm_height), (0, 1, 0))
    )
    for i, side in enumerate(arm_sides, 1)
]


# %% part: arm posts
def arm_post_mesh(side):
    """Build a post between the seat and an armrest."""
    middle = [(0.45, 1.0), (0.5, 0.72), (0.55, 1.0)] if LEG_STYLE == "turned" else [(0.5, 1.0)]
    bm = bmesh.new()
    foot = arm_post_point(side, -0.5 * SEAT_THICKNESS / arm_height)
    rod(bm, foot, arm_post_point(side, 1), bar(0.7 * LEG_THICKNESS), eased([(0.0, 0.7), *middle, (1.0, 0.7)]))
    return solid(bm, "arm_post")


arm_posts = [
    flatten(settle(add_part(asset, f"arm_post_{i}", arm_post_mesh(side), body), arm_post_point(side, 0)))
    for i, side in enumerate(arm_sides, 1)
]
