# SPDX-License-Identifier: GPL-3.0-or-later
"""What the cells of a script define, read and change, and where they mention each other's names."""

from __future__ import annotations

import ast
import builtins
import sys
import warnings
from collections import Counter
from typing import Any

from .fstrings import repair_positions
from .reading import Effects, Reading, read_cell
from .source import Source

RANDOM = "<random>"  # the global generators' state, as a name that is read and rebound by every draw
STAR = "<star>"  # whatever `from module import *` brought

_GENERATORS = ("random.", "numpy.random.")
_TYPES = (
    "Random SystemRandom RandomState Generator default_rng SeedSequence PCG64 PCG64DXSM MT19937 Philox SFC64"
)
_GENERATOR_TYPES = frozenset(_TYPES.split())
# Blender's noise module has a generator of its own, whose state cannot be read: its users run as one.
_NOISE = frozenset(
    f"mathutils.noise.{name}" for name in ("random", "random_unit_vector", "random_vector", "seed_set")
)
_REACHING_ANY_NAME = frozenset({"globals", "exec", "eval"})
_BUILTINS = frozenset(dir(builtins))


def analyse(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Analyse cells (dicts of title, line and text) together; a cell that does not parse gets a `problem`."""
    parsed = [_parse(cell) for cell in cells]
    readings = [None if isinstance(result, dict) else read_cell(result[0], result[1]) for result in parsed]
    script = _Script([reading for reading in readings if reading is not None])
    answers = []
    for cell, result, reading in zip(cells, parsed, readings, strict=True):
        answer: dict[str, Any] = {"title": cell["title"], "problem": None}
        if reading is None:
            answer |= {"defines": [], "reads": [], "mutates": [], "references": [], "problem": result}
        else:
            answer |= script.names_of(reading)
            answer["references"] = script.references_of(reading, result[1], cell["line"])
        answers.append(answer)
    return answers


def _parse(cell: dict[str, Any]) -> tuple[ast.Module, Source] | dict[str, Any]:
    """The cell's tree and source, or its problem."""
    text, first = cell["text"], cell["line"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree = ast.parse(text)
            compile(
                text, "<script>", "exec", dont_inherit=True
            )  # finds what parsing does not: `return` outside
    except SyntaxError as error:
        line = error.lineno or 1
        column = len((error.text or "")[: max(0, (error.offset or 1) - 1)].encode())
        return {"line": first + line - 1, "column": column, "message": error.msg}
    except (ValueError, RecursionError, MemoryError) as error:
        return {
            "line": first,
            "column": 0,
            "message": str(error) or "the cell is nested too deeply to be read",
        }
    source = Source(text)
    if sys.version_info < (3, 12):
        repair_positions(tree, source)
    return tree, source


class _Script:
    """All cells' readings, and what follows from them together."""

    def __init__(self, readings: list[Reading]) -> None:
        self.imports: dict[str, str] = {}
        self.functions: dict[str, Effects] = {}
        otherwise_bound: set[str] = set()
        self.has_star = any(reading.star_import for reading in readings)
        for reading in readings:
            self.imports |= reading.imports
            otherwise_bound |= reading.otherwise_bound
            for name, effects in reading.functions.items():
                _add_effects(self.functions.setdefault(name, Effects()), effects)
        self.only_imported = set(self.imports) - otherwise_bound
        self._totals: dict[str, Effects] = {}
        self.stored = [self._stored_by(reading) for reading in readings]
        self.definers = Counter(name for stored in self.stored for name in stored)

    def _stored_by(self, reading: Reading) -> set[str]:
        stored = {step.name for step in reading.steps if step.kind == "store"}
        for step in reading.steps:
            if step.kind == "load" and step.name in self.functions:
                stored |= self._total(step.name).stores
        return stored

    def _total(self, name: str) -> Effects:
        """The effects of using a function: its own and those of every function that it uses in turn."""
        if name not in self._totals:
            total, seen, waiting = Effects(), {name}, [name]
            while waiting:
                effects = self.functions[waiting.pop()]
                _add_effects(total, effects)
                used = {load for load in effects.loads if load in self.functions} - seen
                seen |= used
                waiting.extend(used)
            self._totals[name] = total
        return self._totals[name]

    def names_of(self, reading: Reading) -> dict[str, list[str]]:
        """The names that a cell defines, reads and mutates, each sorted."""
        defines = self._stored_by(reading)
        reads: set[str] = set()
        mutates: set[str] = set()
        paths: set[str] = set()
        for step in reading.steps:
            effects = Effects()
            if step.kind == "load":
                effects.loads = {step.name}
                if step.name in self.functions:
                    _add_effects(effects, self._total(step.name))
            elif step.kind == "path":
                effects.paths = {step.name}
            elif step.kind in {"mutate", "delete"}:
                effects.mutates = {step.name}
            reads |= effects.loads - step.bound
            mutates |= (effects.mutates | effects.stores) - step.bound
            paths |= effects.paths | effects.loads
        if reads & _REACHING_ANY_NAME - set(self.definers):
            reads |= set(self.definers)
        if self.has_star and reads - set(self.definers) - _BUILTINS:
            reads.add(STAR)
        if reading.star_import:
            defines.add(STAR)
        others = {name for name, count in self.definers.items() if count > (name in defines)}
        names = {
            "defines": defines,
            "reads": reads & (others | {STAR}),
            "mutates": (mutates & others) - self.only_imported,
        }
        self._add_random(names, {self._absolute(path) for path in paths})
        return {kind: sorted(found) for kind, found in names.items()}

    def _absolute(self, path: str) -> str:
        """A path with its first name replaced by what the script imported under it."""
        if path.startswith("."):
            return path[1:]
        root, dot, rest = path.partition(".")
        return self.imports.get(root, "") + dot + rest

    def _add_random(self, names: dict[str, set[str]], paths: set[str]) -> None:
        for path in paths:
            generator = next((prefix for prefix in _GENERATORS if path.startswith(prefix)), None)
            if generator and path.removeprefix(generator).partition(".")[0] not in _GENERATOR_TYPES:
                names["reads"].add(RANDOM)
                names["defines"].add(RANDOM)
            elif path in _NOISE:
                for found in names.values():
                    found.add(RANDOM)

    def references_of(self, reading: Reading, source: Source, first_line: int) -> list[dict[str, Any]]:
        """Every mention of a name that some cell defines, in the order in which they stand."""
        found = []
        for name, offset in sorted(set(reading.mentions), key=lambda mention: mention[1]):
            if name in self.definers:
                line, column = source.position(offset)
                length = len(name.encode())
                found.append(
                    {"name": name, "line": first_line + line - 1, "column": column, "length": length}
                )
        return found


def _add_effects(total: Effects, more: Effects) -> None:
    total.loads |= more.loads
    total.stores |= more.stores
    total.mutates |= more.mutates
    total.paths |= more.paths
