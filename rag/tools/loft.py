def loft(bm, rings, closed=False):
    """Add a skin over rings of as many points each, with flat caps, or with its end sewn to its start."""
    start = len(bm.verts)
    made = [[bm.verts.new(point) for point in ring] for ring in rings]
    count = len(made[0])
    for low, high in zip(made, made[1:] + made[:1] if closed else made[1:]):
        for i in range(count):
            j = (i + 1) % count
            bm.faces.new((low[i], low[j], high[j], high[i]))
    if not closed:
        bm.faces.new(made[0][::-1])
        bm.faces.new(made[-1])
    bm.verts.ensure_lookup_table()
    return bm.verts[start:]
