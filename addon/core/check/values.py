# SPDX-License-Identifier: GPL-3.0-or-later
"""What an expression of a script may be: the alternatives that are possible, or anything.

The values are those that the check can say something of. Whatever else there is counts as anything, and of
anything nothing is said.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MANY = 40  # alternatives: beyond these it is anything


@dataclass(frozen=True, slots=True)
class Struct:
    """An instance of a type of `bpy.types`, or of one derived from it.

    `data` is the type of an object's data. `settings` are those of a node that was made here, as far as they are
    no longer the defaults; None where nobody knows what has been set.
    """

    type: str
    data: str | None = None
    settings: frozenset[tuple[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A collection of RNA: what is in it, its own type, and what it belongs to under which name."""

    of: str
    type: str | None = None
    owner: Struct | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Socket:
    """A node's socket; `types` are the classes that it may be of."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of a property that holds no struct: of an enum's items one, a number, a text."""

    of: str
    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, tuple, set or iterator; None in `of` is anything."""

    of: frozenset[Any] | None


@dataclass(frozen=True, slots=True)
class Row:
    """A tuple or list of known length."""

    of: tuple[frozenset[Any] | None, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A dictionary; with what its values are where all of them are known."""

    of: frozenset[Any] | None = None
    keys: frozenset[Any] | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal's value. `origin` is where it stands; `of_version` tells that it follows from Blender's version."""

    value: Any
    origin: ast.AST | None = field(default=None, hash=False)
    of_version: bool = False

    def __hash__(self) -> int:
        return hash((type(self.value), self.value, self.of_version))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Constant)
            and type(self.value) is type(other.value)
            and self.value == other.value
            and self.origin is other.origin
            and self.of_version == other.of_version
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """A slice, with its three parts where they are known."""

    parts: tuple[Any, ...] | None

    @property
    def slice(self) -> slice | None:
        """The slice to take of a tuple."""
        return slice(*self.parts) if self.parts is not None else None


@dataclass(frozen=True, slots=True)
class Module:
    """A module of Blender's, or a part of one, by its path."""

    path: str


@dataclass(frozen=True, slots=True)
class Operators:
    """`bpy.ops`, or one of its modules."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator by its name: "mesh.bevel"."""

    name: str


@dataclass(frozen=True, slots=True)
class Class:
    """A type of `bpy.types`."""

    type: str


@dataclass(frozen=True, slots=True)
class ModuleClass:
    """A type of a module: "mathutils.Vector"."""

    path: str


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance of a module's type."""

    path: str


@dataclass(frozen=True, slots=True)
class Method:
    """A function of RNA or of Python, taken from what it belongs to."""

    owner: Any
    of: str
    name: str


@dataclass(frozen=True, slots=True)
class Function:
    """A module's function."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Own:
    """A function or a class that the script itself defines."""

    node: Any


@dataclass(frozen=True, slots=True)
class Self:
    """An instance of a class that the script defines."""

    node: Any


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that is gone and whose method makes a thing of this type, by its row."""

    gives: str


@dataclass(frozen=True, slots=True)
class Builtin:
    """One of Python's own functions."""

    name: str


Value = (
    Struct
    | Items
    | Socket
    | Setting
    | Sequence
    | Row
    | Mapping
    | Constant
    | Cut
    | Module
    | Operators
    | Operator
    | Class
    | ModuleClass
    | Instance
    | Method
    | Function
    | Own
    | Self
    | Lost
    | Builtin
)
Values = frozenset[Value] | None
"""The alternatives; None where it may be anything, and empty where it cannot be at all."""

ANYTHING: Values = None
NOTHING: Values = frozenset()


def only(value: Value) -> Values:
    """Just this one."""
    return frozenset((value,))


def join(*alternatives: Values) -> Values:
    """What may be either."""
    if any(each is None for each in alternatives):
        return None
    joined = frozenset().union(*alternatives)
    return joined if len(joined) <= MANY else None


def join_all(alternatives: Iterable[Values]) -> Values:
    """What may be any of these."""
    return join(*alternatives)


def single(values: Values) -> Value | None:
    """The only alternative, if there is just one."""
    if values is not None and len(values) == 1:
        return next(iter(values))
    return None


def constant(values: Values) -> Constant | None:
    """The constant that it is, if it is one for sure."""
    value = single(values)
    return value if isinstance(value, Constant) else None


def literals(values: Values) -> list[Constant] | None:
    """The constants that it may be, if it can only be such."""
    if not values or not all(isinstance(value, Constant) for value in values):
        return None
    return list(values)


def element(values: Values) -> Values:
    """What one gets by going through it."""
    if values is None:
        return None
    found: list[Values] = []
    for value in values:
        if isinstance(value, Items):
            found.append(only(Struct(value.of)) if value.of else None)
        elif isinstance(value, Sequence):
            found.append(value.of)
        elif isinstance(value, Row):
            found.append(join(*value.of))
        elif isinstance(value, Mapping):
            found.append(value.keys)
        else:
            found.append(None)
    return join(*found)
