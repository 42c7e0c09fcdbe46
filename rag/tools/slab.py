def slab(bm, outline, thickness, at=(0, 0, 0), turn=None, bevel=0.0):
    """Add a flat outline of (x, y) points, counter-clockwise, drawn up by `thickness` along z from a place."""
    matrix = Matrix.Translation(at) @ (turn.to_4x4() if turn is not None else Matrix())
    low = [matrix @ Vector((x, y, 0)) for x, y in outline]
    high = [matrix @ Vector((x, y, thickness)) for x, y in outline]
    made = loft(bm, [low, high])
    if bevel > 0:
        bm.normal_update()
        edges = [edge for edge in {e for v in made for e in v.link_edges} if edge.calc_face_angle(0.0) > 0.5]
        width = min(bevel, 0.45 * thickness)
        bmesh.ops.bevel(bm, geom=edges, offset=width, segments=2, profile=0.7, affect="EDGES")
