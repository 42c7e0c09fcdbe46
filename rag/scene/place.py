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


def line_up(copies, middle, axis, step):
    """Set copies in a line along an axis, centred on a point, and give them back."""
    for index, copy in enumerate(copies):
        copy.location = middle
        copy.location[axis] += (index - (len(copies) - 1) / 2) * step
    return copies


def place_row(asset, parts, count, gap):
    """Stand copies side by side along X, the row centred on the origin."""
    low, high = box_of(world_points(parts))
    return line_up(copies_of(asset, count), asset.location.copy(), 0, high.x - low.x + gap)


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
    """Stand copies at one side of a target, "right", "left", "front" or "behind", in a line along that side."""
    target_low, target_high = box_of(world_points(target))
    low, high = box_of(world_points(parts))
    away, sign = {"right": (0, 1), "left": (0, -1), "front": (1, -1), "behind": (1, 1)}[side]
    along = 1 - away
    middle = (target_low + target_high - low - high) / 2
    middle.z = target_low.z
    middle[away] = target_high[away] - low[away] + gap if sign > 0 else target_low[away] - high[away] - gap
    return line_up(copies_of(asset, count), middle, along, high[along] - low[along] + gap)


def height_at(things, x, y):
    """The height of the topmost surface of objects above a point of the ground."""
    heights = []
    for thing in objects_in(things):
        inverse = thing.matrix_world.inverted()
        top = Vector((x, y, 100.0))  # not so high that the ray loses precision
        hit, point, _, _ = thing.ray_cast(inverse @ top, inverse.to_3x3() @ Vector((0.0, 0.0, -1.0)))
        if hit:
            heights.append((thing.matrix_world @ point).z)
    return max(heights, default=None)


def level_under(things, spots):
    """The height at which something stands on objects with its feet over spots, and how many they bear."""
    found = (height_at(things, spot.x, spot.y) for spot in spots)
    heights = sorted(height for height in found if height is not None)
    if not heights:
        return None, 0.0
    # Not every foot tells: one may be over a gap between two boards, or against the back of a chair.
    low, high = box_of(spots)
    slack = 0.002 + 0.25 * max(high.x - low.x, high.y - low.y)
    usual = heights[len(heights) // 2]
    bearing = [height for height in heights if abs(height - usual) <= slack]
    return max(bearing), len(bearing) / len(spots)


def place_on(asset, parts, count, target, slot=0, slots=1):
    """Stand copies in a line on top of a target, made smaller where they would not fit.

    Where several things stand there, the top is shared out along X in `slots` equal parts; this takes one.
    """
    target_low, target_high = box_of(world_points(target))
    points = world_points(parts)
    low, high = box_of(points)
    feet = [point for point in points if point.z < low.z + 0.01 * (high.z - low.z)]
    feet = feet[:: 1 + len(feet) // 60]
    room = target_high - target_low
    room.x /= slots
    centre = (low + high) / 2
    size = min(1.0, 0.9 * room.x / (count * (high.x - low.x)), 0.9 * room.y / (high.y - low.y))
    spots = [
        Vector((target_low.x + room.x * (slot + (index + 0.5) / count), (target_low.y + target_high.y) / 2, 0.0))
        for index in range(count)
    ]

    def stand(size):
        """Where the copies stand at a size, and how many of its feet the worst of them has on the target."""
        places, shares = [spot - size * centre for spot in spots], []
        for place in places:
            level, share = level_under(target, [place + size * foot for foot in feet])
            place.z = (target_high.z if level is None else level) - size * low.z
            shares.append(share)
        return min(shares), size, places

    # A round top is narrower than its box: what would stand over the edge gets smaller still.
    tries = (stand(size * 0.9**step) for step in range(8))
    first = next(tries)
    _, size, places = first if first[0] > 0.8 else next((each for each in tries if each[0] > 0.8), first)
    copies = copies_of(asset, count)
    for copy, place in zip(copies, places):
        copy.location = place
        copy.scale = (size, size, size)
    return copies
