# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard: what in a script is not to be run, told from its text alone."""

from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Callable, Collection
from typing import Any

from ..check.finding import Finding
from ..check.parsing import syntax_finding
from ..fstrings import repair_positions
from ..source import Source
from .attributes import look_at_attribute
from .calls import look_at_call
from .classes import look_at_annotation, look_at_class, look_at_function, look_at_match_class
from .constants import look_at_constant, look_at_made_up
from .imports import look_at_import, look_at_import_from
from .names import look_at_binding, look_at_name
from .policy import policy
from .reading import Reading


def guard(text: str, allowed: Collection[str] = ()) -> list[Finding]:
    """What of a script is refused, but for what the user allowed; of no Python at all, why it is none."""
    source = Source(text)
    try:
        tree = _parse(text)
    except SyntaxError as error:
        return [syntax_finding(source, error.msg, error.lineno or 1, error.offset or 1)]
    except (ValueError, RecursionError, MemoryError) as error:
        return [syntax_finding(source, str(error) or "the script is nested too deeply to be read", 1, 1)]
    try:
        # Finding out where exactly things stand takes as long as all else, and most scripts are not refused.
        return _refused(tree, source, allowed) and _refused(_parse_exactly(text, source), source, allowed)
    except RecursionError:
        return [Finding("", 1, 1, "computed", _TOO_DEEP, None, True)]


_TOO_DEEP = "An expression of the script is nested so deeply that it cannot be followed. Write it in steps."


def _parse(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _parse_exactly(text: str, source: Source) -> ast.Module:
    """The same with the right places in f-strings, which older Pythons do not tell."""
    tree = _parse(text)
    if sys.version_info < (3, 12):
        repair_positions(tree, source)
    return tree


def _refused(tree: ast.Module, source: Source, allowed: Collection[str]) -> list[Finding]:
    at = Reading(tree, source, policy(), allowed)
    for node in at.nodes:
        look = _LOOKS.get(type(node))
        if look is not None:
            look(node, at)
    return at.findings


def _look_at_called(node: ast.Call, at: Reading) -> None:
    look_at_call(node, at)
    look_at_made_up(node, at)


_LOOKS: dict[type, Callable[[Any, Reading], None]] = {
    ast.Import: look_at_import,
    ast.ImportFrom: look_at_import_from,
    ast.Name: look_at_name,
    ast.Attribute: look_at_attribute,
    ast.Call: _look_at_called,
    ast.Constant: look_at_constant,
    ast.BinOp: look_at_made_up,
    ast.JoinedStr: look_at_made_up,
    ast.Subscript: look_at_made_up,
    ast.ClassDef: look_at_class,
    ast.FunctionDef: look_at_function,
    ast.AsyncFunctionDef: look_at_function,
    ast.MatchClass: look_at_match_class,
    **dict.fromkeys((ast.alias, ast.arg, ast.ExceptHandler, ast.MatchAs, ast.MatchStar), look_at_binding),
    ast.AnnAssign: lambda node, at: look_at_annotation(node.annotation, at),
}
