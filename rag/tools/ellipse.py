def ellipse(centre, right, up, count=24):
    """A ring of points for a loft: around a centre, `right` and `up` being its two half axes as vectors."""
    centre, right, up = Vector(centre), Vector(right), Vector(up)
    return [
        centre + right * math.cos(a) + up * math.sin(a)
        for a in (2 * math.pi * i / count for i in range(count))
    ]
