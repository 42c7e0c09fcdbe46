def new_asset(name):
    """Make the empty from which every part hangs, in a collection of its own."""
    collection = bpy.data.collections.new(name)
    bpy.context.scene.collection.children.link(collection)
    empty = bpy.data.objects.new(name, None)
    empty.empty_display_size = 0.1
    collection.objects.link(empty)
    return empty
