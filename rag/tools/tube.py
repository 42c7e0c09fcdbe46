def tube(bm, points, radius, sides=16, closed=False):
    """Add a round tube along points; `radius` is one number, or one for each point, for what tapers."""
    points = [Vector(point) for point in points]
    count = len(points)
    radii = list(radius) if hasattr(radius, "__len__") else [radius] * count
    rings = []
    side = None
    for i, point in enumerate(points):
        before = points[i - 1] if i > 0 or closed else point
        after = points[(i + 1) % count] if i + 1 < count or closed else point
        along = (after - before).normalized()
        if side is None:
            side = along.orthogonal().normalized()
        side = (side - along * side.dot(along)).normalized()
        other = along.cross(side)
        rings.append(
            [
                point + (side * math.cos(a) + other * math.sin(a)) * max(radii[i], 1e-4)
                for a in (2 * math.pi * k / sides for k in range(sides))
            ]
        )
    return loft(bm, rings, closed)
