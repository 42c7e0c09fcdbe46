# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to put into a scene."""

import bpy


def box(name, size, at=(0, 0, 0)):
    bpy.ops.mesh.primitive_cube_add(size=1, location=at)
    made = bpy.context.object
    made.name = name
    made.scale = size
    bpy.context.view_layer.update()
    return made
