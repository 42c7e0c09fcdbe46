def ellipsoid(bm, radii, at=(0, 0, 0), turn=None, segments=32):
    """Add a ball stretched to three radii around a place, turned by a Matrix."""
    made = bmesh.ops.create_uvsphere(bm, u_segments=segments, v_segments=segments // 2, radius=1.0)["verts"]
    bmesh.ops.scale(bm, vec=radii, verts=made)
    if turn is not None:
        bmesh.ops.transform(bm, matrix=turn.to_4x4(), verts=made)
    bmesh.ops.translate(bm, vec=at, verts=made)
    return made
