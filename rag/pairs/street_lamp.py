"""A classic dark green street lamp with a fluted post and three lanterns on scrolled arms.

Tags: street lamp, lamp post, street light, lamppost, gas lamp, garden lamp, lantern post, street lantern

Words: single arm = one head; one arm = one head; two arms = two heads; three arms = three heads;
    four arms = four heads; double = two head; twin = two head; smooth post = plain shaft;
    smooth shaft = plain shaft; pole = post; glass globes = globes; bulbs = heads
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
HEIGHT = 3.6  # m, 2.5..5.5: height of the lamp
HEAD_COUNT = 3  # 1..4: number of heads, the lanterns or globes
HEAD_WIDTH = 0.36  # m, 0.24..0.50: width of each head
ARM_REACH = 0.50  # m, 0.35..0.80: reach of the arms from the post
POST_DIAMETER = 0.11  # m, 0.07..0.16: diameter of the post
PLINTH_WIDTH = 0.42  # m, 0.30..0.60: width of the plinth
# Look
POST_COLOUR = (0.012, 0.055, 0.034, 1.0)  # colour: colour of the post, arms and frames
LIGHT_COLOUR = (1.0, 0.66, 0.28, 1.0)  # colour: colour of the light
BRIGHTNESS = 5.0  # 0..20: brightness of the light
MATERIAL = "iron"  # iron | metal | wood: material of the post, arms and frames
GLOSS = 0.5  # 0..1: how shiny the post is
HEAD_STYLE = "lantern"  # lantern | globe | acorn: style of the heads
PANE_COUNT = 6  # 4..8: number of panes of each head
PLINTH_STYLE = "octagon"  # octagon | square | round: style of the plinth
SHAFT_STYLE = "fluted"  # fluted | plain | twisted: style of the shaft
FLUTE_COUNT = 12  # 6..20: number of flutes of the shaft
LADDER_BAR = True  # switch: bar to lean a ladder on


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


def shell(profile, wall):
    """Give a profile thickness: its points, then the same points moved inward, back to the start."""
    points = [Vector(point) for point in profile]
    inner = []
    for i, point in enumerate(points):
        along = points[min(i + 1, len(points) - 1)] - points[max(i - 1, 0)]
        inner.append(point + wall * Vector((-along.y, along.x)).normalized())
    return points + inner[::-1]


def tubes(name, diameter, *paths):
    """Make round rods, each of a list of points and its share of the diameter, as one curve."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth = diameter / 2
    curve.bevel_resolution = 2
    curve.use_fill_caps = True
    for points, share in paths:
        spline = curve.splines.new("POLY")
        spline.points.add(len(points) - 1)
        for spline_point, point in zip(spline.points, points, strict=True):
            spline_point.co = (*point, 1.0)
            spline_point.radius = share
        spline.use_smooth = True
    return curve


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


def new_surface(name, colour, kind, gloss):
    """Make painted cast iron, bare metal or wood of a colour, the shinier the more gloss."""
    material = new_material(name, colour, 0.75 - 0.6 * gloss, 1.0 if kind == "metal" else 0.0)
    if kind == "wood":
        add_grain(material, colour, (18, 18, 1))
    elif kind == "metal":
        add_bump(material, add_noise(material, (300, 300, 6)), 0.25)
    else:
        material.node_tree.nodes["Principled BSDF"].inputs["Coat Weight"].default_value = 0.6 * gloss
        add_bump(material, add_noise(material, (70, 70, 70), 4.0), 0.5)
    return material


# %% tools: lamp
def glass_profile(style, width):
    """Return the outside of a head's glass from its foot to its top, as (radius, height) points."""
    if style == "lantern":
        top, foot = corner_radius(0.88 * width, PANE_COUNT), corner_radius(0.5 * width, PANE_COUNT)
        return [(foot, 0.1 * width), (top, 0.98 * width)]
    if style == "globe":
        angles = [math.radians(28 + 124 * i / 18) for i in range(19)]
        return [(0.5 * width * math.sin(a), width * (0.54 - 0.5 * math.cos(a))) for a in angles]
    corners = (0.19, 0.1), (0.44, 0.3), (0.46, 0.5), (0.4, 0.9)
    return [tuple(point) for point in interpolate_bezier(*(width * Vector(corner) for corner in corners), 16)]


# %% asset
asset = new_asset("street_lamp")

# %% proportions
size = HEIGHT / 3.6
head_width = min(HEAD_WIDTH, 0.15 * HEIGHT)
head_height = head_width * {"lantern": 1.85, "globe": 1.4, "acorn": 1.55}[HEAD_STYLE]
head_base = HEIGHT - head_height
plinth_width = min(PLINTH_WIDTH, 0.18 * HEIGHT)
post_diameter = min(POST_DIAMETER, 0.4 * plinth_width, 0.05 * HEIGHT)
post_radius = post_diameter / 2
plinth_top = 0.56 * size
shaft_start, shaft_end = plinth_top + 0.34 * size, head_base - 0.2 * size
arm_start = head_base - 0.42 * size
arm_reach = max(ARM_REACH, 0.72 * head_width + post_diameter) if HEAD_COUNT > 1 else 0.0
# Of an odd number of heads one looks to the front; an even number is balanced left and right.
turns = [math.tau * i / HEAD_COUNT - math.pi / 2 * (HEAD_COUNT % 2) for i in range(HEAD_COUNT)]
head_place = Matrix.Translation((arm_reach, 0, head_base))
head_frames = [Matrix.Rotation(turn, 4, "Z") @ head_place for turn in turns]
ladder_bar_height = arm_start - 0.22 * size if HEAD_COUNT > 1 else shaft_end - 0.16 * size

# %% material: iron
iron = new_surface("iron", POST_COLOUR, MATERIAL, GLOSS)


# %% material: glass
def new_glass():
    """Make clear glass for lanterns; globes and acorns are of opal glass, which glows throughout."""
    clear = HEAD_STYLE == "lantern"
    material = new_material("glass", (1.0, 0.97, 0.9, 0.25 if clear else 1.0), 0.05 if clear else 0.4)
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Transmission Weight"].default_value = 1.0 if clear else 0.5
    shader.inputs["IOR"].default_value = 1.1
    shader.inputs["Emission Color"].default_value = LIGHT_COLOUR
    shader.inputs["Emission Strength"].default_value = 0.0 if clear else 0.18 * BRIGHTNESS
    return material


glass = new_glass()


# %% material: light
def new_light():
    """Make glass that glows."""
    material = new_material("light", LIGHT_COLOUR, 0.3)
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Emission Color"].default_value = LIGHT_COLOUR
    shader.inputs["Emission Strength"].default_value = BRIGHTNESS
    return material


light = new_light()


# %% part: plinth
def plinth_mesh():
    """Make the stepped foot, with a sunk panel in each side of its die."""
    bm = bmesh.new()
    sides = {"octagon": 8, "square": 4, "round": 48}[PLINTH_STYLE]
    steps = [(1.0, 0.0), (1.0, 0.13), (0.9, 0.16), (0.9, 0.2), (0.76, 0.25), (0.7, 0.27)]
    steps += [(0.66, 0.82), (0.76, 0.86), (0.76, 0.92), (0.62, 1.0)]
    corner = corner_radius(plinth_width, sides)
    profile = [(corner * r, plinth_top * z) for r, z in steps]
    faces = revolve(bm, [(0, 0), *profile, (0, plinth_top)], sides)
    die = faces[6 * sides : 7 * sides]
    if PLINTH_STYLE != "round":
        bm.normal_update()  # an inset goes by the normals, which new faces do not have yet
        side = 2 * 0.66 * corner * math.sin(math.pi / sides)
        bmesh.ops.inset_individual(bm, faces=die, thickness=0.14 * side, depth=0.0)
        bmesh.ops.inset_individual(bm, faces=die, thickness=0.03 * side, depth=-0.03 * plinth_width)
    return mesh_from(bm, "plinth", smooth=True)


# The panels' rims are narrow: a wider bevel would leave nothing of them.
plinth_bevel = min(0.006 * size, 0.0122 * plinth_width)
plinth = bevelled(add_part(asset, "plinth", plinth_mesh(), iron), plinth_bevel)


# %% part: pedestal
def pedestal_mesh():
    """Make the turned vase between the plinth and the shaft."""
    bm = bmesh.new()
    wide, tall = 0.3 * plinth_width, shaft_start - plinth_top
    vase = [(1.0, 0.0), (1.0, 0.1), (0.88, 0.13), (0.88, 0.17), (0.97, 0.32), (0.92, 0.48)]
    outer = [(wide * r, plinth_top + tall * z) for r, z in vase]
    collar = [(1.14, 0.78), (1.14, 0.82), (1.36, 0.84), (1.36, 0.93), (1.14, 0.96), (1.12, 1.02)]
    collar.append((0.9, 1.04))
    outer += [(post_radius * r, plinth_top + tall * z) for r, z in collar]
    sunk = plinth_top - 0.004
    revolve(bm, fillet([(0, sunk), (wide, sunk), *outer, (0, outer[-1][1])], 0.05 * size, 4), 48)
    return mesh_from(bm, "pedestal", smooth=True)


pedestal = even_shading(add_part(asset, "pedestal", pedestal_mesh(), iron))


# %% part: shaft
def shaft_mesh():
    """Make the tapering shaft: its flutes run out before its ends, and wind around it if it is twisted."""
    bm = bmesh.new()
    start, end = shaft_start - 0.02 * size, shaft_end + 0.03 * size
    levels = 40 if SHAFT_STYLE == "twisted" else 12
    depth = {"plain": 0.0, "fluted": 0.2, "twisted": 0.2}[SHAFT_STYLE] * post_radius
    wind = 0.9 * math.tau if SHAFT_STYLE == "twisted" else 0.0
    steps = 6 if depth else 4
    rings = []
    for level in range(levels + 1):
        share = level / levels
        fade = min(1.0, 12 * share, 12 * (1 - share))
        ring = []
        for i in range(FLUTE_COUNT * steps):
            angle = math.tau * i / (FLUTE_COUNT * steps)
            radius = post_radius * (1 - 0.22 * share) - fade * depth * abs(math.sin(angle * FLUTE_COUNT / 2))
            turn = angle + wind * share
            z = start + (end - start) * share
            ring.append(bm.verts.new((radius * math.cos(turn), radius * math.sin(turn), z)))
        rings.append(ring)
    bm.faces.new(rings[0])
    bm.faces.new(rings[-1])
    for lower, upper in pairwise(rings):
        for i in range(len(lower)):
            bm.faces.new((lower[i - 1], lower[i], upper[i], upper[i - 1]))
    mesh = mesh_from(bm, "shaft", smooth=True)
    mesh.set_sharp_from_angle(angle=math.radians(38))
    return mesh


shaft = add_part(asset, "shaft", shaft_mesh(), iron)


# %% part: capital
def capital_mesh():
    """Make the mouldings on top of the shaft; with arms also the hub they spring from, and a spire."""
    bm = bmesh.new()
    top = 0.8 * post_radius
    steps = [(1.0, 0.0), (1.3, 0.015), (1.3, 0.04), (1.0, 0.055), (0.92, 0.1), (1.25, 0.15)]
    steps += [(1.7, 0.165), (1.7, 0.185), (1.2, 0.2)]
    if HEAD_COUNT > 1:
        spire = [(0.6, 0.05), (0.55, 0.12), (1.0, 0.25), (1.1, 0.36), (0.5, 0.55), (0.3, 0.72), (0.16, 1.0)]
        tall = min(0.36, 0.6 * head_height / size)
        steps += [(r, 0.2 + tall * z) for r, z in spire]
    profile = [(0, 0), *steps, (0, steps[-1][1] + 0.01)]
    revolve(bm, fillet([(top * r, shaft_end + size * z) for r, z in profile], 0.02 * size, 4), 40)
    if HEAD_COUNT > 1:
        tall, wide = 0.09 * size, 1.28 * post_radius
        hub = [(0.6, -1.0), (0.8, -1.0), (1.0, -0.6), (1.0, 0.6), (0.8, 1.0), (0.6, 1.0)]
        revolve(bm, fillet([(wide * r, arm_start + tall * z) for r, z in hub], 0.02 * size), 40)
    return mesh_from(bm, "capital", smooth=True)


capital = even_shading(add_part(asset, "capital", capital_mesh(), iron))


# %% part: arms
def arm_path():
    """Return points of an arm in its own plane, from the post down, out and up to the head."""
    tall = head_base - arm_start
    start, end = Vector((0.4 * post_radius, 0)), Vector((arm_reach, tall))
    handles = Vector((0.62 * arm_reach, -0.42 * tall)), Vector((arm_reach, 0.1 * tall))
    return [Vector((x, 0, arm_start + z)) for x, z in interpolate_bezier(start, *handles, end, 28)]


def scroll_path():
    """Return points of a spiral that leaves the arm at its belly and curls up beside the post."""
    path = arm_path()
    start, along = path[11], (path[12] - path[10]).normalized()
    radius = min(0.3 * arm_reach, 0.36 * (head_base - arm_start))
    centre = start + radius * Vector((-along.z, 0, along.x))
    first = math.atan2(start.z - centre.z, start.x - centre.x)
    points = []
    for i in range(49):
        angle, reach = first + 1.7 * math.tau * i / 48, radius * 0.2 ** (i / 48)
        points.append(centre + reach * Vector((math.cos(angle), 0, math.sin(angle))))
    return points


def add_arms():
    """Put one scrolled arm under each head."""
    curve = tubes("arm", 0.042 * size, (arm_path(), 1.0), (scroll_path(), 0.62))
    made = []
    for number, turn in enumerate(turns, 1):
        arm = add_part(asset, f"arm_{number}", curve, iron)
        arm.rotation_euler.z = turn
        made.append(arm)
    return made


arms = add_arms() if HEAD_COUNT > 1 else []


# %% part: heads
def head_mesh():
    """Make the metalwork of a head: the cup that holds the glass, the roof over it and the finial."""
    bm = bmesh.new()
    w, profile = head_width, glass_profile(HEAD_STYLE, head_width)
    foot, top = profile[0], profile[-1]
    sides = PANE_COUNT if HEAD_STYLE == "lantern" else 48
    stem = [(0, -0.16), (0.05, -0.16), (0.075, -0.12), (0.075, -0.06), (0.05, -0.03), (0.06, 0.02)]
    stem += [(0.11, 0.045), (0.11, 0.06), (0, 0.06)]
    revolve(bm, fillet([(w * r, w * z) for r, z in stem], 0.03 * w), 32)
    wide = foot[0] / w + 0.03
    cup = [(0, 0.045), (0.13, 0.045), (wide, 0.085), (wide, 0.13), (0, 0.13)]
    revolve(bm, [(w * r, w * z) for r, z in cup], sides)
    if HEAD_STYLE == "lantern":
        eave = corner_radius(w, PANE_COUNT)
        roof = [(0, 0.96), (0.94, 0.96), (1.0, 0.98), (1.0, 1.03), (0.84, 1.06), (0.58, 1.15), (0.4, 1.29)]
        roof += [(0.35, 1.3), (0.35, 1.42), (0, 1.42)]
        revolve(bm, [(eave * r, w * z) for r, z in roof], PANE_COUNT)
        finial = [(0.25, 1.4), (0.25, 1.43), (0.12, 1.53), (0.06, 1.58), (0.04, 1.64), (0.07, 1.69)]
        finial.append((0.05, 1.75))
    elif HEAD_STYLE == "globe":
        rim = top[0] / w
        finial = [(rim + 0.03, 0.94), (rim + 0.03, 0.985), (0.17, 1.07), (0.06, 1.13), (0.045, 1.18)]
        finial += [(0.08, 1.24), (0.05, 1.31)]
    else:
        finial = [(0.49, 0.86), (0.5, 0.88), (0.49, 0.91), (0.39, 1.02), (0.2, 1.14), (0.16, 1.2)]
        finial += [(0.06, 1.26), (0.045, 1.32), (0.075, 1.38), (0.05, 1.45)]
    tip = head_height / w
    rounded = fillet([(0, finial[0][1]), *finial, (0.012, tip), (0, tip)], 0.03, 4)
    revolve(bm, [(w * r, w * z) for r, z in rounded], 40)
    return mesh_from(bm, "head", smooth=True)


def add_at_heads(name, data, *materials):
    """Put one copy of a thing in the frame of each head."""
    made = []
    for number, frame in enumerate(head_frames, 1):
        part = add_part(asset, f"{name}_{number}", data, *materials)
        part.matrix_basis = frame
        made.append(part)
    return made


heads = [bevelled(head, 0.011 * head_width) for head in add_at_heads("head", head_mesh(), iron)]


# %% part: bars
def bars_mesh():
    """Make the bars that hold the panes, one at each corner."""
    bm = bmesh.new()
    thick = 0.022 * head_width
    profile = [Vector(point) for point in glass_profile(HEAD_STYLE, head_width)]
    outline = [(1, 0.6), (0.6, 1), (-0.6, 1), (-1, 0.6), (-1, -0.6), (-0.6, -1), (0.6, -1), (1, -0.6)]
    for number in range(PANE_COUNT):
        angle = math.tau * (number + 0.5) / PANE_COUNT - math.pi / 2
        outward = Vector((math.cos(angle), math.sin(angle), 0))
        aside, up = Vector((-outward.y, outward.x, 0)), Vector((0, 0, 1))
        rings = []
        for i, (radius, height) in enumerate(profile):
            along = profile[min(i + 1, len(profile) - 1)] - profile[max(i - 1, 0)]
            across = (along.y * outward - along.x * up).normalized()
            centre = radius * outward + height * up
            rings.append([bm.verts.new(centre + thick * (x * across + y * aside)) for x, y in outline])
        bm.faces.new(rings[0])
        bm.faces.new(rings[-1])
        for lower, upper in pairwise(rings):
            for i in range(8):
                bm.faces.new((lower[i - 1], lower[i], upper[i], upper[i - 1]))
    return mesh_from(bm, "bars", smooth=True)


bars = [even_shading(bar) for bar in add_at_heads("bars", bars_mesh(), iron)]


# %% part: panes
def panes_mesh():
    """Make the glass of a head: flat panes of a lantern, or one round bowl."""
    bm = bmesh.new()
    sides = PANE_COUNT if HEAD_STYLE == "lantern" else 48
    revolve(bm, shell(glass_profile(HEAD_STYLE, head_width), 0.012 * head_width), sides)
    return mesh_from(bm, "panes", smooth=HEAD_STYLE != "lantern")


panes = add_at_heads("panes", panes_mesh(), glass)


# %% part: bulbs
def bulb_mesh():
    """Make a bulb that stands in the cup."""
    bm = bmesh.new()
    bulb = [(0, 0.12), (0.055, 0.12), (0.055, 0.2), (0.06, 0.26), (0.12, 0.38), (0.14, 0.48), (0.1, 0.58)]
    bulb += [(0.04, 0.62), (0, 0.62)]
    revolve(bm, fillet([(head_width * r, head_width * z) for r, z in bulb], 0.1, 6), 32)
    return mesh_from(bm, "bulb", smooth=True)


bulbs = add_at_heads("bulb", bulb_mesh(), light)


# %% part: ladder_bar
def ladder_bar_mesh():
    """Make the bar on which the lamplighter leant his ladder, with a ball at either end."""
    bm = bmesh.new()
    half, rod, ball = 0.3 * size, 0.016 * size, 0.032 * size
    angles = [math.radians(30 + 150 * i / 9) for i in range(9)]
    end = [(ball * math.sin(angle), half - ball * math.cos(angle)) for angle in angles]
    profile = [(1.4 * rod, 1.2 * post_radius), (rod, 1.5 * post_radius), (rod, half - 1.6 * ball)]
    profile += [(1.5 * rod, half - 1.5 * ball), (1.5 * rod, half - 1.2 * ball), *end]
    mirrored = [(r, -z) for r, z in reversed(profile)]
    across = Matrix.Translation((0, 0, ladder_bar_height)) @ Matrix.Rotation(math.radians(90), 4, "Y")
    revolve(bm, [(0, -half - ball), *mirrored, *profile, (0, half + ball)], 24, across)
    return mesh_from(bm, "ladder_bar", smooth=True)


ladder_bar = add_part(asset, "ladder_bar", ladder_bar_mesh(), iron) if LADDER_BAR else None
