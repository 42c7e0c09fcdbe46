# SPDX-License-Identifier: GPL-3.0-or-later
"""Attributes that nothing has in this Blender."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from typing import Any

from ..api import Api
from ..drift import Drift
from ..members import Found
from ..nearest import is_slip, nearest, suggestion
from ..state import State
from ..templates import mend_attribute, what_follows
from ..values import Instance, Items, Module, ModuleClass, Socket, Struct, Value

Reader = Any

_TOO_WIDE = {"ID", "bpy_struct", "PropertyGroup", None}
_IN_PYTHON = ("bpy.utils", "bpy.path", "bpy_extras", "gpu_extras", "rna_prop_ui")


def missing_attribute(
    reader: Reader, node: ast.Attribute, found: Found, state: State, use: str, whole: ast.AST | None
) -> Drift | None:
    """An attribute that none of the things has that it may be asked of; gives the row that tells of it."""
    api: Api = reader.api
    if any(isinstance(each, Module) for each in found.missing):
        _missing_in_module(reader, node, found.missing, state, use, whole)
        return None
    owners = [owner for value in found.missing for owner in _types(api, value)]
    then = what_follows(reader, node)
    row = _row(reader, found.missing, owners, node.attr, then) or _setting_row(reader, found.missing, node)
    if not reader.report.is_on:
        return row
    near = nearest(node.attr, _candidates(api, found.missing))
    mending = mend_attribute(reader, row, node, use, whole) if row is not None else None
    is_known = row is not None and row.of not in api.types
    if found.is_open and not is_known and (row is None or node.attr in api.every_name):
        return None
    if row is None and not near and _may_be_an_addons(reader, found):
        return None
    title = _title(found.missing[0])
    if len(found.missing) > 1:
        title = row.of if row is not None else "Nothing that this may be"
    reader.report.add(
        node,
        "attribute",
        f"{title} has no {node.attr!r} in {api.title}" + (f": {row.reason}" if row else suggestion(near)),
        state,
        subject=node.attr,
        error="AttributeError",
        replacement=mending.replacement if mending else None,
        certain=_is_certain(reader, found, row, node.attr, near, use),
        edits=mending.edits if mending else (),
        at=reader.report.attribute_start(node),
        row=row,
    )
    return row


def _is_certain(
    reader: Reader, found: Found, row: Drift | None, name: str, near: list[str], use: str
) -> bool:
    """Whether it surely fails. Add-ons register properties to some types, and a script may count on one."""
    if found.is_open and row is not None and row.of in reader.api.types:
        return _is_foreign(reader, name)
    if row is None and any(isinstance(each, Struct) and each.type == "Context" for each in found.missing):
        return False  # areas and panels add members of their own
    if use == "set" and reader.api.version < (5, 0) and _are_groups(reader, found):
        return False  # until Blender 5.0 a property group took any name, to no effect
    if row is not None:
        return True
    names = [value.type for value in found.missing if isinstance(value, Struct | Items) and value.type]
    if not any(reader.api.takes_properties(each) for each in names):
        return True
    is_slip_of_name = bool(near) and is_slip(name, near[0])
    return reader.script.is_closed and (is_slip_of_name or _is_a_siblings(reader.api, names, name))


def _is_a_siblings(api: Api, types: list[str], name: str) -> bool:
    """Whether another type of the same family has it: a point light has no size, an area light has."""
    bases = [api.types[each]["base"] for each in types if each in api.types]
    return bool(bases) and all(each not in _TOO_WIDE and name in api.names(each) for each in bases)


def _may_be_an_addons(reader: Reader, found: Found) -> bool:
    """Whether another file may have registered it: the script imports more than Python's and Blender's own."""
    names = [value.type for value in found.missing if isinstance(value, Struct | Items) and value.type]
    takes = any(name == "Context" or reader.api.takes_properties(name) for name in names)
    return takes and not reader.script.is_closed


def _are_groups(reader: Reader, found: Found) -> bool:
    """Whether these are property groups, which are made in Python."""
    return all(
        isinstance(each, Struct) and reader.api.is_a(each.type, "PropertyGroup") for each in found.missing
    )


def _row(reader: Reader, missing: list[Value], owners: list[str], name: str, then: str) -> Drift | None:
    row = reader.knowledge.find("property", owners, name, then=then)
    if row is not None:
        return row
    for value in missing:
        if isinstance(value, Struct):
            row = reader.knowledge.find("property", reader.api.below(value.type), name, then=then)
            if row is not None:
                return row
    return None


def _setting_row(reader: Reader, missing: list[Value], node: ast.Attribute) -> Drift | None:
    """A node's setting that became a socket, as a row that says how to set that."""
    value = missing[0]
    if len(missing) > 1 or not isinstance(value, Struct) or value.type not in reader.api.nodes:
        return None
    row = reader.knowledge.find("setting", [value.type], node.attr)
    if row is None or row.instead is None:
        return None
    name, _, index = row.instead.partition("[")
    sockets = [each for each in reader.api.nodes[value.type]["inputs"] if each["name"] == name]
    if not sockets:
        return None
    place = f'$of.inputs["{name}"].default_value' + (f"[{index}" if index else "")
    values = {**items_by_letters(sockets[0].get("items") or []), **row.values}
    return replace(
        row, get=place, set=f"{place} = {row.value or '$value'}", values=values, instead=None, value=None
    )


def items_by_letters(items: list[str]) -> dict[str, str]:
    """Menu items by the identifiers that they had: "Single Axis" for SINGLE_AXIS."""
    return {re.sub(r"\W+", "_", item).upper(): item for item in items}


def _types(api: Api, value: Value) -> list[str]:
    """The types that rows may tell of, the nearest first."""
    if isinstance(value, Struct):
        return list(api.line(value.type)) or [value.type]
    if isinstance(value, Items):
        return [each for each in (value.type, "bpy_prop_collection") if each]
    if isinstance(value, Socket):
        return [*value.types, "NodeSocket"]
    if isinstance(value, Instance | ModuleClass):
        return [value.path]
    return []


def _candidates(api: Api, missing: list[Value]) -> set[str]:
    names: set[str] = set()
    for value in missing:
        if isinstance(value, Struct):
            names |= api.names(value.type)
            if value.type == "Context":
                names.update(api.reference["context"])
        elif isinstance(value, Items):
            names |= api.names("bpy_prop_collection") | (api.names(value.type) if value.type else frozenset())
        elif isinstance(value, Socket):
            names = names.union(*(api.names(each) for each in value.types))
        elif isinstance(value, Instance | ModuleClass):
            record = api.module_type(value.path) or {"functions": {}, "attributes": {}}
            names.update(record["functions"], record["attributes"])
    return names


def _title(value: Value) -> str:
    if isinstance(value, Items):
        return value.type or f"The collection {value.name!r}"
    if isinstance(value, Socket):
        return value.types[0] if len(value.types) == 1 else "A socket"
    return getattr(value, "type", None) or getattr(value, "path", "It")


def attribute_of_anything(
    reader: Reader, node: ast.Attribute, state: State, use: str, whole: ast.AST | None
) -> None:
    """An attribute of who knows what, whose name nothing has any more in this Blender but a row tells of."""
    then = what_follows(reader, node)
    rows = [row for row in reader.knowledge.named("property", node.attr) if row.then in {"", then}]
    rows = [row for row in rows if row.then == then] or rows
    if not rows or node.attr in reader.api.every_name:
        return
    mendings = [mend_attribute(reader, row, node, use, whole) for row in rows]
    told = {(each.replacement, each.edits) if each else None for each in mendings}
    mending = mendings[0] if len(told) == 1 else None
    reader.report.add(
        node,
        "attribute",
        f"{rows[0].of} has no {node.attr!r} in {reader.api.title}: {rows[0].reason}",
        state,
        subject=node.attr,
        error="AttributeError",
        replacement=mending.replacement if mending else None,
        certain=_is_foreign(reader, node.attr),
        edits=mending.edits if mending else (),
        at=reader.report.attribute_start(node),
        row=rows[0],
    )


def _is_foreign(reader: Reader, name: str) -> bool:
    """Whether a name can only be Blender's: it is long enough, and neither the script nor an import has it."""
    script = reader.script
    return "_" in name and len(name) > 7 and script.is_closed and name not in script.own_words


def _missing_in_module(
    reader: Reader, node: ast.Attribute, missing: list[Value], state: State, use: str, whole: ast.AST | None
) -> None:
    if not reader.report.is_on:
        return
    api: Api = reader.api
    module = next(each for each in missing if isinstance(each, Module)).path
    kind = "type" if module == "bpy.types" else "function"
    row = reader.knowledge.find(kind, ["" if kind == "type" else module], node.attr)
    if module == "bpy.types":
        names: set[str] = set(api.type_names)
    else:
        record = api.modules.get(module, {"functions": {}, "types": {}, "attributes": {}})
        names = {*record["functions"], *record["types"], *record["attributes"]}
        names |= {path.rpartition(".")[2] for path in api.modules if path.rpartition(".")[0] == module}
    near = nearest(node.attr, names)
    mending = mend_attribute(reader, row, node, use, whole) if row is not None else None
    if row is None and module.startswith(_IN_PYTHON) and not (near and is_slip(node.attr, near[0])):
        return  # a module in Python has more than it offers
    # Classes of add-ons stand in bpy.types as well.
    is_sure = reader.script.is_closed and bool(near) and is_slip(node.attr, near[0])
    certain = row is not None or (is_sure and not module.startswith(_IN_PYTHON))
    reader.report.add(
        node,
        "module" if kind == "function" else "type",
        f"{module} has no {node.attr!r} in {api.title}" + (f": {row.reason}" if row else suggestion(near)),
        state,
        subject=node.attr,
        error="AttributeError",
        replacement=mending.replacement if mending else None,
        certain=certain,
        edits=mending.edits if mending else (),
        at=reader.report.attribute_start(node),
        row=row,
    )
