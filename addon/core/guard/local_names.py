# SPDX-License-Identifier: GPL-3.0-or-later
"""Which function a name belongs to: as in Python, the one around it that binds it."""

from __future__ import annotations

import ast

from .reading import Reading, parameters

_OTHER_SCOPES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def home_of(node: ast.Name, at: Reading) -> ast.AST | None:
    """The function or lambda whose parameter or variable the name is, and so no other; None where there is none."""
    around = at.function_of(node)
    while isinstance(around, ast.Lambda):
        if node.id in parameters(around) and not at.is_read_outside(node, around):
            return around
        around = at.function_of(around)
    if not isinstance(around, ast.FunctionDef | ast.AsyncFunctionDef) or at.is_read_outside(node, around):
        return None
    return around if node.id in parameters(around) or _is_variable_of(around, node.id, at) else None


def values_of(node: ast.Name, at: Reading) -> list[ast.expr | None]:
    """What the name is assigned where it belongs; None for what is bound to it in another way."""
    values = at.texts.bindings.get(node.id, [])
    home = home_of(node, at)
    if home is None:
        return values
    return [value for value in values if value is None or at.function_of(value) is home]


def _is_variable_of(around: ast.AST, name: str, at: Reading) -> bool:
    stored = False
    for part in ast.walk(around):
        if isinstance(part, ast.Global | ast.Nonlocal) and name in part.names:
            return False
        if isinstance(part, ast.Name) and part.id == name and not isinstance(part.ctx, ast.Load):
            inner = at.parent(part)
            while inner is not around and not isinstance(inner, _OTHER_SCOPES):
                inner = at.parent(inner) if inner is not None else around
            stored = stored or inner is around
    return stored
