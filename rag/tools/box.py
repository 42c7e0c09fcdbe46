def box(bm, size, at=(0, 0, 0), bevel=0.0, turn=None):
    """Add a box of this size around a place, its edges rounded by `bevel` metres, turned by a Matrix."""
    made = bmesh.ops.create_cube(bm, size=1.0)["verts"]
    bmesh.ops.scale(bm, vec=size, verts=made)
    if bevel > 0:
        edges = list({edge for vertex in made for edge in vertex.link_edges})
        width = min(bevel, 0.49 * min(size))
        made = bmesh.ops.bevel(bm, geom=edges, offset=width, segments=3, profile=0.7, affect="EDGES")["verts"]
    if turn is not None:
        bmesh.ops.transform(bm, matrix=turn.to_4x4(), verts=made)
    bmesh.ops.translate(bm, vec=at, verts=made)
    return made
