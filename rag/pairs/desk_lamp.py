"""A teal articulated desk lamp with two sprung arms and a bell shade.

Tags: desk lamp, table lamp, reading lamp, task lamp, anglepoise, work lamp, lamp, anglepoise lamp

Words: cable = cord; wire = cord; lampshade = shade; head = shade; lamp head = shade; foot = base;
    stand = base
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
HEIGHT = 0.50  # m, 0.35..0.75: height of the lamp
BASE_DIAMETER = 0.18  # m, 0.13..0.25: diameter of the base
SHADE_DIAMETER = 0.16  # m, 0.11..0.20: diameter of the shade
ROD_COUNT = 2  # 1..3: number of rods in each arm
SPRING_COUNT = 2  # 0..4: number of springs at the lower arm
# Pose
SWIVEL_ANGLE = 35.0  # deg, -90..90: turn of the arms over the base
LOWER_ARM_ANGLE = 24.0  # deg, 0..45: lean of the lower arm from upright
UPPER_ARM_ANGLE = 30.0  # deg, 0..50: rise of the upper arm from level
SHADE_ANGLE = 52.0  # deg, 20..80: tilt of the shade down from level
# Look
BODY_COLOUR = (0.012, 0.16, 0.17, 1.0)  # colour: colour of the base and the shade
TRIM_COLOUR = (0.78, 0.52, 0.22, 1.0)  # colour: colour of the arms, joints and springs
LIGHT_COLOUR = (1.0, 0.72, 0.38, 1.0)  # colour: colour of the light
BRIGHTNESS = 6.0  # 0..20: brightness of the light
MATERIAL = "enamel"  # enamel | metal | plastic | wood: material of the base and the shade
GLOSS = 0.6  # 0..1: how shiny the base and the shade are
SHADE_STYLE = "bell"  # bell | cone | dome: style of the shade
BASE_STYLE = "round"  # round | square: style of the base
CORD = True  # switch: cord along the arms


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


def tube(name, points, diameter, kind="BEZIER"):
    """Make a round rod along points: smooth through them (BEZIER) or straight between them (POLY)."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth = diameter / 2
    curve.bevel_resolution = 2
    curve.use_fill_caps = True
    spline = curve.splines.new(kind)
    if kind == "BEZIER":
        spline.bezier_points.add(len(points) - 1)
        for bezier_point, point in zip(spline.bezier_points, points, strict=True):
            bezier_point.co = point
            bezier_point.handle_left_type = bezier_point.handle_right_type = "AUTO"
    else:
        spline.points.add(len(points) - 1)
        for spline_point, point in zip(spline.points, points, strict=True):
            spline_point.co = (*point, 1.0)
        spline.use_smooth = True
    return curve


def even_shading(part):
    """Let the large faces rule the shading, so that flats look flat between their rounded edges."""
    part.modifiers.new("Weighted Normal", "WEIGHTED_NORMAL").keep_sharp = True
    return part


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
    """Make enamel, metal, plastic or wood of a colour, the shinier the more gloss."""
    material = new_material(name, colour, 0.7 - 0.6 * gloss, 1.0 if kind == "metal" else 0.0)
    shader = material.node_tree.nodes["Principled BSDF"]
    if kind == "enamel":
        shader.inputs["Coat Weight"].default_value = gloss
        shader.inputs["Coat Roughness"].default_value = 0.08
        add_bump(material, add_noise(material, (90, 90, 90)), 0.05)
    elif kind == "metal":
        add_bump(material, add_noise(material, (60, 60, 3000)), 0.12)
    elif kind == "plastic":
        add_bump(material, add_noise(material, (1500, 1500, 1500)), 0.12)
    else:
        add_grain(material, colour, (8, 110, 110))
    return material


# %% tools: lamp
def shade_profile(style, diameter, neck, start):
    """Return the outside of a shade from its neck to its rim, as (radius, height) points."""
    radius = diameter / 2
    depth = diameter * {"bell": 0.82, "cone": 0.74, "dome": 0.52}[style]
    end = start + depth
    if style == "cone":
        return [(neck, start), (1.5 * neck, start + 0.03 * depth), (radius, end)]
    if style == "dome":
        handles = (neck + 0.5 * (radius - neck), start), (radius, end - 0.62 * depth)
    else:
        handles = (neck + 0.75 * (radius - neck), start + 0.05 * depth), (0.66 * radius, end - 0.24 * depth)
    points = [Vector(point) for point in ((neck, start), *handles, (radius, end))]
    return [tuple(point) for point in interpolate_bezier(*points, 20)]


def shell(profile, wall):
    """Give a profile thickness: its points, then the same points moved inward, back to the start."""
    points = [Vector(point) for point in profile]
    inner = []
    for i, point in enumerate(points):
        along = points[min(i + 1, len(points) - 1)] - points[max(i - 1, 0)]
        inner.append(point + wall * Vector((-along.y, along.x)).normalized())
    return points + inner[::-1]


def joint_frame(point, tilt):
    """Return the frame of a link from a point on along its own Z, tilted from upright to the front."""
    turn = Matrix.Rotation(math.radians(SWIVEL_ANGLE), 4, "Z")
    return Matrix.Translation(point) @ turn @ Matrix.Rotation(math.radians(tilt), 4, "X")


def spread(count, pitch):
    """Return positions side by side, centred on 0."""
    return [(i - (count - 1) / 2) * pitch for i in range(count)]


# %% asset
asset = new_asset("desk_lamp")

# %% proportions
size = HEIGHT / 0.5
base_diameter = min(BASE_DIAMETER, 0.5 * HEIGHT)
shade_diameter = min(SHADE_DIAMETER, 0.42 * HEIGHT)
rod_diameter = size * (0.013 if ROD_COUNT == 1 else 0.009)
rod_places = spread(ROD_COUNT, 0.019 * size)
arm_width = rod_places[-1] - rod_places[0] + rod_diameter
joint_diameter = 0.038 * size
pivot = Vector((0, 0, 0.084 * size))

neck_diameter = 0.038 * size
outline = shade_profile(SHADE_STYLE, shade_diameter, neck_diameter / 2 - 0.0005, 0.046 * size)
rim_diameter = 0.005 * size
# The shade may not be tilted back into the upper arm.
widest = max(math.degrees(math.atan2(radius, along)) for radius, along in outline[len(outline) // 3 :])
shade_tilt = min(SHADE_ANGLE, 168 - UPPER_ARM_ANGLE - widest)

# The arms are as long as makes whatever stands highest, the elbow or the head, end at HEIGHT.
lean, rise, droop = (math.radians(a) for a in (LOWER_ARM_ANGLE, UPPER_ARM_ANGLE, shade_tilt))
rim_radius, rim_end = outline[-1]
head_top = max(
    0.4 * joint_diameter,
    rim_radius * math.cos(droop) - rim_end * math.sin(droop) + rim_diameter / 2,
    neck_diameter / 2 * math.cos(droop) - 0.03 * size * math.sin(droop),
)
upper_share = 0.94
lower_length = min(
    (HEIGHT - pivot.z - joint_diameter / 2) / math.cos(lean),
    (HEIGHT - pivot.z - head_top) / (math.cos(lean) + upper_share * math.sin(rise)),
)
upper_length = upper_share * lower_length
lower_frame = joint_frame(pivot, -LOWER_ARM_ANGLE)
elbow = lower_frame @ Vector((0, 0, lower_length))
upper_frame = joint_frame(elbow, 90 - UPPER_ARM_ANGLE)
wrist = upper_frame @ Vector((0, 0, upper_length))
head_frame = joint_frame(wrist, 90 + shade_tilt)

# %% material: body
body = new_surface("body", BODY_COLOUR, MATERIAL, GLOSS)

# %% material: trim
trim = new_material("trim", TRIM_COLOUR, 0.22, 1.0)

# %% material: reflector
reflector = new_material("reflector", (0.85, 0.83, 0.78, 1.0), 0.35)

# %% material: rubber
rubber = new_material("rubber", (0.02, 0.02, 0.022, 1.0), 0.6)


# %% material: light
def new_light():
    """Make glass that glows."""
    material = new_material("light", LIGHT_COLOUR, 0.3)
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Emission Color"].default_value = LIGHT_COLOUR
    shader.inputs["Emission Strength"].default_value = BRIGHTNESS
    return material


light = new_light()


# %% part: base
def base_mesh():
    """Make the foot: a weight on a rubber pad, a turret for the swivel and a push button."""
    bm = bmesh.new()
    radius, tall = base_diameter / 2, 0.024 * size
    turret = [(0.032, 0.0), (0.031, 0.005), (0.02, 0.011), (0.0135, 0.021), (0.0135, 0.03), (0.009, 0.031)]
    turret = [(size * r, tall + size * z) for r, z in turret]
    turret.append((turret[-1][0], pivot.z - 0.4 * joint_diameter))
    top = (0, turret[-1][1])
    if BASE_STYLE == "round":
        rim = [(radius - 0.004, 0.003), (radius, 0.007), (radius, 0.45 * tall)]
        step = [(radius - 0.35 * tall, 0.62 * tall), (radius - 0.45 * tall, 0.85 * tall)]
        revolve(bm, fillet([(0, 0.003), *rim, *step, *turret, top], 0.004 * size), 64)
        pad = revolve(bm, [(0, 0), (radius - 0.008, 0), (radius - 0.007, 0.004), (0, 0.004)], 64)
    else:
        lift = Matrix.Translation((0, 0, 0.003))
        block(bm, (2 * radius, 2 * radius, tall - 0.003), 0.028 * size, 0.006 * size, lift, 6)
        revolve(bm, fillet([(0, 0.6 * tall), (turret[0][0], 0.6 * tall), *turret, top], 0.004 * size))
        pad = block(bm, (2 * radius - 0.016, 2 * radius - 0.016, 0.004), 0.02 * size, 0.0005)
    button = [(0, 0.7), (0.011, 0.7), (0.011, 1.05), (0.0085, 1.05), (0.0075, 1.2), (0, 1.25)]
    place = Matrix.Translation((0, -0.66 * radius, 0))
    knob = revolve(bm, fillet([(size * r, tall * z) for r, z in button], 0.0015), 32, place)
    for index, faces in ((1, pad), (2, knob)):
        for face in faces:
            face.material_index = index
    return mesh_from(bm, "base", smooth=True)


base = even_shading(add_part(asset, "base", base_mesh(), body, rubber, trim))


# %% part: joints
def joint_mesh(diameter, width):
    """Make a drum about X with a groove on either side, a cap at one end and a fluted knob at the other."""
    bm = bmesh.new()
    radius, half, across = diameter / 2, width / 2, Matrix.Rotation(math.radians(90), 4, "Y")
    groove = [(radius, 0.5), (0.88 * radius, 0.48), (0.88 * radius, 0.38), (radius, 0.36)]
    drum = [(0, -1.08), (0.5 * radius, -1.06), (0.62 * radius, -1.0), (radius, -1.0)]
    drum += [(r, -z) for r, z in groove] + groove[::-1] + [(radius, 1.0), (0.4 * radius, 1.0), (0, 1.0)]
    revolve(bm, fillet([(r, half * z) for r, z in drum], 0.07 * radius), 40, across)
    flutes = [(0.0, 0.9), (0.32, 0.9), (0.32, 1.1), (0.74, 1.12), (0.74, 1.5), (0.6, 1.6), (0.0, 1.6)]
    knob = revolve(bm, fillet([(radius * r, half * z) for r, z in flutes], 0.06 * radius), 36, across)
    for vert in {vert for face in knob for vert in face.verts}:
        turn = 12 * math.atan2(vert.co.y, vert.co.z)
        if math.hypot(vert.co.y, vert.co.z) > 0.55 * radius:
            vert.co.yz *= 1 - 0.06 * math.cos(turn)
    return mesh_from(bm, "joint", smooth=True)


def add_joint(number, point, mesh):
    """Put a joint at a point, its axle level."""
    joint = add_part(asset, f"joint_{number}", mesh, trim)
    joint.matrix_basis = joint_frame(point, 0)
    return even_shading(joint)


large_joint = joint_mesh(joint_diameter, arm_width + 0.016 * size)
joints = [
    add_joint(1, pivot, large_joint),
    add_joint(2, elbow, large_joint),
    add_joint(3, wrist, joint_mesh(0.8 * joint_diameter, arm_width + 0.012 * size)),
]


# %% part: lower_arm
def arm_mesh(name, length, collars, depth):
    """Make the rods of an arm, and collars at shares of its length that reach back by `depth`."""
    bm = bmesh.new()
    for x in rod_places:
        rod = [(0, 0.002), (0.5, 0.002), (0.5, length - 0.002), (0, length - 0.002)]
        revolve(bm, [(rod_diameter * r, z) for r, z in rod], 20, Matrix.Translation((x, 0, 0)))
    front = -rod_diameter / 2 - 0.004 * size
    for share in collars:
        place = Matrix.Translation((0, (front + depth) / 2, share * length - 0.005 * size))
        width = max(arm_width, spring_width if depth == spring_reach else 0.0)
        outside = (width + 0.008 * size, depth - front, 0.01 * size)
        block(bm, outside, 0.004 * size, 0.0015 * size, place)
    return mesh_from(bm, name, smooth=True)


spring_places = spread(SPRING_COUNT, 0.016 * size)
spring_width = spring_places[-1] - spring_places[0] + 0.013 * size if spring_places else 0.0
spring_reach = 0.021 * size
spring_ends = (0.15, 0.62) if SPRING_COUNT else (0.5,)
lower_arm = even_shading(
    add_part(
        asset,
        "lower_arm",
        arm_mesh("lower_arm", lower_length, spring_ends, spring_reach if SPRING_COUNT else 0.009 * size),
        trim,
    )
)
lower_arm.matrix_basis = lower_frame

# %% part: upper_arm
upper_arm = even_shading(
    add_part(
        asset,
        "upper_arm",
        arm_mesh("upper_arm", upper_length, (0.28, 0.72), 0.009 * size),
        trim,
    )
)
upper_arm.matrix_basis = upper_frame


# %% part: springs
def spring_curve():
    """Make a coil between the collars of the lower arm, its ends straight along its axis."""
    start, end = (share * lower_length for share in spring_ends)
    low, high = start + 0.014 * size, end - 0.014 * size
    turns = round((high - low) / (0.0042 * size))
    points = [(0, 0, start)]
    for i in range(turns * 12 + 1):
        angle, radius = math.tau * i / 12, 0.006 * size
        z = low + (high - low) * i / (turns * 12)
        points.append((radius * math.cos(angle), radius * math.sin(angle), z))
    curve = tube("spring", [*points, (0, 0, end)], 0.0024 * size, "POLY")
    curve.bevel_resolution = 0
    return curve


def add_springs():
    """Put the springs side by side behind the rods."""
    coil = spring_curve()
    made = []
    for number, x in enumerate(spring_places, 1):
        spring = add_part(asset, f"spring_{number}", coil, trim)
        spring.matrix_basis = lower_frame @ Matrix.Translation((x, spring_reach - 0.008 * size, 0))
        made.append(spring)
    return made


springs = add_springs() if SPRING_COUNT else []


# %% part: socket
def socket_mesh():
    """Make the lamp holder with its cooling ribs, which carries the shade on the wrist."""
    bm = bmesh.new()
    ribs = [
        point
        for z in (0.031, 0.0355, 0.04)
        for point in ((0.019, z), (0.0165, z + 0.0008), (0.0165, z + 0.0022), (0.019, z + 0.003))
    ]
    profile = [(0, 0.002), (0.007, 0.002), (0.007, 0.018), (0.013, 0.019), (0.019, 0.026)]
    profile += [*ribs, (0.019, 0.05), (0.0145, 0.052), (0.0145, 0.064), (0, 0.064)]
    revolve(bm, fillet([(size * r, size * z) for r, z in profile], 0.002 * size), 40)
    return mesh_from(bm, "socket", smooth=True)


socket = even_shading(add_part(asset, "socket", socket_mesh(), trim))
socket.matrix_basis = head_frame


# %% part: shade
def shade_mesh():
    """Make the shade with a bead at its rim, white inside."""
    bm = bmesh.new()
    segments = 64
    shade_faces = revolve(bm, shell(outline, 0.0018 * size), segments)
    for face in shade_faces[len(outline) * segments : -segments]:
        face.material_index = 1
    angles = [math.tau * i / 10 for i in range(10)]
    bead = [(math.cos(a) * rim_diameter / 2, math.sin(a) * rim_diameter / 2) for a in angles]
    revolve(bm, [(rim_radius + x, rim_end + z) for x, z in bead], segments)
    return mesh_from(bm, "shade", smooth=True)


shade = add_part(asset, "shade", shade_mesh(), body, reflector)
shade.matrix_basis = head_frame


# %% part: bulb
def bulb_mesh():
    """Make a pear-shaped bulb that ends a little inside the rim."""
    bm = bmesh.new()
    start, neck = 0.06 * size, 0.0115 * size
    radius = min(0.029 * size, 0.2 * shade_diameter, 0.42 * (rim_end - start))
    centre = rim_end - radius - 0.006 * size
    open_angle = math.radians(50)
    joins = Vector((radius * math.sin(open_angle), centre - radius * math.cos(open_angle)))
    rise = Vector((neck, start + 0.3 * max(joins.y - start, 0.0)))
    tangent = 0.4 * (joins - rise).length * Vector((math.cos(open_angle), math.sin(open_angle)))
    profile = [Vector((0, start - 0.004 * size)), Vector((neck, start - 0.004 * size))]
    profile += interpolate_bezier(rise, rise.lerp(Vector((neck, joins.y)), 0.5), joins - tangent, joins, 8)
    for i in range(1, 15):
        angle = open_angle + (math.pi - open_angle) * i / 14
        profile.append(Vector((radius * math.sin(angle), centre - radius * math.cos(angle))))
    revolve(bm, profile, 32)
    return mesh_from(bm, "bulb", smooth=True)


bulb = add_part(asset, "bulb", bulb_mesh(), light)
bulb.matrix_basis = head_frame


# %% part: cord
def cord_curve():
    """Lead the cord from the turret up the lower arm, across the elbow and under the upper arm."""
    beside = -rod_diameter / 2 - 0.0055 * size
    stations = [
        (joint_frame(Vector(), 0), -0.014 * size, 0.026 * size),
        (joint_frame(Vector(), 0), -0.03 * size, 0.05 * size),
        (lower_frame, beside, spring_ends[0] * lower_length),
        (lower_frame, beside, spring_ends[-1] * lower_length),
        (upper_frame, beside - 0.012 * size, 0.12 * upper_length),
        (upper_frame, beside, 0.28 * upper_length),
        (upper_frame, beside, 0.72 * upper_length),
        (upper_frame, beside - 0.012 * size, 0.9 * upper_length),
        (head_frame, 0.015 * size, 0.028 * size),
    ]
    return tube("cord", [frame @ Vector((0, y, z)) for frame, y, z in stations], 0.005 * size)


cord = add_part(asset, "cord", cord_curve(), rubber) if CORD else None
