# SPDX-License-Identifier: GPL-3.0-or-later
"""The tab "Models": who plays which role, the servers on this machine, and providers with their keys."""

from __future__ import annotations

from typing import Any

import bpy

from ...core.model_origins import is_from_elsewhere, said_default, said_key, said_role
from ...core.model_tables import ROLES, missing, wants_key
from ...core.provider_keys import account_of
from ..lines import draw_text
from .chosen import role_choice
from .looked_up import looked_up

Context = bpy.types.Context
Layout = bpy.types.UILayout

_LISTED = 4  # models of a server


def draw(layout: Layout, context: Context, preferences: Any) -> None:  # noqa: ANN401 (MaquettePreferences)
    """All of it."""
    if looked_up.is_new:
        looked_up.look_again()
    found = looked_up.overview
    if looked_up.problem:
        draw_text(layout, context, looked_up.problem, "ERROR")
    if not bpy.app.online_access:
        words = "Blender is set to work offline (System, Network): only servers on this machine are asked."
        draw_text(layout, context, words, "INTERNET_OFFLINE")
    _draw_default(layout, context, preferences, found)
    _draw_roles(layout, context, preferences, found)
    _draw_servers(layout, preferences)
    _draw_providers(layout, context, preferences)


def _draw_default(layout: Layout, context: Context, preferences: Any, found: dict) -> None:  # noqa: ANN401
    box = layout.box()
    row = box.row()
    row.label(text="Model for All Roles")
    row.operator("maquette.look_again", text="", icon="FILE_REFRESH", emboss=False)
    role = preferences.role("default")
    row = box.row(align=True)
    _draw_choice(row, role)
    _draw_test(row, "")
    _draw_missing(box, context, role)
    said = said_default(found) if found["roles"] else ""
    if said:
        draw_text(box, context, said, "INFO")
    for each in found["roles"]:
        _draw_answer(box, context, each["role"], each["role"].capitalize() + ": ")


def _draw_choice(row: Layout, role: Any, played: dict | None = None) -> None:  # noqa: ANN401 (MaquetteRole)
    provider, model = (played["provider"], played["model"]) if played else ("", "")
    row.prop(role, "provider", text="", placeholder=provider or "provider")
    row.prop(role, "model", text="", placeholder=model or "model")


def _draw_test(row: Layout, role: str) -> None:
    """A button that asks, or that stops waiting; an empty role stands for all."""
    waits = [looked_up.test_seconds(each) for each in ROLES if role in ("", each)]
    longest = max((each for each in waits if each is not None), default=None)
    if longest is None:
        text = "" if role else "Test Connection"
        row.operator("maquette.test_model", text=text, icon="PLUGIN").role = role
    else:
        row.operator("maquette.drop_test", text=f"Asking, {longest:.0f} s", icon="CANCEL").role = role


def _draw_missing(layout: Layout, context: Context, role: Any) -> None:  # noqa: ANN401
    known = {each["name"] for each in looked_up.providers}
    words = missing(role_choice(role), known) if known else ""
    if words:
        draw_text(layout, context, words, "ERROR")


def _draw_answer(layout: Layout, context: Context, role: str, before: str = "") -> None:
    answer = looked_up.tests.get(role)
    if answer is not None:
        draw_text(layout, context, before + answer["text"], "CHECKMARK" if answer["ok"] else "ERROR")


def _draw_roles(layout: Layout, context: Context, preferences: Any, found: dict) -> None:  # noqa: ANN401
    box = layout.box()
    is_open = preferences.shows_roles
    row = box.row()
    row.alignment = "LEFT"
    row.prop(preferences, "shows_roles", icon="DOWNARROW_HLT" if is_open else "RIGHTARROW", emboss=False)
    if not is_open:
        return
    played = {each["role"]: each for each in found["roles"]}
    for name in ROLES:
        _draw_role(box, context, name, preferences.role(name), played.get(name))


def _draw_role(layout: Layout, context: Context, name: str, role: Any, played: dict | None) -> None:  # noqa: ANN401
    """A role's line. Who plays it where the line leaves that open stands in its fields, in grey."""
    row = _beside(layout, "All" if name == "default" else name.capitalize()).row(align=True)
    if name == "default":
        row.label(text="as above")
    else:
        _draw_choice(row, role, played)
    row.prop(role, "has_temperature", text="")
    field = row.row(align=True)
    field.enabled = role.has_temperature
    field.prop(role, "temperature", text="Temp.")
    row.prop(role, "max_tokens", text="Tokens")
    if name == "default":
        row.label(text="", icon="BLANK1")
        return
    _draw_test(row, name)
    words = missing(role_choice(role), {each["name"] for each in looked_up.providers})
    if words and played:
        _beside(layout, "").label(text=words, icon="ERROR")
    if played and is_from_elsewhere(played):
        _beside(layout, "").label(text=f"{said_role(played)}.", icon="INFO")


def _beside(layout: Layout, title: str) -> Layout:
    """What is right of a title."""
    split = layout.split(factor=0.12)
    split.label(text=title)
    return split


def _draw_servers(layout: Layout, preferences: Any) -> None:  # noqa: ANN401
    if not looked_up.servers:
        return
    box = layout.box()
    box.label(text="On This Machine")
    chosen = preferences.role("default")
    for server in looked_up.servers:
        column = box.column(align=True)
        for model in server["models"][:_LISTED]:
            is_chosen = (chosen.provider, chosen.model) == (server["provider"], model)
            text = f"Use {_title(server['provider'])}: {model}"
            button = column.operator("maquette.use_model", text=text, depress=is_chosen)
            button.provider, button.model = server["provider"], model
        more = len(server["models"]) - _LISTED
        if more > 0:
            column.label(text=f"and {more} more, which the field above lists")
        if not server["models"]:
            column.label(
                text=f"{_title(server['provider'])} runs at {server['base_url']}, and has no model yet."
            )


def _title(provider: str) -> str:
    return {"ollama": "Ollama", "lmstudio": "LM Studio", "llamacpp": "llama.cpp", "vllm": "vLLM"}.get(
        provider, provider
    )


def _draw_providers(layout: Layout, context: Context, preferences: Any) -> None:  # noqa: ANN401
    box = layout.box()
    row = box.row()
    row.label(text="Providers and Keys")
    row.operator("maquette.describe_provider", text="Add a Server", icon="ADD").provider = ""
    column = box.column(align=True)
    for provider in looked_up.providers:
        _draw_provider(column, preferences, provider)
    trouble = looked_up.keys.trouble
    if looked_up.said_of_key:
        draw_text(box, context, looked_up.said_of_key, "INFO")
    elif trouble:
        words = (
            f"Typed keys are kept until Blender is closed: {trouble}. Set the variable to keep one for good."
        )
        draw_text(box, context, words, "INFO")


def _draw_provider(layout: Layout, preferences: Any, provider: dict) -> None:  # noqa: ANN401
    name, source = provider["name"], looked_up.keys.source(account_of(provider["base_url"]))
    split = layout.split(factor=0.16)
    split.label(text=name, icon="LAYER_ACTIVE" if provider["used"] else "LAYER_USED")
    split = split.split(factor=0.52)
    split.label(text=provider["base_url"])
    row = split.row(align=True)
    row.label(text=said_key(provider, source))
    if wants_key(provider):
        row.operator("maquette.keep_key", text="Key").provider = name
    if source:
        row.operator("maquette.forget_key", text="", icon="X").provider = name
    if not provider["from"]["base_url"].startswith("environment:"):
        row.operator("maquette.describe_provider", text="", icon="GREASEPENCIL").provider = name
    if preferences.providers.get(name) is not None:
        row.operator("maquette.drop_provider", text="", icon="LOOP_BACK").provider = name
