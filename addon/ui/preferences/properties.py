# SPDX-License-Identifier: GPL-3.0-or-later
"""The properties of the preferences. A key is none of them: Blender would write it into userpref.blend."""

from __future__ import annotations

from collections.abc import Iterator

import bpy

from ...core.trial import choose
from ...core.trial.settings import SECONDS
from . import chosen, defaults
from .looked_up import looked_up


def _changed(_: bpy.types.bpy_struct, __: bpy.types.Context) -> None:
    looked_up.settings_changed()


def _running_changed(_: bpy.types.bpy_struct, __: bpy.types.Context) -> None:
    choose(chosen.run_choices().of_scripts())


def _plan_first(preferences: bpy.types.bpy_struct, context: bpy.types.Context) -> None:
    context.window_manager.maquette.approves = preferences.plan_first


def _providers(_: bpy.types.bpy_struct, __: bpy.types.Context, typed: str) -> Iterator[str]:
    """Of the list, as they are searched."""
    return (each["name"] for each in looked_up.providers if typed.lower() in each["name"].lower())


def _models(choice: bpy.types.bpy_struct, _: bpy.types.Context, typed: str) -> Iterator[str]:
    """What the provider's server on this machine lists; any other name may be typed."""
    listed = (each["models"] for each in looked_up.servers if each["provider"] == choice.provider)
    return (model for models in listed for model in models if typed.lower() in model.lower())


class MaquetteRole(bpy.types.PropertyGroup):
    """Who plays a role."""

    provider: bpy.props.StringProperty(
        name="Provider",
        description="Whose model it is: one of the providers below",
        search=_providers,
        update=_changed,
    )
    model: bpy.props.StringProperty(
        name="Model",
        description="Its name, as the provider writes it",
        search=_models,
        search_options={"SUGGESTION"},
        update=_changed,
    )
    has_temperature: bpy.props.BoolProperty(
        name="Temperature", description="Set it; else it is as the provider has it", update=_changed
    )
    temperature: bpy.props.FloatProperty(
        name="Temperature",
        description="How freely the model answers",
        default=0.3,
        min=0.0,
        max=2.0,
        precision=2,
        update=_changed,
    )
    max_tokens: bpy.props.IntProperty(
        name="Tokens",
        description="The most that one reply may take. 0: as the provider has it",
        min=0,
        step=1000,
        update=_changed,
    )


class MaquetteProvider(bpy.types.PropertyGroup):
    """A provider of the artist's own, or another address of one that Maquette knows. `name` is its own."""

    base_url: bpy.props.StringProperty(name="Address")
    kind: bpy.props.StringProperty(name="Protocol")
    key_env: bpy.props.StringProperty(name="Variable of its key")


def _role() -> object:
    return bpy.props.PointerProperty(type=MaquetteRole)


def _cap(name: str, description: str) -> object:
    return bpy.props.IntProperty(
        name=name,
        description=f"{description}. 0: none, or as models.toml says",
        min=0,
        step=1000,
        update=_changed,
    )


def _money(name: str, description: str) -> object:
    return bpy.props.FloatProperty(
        name=name,
        description=f"{description}, in US dollars. 0: none, or as models.toml says",
        min=0.0,
        precision=2,
        update=_changed,
    )


class MaquettePreferences(bpy.types.AddonPreferences):
    """What the artist sets once."""

    bl_idname = chosen.PACKAGE

    tab: bpy.props.EnumProperty(
        items=(
            ("MODELS", "Models", "Who plans, writes, looks and mends"),
            ("RUNS", "Runs", "How much a run does, and what it may take"),
            ("STORAGE", "Storage", "What is kept on this machine"),
            ("PRIVACY", "Privacy", "What is sent to whom"),
        )
    )
    shows_roles: bpy.props.BoolProperty(name="A model for each role")
    role_default: _role()
    role_planner: _role()
    role_coder: _role()
    role_critic: _role()
    role_verifier: _role()
    role_librarian: _role()
    role_embedder: _role()
    role_image: _role()
    providers: bpy.props.CollectionProperty(type=MaquetteProvider)

    rounds: bpy.props.IntProperty(
        name="Rounds",
        description="How often the team of models looks at an asset and improves it",
        default=defaults.ROUNDS,
        min=0,
        max=10,
    )
    fan_out: bpy.props.IntProperty(
        name="Parts at a Time",
        description="How many parts the team writes at a time",
        default=defaults.FAN_OUT,
        min=1,
        max=32,
    )
    views: bpy.props.IntProperty(
        name="Views",
        description="From how many sides the team sees an asset. More of them take more tokens",
        default=defaults.VIEWS,
        min=1,
        max=10,
    )
    resolution: bpy.props.IntProperty(
        name="Resolution",
        description="How large each of these views is. Larger ones take more tokens",
        default=defaults.RESOLUTION,
        min=64,
        max=2048,
        subtype="PIXEL",
    )
    plan_first: bpy.props.BoolProperty(
        name="Show Me the Plan First",
        description="Stop after the blueprint, so that you can look at it and change it before it is built",
        update=_plan_first,
    )
    isolation: bpy.props.BoolProperty(
        name="Try Scripts First",
        description="Run what a model or you have written in a background Blender before it sees your scene",
        default=True,
        update=_running_changed,
    )
    time_limit: bpy.props.IntProperty(
        name="Time Limit",
        description="How long a script may run before it is stopped, in seconds",
        default=int(SECONDS),
        min=1,
        max=86400,
        update=_running_changed,
    )
    tokens_a_run: _cap("Tokens a Run", "A run ends with what it has once it took so many")
    tokens_a_session: _cap("Tokens an Asset", "No run begins once all runs of the asset took so many")
    money_a_run: _money("Money a Run", "A run ends with what it has once it took so much")
    money_a_session: _money("Money an Asset", "No run begins once all runs of the asset took so much")

    def role(self, name: str) -> MaquetteRole:
        """What was chosen for a role."""
        return getattr(self, f"role_{name}")

    def draw(self, context: bpy.types.Context) -> None:
        """The chosen tab."""
        from . import drawing

        drawing.draw(self, context)


CLASSES = (MaquetteRole, MaquetteProvider, MaquettePreferences)
