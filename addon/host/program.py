# SPDX-License-Identifier: GPL-3.0-or-later
"""A script's cells as code that Python runs, and where and why it stopped."""

from __future__ import annotations
import __future__ as future

import ast
import linecache
import traceback
import types
import warnings
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ..core.guard.emptying import leave_out
from ..core.time_limit import ScriptStopped, was_cancelled, within_limit
from ..core.trial import chosen, too_long
from .guarded import watched

_FUTURE = sum(getattr(future, name).compiler_flag for name in future.all_feature_names)

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def defined_in(text: str) -> set[str]:
    """Names of the functions and classes that a cell's text defines at its outermost level."""
    return {part.name for part in ast.parse(text).body if isinstance(part, _DEFINITIONS)}


class CellFailure(Exception):
    """A cell stopped; `report` says where and why, in the shape that the engine reads."""

    def __init__(self, report: dict[str, Any]) -> None:
        super().__init__(report["message"])
        self.report = report


class Program:
    """The cells of one script, compiled as they are needed; tracebacks show the script's own lines."""

    def __init__(
        self, name: str, script: str, cells: Sequence[Mapping[str, Any]], allowed: Collection[str] = ()
    ) -> None:
        self.file = f"<{name}.py>"
        self.allowed = frozenset(allowed)
        self.cells = cells
        self._code: dict[int, types.CodeType] = {}
        lines = script.splitlines(keepends=True)
        linecache.cache[self.file] = (len(script), None, lines, self.file)
        self._flags = 0
        for index, cell in enumerate(cells):
            if "__future__" in cell["text"]:
                self._flags |= self.code(index).co_flags & _FUTURE

    def code(self, index: int) -> types.CodeType:
        """One cell's code. Raises CellFailure where it is no Python."""
        if index not in self._code:
            cell = self.cells[index]
            offset = cell["line"] - 1  # a fault found while parsing is told by its line in the cell
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", SyntaxWarning)
                    tree = leave_out(ast.increment_lineno(ast.parse(cell["text"], self.file), offset))
                    offset = 0
                    self._code[index] = compile(tree, self.file, "exec", self._flags, dont_inherit=True)
            except SyntaxError as error:
                self._fail(index, (error.lineno or 1) + offset, error, error.msg)
            except (ValueError, RecursionError, MemoryError) as error:
                self._fail(index, cell["line"], error, str(error))
        return self._code[index]

    def define(self, index: int, names: Collection[str], namespace: dict[str, Any]) -> dict[str, Any]:
        """Make functions and classes of a cell again, without running the rest of it."""
        cell = self.cells[index]
        tree = leave_out(ast.increment_lineno(ast.parse(cell["text"], self.file), cell["line"] - 1))
        tree.body = [part for part in tree.body if isinstance(part, _DEFINITIONS) and part.name in names]
        code = compile(tree, self.file, "exec", self._flags, dont_inherit=True)
        self._execute(code, namespace)
        return {name: namespace[name] for name in names}

    def run(self, index: int, namespace: dict[str, Any], names: dict[str, Any]) -> None:
        """Run one cell. Whatever a script throws, be it the end of Python, is a CellFailure and no more."""
        code = self.code(index)
        try:
            self._execute(code, namespace, names)
        except BaseException as error:
            message = str(error).strip()
            line, note = self._place(index, error)
            if isinstance(error, ScriptStopped):
                message = "Cancelled" if was_cancelled() else too_long(chosen().seconds)
            elif isinstance(error, SystemExit):
                message = "The script asked Python to end; leave that call out."
            self._fail(index, line, error, f"{message or type(error).__name__}{note}")

    def _execute(self, code: types.CodeType, *names: dict[str, Any]) -> None:
        with watched(self.file, self.allowed):
            within_limit(lambda: exec(code, *names))

    def _fail(self, index: int, line: int, error: BaseException, message: str) -> None:
        report = {
            "cell": self.cells[index]["title"],
            "line": line,
            "type": "TimeLimit" if isinstance(error, ScriptStopped) else type(error).__name__,
            "message": message,
        }
        raise CellFailure(report) from error

    def _place(self, index: int, error: BaseException) -> tuple[int, str]:
        """The line of the cell that led to the error, and a note where a function elsewhere raised it."""
        cell = self.cells[index]
        own = range(cell["line"], cell["line"] + cell["text"].count("\n") + 1)
        frames = [
            (number, frame.f_code.co_name)
            for frame, number in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_filename == self.file
        ]
        inside = [number for number, _ in frames if number in own]
        if not frames or not inside:
            return (frames[-1][0] if frames else 0), ""
        deepest, function = frames[-1]
        return inside[-1], "" if deepest in own else f" (in {function}, line {deepest})"
