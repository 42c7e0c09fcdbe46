# SPDX-License-Identifier: GPL-3.0-or-later
"""What the buttons of the preferences do. Blender reads the annotations, so that they are not postponed here."""

from pathlib import Path

import bpy

from ...core import storage
from ...core.model_tables import ROLES
from .chosen import shown
from .looked_up import looked_up

Context = bpy.types.Context
Result = set[str]

_HIDDEN = {"SKIP_SAVE", "HIDDEN"}


class MAQUETTE_OT_use_model(bpy.types.Operator):
    """Have this model play all roles that have none of their own"""

    bl_idname = "maquette.use_model"
    bl_label = "Use This Model"
    bl_options = {"INTERNAL"}  # noqa: RUF012 (Blender's)

    provider: bpy.props.StringProperty(options=_HIDDEN)
    model: bpy.props.StringProperty(options=_HIDDEN)

    def execute(self, _: Context) -> Result:
        """Write both fields."""
        role = shown().role("default")
        role.provider, role.model = self.provider, self.model
        return {"FINISHED"}


class MAQUETTE_OT_test_model(bpy.types.Operator):
    """Ask the model one tiny question, and say whether it works or what to do. It is asked beside Blender's own work"""

    bl_idname = "maquette.test_model"
    bl_label = "Test Connection"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    role: bpy.props.StringProperty(description="Empty: all that have a model", options=_HIDDEN)

    def execute(self, _: Context) -> Result:
        """Start the question."""
        played = [each["role"] for each in looked_up.overview["roles"] if each["model"]]
        asked = [role for role in played if self.role in ("", role)]
        if not asked:
            self.report({"ERROR"}, "No model is set for it. Choose a provider and name a model first.")
            return {"CANCELLED"}
        for role in asked:
            looked_up.test(role)
        return {"FINISHED"}


class MAQUETTE_OT_drop_test(bpy.types.Operator):
    """Wait no longer for the answer"""

    bl_idname = "maquette.drop_test"
    bl_label = "Stop Waiting"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    role: bpy.props.StringProperty(description="Empty: all", options=_HIDDEN)

    def execute(self, _: Context) -> Result:
        """Forget the question."""
        for role in ROLES:
            if self.role in ("", role):
                looked_up.drop_test(role)
        return {"FINISHED"}


class MAQUETTE_OT_look_again(bpy.types.Operator):
    """Read models.toml, the environment and the keyring anew, and look for servers on this machine"""

    bl_idname = "maquette.look_again"
    bl_label = "Refresh"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    def execute(self, _: Context) -> Result:
        """Begin to look."""
        looked_up.settings_changed()
        looked_up.look_again()
        looked_up.measure()
        return {"FINISHED"}


class MAQUETTE_OT_open_place(bpy.types.Operator):
    """Show the folder"""

    bl_idname = "maquette.open_place"
    bl_label = "Open the Folder"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    folder: bpy.props.StringProperty(options=_HIDDEN)

    def execute(self, _: Context) -> Result:
        """Leave it to the system."""
        folder = Path(self.folder)
        if not folder.is_dir():
            self.report({"INFO"}, "There is nothing yet.")
            return {"CANCELLED"}
        return bpy.ops.wm.path_open(filepath=str(folder))


class MAQUETTE_OT_clear_cache(bpy.types.Operator):
    """Delete what Maquette read of Blender's API, and the index of the search. Both are made again at need"""

    bl_idname = "maquette.clear_cache"
    bl_label = "Clear the Cache"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    def execute(self, _: Context) -> Result:
        """Delete, and say how much that was."""
        self.report({"INFO"}, f"{storage.said_size(looked_up.clear_cache())} freed.")
        return {"FINISHED"}


CLASSES = (
    MAQUETTE_OT_use_model,
    MAQUETTE_OT_test_model,
    MAQUETTE_OT_drop_test,
    MAQUETTE_OT_look_again,
    MAQUETTE_OT_open_place,
    MAQUETTE_OT_clear_cache,
)
