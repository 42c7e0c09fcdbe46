# %% tools: place
def objects_in(things):
    """The mesh and curve objects among nested lists of things."""
    found, waiting = [], [things]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, (list, tuple)):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            waiting.extend(thing.values())
        elif isinstance(thing, bpy.types.Object) and thing.type in {"MESH", "CURVE"}:
            found.append(thing)
    return found


def world_points(things):
    """The evaluated vertices of objects, in world space."""
    bpy.context.view_layer.update()
    depsgraph = bpy.context.evaluated_depsgraph_get()
    points = []
    for thing in objects_in(things):
        evaluated = thing.evaluated_get(depsgraph)
        mesh = evaluated.to_mesh()
        points.extend(thing.matrix_world @ vertex.co for vertex in mesh.vertices)
        evaluated.to_mesh_clear()
    return points


def reach(points, direction):
    """How far points extend in a direction, from the world's origin."""
    return max(point.dot(direction) for point in points)


def box_of(points):
    """The lowest and the highest corner of the box around points."""
    low = Vector(min(point[axis] for point in points) for axis in range(3))
    high = Vector(max(point[axis] for point in points) for axis in range(3))
    return low, high


def copy_of(asset):
    """A linked copy of an asset: objects of its own, the same meshes and materials."""
    twins = {}
    for source in (asset, *asset.children_recursive):
        twins[source] = source.copy()
        asset.users_collection[0].objects.link(twins[source])
    for source, twin in twins.items():
        if source.parent in twins:
            twin.parent = twins[source.parent]
        for modifier in twin.modifiers:
            for role in ("object", "mirror_object", "offset_object"):
                if getattr(modifier, role, None) in twins:
                    setattr(modifier, role, twins[getattr(modifier, role)])
    return twins[asset]


def copies_of(asset, count):
    """The asset and as many linked copies as make `count`."""
    return [asset] + [copy_of(asset) for _ in range(count - 1)]


def place_row(asset, parts, count, gap):
    """Stand copies side by side along X, the row centred on the origin."""
    low, high = box_of(world_points(parts))
    step = high.x - low.x + gap
    copies = copies_of(asset, count)
    for index, copy in enumerate(copies):
        copy.location.x += (index - (count - 1) / 2) * step
    return copies


def place_around(asset, parts, count, target, gap):
    """Stand copies in a ring around a target, their fronts towards it."""
    target_points = world_points(target)
    low, high = box_of(target_points)
    centre = (low + high) / 2
    front = -box_of(world_points(parts))[0].y
    copies = copies_of(asset, count)
    for index, copy in enumerate(copies):
        angle = 2 * math.pi * index / count
        direction = Vector((math.sin(angle), -math.cos(angle), 0.0))
        distance = reach(target_points, direction) - centre.dot(direction) + gap + front
        copy.location = Vector((centre.x, centre.y, low.z)) + direction * distance
        copy.rotation_euler.z = angle + math.pi
    return copies


def place_beside(asset, parts, count, target, side, gap):
    """Stand copies in a line at one side of a target: "right", "left", "front" or "behind"."""
    target_low, target_high = box_of(world_points(target))
    low, high = box_of(world_points(parts))
    axis, sign = {"right": (0, 1), "left": (0, -1), "front": (1, -1), "behind": (1, 1)}[side]
    step = high[axis] - low[axis] + gap
    near = target_high[axis] - low[axis] if sign > 0 else high[axis] - target_low[axis]
    copies = copies_of(asset, count)
    for index, copy in enumerate(copies):
        copy.location = (target_low + target_high) / 2
        copy.location.z = target_low.z
        copy.location[axis] = sign * (near + gap + index * step)
    return copies


def height_at(things, x, y):
    """The height of the topmost surface of objects above a point of the ground."""
    heights = []
    for thing in objects_in(things):
        inverse = thing.matrix_world.inverted()
        top = Vector((x, y, 1000.0))
        hit, point, _, _ = thing.ray_cast(inverse @ top, inverse.to_3x3() @ Vector((0.0, 0.0, -1.0)))
        if hit:
            heights.append((thing.matrix_world @ point).z)
    return max(heights, default=None)


def place_on(asset, parts, count, target):
    """Stand copies in a line on top of a target, made smaller where they would not fit."""
    target_low, target_high = box_of(world_points(target))
    low, high = box_of(world_points(parts))
    room = target_high - target_low
    fit = min(1.0, 0.9 * room.x / (count * (high.x - low.x)), 0.9 * room.y / (high.y - low.y))
    copies = copies_of(asset, count)
    for index, copy in enumerate(copies):
        x = (target_low.x + target_high.x) / 2 + (index - (count - 1) / 2) * room.x / count
        y = (target_low.y + target_high.y) / 2
        height = height_at(target, x, y)
        copy.location = (x, y, target_high.z if height is None else height)
        copy.scale = (fit, fit, fit)
    return copies
