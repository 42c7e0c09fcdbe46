"""A leafy green tree with a stout trunk and spreading branches.

Tags: tree, broadleaf tree, conifer, apple tree, oak tree, pine tree,
    fir tree, maple tree, birch tree, cherry tree, beech tree

Words: autumn = orange leaves; fall = orange leaves; foliage = leaves; bare = sparsest leaves;
    leafless = sparsest leaves; canopy = crown; twigs = branches; blossoms = leaves; blossom = leaves
"""

# maquette: 1
import math
import random
from itertools import pairwise

import bmesh
import bpy
import numpy as np
from mathutils import Matrix, Quaternion, Vector, noise

# %% parameters
# Size
HEIGHT = 6.0  # m, 2.5..14.0: height of the tree
CROWN_WIDTH = 4.8  # m, 1.5..9.0: width of the crown
TRUNK_DIAMETER = 0.34  # m, 0.12..0.90: diameter of the trunk
# Growth
CROWN_BASE = 0.28  # 0.10..0.55: how far up the trunk the branches begin
BRANCH_COUNT = 12  # 5..24: number of main branches, or of a conifer's tiers
BRANCH_ANGLE = 52.0  # deg, 30..75: angle between the trunk and the main branches
BEND = 0.5  # 0..1: how crooked the trunk and branches are
ROOTS = True  # switch: roots around the foot of the trunk
SEED = 7  # 0..99: which of many trees grows
# Look
LEAF_COLOUR = (0.11, 0.27, 0.025, 1.0)  # colour: colour of the leaves
LEAF_STYLE = "broadleaf"  # broadleaf | conifer | clusters: style of the leaves
LEAF_SIZE = 0.19  # m, 0.10..0.30: length of a leaf
LEAF_DENSITY = 0.6  # 0.1..1.0: how dense the leaves are
LEAF_VARIATION = 0.5  # 0..1: how much the leaves differ in colour
BARK_COLOUR = (0.13, 0.075, 0.04, 1.0)  # colour: colour of the bark
FRUIT_COUNT = 0  # 0..60: number of fruits, such as apples
FRUIT_COLOUR = (0.50, 0.02, 0.015, 1.0)  # colour: colour of the fruits


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


# %% tools: growth
def crown_reach(point, way):
    """Give the distance from a point in the crown along a way to the crown's egg-shaped hull."""
    low, high = 0.8 * CROWN_BASE * HEIGHT, 0.97 * HEIGHT
    axes = Vector((CROWN_WIDTH / 2, CROWN_WIDTH / 2, (high - low) / 2))
    start = Vector((point.x / axes.x, point.y / axes.y, (point.z - (low + high) / 2) / axes.z))
    step = Vector((way.x / axes.x, way.y / axes.y, way.z / axes.z))
    half = start.dot(step) / step.length_squared
    root = half * half - (start.length_squared - 1.0) / step.length_squared
    return max(0.0, math.sqrt(root) - half) if root > 0 else 0.0


def leaning(angle, turn):
    """Give the way that leans from the upright by an angle, toward a turn about it."""
    return Vector((math.sin(angle) * math.cos(turn), math.sin(angle) * math.sin(turn), math.cos(angle)))


def grow(rng, start, way, length, radii, steps, crook=0.0, lift=0.0):
    """Grow a limb: a list of (point, radius) that wanders by its crook and turns upward by its lift."""
    points = [start.copy()]
    for _ in range(steps):
        stray = Vector((rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(-1, 1)))
        way = (way + crook * stray + Vector((0.0, 0.0, lift))).normalized()
        points.append(points[-1] + way * (length / steps))
    return [(point, radii[0] + (radii[1] - radii[0]) * k / steps) for k, point in enumerate(points)]


def along(limb, share):
    """Give (point, way, radius) at a share of the way along a limb."""
    place = min(share, 0.9999) * (len(limb) - 1)
    (start, thick), (end, thin) = limb[int(place)], limb[int(place) + 1]
    rest = place % 1.0
    return start.lerp(end, rest), (end - start).normalized(), thick + (thin - thick) * rest


def reach_of(limb):
    """Give the distance between a limb's ends."""
    return (limb[-1][0] - limb[0][0]).length


def aside(way, turn, forward, rise):
    """Give the way of a limb's side shoot: to a side given by a turn about it, and partly forward and up."""
    side = way.orthogonal().normalized()
    side.rotate(Quaternion(way, turn))
    return (forward * way + side + Vector((0.0, 0.0, rise))).normalized()


def grow_trunk(rng, top, crook):
    """Grow the trunk, upright at the ground, with a flare at its foot."""
    radius = min(TRUNK_DIAMETER, 0.12 * HEIGHT) / 2
    steps = 18
    foot = Vector((0.0, 0.0, top / steps))
    limb = grow(rng, foot, Vector((0, 0, 1)), top - foot.z, (radius, radius), steps, crook, 0.12)
    points = [Vector(), *(point for point, _ in limb)]
    shares = [k / (len(points) - 1) for k in range(len(points))]
    flares = [1.0 + 0.5 * max(0.0, 1.0 - share / 0.12) ** 2 for share in shares]
    return [
        (point, radius * (1.0 - 0.9 * share**0.9) * flare)
        for point, share, flare in zip(points, shares, flares, strict=True)
    ]


def grow_broadleaf(rng):
    """Grow limbs of four orders: trunk, branches, shoots and twigs; the crown's hull bounds them."""
    trunk = grow_trunk(rng, 0.84 * HEIGHT, 0.20 * BEND)
    branches, shoots, twigs = [], [], []
    for i in range(BRANCH_COUNT):
        share = (i + 0.5) / BRANCH_COUNT
        start, _, thick = along(trunk, (CROWN_BASE + (0.96 - CROWN_BASE) * share) / 0.98)
        lean = math.radians(BRANCH_ANGLE + 16.0 - 38.0 * share + rng.uniform(-7, 7))
        way = leaning(lean, 2.4 * i + rng.uniform(-0.4, 0.4))
        length = max(0.16 * CROWN_WIDTH, 0.9 * crown_reach(start, way))
        branches.append(grow(rng, start, way, length, (0.62 * thick, 0.12 * thick), 8, 0.26 * BEND, 0.06))
    bearing = [*branches, trunk[len(trunk) // 2 :]]
    spacing = sum(map(reach_of, bearing)) / min(115.0, 95.0 * math.sqrt(CROWN_WIDTH * HEIGHT / 29.0))
    for limb in bearing:
        count = max(3, round(reach_of(limb) / spacing))
        for k in range(count):
            share = 0.25 + 0.75 * (k + 0.7) / count
            start, way, thick = along(limb, share)
            way = aside(way, 2.4 * k + rng.uniform(-0.5, 0.5), 0.75, 0.2)
            length = min(0.27 * CROWN_WIDTH * (1.2 - 0.6 * share), crown_reach(start, way) + 0.1)
            shoots.append(grow(rng, start, way, max(0.25, length), (0.6 * thick, 0.006), 5, 0.4 * BEND, 0.05))
    for limb in shoots:
        for k in range(6):
            start, way, thick = along(limb, 0.2 + 0.79 * k / 5)
            way = aside(way, 2.4 * k + rng.uniform(-0.6, 0.6), 0.8, 0.1) if k < 5 else way
            length = (0.07 * CROWN_WIDTH + 0.5 * LEAF_SIZE) * rng.uniform(0.7, 1.2)
            twigs.append(grow(rng, start, way, length, (max(0.004, 0.6 * thick), 0.003), 2, 0.3 * BEND))
    # A crown of clusters has fewer, larger pieces, which stand for the twigs too.
    return [[trunk], branches, *((shoots[::2], []) if LEAF_STYLE == "clusters" else (shoots, twigs))]


def grow_conifer(rng):
    """Grow a straight trunk with tiers of drooping branches, each with a flat fan of twigs."""
    trunk = grow_trunk(rng, 0.97 * HEIGHT, 0.05 * BEND)
    branches, twigs = [], []
    for tier in range(BRANCH_COUNT):
        share = (tier + 0.3) / BRANCH_COUNT
        length = max(0.05, 0.5 * CROWN_WIDTH * (1.0 - share) ** 0.85)
        count = round(5 + 3 * (1.0 - share))
        for k in range(count):
            start, _, thick = along(trunk, 0.5 * CROWN_BASE + (0.97 - 0.5 * CROWN_BASE) * share)
            lean = math.radians(BRANCH_ANGLE + 52.0 - 45.0 * share + rng.uniform(-6, 6))
            lean = min(lean, math.acos(max(-1.0, -0.7 * start.z / length)))  # its tip stays off the ground
            way = leaning(lean, math.tau * (k + 0.5 * (tier % 2)) / count + rng.uniform(-0.2, 0.2))
            radii = (0.30 * thick, 0.004)
            length_here = length * rng.uniform(0.85, 1.05)
            branches.append(grow(rng, start, way, length_here, radii, 6, 0.1 * BEND, 0.07))
    for limb in branches:
        spread = reach_of(limb)
        pairs = max(2, min(9, round(spread / 0.2)))
        for k in range(2 * pairs + 1):
            share = 0.12 + 0.87 * min(1.0, (k // 2 + 0.5) / pairs)
            start, way, thick = along(limb, share)
            hand = 0 if k == 2 * pairs else 1 - k % 2 * 2
            side = way.cross(Vector((0, 0, 1))).normalized() * hand
            way = (way + 0.9 * side + Vector((0.0, 0.0, rng.uniform(-0.2, 0.1)))).normalized()
            length = 0.08 + 0.38 * spread * (1.05 - share) * rng.uniform(0.8, 1.1)
            radii = (max(0.004, 0.6 * thick), 0.003)
            twigs.append(grow(rng, start, way, length, radii, 2, 0.15 * BEND, -0.06))
    return [[trunk], branches, [trunk[-4:]], twigs]


# %% tools: foliage
def leaves_on(limbs, seed, spacing, size, shape):
    """Give the (corners, faces) of leaves that spiral along limbs; a shape points from 0 to X = 1."""
    spots = []
    for limb in limbs:
        count = max(2, round(reach_of(limb) / spacing))
        spots += [(*along(limb, 0.1 + 0.9 * (k + 1) / count)[:2], 2.4 * k) for k in range(count)]
    bases, ways = (np.array([spot[i] for spot in spots]) for i in (0, 1))
    rng = np.random.default_rng(seed)
    turns = np.array([spot[2] for spot in spots]) + rng.uniform(-0.5, 0.5, len(spots))
    first = unit(np.cross(ways, (0.31, 0.87, 0.38)))
    sides = np.cos(turns)[:, None] * first + np.sin(turns)[:, None] * np.cross(ways, first)
    ways = unit(0.75 * ways + sides + (0.0, 0.0, 0.1))
    skies = np.concatenate([rng.uniform(-0.5, 0.5, (len(spots), 2)), np.ones((len(spots), 1))], axis=1)
    across = unit(np.cross(ways, skies))
    frames = np.stack([ways, across, np.cross(across, ways)], axis=1)
    sizes = size * rng.uniform(0.75, 1.1, len(spots))
    corners, faces = (np.array(part) for part in shape)
    placed = bases[:, None] + sizes[:, None, None] * (corners @ frames)
    numbered = faces + len(corners) * np.arange(len(spots))[:, None, None]
    return placed.reshape(-1, 3), numbered.reshape(-1, 3).tolist()


def unit(ways):
    """Bring an array of vectors to length 1."""
    return ways / np.linalg.norm(ways, axis=1, keepdims=True)


def clusters_on(limbs, seed, size):
    """Give the (corners, faces) of lumpy clouds of leaves about the ends of limbs."""
    rng = random.Random(seed)
    bm = bmesh.new()
    bmesh.ops.create_icosphere(bm, subdivisions=3, radius=1.0)
    ball = [vert.co.copy() for vert in bm.verts]
    ball_faces = [[vert.index for vert in face.verts] for face in bm.faces]
    bm.free()
    corners, faces = [], []
    for limb in limbs:
        centre, _, _ = along(limb, 0.9)
        radius, shift = size * rng.uniform(0.8, 1.25), Vector((rng.uniform(0, 50), 0.0, 0.0))
        faces += [[len(corners) + i for i in face] for face in ball_faces]
        for point in ball:
            lump = 1.0 + 0.25 * noise.noise(1.5 * point + shift) + 0.14 * noise.noise(3.0 * point + shift)
            corners.append(centre + radius * lump * Vector((point.x, point.y, 0.8 * point.z)))
    return np.array(corners), faces


# %% tools: shapes
def placed(part, matrix):
    """Put a part in its place in the asset, and give it back."""
    part.matrix_local = matrix
    return part


def tubes(limbs, sides):
    """Give the (corners, faces) of round tubes along limbs, closed at both ends."""
    corners, faces = [], []
    for limb in limbs:
        points = [point for point, _ in limb]
        ways = [(end - start).normalized() for start, end in pairwise(points)]
        side = ways[0].orthogonal().normalized()
        first = len(corners)
        for i, (point, radius) in enumerate(limb):
            way = (ways[max(i - 1, 0)] + ways[min(i, len(ways) - 1)]).normalized()
            side = (side - way * side.dot(way)).normalized()
            other = way.cross(side)
            turns = [math.tau * k / sides for k in range(sides)]
            corners += [point + radius * (math.cos(t) * side + math.sin(t) * other) for t in turns]
        for low in range(first, len(corners) - sides, sides):
            faces += [
                [low + k, low + (k + 1) % sides, low + sides + (k + 1) % sides, low + sides + k]
                for k in range(sides)
            ]
        faces += [[*range(first + sides - 1, first - 1, -1)], [*range(len(corners) - sides, len(corners))]]
    return corners, faces


def mesh_of(name, *pieces):
    """Make a smooth mesh of several (corners, faces)."""
    corners, faces = [], []
    for spots, shapes in pieces:
        faces += [[len(corners) + i for i in face] for face in shapes]
        corners += spots
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(corners, [], faces)
    mesh.shade_smooth()
    return mesh


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


def roughen(material, scale, stretch, distance):
    """Raise a material's surface by a noise that is stretched along the object's axes, and give the noise."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    mapping, texture, bump = (nodes.new(f"ShaderNode{kind}") for kind in ("Mapping", "TexNoise", "Bump"))
    mapping.inputs["Scale"].default_value = stretch
    texture.inputs["Scale"].default_value = scale
    bump.inputs["Strength"].default_value = 0.8
    bump.inputs["Distance"].default_value = distance
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], mapping.inputs["Vector"])
    links.new(mapping.outputs[0], texture.inputs["Vector"])
    links.new(texture.outputs[0], bump.inputs["Height"])
    links.new(bump.outputs[0], nodes["Principled BSDF"].inputs["Normal"])
    return texture.outputs[0]


# %% asset
asset = new_asset("tree")

# %% material: bark
bark = new_material("bark", BARK_COLOUR, roughness=0.9)
ridges = roughen(bark, 14.0, (3.0, 3.0, 0.4), 0.04)
ramp_colour(bark, ridges, shade(BARK_COLOUR, 0.4), shade(BARK_COLOUR, 1.7))

# %% material: leaf
leaf_finish = new_material("leaf", LEAF_COLOUR, roughness=0.95 if LEAF_STYLE == "clusters" else 0.55)
island = leaf_finish.node_tree.nodes.new("ShaderNodeNewGeometry").outputs["Random Per Island"]
if LEAF_STYLE == "clusters":
    roughen(leaf_finish, 20.0, (1.0, 1.0, 1.0), 0.12)
# Young leaves are not only lighter, they are yellower too.
young = (
    *(
        min(1.0, channel * (1.0 + share * LEAF_VARIATION))
        for channel, share in zip(LEAF_COLOUR, (1.6, 0.9, 0.4), strict=False)
    ),
    1.0,
)
ramp_colour(leaf_finish, island, shade(LEAF_COLOUR, 1.0 - 0.6 * LEAF_VARIATION), young)

# %% material: fruit
fruit_finish = new_material("fruit", FRUIT_COLOUR, roughness=0.25)
fruit_finish.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = 0.4


# %% skeleton
def grow_foliage(orders):
    """Grow the leaves in their style on the outermost limbs."""
    _, branches, shoots, twigs = orders
    if LEAF_STYLE == "clusters":
        return clusters_on(branches + shoots, SEED, CROWN_WIDTH * (0.07 + 0.06 * LEAF_DENSITY))
    if LEAF_STYLE == "conifer":
        needle = (
            [(0.0, 0.0, 0.0), (0.4, 0.14, 0.0), (1.0, 0.0, 0.0), (0.4, -0.14, 0.0)],
            [(0, 1, 2), (0, 2, 3)],
        )
        return leaves_on(twigs + shoots, SEED, 0.045 - 0.035 * LEAF_DENSITY, 0.9 * LEAF_SIZE, needle)
    # The leaf is folded along its rib and droops toward its tip.
    leaf = (
        [(0.0, 0.0, 0.0), (0.45, 0.3, 0.09), (1.0, 0.0, -0.12), (0.45, -0.3, 0.09), (0.45, 0.0, 0.0)],
        [(0, 1, 4), (1, 2, 4), (0, 4, 3), (4, 2, 3)],
    )
    return leaves_on(twigs + [limb[2:] for limb in shoots], SEED, 0.018 / LEAF_DENSITY, LEAF_SIZE, leaf)


def balanced(leaf_points, orders):
    """Lean a tree so that the middle of its leaves comes to stand over its foot, which stays upright."""
    foot = orders[0][0][1][0].z
    heights = np.maximum(0.0, leaf_points[:, 2] - foot)
    lean = np.array((*leaf_points[:, :2].mean(axis=0), 0.0)) / heights.mean()
    limbs = [
        [
            [(point - max(0.0, point.z - foot) * Vector(lean), radius) for point, radius in limb]
            for limb in limbs
        ]
        for limbs in orders
    ]
    return leaf_points - heights[:, None] * lean, limbs


def fitted(leaf_points, limbs):
    """Give the factors that stretch a tree to just the crown's width and the tree's height."""
    across = 2.0 * CROWN_WIDTH / np.ptp(leaf_points[:, :2], axis=0).sum()
    top = max(leaf_points[:, 2].max(), *(limb[-1][0].z for limb in limbs))
    return Vector((across, across, HEIGHT / top))


def stretched(limb):
    """Stretch a limb, and keep what droops low clear of the ground."""
    return [
        (Vector((*(point * stretch).xy, max(point.z * stretch.z, radius if point.z else 0.0))), radius)
        for point, radius in limb
    ]


grown = (grow_conifer if LEAF_STYLE == "conifer" else grow_broadleaf)(random.Random(SEED))
leaf_points, leaf_faces = grow_foliage(grown)
leaf_points, grown = balanced(leaf_points, grown)
stretch = fitted(leaf_points, [limb for limbs in grown for limb in limbs])
leaf_points = np.maximum(leaf_points * stretch, (-np.inf, -np.inf, 0.01))
orders = [[stretched(limb) for limb in limbs] for limbs in grown]

# %% part: trunk
trunk = add_part(asset, "trunk", mesh_of("trunk", tubes(orders[0], 18)), bark)


# %% part: roots
def root_mesh():
    """Build roots that run out of the trunk's foot and sink into the ground."""
    rng = random.Random(SEED + 2)
    radius = orders[0][0][0][1]
    count = 6
    limbs = []
    for k in range(count):
        turn = math.tau * (k + rng.uniform(-0.25, 0.25)) / count
        out = Vector((math.cos(turn), math.sin(turn), 0.0))
        start = out * 0.3 * radius + Vector((0, 0, 1.1 * radius))
        length, radii = radius * rng.uniform(1.6, 2.4), (0.5 * radius, 0.10 * radius)
        limb = grow(rng, start, (out - Vector((0, 0, 0.8))).normalized(), length, radii, 7, 0.1)
        # A root that would end in the air is bent down, the more the further out.
        short = max(0.0, limb[-1][0].z - 0.02 * radius)
        limbs.append(
            [
                (Vector((*point.xy, max(0.02 * radius, point.z - short * i / (len(limb) - 1)))), thick)
                for i, (point, thick) in enumerate(limb)
            ]
        )
    corners, faces = tubes(limbs, 10)
    return mesh_of("roots", ([Vector((*point.xy, max(0.0, point.z))) for point in corners], faces))


roots = None
if ROOTS:
    roots = add_part(asset, "roots", root_mesh(), bark)

# %% part: branches
limb_tubes = [tubes(limbs, sides) for limbs, sides in zip(orders[1:], (8, 5, 3), strict=True)]
branches = add_part(asset, "branches", mesh_of("branches", *limb_tubes), bark)

# %% part: leaves
leaves = add_part(asset, "leaves", mesh_of("leaves", (leaf_points.tolist(), leaf_faces)), leaf_finish)


# %% part: fruits
def fruit_mesh(size):
    """Build an apple that hangs by its stalk from its origin, a little aside along X."""
    profile = [
        (0.0, 0.40),
        (0.12, 0.46),
        (0.30, 0.47),
        (0.45, 0.36),
        (0.50, 0.10),
        (0.45, -0.18),
        (0.33, -0.38),
        (0.16, -0.46),
        (0.0, -0.40),
    ]
    bm = bmesh.new()
    rings = []
    for radius, height in profile:
        turns = [math.tau * k / 16 for k in range(16 if radius else 1)]
        rings.append(
            [
                bm.verts.new(
                    Vector((fruit_aside, 0, 0))
                    + size * Vector((radius * math.cos(t), radius * math.sin(t), height - 0.62))
                )
                for t in turns
            ]
        )
    for low, high in pairwise(rings):
        for i in range(16):
            j = i + 1
            corners = [low[i % len(low)], low[j % len(low)], high[j % len(high)], high[i % len(high)]]
            bm.faces.new(dict.fromkeys(corners))
    # The stalk begins a little within the twig or the cloud that bears it.
    reach = [
        (-0.06 * size, 0.0),
        (0.8 * fruit_aside, 0.0),
        (fruit_aside, -0.1 * size),
        (fruit_aside, -0.3 * size),
    ]
    stalk = [(Vector((x, 0, z)), 0.03 * size) for x, z in reach]
    spots, shapes = tubes([stalk], 6)
    verts = [bm.verts.new(spot) for spot in spots]
    for shape in shapes:
        bm.faces.new([verts[i] for i in shape]).material_index = 1
    return mesh_from(bm, "fruit", smooth=True)


def fruit_places():
    """Give the matrices of the fruits: the outside of the crown in ways spread evenly, where they are seen."""
    rng = random.Random(SEED + 3)
    tips = np.array([limb[-1][0] for limb in orders[3]] or leaf_points)
    tips = tips[tips[:, 2] > 0.15 * HEIGHT]
    centre = (tips.min(axis=0) + tips.max(axis=0)) / 2
    spread = (tips - centre) / np.ptp(tips, axis=0) * 2
    for k in range(FRUIT_COUNT):
        # Few hang at the very top or below, where they would be seen against the sky or not at all.
        rise = 0.75 - 1.3 * (k + 0.5) / FRUIT_COUNT
        # The first hang in front.
        turn = -2.0 + (-1) ** k * math.pi * (0.618 * k % 1.0) + rng.uniform(-0.3, 0.3)
        way = np.array((math.cos(turn), math.sin(turn), math.tan(rise)))
        way /= np.linalg.norm(way)
        out = spread @ way
        beside = np.linalg.norm(spread - out[:, None] * way, axis=1)
        tip = tips[np.argmax(out - 1.4 * beside)].copy()
        # The next fruits leave room for this one.
        apart = np.linalg.norm(tips - tip, axis=1) > 1.2 * fruit_size
        if apart.sum() > FRUIT_COUNT:
            tips, spread = tips[apart], spread[apart]
        yield Matrix.Translation(tip) @ Matrix.Rotation(math.atan2(way[1], way[0]), 4, "Z")


# Apples as large as in a picture book: true ones are lost in a tall crown.
fruit_size = max(0.085, 0.037 * math.sqrt(CROWN_WIDTH * HEIGHT))
fruit_aside = fruit_size * (0.2 if orders[3] else 0.5)  # off a twig, or off the face of a cloud of leaves
fruit_tips = list(fruit_places())
fruit_data = fruit_mesh(fruit_size) if FRUIT_COUNT else None
fruits = [
    placed(add_part(asset, f"fruit_{i}", fruit_data, fruit_finish, bark), tip)
    for i, tip in enumerate(fruit_tips, 1)
]
