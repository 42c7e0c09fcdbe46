# SPDX-License-Identifier: GPL-3.0-or-later
"""Expressions of drivers that Blender works out by itself, without Python."""

from __future__ import annotations

import ast

# As Blender's manual lists them under "Simple Expressions".
_FUNCTIONS = frozenset(
    """
    min max radians degrees abs fabs floor ceil trunc round int sin cos tan asin acos atan atan2 exp log sqrt pow fmod
    lerp clamp smoothstep
    """.split()
)
_PARTS = (
    ast.Expression,
    ast.BinOp,
    ast.UnaryOp,
    ast.BoolOp,
    ast.Compare,
    ast.IfExp,
    ast.Name,
    ast.Load,
    ast.operator,
    ast.unaryop,
    ast.boolop,
    ast.cmpop,
)


def is_simple(text: str | None) -> bool:
    """Whether a driver's expression is arithmetic over its variables and no more."""
    if text is None:
        return False
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return _is_simple(tree)


def _is_simple(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float)
    if isinstance(node, ast.Call):
        plain = isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS and not node.keywords
        return plain and all(map(_is_simple, node.args))
    if isinstance(node, ast.Name) and node.id.startswith("_"):
        return False
    return isinstance(node, _PARTS) and all(map(_is_simple, ast.iter_child_nodes(node)))
