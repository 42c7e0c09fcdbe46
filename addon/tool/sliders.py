# SPDX-License-Identifier: GPL-3.0-or-later
"""A parameter of a script as a property that Blender can draw: slider, colour well, menu or checkbox."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import bpy

Parameter = Mapping[str, Any]


def properties(
    parameters: Sequence[Parameter], moved: Callable[[str, Any], None], options: set[str]
) -> dict[str, Any]:
    """The annotations of a class with all parameters; `moved` is told the name and the group of one that is."""
    return {each["name"]: _property(each, moved, options) for each in parameters}


def draw(
    layout: bpy.types.UILayout, values: bpy.types.PropertyGroup, parameters: Sequence[Parameter]
) -> Iterator[tuple[str, bpy.types.UILayout]]:
    """Draw the parameters in their groups; yields each group's name and the row of its heading."""
    for group, members in itertools.groupby(parameters, key=lambda each: each["group"]):
        column = layout.column(align=True)
        row = column.row()
        row.label(text=group or "Parameters")
        yield group, row
        for parameter in members:
            if hasattr(values, parameter["name"]):
                _draw_one(column, values, parameter)


def _draw_one(layout: bpy.types.UILayout, values: bpy.types.PropertyGroup, parameter: Parameter) -> None:
    if parameter["kind"] in {"colour", "choice"}:
        split = layout.split(factor=0.55)
        split.label(text=_title(parameter))
        split.prop(values, parameter["name"], text="")
    else:
        layout.prop(values, parameter["name"], slider=parameter["kind"] != "switch")


def _title(parameter: Parameter) -> str:
    meaning = parameter["meaning"]
    return meaning[:1].upper() + meaning[1:]


def _property(parameter: Parameter, moved: Callable[[str, Any], None], options: set[str]) -> Any:  # noqa: ANN401
    name, kind = parameter["name"], parameter["kind"]

    def update(group: bpy.types.PropertyGroup, _: bpy.types.Context) -> None:
        moved(name, group)

    told: dict[str, Any] = {
        "name": _title(parameter),
        "description": f"{name}, {parameter['domain']}",
        "options": options,
        "default": parameter["value"],
        "update": update,
    }
    match kind:
        case "switch":
            return bpy.props.BoolProperty(**told)
        case "count":
            return bpy.props.IntProperty(**told, min=int(parameter["low"]), max=int(parameter["high"]))
        case "choice":
            items = [(each, each.replace("_", " ").capitalize(), "") for each in parameter["choices"]]
            return bpy.props.EnumProperty(**told, items=items)
        case "colour":
            return bpy.props.FloatVectorProperty(**told, subtype="COLOR", size=4, min=0.0, max=1.0)
        case _:
            return _number(parameter, told)


def _number(parameter: Parameter, told: dict[str, Any]) -> Any:  # noqa: ANN401 (a deferred property)
    """A length is shown in the scene's units; of the rest, the unit is in the name."""
    span = parameter["high"] - parameter["low"]
    told |= {"min": parameter["low"], "max": parameter["high"]}
    told |= {"step": max(1, round(span)), "precision": 3 if span < 10 else 1}
    if parameter["unit"] == "m":
        return bpy.props.FloatProperty(**told, subtype="DISTANCE")
    if parameter["unit"]:
        told["name"] = f"{told['name']} ({parameter['unit']})"
    return bpy.props.FloatProperty(**told)
