# SPDX-License-Identifier: GPL-3.0-or-later
"""The operators: each reads what the artist meant, and delegates once.

Blender reads the annotations of their properties, so that they must not be postponed here.
"""

from typing import ClassVar

import bpy

from ..core.errors import HostError
from . import asking, assets, prompts, queueing, scripts, snapshot, windows
from .assets import Asset
from .service import service

Context = bpy.types.Context
Result = set[str]


class AssetOperator(bpy.types.Operator):
    """Runs `do`, and tells the artist what was in the way."""

    def execute(self, context: Context) -> Result:
        """Delegate."""
        from ..engine import EngineError

        try:
            self.do(context)
        except (HostError, EngineError) as reason:
            self.report({"ERROR"}, str(reason))
            return {"CANCELLED"}
        if news := service.news():
            self.report({"WARNING"}, news)
        return {"FINISHED"}

    def do(self, context: Context) -> None:
        """What the operator is for."""
        raise NotImplementedError

    @staticmethod
    def asset(context: Context) -> Asset:
        """The asset that is meant."""
        found = assets.active(context)
        if found is None:
            raise HostError(assets.why_none(context))
        return found


def when_idle(context: Context) -> bool:
    return not service.is_busy


class MAQUETTE_OT_create(AssetOperator):
    """Make an asset from the prompt and the picture"""

    bl_idname = "maquette.create"
    bl_label = "Create"

    poll = classmethod(lambda _, context: when_idle(context))

    def do(self, context: Context) -> None:
        asking.create(context)


class MAQUETTE_OT_cancel(AssetOperator):
    """End the run that is on its way. What is stored stays"""

    bl_idname = "maquette.cancel"
    bl_label = "Cancel"

    poll = classmethod(lambda _, __: service.is_busy)

    def do(self, context: Context) -> None:
        service.cancel()


class MAQUETTE_OT_refine(AssetOperator):
    """Change the asset as the instruction says"""

    bl_idname = "maquette.refine"
    bl_label = "Send"

    def do(self, context: Context) -> None:
        state = context.window_manager.maquette
        asset = self.asset(context)
        queueing.send(asset, asking.meant(context, asset, state.instruction))
        state.instruction = ""


class MAQUETTE_OT_drop_instruction(AssetOperator):
    """Take this instruction out of the queue"""

    bl_idname = "maquette.drop_instruction"
    bl_label = "Drop"

    number: bpy.props.IntProperty(options={"SKIP_SAVE", "HIDDEN"})

    def do(self, context: Context) -> None:
        queueing.of(self.asset(context).session).drop(self.number)


class MAQUETTE_OT_go_on(AssetOperator):
    """Run the instructions that were left waiting when Blender was closed"""

    bl_idname = "maquette.go_on"
    bl_label = "Go On"

    def do(self, context: Context) -> None:
        queueing.release(self.asset(context).session)


class MAQUETTE_OT_run_script(AssetOperator):
    """Bring the script, as it stands in the text editor, into the scene"""

    bl_idname = "maquette.run_script"
    bl_label = "Run the Script"

    poll = classmethod(lambda _, context: when_idle(context) and scripts.shown(context) is not None)

    def do(self, context: Context) -> None:
        asking.rebuild(scripts.shown(context) or self.asset(context))


class MAQUETTE_OT_open_script(AssetOperator):
    """Show the script in a text editor beside the 3D view"""

    bl_idname = "maquette.open_script"
    bl_label = "Open the Script"

    line: bpy.props.IntProperty(options={"SKIP_SAVE", "HIDDEN"})

    def do(self, context: Context) -> None:
        windows.show_text(context, self.asset(context).text, self.line)


class MAQUETTE_OT_select_part(AssetOperator):
    """Select the objects that this cell made. Shift: also"""

    bl_idname = "maquette.select_part"
    bl_label = "Select"
    bl_options: ClassVar[set[str]] = {"UNDO"}

    cell: bpy.props.StringProperty(options={"SKIP_SAVE", "HIDDEN"})
    adds: bpy.props.BoolProperty(options={"SKIP_SAVE", "HIDDEN"})

    def invoke(self, context: Context, event: bpy.types.Event) -> Result:
        """Shift adds to the selection."""
        self.adds = event.shift
        return self.execute(context)

    def do(self, context: Context) -> None:
        scripts.select(context, self.asset(context).session, self.cell, self.adds)


class MAQUETTE_OT_frame(AssetOperator):
    """Look at the whole asset, and select it"""

    bl_idname = "maquette.frame"
    bl_label = "Look at It"

    def do(self, context: Context) -> None:
        windows.frame(context, self.asset(context).session)


class MAQUETTE_OT_to_version(AssetOperator):
    """Make this version the current one again. Nothing later is lost"""

    bl_idname = "maquette.to_version"
    bl_label = "Go Back to This Version"

    version: bpy.props.IntProperty(options={"SKIP_SAVE", "HIDDEN"})

    poll = classmethod(lambda _, context: when_idle(context))

    def do(self, context: Context) -> None:
        asking.revert(self.asset(context), self.version)


class MAQUETTE_OT_long_prompt(AssetOperator):
    """Write a long prompt in a text editor, or take it back into the field"""

    bl_idname = "maquette.long_prompt"
    bl_label = "Long Prompt"

    def do(self, context: Context) -> None:
        state = context.window_manager.maquette
        if prompts.is_in_block():
            state.prompt = prompts.close_block()
        else:
            windows.show_text(context, prompts.open_block(state.prompt), 0)


class MAQUETTE_OT_choose_picture(AssetOperator):
    """Choose a picture of what the asset should look like"""

    bl_idname = "maquette.choose_picture"
    bl_label = "Choose a Picture"

    filepath: bpy.props.StringProperty(subtype="FILE_PATH", options={"SKIP_SAVE"})
    filter_glob: bpy.props.StringProperty(default="*.png;*.jpg;*.jpeg;*.webp", options={"HIDDEN"})

    def invoke(self, context: Context, _: bpy.types.Event) -> Result:
        """A picture that was dropped is there already."""
        if self.filepath:
            return self.execute(context)
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def do(self, context: Context) -> None:
        context.window_manager.maquette.picture = self.filepath


class MAQUETTE_OT_no_picture(AssetOperator):
    """Do without the picture"""

    bl_idname = "maquette.no_picture"
    bl_label = "Remove the Picture"

    def do(self, context: Context) -> None:
        context.window_manager.maquette.picture = ""


class MAQUETTE_OT_reset_parameters(AssetOperator):
    """Give the sliders the values that the script was made with"""

    bl_idname = "maquette.reset_parameters"
    bl_label = "Reset"

    group: bpy.props.StringProperty(options={"SKIP_SAVE", "HIDDEN"})

    poll = classmethod(lambda _, context: when_idle(context))

    def do(self, context: Context) -> None:
        asset = self.asset(context)
        values = snapshot.as_made(asset, self.group)
        if values:
            asking.set_parameters(asset, values)


CLASSES: tuple[type, ...] = (
    MAQUETTE_OT_create,
    MAQUETTE_OT_cancel,
    MAQUETTE_OT_refine,
    MAQUETTE_OT_drop_instruction,
    MAQUETTE_OT_go_on,
    MAQUETTE_OT_run_script,
    MAQUETTE_OT_open_script,
    MAQUETTE_OT_select_part,
    MAQUETTE_OT_frame,
    MAQUETTE_OT_to_version,
    MAQUETTE_OT_long_prompt,
    MAQUETTE_OT_choose_picture,
    MAQUETTE_OT_no_picture,
    MAQUETTE_OT_reset_parameters,
)

register, unregister = bpy.utils.register_classes_factory(CLASSES)
