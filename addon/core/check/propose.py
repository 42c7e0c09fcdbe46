# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposes rows for `rag/drift.toml`: what one Blender has and a later one has not, with what it may have become.

    python -m addon.core.check.propose OLD.json NEW.json [--all | --sockets]

The files are the references in the user's cache folder, `reference-*.json`. A row is a proposal: whether the new
name does what the old one did is for a person to say, and the tests try each row's example in a real Blender.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..reference import Reference, read_kept
from .api import Api
from .nearest import nearest

Row = dict[str, Any]

_INTERFACE = ("Theme", "UI", "Keymap", "KeyMap", "Preferences", "User", "Space", "Xr", "Nodetree", "Asset")


def propose(old: Reference, new: Reference) -> Iterator[Row]:
    """Rows for what the old Blender has and the new one has not."""
    before, after = Api(old), Api(new)
    version = ".".join(map(str, after.version[:2]))
    for row in (
        *_operators(before, after),
        *_types(before, after),
        *_members(before, after),
        *_items(before, after),
        *_nodes(before, after),
        *_sockets(before, after),
        *_functions(before, after),
    ):
        yield {**row, "gone": version}


def _row(kind: str, of: str, name: str, candidates: Iterable[str]) -> Row:
    found = nearest(name, candidates)
    return {"kind": kind, "of": of, "name": name, "candidates": found}


def _operators(before: Api, after: Api) -> Iterator[Row]:
    for name, record in before.operators.items():
        if name not in after.operators:
            last = name.partition(".")[2]
            elsewhere = [each for each in after.operators if each.endswith(f".{last}")]
            fresh = after.operators.keys() - before.operators.keys()
            yield {**_row("operator", "", name, fresh), "candidates": elsewhere or nearest(name, fresh)}
            continue
        own = after.operators[name]["properties"]
        for key in record["properties"].keys() - own.keys():
            yield _row("argument", name, key, own.keys() - record["properties"].keys())


def _types(before: Api, after: Api) -> Iterator[Row]:
    for name in sorted(before.types.keys() - after.types.keys()):
        if name not in before.nodes:
            yield _row("type", "", name, after.types.keys() - before.types.keys())


def _members(before: Api, after: Api) -> Iterator[Row]:
    for owner in sorted(before.types.keys() & after.types.keys()):
        if owner.startswith(_INTERFACE):
            continue
        known = before.types[owner]
        names = {*known["properties"], *known["functions"], *known["python"]}
        for name in sorted(names):
            if not after.members(owner, name):
                yield _row("property", owner, name, after.names(owner) - before.names(owner))
        for name in known["functions"].keys() & after.types[owner]["functions"].keys():
            one = [each["name"] for each in known["functions"][name]["parameters"]]
            other = [each["name"] for each in after.types[owner]["functions"][name]["parameters"]]
            for gone in [each for each in one if each not in other]:
                yield _row("argument", f"{owner}.{name}", gone, set(other) - set(one))


def _items(before: Api, after: Api) -> Iterator[Row]:
    for owner in sorted(before.types.keys() & after.types.keys()):
        if owner.startswith(_INTERFACE):
            continue
        for name, record in before.types[owner]["properties"].items():
            yield from _items_of(f"{owner}.{name}", record, after.types[owner]["properties"].get(name))
    for operator in before.operators.keys() & after.operators.keys():
        for name, record in before.operators[operator]["properties"].items():
            yield from _items_of(
                f"{operator}.{name}", record, after.operators[operator]["properties"].get(name)
            )


def _items_of(of: str, one: Row, other: Row | None) -> Iterator[Row]:
    if other is None or not one.get("items") or not other.get("items") or len(one["items"]) > 200:
        return
    for item in one["items"]:
        if item not in other["items"]:
            yield _row("item", of, item, set(other["items"]) - set(one["items"]))


def _nodes(before: Api, after: Api) -> Iterator[Row]:
    for name in sorted(before.nodes.keys() - after.nodes.keys()):
        yield _row("node", "", name, after.nodes)


def _sockets(before: Api, after: Api) -> Iterator[Row]:
    for node in sorted(before.nodes.keys() & after.nodes.keys()):
        for side in ("inputs", "outputs"):
            one = [each["name"] for each in before.nodes[node][side]]
            new = after.nodes[node][side]
            other = [each["name"] for each in new]
            understood = {*other, *(each["identifier"] for each in new)}
            for name in dict.fromkeys(one):
                if name not in understood:
                    yield {**_row("socket", node, name, set(other) - set(one)), "side": side}
            if _has_moved(one, other):
                yield {
                    "kind": "sockets",
                    "of": node,
                    "name": "",
                    "side": side,
                    "names": one,
                    "candidates": [],
                }


def _has_moved(one: list[str], other: list[str]) -> bool:
    """Whether a socket has another number now."""
    for number, name in enumerate(one):
        places = [place for place, each in enumerate(other) if each == name]
        earlier = one[:number].count(name)
        if places and (earlier >= len(places) or places[earlier] != number):
            return True
    return False


def _functions(before: Api, after: Api) -> Iterator[Row]:
    for module in before.modules:
        if module not in after.modules:
            yield _row("module", "", module, after.modules)
            continue
        one, other = before.modules[module], after.modules[module]
        known = {*other["functions"], *other["types"], *other["attributes"]}
        for name in {*one["functions"], *one["types"], *one["attributes"]} - known:
            yield _row("function", module, name, known)
        for name, cls in one["types"].items():
            path = f"{module}.{name}"
            for key in {*cls["functions"], *cls["attributes"]}:
                if name in other["types"] and after.module_member(path, key) is None:
                    record = other["types"][name]
                    yield _row("property", path, key, {*record["functions"], *record["attributes"]})
        for name in one["functions"].keys() & other["functions"].keys():
            old = one["functions"][name].get("arguments", [])
            new = other["functions"][name].get("arguments", [])
            for gone in [each for each in old if each not in new and not each.startswith("*") and new]:
                yield _row("argument", f"{module}.{name}", gone, set(new) - set(old))


def as_toml(row: Row) -> str:
    """A proposal as a table to paste, with what it may have become as a comment."""
    lines = [f"[[{row['kind']}]]"]
    lines += [f'{key} = "{row[key]}"' for key in ("of", "name", "side", "gone") if row.get(key)]
    if row.get("names"):
        lines.append(f"names = {json.dumps(row['names'])}")
    if row["kind"] == "sockets":
        version = row["gone"]
        return "\n".join([*lines, f'reason = "Blender {version} has the sockets in another order."', ""])
    if row["candidates"]:
        lines.append(f'instead = "{row["candidates"][0]}"  # or {", ".join(row["candidates"][1:]) or "none"}')
    return "\n".join([*lines, 'reason = ""', ""])


def main() -> None:
    """Print the proposals."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--all", action="store_true", help="also those without a candidate")
    parser.add_argument(
        "--sockets", action="store_true", help="only the orders of sockets, for drift_sockets.toml"
    )
    options = parser.parse_args()
    old, new = (read_kept(file) for file in (options.old, options.new))
    for row in propose(old, new):
        is_order = row["kind"] == "sockets"
        if is_order if options.sockets else (options.all or row["candidates"]) and not is_order:
            print(as_toml(row))


if __name__ == "__main__":
    main()
