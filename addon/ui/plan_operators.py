# SPDX-License-Identifier: GPL-3.0-or-later
"""The operators of the blueprint that is looked at before anything is built.

Blender reads the annotations of their properties, so that they must not be postponed here.
"""

import bpy

from . import asking, planning, windows
from .operators import AssetOperator, Context, when_idle


class MAQUETTE_OT_build_plan(AssetOperator):
    """Build the asset by this blueprint"""

    bl_idname = "maquette.build_plan"
    bl_label = "Build It"

    poll = classmethod(lambda _, context: when_idle(context))

    def do(self, context: Context) -> None:
        asking.build_plan()


class MAQUETTE_OT_another_plan(AssetOperator):
    """Plan another take on the same request, to choose from"""

    bl_idname = "maquette.another_plan"
    bl_label = "Another Take"

    poll = classmethod(lambda _, context: when_idle(context))

    def do(self, context: Context) -> None:
        asking.plan()


class MAQUETTE_OT_choose_plan(AssetOperator):
    """Look at this take"""

    bl_idname = "maquette.choose_plan"
    bl_label = "Choose"

    number: bpy.props.IntProperty(options={"SKIP_SAVE", "HIDDEN"})

    def do(self, context: Context) -> None:
        planning.choose(self.number)


class MAQUETTE_OT_redraw_plan(AssetOperator):
    """Draw the blueprint with what you have changed"""

    bl_idname = "maquette.redraw_plan"
    bl_label = "Draw Again"

    def do(self, context: Context) -> None:
        planning.redraw()


class MAQUETTE_OT_see_plan(AssetOperator):
    """See the drawing at its full size, in a window of its own"""

    bl_idname = "maquette.see_plan"
    bl_label = "See It Large"

    def do(self, context: Context) -> None:
        if planning.planning.plan is not None:
            windows.show_picture(planning.planning.plan.sheet)


class MAQUETTE_OT_end_plan(AssetOperator):
    """Put the blueprints away; nothing is built"""

    bl_idname = "maquette.end_plan"
    bl_label = "Put Away"

    poll = classmethod(lambda _, context: when_idle(context))

    def do(self, context: Context) -> None:
        planning.end()


register, unregister = bpy.utils.register_classes_factory(
    (
        MAQUETTE_OT_build_plan,
        MAQUETTE_OT_another_plan,
        MAQUETTE_OT_choose_plan,
        MAQUETTE_OT_redraw_plan,
        MAQUETTE_OT_see_plan,
        MAQUETTE_OT_end_plan,
    )
)
