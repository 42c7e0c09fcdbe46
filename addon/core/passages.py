# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference as short texts, one for each thing that a search for it should find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

Record = dict[str, Any]
Passage = dict[str, str]

# How Blender's windows look and what its keys do is nothing to build with.
_INTERFACE = re.compile(
    r"Theme|UI[A-Z]|KeyMap|KeyConfig|Preferences|Xr|wm|NodeTreeInterfaceSocket.|NodeSocket."
)
# Every type has these, and nobody asks for one type's.
_PLUMBING = frozenset(
    {
        "rna_type",
        "bl_rna",
        "is_registered_node_type",
        "input_template",
        "output_template",
        "bl_rna_get_subclass",
        "bl_rna_get_subclass_py",
    }
)
_SWIZZLE = re.compile(r"[wxyz]{2,4}")
_MANY = 100  # items of an enum: more than these are icons and keys
_FAR = 1e6  # a limit out here says nothing


def passages(reference: Record) -> list[Passage]:
    """Everything with something to say, each with an `id` of its own."""
    parts = (_of_types, _of_operators, _of_nodes, _of_modules)
    return [each for part in parts for each in part(reference) if each["text"]]


def _passage(kind: str, name: str, title: str, parts: Iterable[str | None]) -> Passage:
    text = "\n".join(part.strip() for part in parts if part and part.strip())
    return {"id": name, "kind": kind, "title": title, "text": text}


def _of_types(reference: Record) -> Iterator[Passage]:
    for name, record in reference["types"].items():
        if _INTERFACE.match(name):
            continue
        place = f"bpy.types.{name}"
        if name not in reference["nodes"]:
            base = f"A kind of {record['base']}." if record["base"] not in {None, "bpy_struct"} else None
            own = [*record["properties"], *record["functions"], *record["python"]]
            yield _passage("type", place, name, [record["description"], base, _listed("Has", own)])
        for key, prop in record["properties"].items():
            if key not in _PLUMBING and key not in record["functions"]:
                yield _passage("property", f"{place}.{key}", f"{name}.{key}", _about_property(prop))
        for key, function in record["functions"].items():
            if key in _PLUMBING:
                continue
            yield _passage("function", f"{place}.{key}", f"{name}.{key}", _about_function(key, function))
        yield from _of_members(f"{place}.", f"{name}.", record["python"])


def _of_operators(reference: Record) -> Iterator[Passage]:
    for name, record in reference["operators"].items():
        title = f"bpy.ops.{name}"
        details = (f"{key}: {_in_a_line(prop)}" for key, prop in record["properties"].items())
        yield _passage("operator", title, title, [record["label"], record["description"], *details])


def _of_nodes(reference: Record) -> Iterator[Passage]:
    for name, record in reference["nodes"].items():
        properties = reference["types"].get(name, {}).get("properties", {})
        settings = (
            _listed(f"Setting {key}", prop["items"]) if prop.get("items") else f"Setting {key}"
            for key, prop in properties.items()
        )
        parts = [
            record["description"],
            _listed("In", record["trees"]),
            *(f"Input {_socket(each)}" for each in record["inputs"]),
            *(f"Output {_socket(each)}" for each in record["outputs"]),
            *settings,
        ]
        yield _passage("node", f"node.{name}", f"{record['label']} ({name})", parts)


def _of_modules(reference: Record) -> Iterator[Passage]:
    for name, record in reference["modules"].items():
        own = [*record["functions"], *record["types"], *record["attributes"]]
        yield _passage("module", name, name, [record["description"], _listed("Has", own)])
        members = record["functions"] | record["attributes"]
        alone = {key: each for key, each in members.items() if f"{name}.{key}" not in reference["modules"]}
        yield from _of_members(f"{name}.", f"{name}.", alone)
        for key, cls in record["types"].items():
            title = f"{name}.{key}"
            members = {
                each: member
                for each, member in (cls["functions"] | cls["attributes"]).items()
                if not _SWIZZLE.fullmatch(each)
            }
            yield _passage(
                "type", title, title, [cls.get("doc"), cls["description"], _listed("Has", members)]
            )
            yield from _of_members(f"{title}.", f"{title}.", members)


def _of_members(place: str, title: str, members: dict[str, Record]) -> Iterator[Passage]:
    """Functions and attributes of Python; an attribute without a word about it is in its owner's list."""
    for name, record in members.items():
        kind = "function" if "doc" in record else "property"
        if kind == "function" or record["description"]:
            parts = [record.get("doc"), record["description"]]
            yield _passage(kind, place + name, title + name, parts)


def _about_property(prop: Record) -> Iterator[str | None]:
    yield prop.get("label")
    yield prop["description"]
    yield _value(prop)
    yield from _items(prop)


def _about_function(name: str, function: Record) -> Iterator[str]:
    names = ", ".join(each["name"] for each in function["parameters"])
    yield f"{name}({names})"
    yield function["description"]
    for each in function["parameters"]:
        yield f"{each['name']}: {_in_a_line(each)}"
    for each in function["returns"]:
        yield f"Returns {each['name']}: {_in_a_line(each)}"


def _in_a_line(prop: Record) -> str:
    parts = [prop.get("label"), prop["description"], _value(prop), *_items(prop)]
    return ". ".join(part for part in parts if part)


def _value(prop: Record) -> str:
    """What a property holds: "FLOAT of 3, 0.0 to 1.0", "INT, default 32"."""
    parts = [prop["kind"]]
    if "array" in prop:
        size = prop["array"]
        parts.append("of " + (" x ".join(map(str, size)) if isinstance(size, list) else str(size)))
    elif "of" in prop:
        parts.append(f"of {prop['of']}")
    text = " ".join(parts)
    least, most = prop.get("min", -_FAR), prop.get("max", _FAR)
    if least > -_FAR and most < _FAR:
        text += f", {least} to {most}"
    default = prop.get("default")
    return text if default in (None, "") or isinstance(default, list) else f"{text}, default {default}"


def _items(prop: Record) -> list[str]:
    items, meanings = prop.get("items") or [], prop.get("meanings")
    if len(items) > _MANY:
        return []
    if not meanings:
        return [", ".join(items)] if items else []
    return [f"{item}: {meaning}" for item, meaning in zip(items, meanings, strict=True)]


def _socket(socket: Record) -> str:
    text = f"{socket['name']} ({socket['type'].removeprefix('NodeSocket')})"
    return f"{text}: {socket['description']}" if "description" in socket else text


def _listed(what: str, names: Iterable[str]) -> str | None:
    listed = ", ".join(names)
    return f"{what}: {listed}" if listed else None
