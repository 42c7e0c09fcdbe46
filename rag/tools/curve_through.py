def curve_through(points, steps=8, closed=False):
    """Points of a smooth curve through the given ones, `steps` from each to the next (Catmull-Rom)."""
    points = [Vector(point) for point in points]
    count = len(points)
    spans = count if closed else count - 1
    curve = []
    for i in range(spans):
        b, c = points[i], points[(i + 1) % count]
        a = points[i - 1] if i > 0 or closed else b + (b - c)
        d = points[(i + 2) % count] if i + 2 < count or closed else c + (c - b)
        for step in range(steps):
            t = step / steps
            curve.append(
                0.5
                * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            )
    return curve if closed else [*curve, points[-1]]
