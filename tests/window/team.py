# SPDX-License-Identifier: GPL-3.0-or-later
"""A team of models in the sidebar: a blueprint that is looked at, changed and built; an edit, and a refusal."""

import os
import sys
from pathlib import Path

import bpy

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1])]

from driven import asset, call, check, drive, idle, service, shot, state, told, versions  # noqa: E402
from support.provider import Provider  # noqa: E402

from addon.ui import assets, planning  # noqa: E402

PROVIDER = Provider()
PROVIDER.delay = 0.4


def day():
    os.environ.update(PROVIDER.environment)
    bpy.data.objects.remove(bpy.data.objects["Cube"])
    yield from planning_first()
    yield from editing_the_plan()
    yield from building()
    yield from refusing()


def planning_first():
    state().prompt = "an old brass lantern with glass panes and a lit candle inside"
    state().approves = True
    call(bpy.ops.maquette.create)
    yield 0.4
    check("while the planner thinks, its words can be read", service.is_busy)
    shot("planning")
    yield from idle()
    yield 1.0
    names = [row.name for row in state().parts]
    check(
        "the blueprint is there to be looked at",
        names == [part["name"] for part in PROVIDER.blueprint["parts"]],
    )
    check("and nothing was built", not assets.all_assets() and PROVIDER.roles() == ["planner"])
    shot("plan")


def editing_the_plan():
    row = next(row for row in state().parts if row.count == 4)
    before, row.count = row.count, 3
    call(bpy.ops.maquette.redraw_plan)
    yield 0.5
    part = next(part for part in planning.planning.plan.blueprint["parts"] if part["name"] == row.name)
    check("a part's number can be changed in the plan", (before, len(part["boxes"])) == (4, 3))
    row = next(each for each in state().parts if each.name == row.name)
    row.count = 4
    call(bpy.ops.maquette.redraw_plan)
    yield 0.5


def building():
    call(bpy.ops.maquette.build_plan)
    yield 1.0
    check("the parts are being written", service.is_busy)
    shot("building")
    yield from idle()
    call(bpy.ops.maquette.frame)
    yield 1.0
    check("the asset is built to the plan", service.last.done["reason"] == "done" and asset())
    check("no second plan was asked for", PROVIDER.roles().count("planner") == 1)
    functions = {tool["function"]["name"] for each in PROVIDER.asked for tool in each.body.get("tools", [])}
    check("planner and coders can look things up", {"search_docs", "read_passage"} <= functions)
    shot("built")


def refusing():
    before, script = versions(), asset().script
    PROVIDER.fault = lambda request: (401, '{"error": {"message": "Incorrect API key provided"}}')
    state().instruction = "make it green"
    call(bpy.ops.maquette.refine)
    yield from idle()
    yield 0.5
    check("a provider's refusal is told", "key" in service.last.done["message"].lower())
    check("and leaves the asset", versions() == before and asset().script == script)
    check(
        "the chat keeps the request, and the answer",
        "make it green" in told() and "refused the key" in told(),
    )
    shot("refused")


drive(day)
