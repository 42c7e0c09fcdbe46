def new_material(name, colour, roughness=0.5, metallic=0.0):
    """Make a Principled material whose look in the viewport's solid mode agrees with its render."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    material.diffuse_color = colour
    material.roughness = roughness
    material.metallic = metallic
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = colour
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Metallic"].default_value = metallic
    return material
