# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at `"...".format(...)`, which reaches attributes by what stands in the text."""

from __future__ import annotations

import ast

from .policy import is_dunder
from .reading import Reading
from .refusal import Refusal

_DEEPEST = 8


def look_at_format(node: ast.Attribute, at: Reading) -> None:
    """`value.format` and `value.format_map`; texts themselves are looked at where they stand."""
    call = at.parent(node)
    if isinstance(call, ast.Attribute) and not is_dunder(call.attr):
        return  # a format of pictures, which is no function
    is_called = isinstance(call, ast.Call) and call.func is node
    if not is_called or not _is_whole(node.value, at):
        message = f"What .{node.attr} puts in cannot be told here. Write an f-string."
        at.refuse(node, Refusal("computed", message))


def _is_whole(node: ast.expr | None, at: Reading, depth: int = 0) -> bool:
    """Whether no place of the format (`{0.name}`) is put together from pieces."""
    if depth > _DEEPEST:
        return False
    match node:
        case None | ast.Attribute() | ast.Subscript(slice=ast.Name() | ast.Constant()):
            return True  # it comes from elsewhere in the script
        case ast.Constant(value=str(text)):
            return text.count("{") == text.count("}")
        case ast.Name(id=name):
            values = at.texts.bindings.get(name)
            return bool(values) and all(_is_whole(value, at, depth + 1) for value in values)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _is_whole(left, at, depth + 1) and _is_whole(right, at, depth + 1)
        case ast.IfExp(body=yes, orelse=no):
            return _is_whole(yes, at, depth + 1) and _is_whole(no, at, depth + 1)
        case ast.JoinedStr(values=values):
            return all(
                _is_whole(each.value if isinstance(each, ast.FormattedValue) else each, at, depth + 1)
                for each in values
            )
    return node is not None and at.texts.text(node) is not None
