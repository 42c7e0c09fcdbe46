# SPDX-License-Identifier: GPL-3.0-or-later
"""One property or function of Blender's type system (RNA) as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .plain import limit, number, plain

Record = dict[str, Any]

_MANY = 500  # the icons: every function of an interface's layout takes one
_NUMBERS = frozenset({"BOOLEAN", "INT", "FLOAT"})
_MEANINGS: dict[tuple[str, ...], list[str]] = {}  # the same list for the same items, as RNA shares them


def read_property(prop: Any) -> Record:  # noqa: ANN401 (an RNA property)
    """A property of a type or an operator."""
    record = _read_kind(prop)
    label = prop.name
    if label and label.lower() != prop.identifier.replace("_", " "):
        record["label"] = label
    if prop.is_readonly:
        record["readonly"] = True
    else:
        _add_default(record, prop)
    if record.get("items"):
        meanings = _read_meanings(prop)
        if meanings:
            record["meanings"] = meanings
    record["description"] = prop.description
    return record


def read_function(function: Any) -> Record:  # noqa: ANN401 (an RNA function)
    """A function: what it takes and what it gives back."""
    parameters, returns = [], []
    for each in function.parameters:
        record = {"name": each.identifier, **_read_kind(each), "description": each.description}
        if len(record.get("items", ())) > _MANY:
            record |= {"items": [], "dynamic": True}
        if each.is_output:
            returns.append(record)
            continue
        if each.is_required:
            record["required"] = True
        else:
            _add_default(record, each)
        parameters.append(record)
    return {"parameters": parameters, "returns": returns, "description": function.description}


def _read_kind(prop: Any) -> Record:  # noqa: ANN401
    """What kind of value a property holds."""
    kind = prop.type
    record: Record = {"kind": kind}
    if kind in {"POINTER", "COLLECTION"}:
        record["of"] = prop.fixed_type.identifier
        if kind == "COLLECTION" and prop.srna is not None:
            record["collection_type"] = prop.srna.identifier
    elif kind == "ENUM":
        _add_items(record, prop)
    elif kind in _NUMBERS:
        if prop.is_array:
            sizes = [size for size in prop.array_dimensions if size]
            record["array"] = sizes if len(sizes) > 1 else prop.array_length
        if kind != "BOOLEAN":
            _add_limits(record, prop)
    return record


def _add_limits(record: Record, prop: Any) -> None:  # noqa: ANN401
    for key, value in (("min", limit(prop.hard_min)), ("max", limit(prop.hard_max))):
        if value is not None:
            record[key] = value


def _add_items(record: Record, prop: Any) -> None:  # noqa: ANN401
    """An enum's items; a list that depends on the context has a stand-in, often with a single item."""
    items = _identifiers(prop.enum_items)
    record["items"] = items
    if prop.is_enum_flag:
        record["flags"] = True
    if len(items) < 2 or items != _identifiers(prop.enum_items_static):
        record["dynamic"] = True


def _identifiers(items: Iterable[Any]) -> list[str]:
    return [item.identifier for item in items]


def _add_default(record: Record, prop: Any) -> None:  # noqa: ANN401
    kind = record["kind"]
    if kind == "ENUM":
        if not record["items"]:
            return
        default = plain(prop.default_flag) if "flags" in record else prop.default
        if default or "flags" in record:
            record["default"] = default
    elif "array" in record:
        values = prop.default_array
        record["default"] = [number(each) for each in values] if kind == "FLOAT" else list(values)
    elif kind in {"INT", "FLOAT"}:
        default = plain(prop.default)
        # Where RNA was told no default it says 0, which is sometimes plainly not it.
        if record.get("min", default) <= default <= record.get("max", default):
            record["default"] = default
    elif kind in {"BOOLEAN", "STRING"}:
        record["default"] = prop.default


def _read_meanings(prop: Any) -> list[str] | None:  # noqa: ANN401
    """Each item's name and description, in the items' order; None where they say no more than the items."""
    items = [(item.identifier, item.name, item.description) for item in prop.enum_items]
    if all(not text and name.lower() == key.lower().replace("_", " ") for key, name, text in items):
        return None
    meanings = [f"{name}: {text}" if text else name for _, name, text in items]
    return _MEANINGS.setdefault(tuple(meanings), meanings)
