# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between Blenders, as rows of `rag/drift.toml`, whose head explains them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..places import rag_folder

FILES = (rag_folder() / "drift.toml", rag_folder() / "drift_sockets.toml")

Version = tuple[int, ...]
_PLAIN = re.compile(r"[\w .:-]+")


@dataclass(frozen=True)
class Drift:
    """One thing that a script may say and that only some Blenders understand."""

    kind: str
    of: str
    """The type, node, operator or function that the thing belongs to; nothing where it stands for itself."""
    name: str
    gone: Version | None = None
    """The first Blender without it."""
    since: Version | None = None
    """The first Blender with it."""
    instead: str | None = None
    side: str = ""
    then: str = ""
    """What must follow the name for the row to apply: a further attribute, or "[text]"."""
    get: str | None = None
    set: str | None = None
    call: str | None = None
    before: str | None = None
    value: str | None = None
    values: dict[str, str] = field(default_factory=dict, hash=False)
    arguments: dict[str, str] = field(default_factory=dict, hash=False)
    names: tuple[str, ...] = ()
    positional: int | None = None
    twoway: bool = True
    covered_by: str = ""
    """Attributes of which one, set as well, makes setting this one needless."""
    fine_with: str = ""
    """Attributes of which one, set as well, makes it right."""
    at: str = ""
    """Holds only where the owner was taken from this attribute."""
    gives: str = ""
    """The type that one comes to after the repair, where the row's kind does not tell."""
    operator: str | None = None
    """The operator that has the argument now."""
    extension: str | None = None
    """The extension that it is part of, if it is no longer Blender's own."""
    reason: str = ""
    example: str | None = None

    def is_missing_in(self, version: Version) -> bool:
        """Whether a Blender does not have it."""
        is_gone = self.gone is not None and version >= self.gone
        return is_gone or (self.since is not None and version < self.since)

    @property
    def mends(self) -> bool:
        """Whether the row says what to write instead."""
        return any(each is not None for each in (self.instead, self.get, self.set, self.call, self.value))


@cache
def read_drift(files: tuple[Path, ...] = FILES) -> tuple[Drift, ...]:
    """All rows of the files, each as it stands there."""
    return tuple(row for file in files for row in _read(file))


def _read(file: Path) -> Iterator[Drift]:
    with file.open("rb") as stream:
        tables = tomllib.load(stream)
    yield from (
        row
        for kind in tables
        for table in tables[kind]
        for of in _owners(table)
        for row in _rows(kind, table, of)
    )


def _owners(table: dict[str, Any]) -> list[str]:
    of = table.get("of", "")
    return of if isinstance(of, list) else [of]


# Tables that hold many rows alike: "settings" are a node's properties that became sockets, "gone" are names
# that are gone for good, "renamed" are pairs of old and new names.
_MANY = {"settings": "setting", "gone": "property", "renamed": "property", "sockets_renamed": "socket"}


def _rows(kind: str, table: dict[str, Any], of: str) -> list[Drift]:
    """The rows of a table."""
    if kind not in _MANY:
        return [_row(kind, table, of)]
    shared = {key: value for key, value in table.items() if key != "names"}
    names = table["names"]
    kind = shared.pop("kind", _MANY[kind])
    if isinstance(names, dict):
        return [_row(kind, {**shared, "name": old, "instead": new}, of) for old, new in names.items()]
    return [_row(kind, {**shared, "name": name}, of) for name in names]


def _row(kind: str, table: dict[str, Any], of: str) -> Drift:
    values = {**table, "of": of}
    values.setdefault("name", "")
    for key in ("gone", "since"):
        if key in values:
            values[key] = tuple(int(part) for part in values[key].split("."))
    if "names" in values:
        values["names"] = tuple(values["names"])
    return Drift(kind=kind, **values)


class Knowledge:
    """The rows that matter in one Blender: what it does not have."""

    def __init__(self, rows: Iterable[Drift], version: Version) -> None:
        self._rows: dict[tuple[str, str], list[Drift]] = {}
        for row in rows:
            for each in (row, *_reversed(row)):
                if each.is_missing_in(version):
                    self._rows.setdefault((each.kind, each.name), []).append(each)

    def named(self, kind: str, name: str) -> list[Drift]:
        """The rows of things with that name, whatever they belong to."""
        return self._rows.get((kind, name), [])

    def alias(self, name: str) -> str | None:
        """The node type that Blender takes an older name for."""
        rows = self.named("alias", name)
        return rows[0].instead if rows else None

    def find(
        self, kind: str, owners: Iterable[str], name: str, side: str = "", then: str = ""
    ) -> Drift | None:
        """The row of a thing that belongs to one of these owners; the first owner that has one decides."""
        rows = self.named(kind, name)
        for owner in owners if rows else ():
            fitting = [row for row in rows if row.of in {owner, "*"} and row.side in {"", side}]
            for wanted in (then, ""):
                for row in fitting:
                    if row.then == wanted:
                        return row
        return None


def _reversed(row: Drift) -> list[Drift]:
    """A plain renaming, read the other way: for a Blender that is older than the script."""
    if row.instead is None or row.gone is None or not row.twoway:
        return []
    made_up = row.get or row.set or row.call or row.before or row.value or row.operator or row.then
    if made_up or row.kind in {"setting", "alias"} or not _PLAIN.fullmatch(row.instead):
        return []
    arguments = {new: old for old, new in row.arguments.items() if new}
    values = {new: old for old, new in row.values.items()}
    return [
        replace(
            row,
            name=row.instead,
            instead=row.name,
            since=row.gone,
            gone=None,
            arguments=arguments,
            values=values,
            reason=f"Before Blender {'.'.join(map(str, row.gone))} it has another name.",
        )
    ]
