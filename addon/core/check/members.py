# SPDX-License-Identifier: GPL-3.0-or-later
"""What values have: their attributes and their items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from . import bmesh_types, constants, kinds, sockets
from .api import Api, Member, Record
from .drift import Drift
from .state import State
from .values import (
    ANYTHING,
    NOTHING,
    Builtin,
    Class,
    Constant,
    Cut,
    Function,
    Instance,
    Items,
    Lost,
    Mapping,
    Method,
    Module,
    ModuleClass,
    Operator,
    Operators,
    Own,
    Row,
    Self,
    Sequence,
    Setting,
    Socket,
    Struct,
    Value,
    Values,
    constant,
    element,
    join,
    only,
    single,
)

Reader = Any

_BPY = {
    "context": Struct("Context"),
    "data": Struct("BlendData"),
    "ops": Operators(),
    "types": Module("bpy.types"),
    "props": Module("bpy.props"),
    "utils": Module("bpy.utils"),
    "path": Module("bpy.path"),
    "app": Module("bpy.app"),
    "msgbus": Module("bpy.msgbus"),
}
_OPERATOR_CLASS = ("_OT_", "_MT_", "_PT_", "_HT_", "_UL_", "_GT_", "_GGT_", "_AST_", "_FH_", "_TM_")


@dataclass
class Found:
    """What an attribute may be, and of which values it is not one."""

    values: Values
    missing: list[Value] = field(default_factory=list)
    is_open: bool = False
    """Whether a value it is missing from may be of a type that this Blender does not come with."""


def read(reader: Reader, owners: Values, name: str, state: State, then: str = "") -> Found:
    """An attribute of what may be any of several values. It is missing only if none of them has it.

    `then` is what follows: of Blender's helpers in Python, some attributes are there but no longer have that.
    """
    if owners is None:
        return Found(ANYTHING)
    found: list[Values] = []
    missing: list[Value] = []
    for owner in owners:
        values = _MISSING if _lacks(reader, owner, name, then) else _read(reader, owner, name)
        if values is _MISSING:
            missing.append(owner)
        else:
            found.append(values)  # type: ignore[arg-type]
    if found or not missing:
        return Found(join(*found))
    missing.sort(key=repr)
    is_open = any(isinstance(each, Struct) and reader.api.is_open(each.type) for each in missing)
    return Found(ANYTHING, missing, is_open)


def after_repair(reader: Reader, found: Found, row: Drift | None, state: State) -> Values:
    """What the attribute will be once it is repaired, so that what follows can be looked at already."""
    if row is None:
        return ANYTHING
    if row.then:
        return only(Lost(row.gives))
    if row.gives:
        return only(Struct(row.gives))
    if row.instead and row.instead.isidentifier() and row.get is None:
        return read(reader, frozenset(found.missing), row.instead, state).values
    return ANYTHING


_MISSING: Any = object()


def _lacks(reader: Reader, owner: Value, name: str, then: str) -> bool:
    if not isinstance(owner, Struct) or owner.type in reader.api.types:
        return False
    row = reader.knowledge.find("property", [owner.type], name, then=then)
    return row is not None and (not row.then or row.then == then)


def _read(reader: Reader, owner: Value, name: str) -> Any:  # noqa: ANN401 (Values, or _MISSING)
    if name.startswith("__"):
        return ANYTHING
    handler = _HANDLERS.get(type(owner))
    return handler(reader, owner, name) if handler is not None else ANYTHING


def _of_struct(reader: Reader, owner: Struct, name: str) -> Any:  # noqa: ANN401
    api: Api = reader.api
    if owner.type == "Context":
        record = api.reference["context"].get(name)
        if record is not None:
            return property_value(reader, owner, Member("Context", name, "property", record))
    members = api.members(owner.type, name)
    if members:
        return join(*(_of_member(reader, owner, member) for member in members))
    if owner.type not in api.types:
        return kinds.helper_attribute(owner.type, name)
    known = (*api.line(owner.type), *api.below(owner.type))
    if name.startswith("_") or reader.script.registers(known, name):
        return ANYTHING
    return _MISSING


def _of_member(reader: Reader, owner: Struct, member: Member) -> Values:
    if member.kind == "property":
        return property_value(reader, owner, member)
    if member.kind == "python" and "arguments" not in member.record:
        if member.name == "original":
            return only(owner)
        return kinds.helper_attribute(member.of, member.name)
    return only(Method(owner, member.of, member.name))


def property_value(reader: Reader, owner: Struct, member: Member) -> Values:
    """What an RNA property of a struct holds."""
    record = member.record
    kind = record["kind"]
    if kind == "POINTER":
        return pointer(reader, owner, member)
    if kind == "COLLECTION":
        if member.of == "Context":
            return only(Sequence(only(Struct(record["of"])))) if record["of"] else ANYTHING
        return only(Items(record["of"], record.get("collection_type"), owner, member.name))
    return only(Setting(member.of, member.name))


def pointer(reader: Reader, owner: Struct, member: Member) -> Values:
    """The struct that a pointer leads to."""
    of = member.record["of"]
    if of is None or (member.of, member.name) in kinds.MISTOLD:
        return ANYTHING
    special = kinds.pointer(reader.api, owner, member.name)
    return special if special is not None else only(Struct(of))


_ADDING = {"add", "remove", "move", "clear"}


def _of_items(reader: Reader, owner: Items, name: str) -> Any:  # noqa: ANN401
    for each in _collections(reader, owner):
        member = reader.api.member(each, name) if each in reader.api.types else None
        if member is None:
            continue
        if member.kind == "property" and member.record["kind"] == "POINTER":
            return only(Struct(member.record["of"]))
        if member.kind == "property":
            return ANYTHING
        if member.kind == "function" or "arguments" in member.record:
            return only(Method(owner, member.of, member.name))
        return ANYTHING
    if name in _ADDING and _is_of_groups(reader, owner):
        return ANYTHING
    known = tuple(each for each in _collections(reader, owner) if each)
    if name.startswith("_") or reader.script.registers(known, name):
        return ANYTHING
    return _MISSING


def _is_of_groups(reader: Reader, owner: Items) -> bool:
    return owner.type is None and reader.api.is_a(owner.of or "", "PropertyGroup")


def _collections(reader: Reader, owner: Items) -> tuple[str | None, ...]:
    """The types that a collection has its methods from; one of property groups can be added to."""
    if _is_of_groups(reader, owner):
        return ("bpy_prop_collection_idprop", "bpy_prop_collection")
    return (owner.type, "bpy_prop_collection")


def _of_socket(reader: Reader, owner: Socket, name: str) -> Any:  # noqa: ANN401
    if name in {"node", "links"}:
        return ANYTHING if name == "node" else only(Items("NodeLink", "NodeLinks"))
    if any(reader.api.members(each, name) for each in owner.types):
        return only(Setting(" ".join(owner.types), name)) if name == "default_value" else ANYTHING
    return ANYTHING if reader.script.registers(owner.types, name) or name.startswith("_") else _MISSING


def _of_module(reader: Reader, owner: Module, name: str) -> Any:  # noqa: ANN401
    path = f"{owner.path}.{name}"
    if owner.path == "bpy":
        return only(_BPY[name]) if name in _BPY else _MISSING
    if owner.path == "bpy.types":
        if name in reader.api.type_names:
            return only(Class(name))
        if any(part in name for part in _OPERATOR_CLASS) and not reader.knowledge.named("type", name):
            return only(Class(name))
        return ANYTHING if name in reader.script.own_words else _MISSING
    if path == "bpy.app.version":
        parts = tuple(only(Constant(each, None, True)) for each in reader.api.version)
        return only(Row(parts))
    if path == "bpy.app.version_string":
        return only(Constant(".".join(map(str, reader.api.version)), None, True))
    if path in reader.api.modules or path in _NAMESPACES:
        return only(Module(path))
    record = reader.api.modules.get(owner.path)
    if record is None:
        return ANYTHING
    if name in record["functions"]:
        return only(Function(owner.path, name))
    if name in record["types"]:
        return only(ModuleClass(path))
    if name in record["attributes"] or name.startswith("_"):
        return ANYTHING
    return ANYTHING if reader.script.registers((owner.path,), name) else _MISSING


_NAMESPACES = {"bpy_extras", "gpu_extras", "idprop"}


def _of_instance(reader: Reader, owner: Instance, name: str) -> Any:  # noqa: ANN401
    found = reader.api.module_member(owner.path, name)
    if found is not None:
        if found[0] == "function":
            return only(Method(owner, owner.path, name))
        return bmesh_types.attribute(owner.path, name)
    if not reader.api.is_closed_module_type(owner.path) or name.startswith("_"):
        return ANYTHING
    return _MISSING


def _of_module_class(reader: Reader, owner: ModuleClass, name: str) -> Any:  # noqa: ANN401
    if reader.api.module_member(owner.path, name) is not None:
        return only(Method(owner, owner.path, name))
    if not reader.api.is_closed_module_type(owner.path) or name.startswith("_") or name == "mro":
        return ANYTHING
    return _MISSING


def _of_self(reader: Reader, owner: Self, name: str) -> Any:  # noqa: ANN401
    record = reader.classes.get(owner.node)
    if record is None:
        return ANYTHING
    if name in record.fields:
        values = record.fields[name]
        if values is not None and any(isinstance(each, Own) for each in values):
            return only(Method(owner, "", name)) if len(values) == 1 else ANYTHING
        return reader._as_changed(values, name)
    if not record.is_open:
        for base in record.bases:
            member = reader.api.member(base, name)
            if member is not None:
                return _of_member(reader, Struct(base), member)
    return ANYTHING


def _of_constant(reader: Reader, owner: Constant, name: str) -> Any:  # noqa: ANN401
    return NOTHING if owner.value is None else ANYTHING


def _of_mapping(reader: Reader, owner: Any, name: str) -> Any:  # noqa: ANN401
    return only(Method(owner, "list" if isinstance(owner, Sequence | Row) else "dict", name))


def _of_operators(reader: Reader, owner: Operators, name: str) -> Any:  # noqa: ANN401
    return only(Operator(f"{owner.name}.{name}") if owner.name else Operators(name))


_HANDLERS: dict[type, Any] = {
    Struct: _of_struct,
    Items: _of_items,
    Socket: _of_socket,
    Module: _of_module,
    Instance: _of_instance,
    ModuleClass: _of_module_class,
    Self: _of_self,
    Constant: _of_constant,
    Lost: lambda reader, owner, name: only(owner),
    Mapping: _of_mapping,
    Sequence: _of_mapping,
    Row: _of_mapping,
    Operators: _of_operators,
}


# Items


def item(reader: Reader, owners: Values, key: Values, node: Any, state: State) -> Values:  # noqa: ANN401
    """What stands under a key."""
    if owners is None:
        return ANYTHING
    return join(*(_item(reader, owner, key, state) for owner in owners))


def _item(reader: Reader, owner: Value, key: Values, state: State) -> Values:
    known = constant(key)
    cut = single(key)
    if isinstance(cut, Cut):
        if isinstance(owner, Row) and cut.slice is not None:
            return only(Row(owner.of[cut.slice]))
        if isinstance(owner, Constant) and cut.slice is not None:
            return constants.item(owner, cut.slice)
        return only(Sequence(element(only(owner)))) if isinstance(owner, Items | Sequence | Row) else ANYTHING
    if isinstance(owner, Items):
        return sockets.item(reader, owner, key)
    if isinstance(owner, Lost):
        return only(owner)
    if isinstance(owner, Row):
        if (
            known is not None
            and isinstance(known.value, int)
            and -len(owner.of) <= known.value < len(owner.of)
        ):
            return owner.of[known.value]
        return join(*owner.of)
    if isinstance(owner, Sequence | Mapping):
        return owner.of
    if isinstance(owner, Constant) and known is not None:
        return constants.item(owner, known.value)
    return inside(reader, owner)


def inside(reader: Reader, owner: Value) -> Values:
    """What going through one of Blender's modules' own sequences gives."""
    return bmesh_types.inside(owner.path) if isinstance(owner, Instance) else ANYTHING


def has_socket(reader: Reader, owners: Values, name: str) -> bool | None:
    """Whether a node's sockets have one of this name, if the node is known."""
    answers = {sockets.has(reader, owner, name) for owner in owners or ()}
    return answers.pop() if len(answers) == 1 else None


def of_type_item(api: Api, types: set[str], item_name: str) -> Values:
    """The type of something whose `type` is this: of a modifier "BEVEL", of a node "BSDF_PRINCIPLED"."""
    return kinds.of_type_item(api, types, item_name)


__all__ = ["Builtin", "Record", "Setting", "Socket"]
