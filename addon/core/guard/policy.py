# SPDX-License-Identifier: GPL-3.0-or-later
"""The policy as policy.toml says it: what is refused by its name, and why."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from .refusal import Refusal

_HARMLESS_DUNDERS = frozenset(
    f"__{name}__"
    for name in """
    name doc main module package version author file all qualname init new repr str eq ne lt le gt ge hash len iter next
    getitem setitem delitem contains call enter exit add radd iadd sub rsub isub mul rmul imul truediv rtruediv
    itruediv floordiv mod pow neg pos abs matmul rmatmul imatmul and or xor invert lshift rshift bool int float complex
    round index slots post_init copy deepcopy reversed missing date email status credits maintainer title copyright
    description license div nonzero cmp long
    """.split()
)


@dataclass(frozen=True)
class Entry:
    """Names that are refused for one reason."""

    rule: str
    why: str
    instead: str
    own: bool = False
    """Whether a class of the script's own may have it."""

    def refusal(self, what: str, subject: str = "") -> Refusal:
        """What is said of something that falls under this."""
        return Refusal(self.rule, f"{what} {self.why}. {self.instead}", subject)


class Policy:
    """What scripts may use. Every question gives the refusal, or None where there is none."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.modules = frozenset(_words(table["modules"]["open"]))
        self.only = {name: frozenset(_words(names)) for name, names in table["modules"]["only"].items()}
        self._besides = {name: frozenset(_words(names)) for name, names in table["refused"].items()}
        self._groups = frozenset(_words(table["blender"]["groups"]))
        self._of_groups = {name: frozenset(_words(names)) for name, names in table["blender"]["only"].items()}
        self._operators = [(tuple(_words(row["names"])), _entry(row)) for row in table["operators"]]
        self._attributes = _by_name(table["attributes"])
        self._written = _by_name(table["written"])
        self._texts = _by_name(table["texts"])
        self._builtins = _by_name(table["builtins"])
        self._imports = _by_name(table["imports"], rule="imports")

    def knows(self, path: str) -> bool:
        """Whether a dotted name is that of a module, a group of operators, or one of Blender's types."""
        return (
            path in self.modules
            or path in self.only
            or path == "bpy.ops"
            or (path.startswith(("bpy.ops.", "bpy.types.")) and path.count(".") == 2)
        )

    def imported(self, module: str) -> Refusal | None:
        """Importing a module."""
        if self.knows(module):
            return None
        top = module.partition(".")[0]
        if self.knows(top) and self.imported(top) is None and top not in {"bpy", "os"}:
            return Refusal(
                "imports",
                f"{module} is no part of {top} that modelling needs. Use {top}'s public functions, or leave it out.",
                module,
            )
        entry = self._imports.get(top)
        if entry is None:
            entry = Entry("imports", "is not among the modules that a script may import", _MODULES_ADVICE)
        return entry.refusal(f"The module {module}", top)

    def member(self, path: str, name: str) -> Refusal | None:
        """A name of something that `knows` says is known."""
        if path.startswith("bpy.ops"):
            return self._operator(path, name)
        if is_dunder(name):
            return self.attribute(name)
        if name.startswith("_"):
            return Refusal(
                "internals", f"{path}.{name} is a private part of {path}. Use what it documents.", path
            )
        if path in self.only:
            return None if name in self.only[path] else self._not_listed(path, name)
        if path == "bpy.types":
            return _of_interface(name)
        if path.startswith("bpy.types."):
            return self.attribute(name)
        if self.knows(f"{path}.{name}"):
            return None
        if name in self._besides.get(path, ()) or _is_foreign_module(path, name):
            found = self._attributes.get(name) or Entry(
                "internals", "is no part of modelling", "Use its other functions."
            )
            return found.refusal(f"{path}.{name}", path)
        found = self._attributes.get(name)
        return found.refusal(f"{path}.{name}", path) if found else None

    def starred(self, module: str, name: str) -> Refusal | None:
        """A name that a star may bring in from a module: nothing that the module only imported for itself."""
        if name in self._besides.get(module, ()):
            return self.member(module, name)
        entry = self._attributes.get(name)
        return entry.refusal(name) if entry is not None and self.knows(module) else None

    def attribute(self, name: str, own: bool = False) -> Refusal | None:
        """An attribute of anything; `own`: of an instance of a class that the script defines."""
        if is_dunder(name):
            if name in _HARMLESS_DUNDERS:
                return None
            return Refusal(
                "internals", f"{name} leads into Python's insides. Leave it out; a model needs none of that."
            )
        entry = self._attributes.get(name)
        return None if entry is None or (own and entry.own) else entry.refusal(f".{name}")

    def written(self, name: str) -> Refusal | None:
        """Setting an attribute of anything."""
        entry = self._written.get(name)
        return entry.refusal(f"Setting .{name}") if entry else None

    def builtin(self, name: str) -> Refusal | None:
        """One of Python's own functions."""
        entry = self._builtins.get(name)
        return entry.refusal(f"{name}" if is_dunder(name) else f"{name}()") if entry else None

    def text(self, text: str) -> Refusal | None:
        """A text, for what it may be the name of."""
        entry = self._texts.get(text)
        return entry.refusal(text) if entry else None

    def made_up(self, text: str) -> Refusal | None:
        """A text that is put together from pieces: refused where it names what could not be written out."""
        builtin = self._builtins.get(text)
        if builtin is not None and text not in {"open", "input", "help", "license", "copyright", "credits"}:
            return builtin.refusal(f"The name {text}, made up from pieces,")
        return self.attribute(text) if is_dunder(text) or text.startswith(("gi_", "f_", "tb_", "_")) else None

    @cached_property
    def insides(self) -> frozenset[str]:
        """The names of attributes that lead into Python's insides."""
        return frozenset(name for name, entry in self._attributes.items() if entry.rule == "internals")

    def _operator(self, path: str, name: str) -> Refusal | None:
        if name.startswith("_"):
            return Refusal("internals", f"{path}.{name} is private. Call the operator itself.", path)
        if path == "bpy.ops":
            return None  # the operator says it
        group = path.removeprefix("bpy.ops.")
        full = f"{group}.{name}"
        if name in self._of_groups.get(group, ()):
            return None
        for patterns, entry in self._operators:
            if any(fnmatchcase(full, pattern) for pattern in patterns):
                return entry.refusal(f"bpy.ops.{full}")
        if group in self._groups or name == "bl_rna":
            return None
        return Refusal(
            "operators", f"bpy.ops.{full} is not among Blender's operators for modelling. Leave it out.", full
        )

    def _not_listed(self, path: str, name: str) -> Refusal:
        found = self._attributes.get(name)
        if found is not None:
            return found.refusal(f"{path}.{name}", path)
        listed = sorted(self.only[path])
        some = ", ".join(listed[:8]) + (" ..." if len(listed) > 8 else "")
        top = path.partition(".")[0]
        message = f"{path}.{name} is more than modelling needs. Of {path} a script may use {some}."
        return Refusal("internals" if top == "bpy" else "imports", message, top)


_MODULES_ADVICE = (
    "Use bpy, bmesh, mathutils, math, random, numpy, colorsys, itertools, functools or collections."
)


def is_dunder(name: str) -> bool:
    """Whether a name is one of Python's own hooks."""
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


@cache
def policy() -> Policy:
    """The policy that came with Maquette."""
    return Policy(tomllib.loads((Path(__file__).parent / "policy.toml").read_text(encoding="utf-8")))


def _is_foreign_module(path: str, name: str) -> bool:
    """Whether an open module has this name only because it imported that module for itself."""
    if path.partition(".")[0] in {"numpy", "bpy", "bmesh", "mathutils"} or name == path.rpartition(".")[2]:
        return False
    return name in sys.stdlib_module_names


def _of_interface(name: str) -> Refusal | None:
    """Types of menus, panels and operators, to which a script could add what stays."""
    if not any(mark in name for mark in ("_MT_", "_PT_", "_HT_", "_OT_", "_UL_", "_TH_", "_AST_", "_FH_")):
        return None
    return Refusal(
        "registration",
        f"bpy.types.{name} is part of Blender's interface, and what is added to it stays there. "
        "Call the functions that build, at the end of the script.",
        name,
    )


def _words(text: str) -> list[str]:
    return text.split()


def _entry(row: Mapping[str, Any], rule: str = "") -> Entry:
    return Entry(row.get("rule", rule), row["why"], row["instead"], row.get("own", False))


def _by_name(rows: Iterable[Mapping[str, Any]], rule: str = "") -> dict[str, Entry]:
    return {name: _entry(row, rule) for row in rows for name in _words(row["names"])}
