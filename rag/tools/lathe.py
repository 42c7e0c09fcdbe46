def lathe(bm, profile, at=(0, 0, 0), segments=48, turn=None):
    """Add what turning a profile around z gives: (radius, height) pairs, from below upwards on the outside.

    A profile that ends away from the axis is closed by a flat cap; one that comes back on the inside makes a vessel.
    """
    start = len(bm.verts)
    matrix = Matrix.Translation(at) @ (turn.to_4x4() if turn is not None else Matrix())
    rings = []
    for radius, height in profile:
        if radius <= 1e-6:
            rings.append([bm.verts.new(matrix @ Vector((0, 0, height)))])
            continue
        angles = [2 * math.pi * i / segments for i in range(segments)]
        rings.append(
            [
                bm.verts.new(matrix @ Vector((radius * math.cos(a), radius * math.sin(a), height)))
                for a in angles
            ]
        )
    for low, high in zip(rings, rings[1:]):
        for i in range(segments):
            j = (i + 1) % segments
            if len(low) > 1 and len(high) > 1:
                bm.faces.new((low[i], low[j], high[j], high[i]))
            elif len(high) > 1:
                bm.faces.new((low[0], high[j], high[i]))
            elif len(low) > 1:
                bm.faces.new((low[i], low[j], high[0]))
    for ring, order in ((rings[0], -1), (rings[-1], 1)):
        if len(ring) > 1:
            bm.faces.new(ring[::order])
    bm.verts.ensure_lookup_table()
    return bm.verts[start:]
