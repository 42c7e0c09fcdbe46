# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements with which a script would begin from an empty file: they are left out, for the user's is open.

Many scripts from elsewhere begin so. An asset is built beside what is there, so nothing of it is lost by that.
"""

from __future__ import annotations

import ast

from ..source import Source

_OPERATORS = frozenset({"bpy.ops.wm.read_factory_settings", "bpy.ops.wm.read_homefile"})
_KEYWORDS = frozenset({"use_empty", "use_factory_startup"})


def empties_the_file(node: ast.AST | None) -> bool:
    """Whether it is the statement `bpy.ops.wm.read_factory_settings(use_empty=True)`, or its like, and no more."""
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call) or node.value.args:
        return False
    given = {keyword.arg: keyword.value for keyword in node.value.keywords}
    return (
        _written_out(node.value.func) in _OPERATORS
        and given.keys() <= _KEYWORDS
        and "use_empty" in given
        and all(isinstance(value, ast.Constant) and value.value is True for value in given.values())
    )


class _LeavesOut(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        return ast.copy_location(ast.Pass(), node) if empties_the_file(node) else node


def leave_out(tree: ast.Module) -> ast.Module:
    """The tree without such statements."""
    return _LeavesOut().visit(tree)


def without_emptying(text: str) -> str:
    """A script's text without such statements, for where it runs without a guard."""
    source = Source(text)
    for node in reversed([each for each in ast.walk(ast.parse(text)) if empties_the_file(each)]):
        start = source.offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]
        end = source.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
        lines = text.count("\n", start, end)  # each line stays where it is
        text = text[:start] + "pass" + "\n" * lines + text[end:]
    return text


def _written_out(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_written_out(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
