# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences as they are drawn: a row of tabs, and the chosen one."""

from __future__ import annotations

from typing import Any

import bpy

from ...core import storage
from ...core.recipients import KINDS, recipients
from ...host import trial
from ..lines import draw_text
from . import models_tab
from .looked_up import looked_up

Context = bpy.types.Context
Layout = bpy.types.UILayout


def draw(preferences: Any, context: Context) -> None:  # noqa: ANN401 (MaquettePreferences)
    """The row and the tab."""
    column = preferences.layout.column()
    column.row().prop(preferences, "tab", expand=True)
    column.separator()
    _TABS[preferences.tab](column, context, preferences)


def _draw_runs(layout: Layout, context: Context, preferences: Any) -> None:  # noqa: ANN401
    layout.use_property_split = True
    layout.use_property_decorate = False
    for fields in (("rounds", "fan_out"), ("views", "resolution")):
        column = layout.column(align=True)
        for field in fields:
            column.prop(preferences, field)
    layout.prop(preferences, "plan_first")
    layout.separator()
    column = layout.column(align=True)
    column.prop(preferences, "isolation")
    column.prop(preferences, "time_limit")
    draw_text(layout, context, trial.described(), "LOCKED" if preferences.isolation else "UNLOCKED")
    layout.separator()
    layout.label(
        text="A run ends at the first of these that is reached, with what it has (0: no limit of this kind):"
    )
    limits = {each["name"]: each for each in looked_up.overview["limits"]}
    for fields in (("tokens_a_run", "money_a_run"), ("tokens_a_session", "money_a_session")):
        column = layout.column(align=True)
        for field in fields:
            _draw_limit(column, preferences, field, limits.get(field))


def _draw_limit(layout: Layout, preferences: Any, field: str, limit: dict | None) -> None:  # noqa: ANN401
    from ...core.model_origins import said_limit

    row = layout.row()
    row.prop(preferences, field)
    side = row.row()
    side.ui_units_x = 8
    side.label(text=said_limit(limit) if limit else "")


def _draw_storage(layout: Layout, _: Context, __: Any) -> None:  # noqa: ANN401
    if not looked_up.sizes and not looked_up.background.is_busy:
        looked_up.measure()
    for place in storage.kept():
        box = layout.box()
        row = box.row()
        size = looked_up.sizes.get(place.name)
        row.label(text=f"{place.name}: {storage.said_size(size) if size is not None else '...'}")
        row.label(text=place.purpose)
        if place.name == "Cache":
            row.operator("maquette.clear_cache", text="Clear", icon="TRASH")
        row = box.row()
        row.label(text=str(place.folder) + (f"  (${place.variable})" if storage.is_moved(place) else ""))
        row.operator("maquette.open_place", text="", icon="FILE_FOLDER").folder = str(place.folder)
    layout.label(
        text="$MAQUETTE_HOME and $MAQUETTE_CACHE move them, where they are set before Blender starts."
    )


def _draw_privacy(layout: Layout, context: Context, _: Any) -> None:  # noqa: ANN401
    found = recipients(looked_up.overview)
    if not found:
        draw_text(layout, context, "No model is set: nothing is sent anywhere.", "LOCKED")
    else:
        grid = layout.box().grid_flow(columns=len(KINDS) + 1, row_major=True, even_columns=False)
        for title in ("Provider", *KINDS):
            grid.label(text=title[0].upper() + title[1:])
        for each in found:
            where = "this machine" if each.is_here else each.host
            grid.label(text=f"{each.provider} ({where})", icon="HOME" if each.is_here else "URL")
            for kind in KINDS:
                grid.label(text="", icon="CHECKMARK" if kind in each.kinds else "BLANK1")
        for each in found:
            layout.label(text=f"{each.provider} plays {', '.join(each.roles)}.")
    layout.separator()
    for sentence, icon in _sentences():
        draw_text(layout, context, sentence, icon)


def _sentences() -> list[tuple[str, str]]:
    online = (
        "Blender is set to work online: the providers above are asked, and nobody else."
        if bpy.app.online_access
        else "Blender is set to work offline: only servers on this machine are asked. "
        "Change it under System, Network, Allow Online Access."
    )
    return [
        (online, "INTERNET" if bpy.app.online_access else "INTERNET_OFFLINE"),
        (
            "Pictures are your reference and Maquette's views of the asset, never the rest of your screen.",
            "IMAGE_DATA",
        ),
        (
            "A key goes to the host that gave it, in the request's header. It is in no file of Blender's or "
            "of Maquette's.",
            "LOCKED",
        ),
        ("There is no telemetry.", "CHECKMARK"),
    ]


_TABS = {"MODELS": models_tab.draw, "RUNS": _draw_runs, "STORAGE": _draw_storage, "PRIVACY": _draw_privacy}
