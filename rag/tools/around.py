def around(count, radius, height=0.0, start=0.0):
    """Places on a circle around z: (angle, Vector) for each of `count`, from +x counter-clockwise."""
    angles = [start + 2 * math.pi * i / count for i in range(count)]
    return [(a, Vector((radius * math.cos(a), radius * math.sin(a), height))) for a in angles]
