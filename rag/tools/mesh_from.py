def mesh_from(bm, name, smooth=False):
    """Turn a bmesh into a mesh with its normals outward, and free the bmesh."""
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    mesh = bpy.data.meshes.new(name)
    bm.to_mesh(mesh)
    bm.free()
    if smooth:
        mesh.shade_smooth()
    return mesh
