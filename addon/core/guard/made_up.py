# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that a script makes up while it runs: whether such a one may be one that is refused."""

from __future__ import annotations

import ast

from .local_names import values_of
from .policy import is_dunder
from .reading import Reading

# They change a name that is carried, and make no other of it.
_HARMLESS_METHODS = frozenset({"lower", "upper", "casefold", "strip", "capitalize", "title", "get", "pop"})
_DEEPEST = 8


def may_be_refused(node: ast.expr, at: Reading, depth: int = 0) -> bool:
    """Whether the text may be the name of something refused, as far as can be told before it runs.

    A name that is only carried (a loop's variable, a parameter, an item of a list) is looked at when the script
    runs; one that is put together must show by its beginning or its end that it is harmless.
    """
    if depth > _DEEPEST:
        return True
    match node:
        case ast.Constant():
            return False  # looked at where it stands
        case ast.Name():
            values = values_of(node, at)
            return any(value is not None and may_be_refused(value, at, depth + 1) for value in values)
        case ast.Attribute():
            return False
        case ast.Subscript(slice=ast.Slice()):
            return True
        case ast.Subscript(value=ast.Constant(value=str())):
            return False  # one letter
        case ast.Subscript(value=ast.Name() | ast.Attribute() | ast.Subscript() | ast.Dict()):
            return False
        case ast.Subscript(value=ast.List(elts=items) | ast.Tuple(elts=items)):
            return any(may_be_refused(item, at, depth + 1) for item in items)
        case ast.IfExp(body=yes, orelse=no):
            return may_be_refused(yes, at, depth + 1) or may_be_refused(no, at, depth + 1)
        case ast.BoolOp(values=values):
            return any(may_be_refused(value, at, depth + 1) for value in values)
        case ast.NamedExpr(value=value):
            return may_be_refused(value, at, depth + 1)
        case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in _HARMLESS_METHODS:
            return may_be_refused(owner, at, depth + 1)
        case ast.Call(func=ast.Name(id="str"), args=[argument]):
            return may_be_refused(argument, at, depth + 1)
        case ast.BinOp(op=ast.Add()) | ast.JoinedStr():
            return not _shows_harmless(_start(node, at), _end(node, at), at)
    return True


def _shows_harmless(start: str, end: str, at: Reading) -> bool:
    """Whether no name of Python's insides begins or ends so. All others are looked at when the script runs."""
    refused = at.policy.insides
    if start and not start.startswith("_") and not any(name.startswith(start) for name in refused):
        return True
    return bool(end) and not end.endswith("_") and not any(name.endswith(end) for name in refused)


def _start(node: ast.expr, at: Reading) -> str:
    match node:
        case ast.BinOp(left=left):
            return _start(left, at)
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            return text
    text = at.texts.text(node)
    return "" if text is None or is_dunder(text) else text


def _end(node: ast.expr, at: Reading) -> str:
    match node:
        case ast.BinOp(right=right):
            return _end(right, at)
        case ast.JoinedStr(values=[*_, ast.Constant(value=str(text))]):
            return text
    text = at.texts.text(node)
    return "" if text is None or is_dunder(text) else text
