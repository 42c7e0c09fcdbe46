# SPDX-License-Identifier: GPL-3.0-or-later
"""Calculates with literals as far as tests of Blender's version need it."""

from __future__ import annotations

import ast
import operator

from .values import ANYTHING, Constant, Row, Values, constant, join, only, single

_COMPARE = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_OPERATE = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
_PLAIN = (int, float, str, tuple, type(None))


def plain(values: Values) -> Constant | None:
    """A constant, also where it is written as a tuple of such."""
    found = constant(values)
    if found is not None:
        return found
    value = single(values)
    if not isinstance(value, Row):
        return None
    parts = [plain(part) for part in value.of]
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    return Constant(tuple(part.value for part in known), None, any(part.of_version for part in known))


def comparison(node: ast.Compare, values: list[Values]) -> Values:
    """What a comparison of constants comes to."""
    known = [plain(each) for each in values]
    if any(each is None for each in known) or any(type(each) not in _COMPARE for each in node.ops):
        return ANYTHING
    sides = [each for each in known if each is not None]
    try:
        result = all(
            _COMPARE[type(op)](left.value, right.value)
            for op, left, right in zip(node.ops, sides, sides[1:], strict=False)
        )
    except TypeError:
        return ANYTHING
    return only(Constant(result, None, any(each.of_version for each in sides)))


def operation(node: ast.BinOp, left: Values, right: Values) -> Values:
    """What an operation on constants comes to; a list with something added stays a list."""
    first, second = constant(left), constant(right)
    operate = _OPERATE.get(type(node.op))
    if first is None or second is None or operate is None:
        return ANYTHING
    if not isinstance(first.value, int | float | str) or not isinstance(second.value, int | float | str):
        return ANYTHING
    try:
        result = operate(first.value, second.value)
    except (TypeError, ZeroDivisionError, OverflowError, MemoryError):
        return ANYTHING
    if isinstance(result, str) and len(result) > 200:
        return ANYTHING
    return only(Constant(result, None, first.of_version or second.of_version))


def unary(node: ast.UnaryOp, values: Values) -> Values:
    """What a sign or a `not` makes of a constant."""
    known = constant(values)
    if known is None:
        return ANYTHING
    if isinstance(node.op, ast.Not):
        return only(Constant(not known.value, None, known.of_version))
    if isinstance(node.op, ast.USub) and isinstance(known.value, int | float):
        return only(Constant(-known.value, known.origin, known.of_version))
    return ANYTHING


def item(known: Constant, key: object) -> Values:
    """A part of a constant tuple or text."""
    try:
        value = known.value[key]
    except (TypeError, IndexError, KeyError):
        return ANYTHING
    return only(Constant(value, None, known.of_version)) if isinstance(value, _PLAIN) else ANYTHING


def of_version(parts: list[Values]) -> bool:
    """Whether any of these follows from Blender's version."""
    return any(isinstance(each, Constant) and each.of_version for part in parts for each in part or ())


__all__ = ["comparison", "item", "join", "operation", "plain", "unary"]
