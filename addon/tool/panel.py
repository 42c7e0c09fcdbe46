# SPDX-License-Identifier: GPL-3.0-or-later
"""The tool in Blender: an entry of the Add menu, and its sliders in the Item tab of what it made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import bpy

from . import building, sliders

_WAIT = 0.05  # seconds that a slider may go on moving before the script runs


class Tool:
    """The classes of one tool; `told` is its tool.json, and its id the name of what is its own in Blender."""

    def __init__(self, told: dict[str, Any], script: str) -> None:
        self.tag, self.name, self.parameters = told["id"], told["name"], told["parameters"]
        self.stamp = f"{self.tag}_instance"
        self.script = script
        self._moved: dict[str, bpy.types.Object] = {}  # topmost objects by instance, whose sliders moved
        self._classes = (self._values(), self._operator(), self._panel())
        self._entry = self._menu_entry()

    def register(self) -> None:
        """Show it."""
        for each in self._classes:
            bpy.utils.register_class(each)
        setattr(bpy.types.Object, self.tag, bpy.props.PointerProperty(type=self._classes[0]))
        bpy.types.VIEW3D_MT_add.append(self._entry)

    def unregister(self) -> None:
        """Take it away."""
        if bpy.app.timers.is_registered(self._rebuild):
            bpy.app.timers.unregister(self._rebuild)
        bpy.types.VIEW3D_MT_add.remove(self._entry)
        delattr(bpy.types.Object, self.tag)
        for each in reversed(self._classes):
            bpy.utils.unregister_class(each)

    def add(self, context: bpy.types.Context) -> bpy.types.Object:
        """Another instance, at the 3D cursor."""
        top = building.build(self.script, self.stamp)
        top.location = context.scene.cursor.location
        for item in context.selected_objects:
            item.select_set(False)
        _select(top)
        return top

    def renew(self, top: bpy.types.Object) -> bpy.types.Object:
        """Build an instance again with the values of its sliders."""
        values = {
            each["name"]: _plain(getattr(getattr(top, self.tag), each["name"])) for each in self.parameters
        }
        was_active = bpy.context.view_layer.objects.active == top
        new = building.build(
            building.with_values(self.script, self.parameters, values), self.stamp, top[self.stamp]
        )
        for name, value in values.items():
            setattr(getattr(new, self.tag), name, value)
        self._moved.clear()  # setting them was no move of the user's
        if was_active:
            _select(new)
        return new

    def _note(self, _: str, values: bpy.types.PropertyGroup) -> None:
        top = values.id_data
        self._moved[top[self.stamp]] = top
        if not bpy.app.timers.is_registered(self._rebuild):
            bpy.app.timers.register(self._rebuild, first_interval=_WAIT)

    def _rebuild(self) -> None:
        moved, self._moved = list(self._moved.values()), {}
        for top in moved:
            self.renew(top)

    def _menu_entry(self) -> Callable[[bpy.types.Menu, bpy.types.Context], None]:
        """A plain function: Blender notes on it which add-on it is of, which it cannot on a method."""

        def draw(menu: bpy.types.Menu, _: bpy.types.Context) -> None:
            menu.layout.operator(f"{self.tag}.add", icon="OPTIONS")

        return draw

    def _values(self) -> type:
        annotations = sliders.properties(self.parameters, self._note, set())
        bases = (bpy.types.PropertyGroup,)
        return type(f"{self.tag.upper()}_PG_values", bases, {"__annotations__": annotations})

    def _operator(self) -> type:
        def execute(_: bpy.types.Operator, context: bpy.types.Context) -> set[str]:
            self.add(context)
            return {"FINISHED"}

        told = {
            "bl_idname": f"{self.tag}.add",
            "bl_label": self.name,
            "bl_description": f"Add {self.name.lower()} with sliders of its own",
            "bl_options": {"REGISTER", "UNDO"},
            "execute": execute,
        }
        return type(f"{self.tag.upper()}_OT_add", (bpy.types.Operator,), told)

    def _panel(self) -> type:
        def poll(_: type, context: bpy.types.Context) -> bool:
            return building.instance_of(context.active_object, self.stamp) is not None

        def draw(panel: bpy.types.Panel, context: bpy.types.Context) -> None:
            top = building.instance_of(context.active_object, self.stamp)
            if top is not None:
                for _ in sliders.draw(panel.layout, getattr(top, self.tag), self.parameters):
                    pass

        told = {
            "bl_label": self.name,
            "bl_space_type": "VIEW_3D",
            "bl_region_type": "UI",
            "bl_category": "Item",
            "poll": classmethod(poll),
            "draw": draw,
        }
        return type(f"{self.tag.upper()}_PT_sliders", (bpy.types.Panel,), told)


def _select(top: bpy.types.Object) -> None:
    bpy.context.view_layer.objects.active = top
    top.select_set(True)


def _plain(value: Any) -> Any:  # noqa: ANN401 (a property's value)
    """A value that outlives the object that it was read from."""
    return tuple(value) if isinstance(value, bpy.types.bpy_prop_array) else value
