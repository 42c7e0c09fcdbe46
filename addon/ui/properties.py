# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has typed and chosen in the panel. It is of the window, not of the file."""

from __future__ import annotations

import bpy

from .preferences import run_choices


class MaquettePlannedPart(bpy.types.PropertyGroup):
    """A part of the blueprint that is looked at."""

    was: bpy.props.StringProperty(options={"HIDDEN"})
    name: bpy.props.StringProperty(name="Name", description="What the part is called; empty: without it")
    size: bpy.props.FloatVectorProperty(
        name="Size",
        description="Of one piece: width, depth, height",
        size=3,
        min=0.0001,
        subtype="XYZ_LENGTH",
    )
    count: bpy.props.IntProperty(name="Number", description="How many pieces there are", min=1, max=500)


class MaquetteState(bpy.types.PropertyGroup):
    """What stands in the panel's fields."""

    prompt: bpy.props.StringProperty(
        name="Prompt",
        description="What to make, in plain words",
        options={"SKIP_SAVE", "TEXTEDIT_UPDATE"},
    )
    picture: bpy.props.StringProperty(
        name="Reference picture",
        description="A PNG, JPEG or WebP of what it should look like",
        subtype="FILE_PATH",
        options={"SKIP_SAVE"},
    )
    instruction: bpy.props.StringProperty(
        name="Instruction",
        description='What to change, in plain words. "This" means the selected part',
        options={"SKIP_SAVE", "TEXTEDIT_UPDATE"},
    )
    session: bpy.props.StringProperty(options={"SKIP_SAVE", "HIDDEN"})
    parts: bpy.props.CollectionProperty(type=MaquettePlannedPart, options={"SKIP_SAVE"})
    approves: bpy.props.BoolProperty(
        name="Show me the plan first",
        description="Stop after the blueprint, so that you can look at it and change it before it is built",
        options={"SKIP_SAVE"},
    )


def register() -> None:
    """Attach the state to the window manager."""
    bpy.utils.register_class(MaquettePlannedPart)
    bpy.utils.register_class(MaquetteState)
    bpy.types.WindowManager.maquette = bpy.props.PointerProperty(type=MaquetteState)
    bpy.context.window_manager.maquette.approves = run_choices().plan_first


def unregister() -> None:
    """Take it away."""
    del bpy.types.WindowManager.maquette
    bpy.utils.unregister_class(MaquetteState)
    bpy.utils.unregister_class(MaquettePlannedPart)
