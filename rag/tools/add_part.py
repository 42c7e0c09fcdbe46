def add_part(asset, name, data, *materials):
    """Put a mesh or a curve into the scene as an object of the asset, with its materials."""
    part = bpy.data.objects.new(name, data)
    asset.users_collection[0].objects.link(part)
    part.parent = asset
    if not data.materials:
        for material in materials:
            data.materials.append(material)
    return part
