# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that a script puts together from constants: what they come to, without running the script."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# A script is not to make its own reading long: what is larger is not worked out.
_LONGEST = 2000
_LARGEST = 10**6
_DEEPEST = 40
_METHODS = frozenset(
    """
    join replace lower upper casefold title capitalize swapcase strip lstrip rstrip removeprefix removesuffix decode
    encode split format fromhex
    """.split()
)
_CALLS: dict[str, Callable[..., Any]] = {
    "chr": chr,
    "ord": ord,
    "str": lambda each: str(each) if isinstance(each, str | int) else None,
    "int": int,
    "bytes": lambda each, *_: bytes(each) if isinstance(each, list | bytes) else None,
    "bytearray": lambda each, *_: bytes(each) if isinstance(each, list | bytes) else None,
    "list": list,
    "tuple": tuple,
    "reversed": lambda each: list(each)[::-1],
    "sorted": sorted,
    "len": len,
    "range": lambda *ends: list(range(*ends)[:_LONGEST]),
}


class Unknown(Exception):
    """What an expression comes to cannot be told."""


class Texts:
    """Works out constants, following names that are bound once, and only by an assignment."""

    def __init__(self, nodes: Iterable[ast.AST]) -> None:
        self.bindings: dict[str, list[ast.expr | None]] = defaultdict(list)
        """What each name is assigned; None for what is bound to it in another way."""
        self._known: dict[ast.expr, Any] = {}
        for node in nodes:
            if isinstance(node, _BINDING):
                for name, value in _bound(node):
                    self.bindings[name].append(value)

    def text(self, node: ast.expr) -> str | None:
        """The text that an expression comes to; None where that is not known, or where it is no text."""
        try:
            value = self._constant(node, {}, 0)
        except (Unknown, RecursionError):
            return None
        return value if isinstance(value, str) else None

    def texts_of(self, node: ast.expr, depth: int = 0) -> list[str] | None:
        """All texts that an expression may be, where it is a choice of constants or a name for such."""
        found = self.text(node)
        if found is not None:
            return [found]
        if isinstance(node, ast.IfExp):
            values: list[ast.expr | None] = [node.body, node.orelse]
        elif isinstance(node, ast.Name) and depth < _DEEPEST:
            values = self.bindings[node.id]
        else:
            return None
        each = [self.texts_of(value, depth + 1) if value is not None else None for value in values]
        if not each or None in each:
            return None
        return [text for texts in each if texts is not None for text in texts]

    def _constant(self, node: ast.expr, names: dict[str, Any], depth: int) -> Any:  # noqa: ANN401
        if depth > _DEEPEST:
            raise Unknown
        if isinstance(node, ast.Constant):
            return node.value
        if not names and node in self._known:
            value = self._known[node]
        else:
            try:
                value = self._worked_out(node, names, depth + 1)
            except Unknown:
                value = Unknown
            except Exception:  # the constants do not fit together: running it would fail
                value = Unknown
            if not names:
                self._known[node] = value
        if value is Unknown or _is_large(value):
            raise Unknown
        return value

    def _worked_out(self, node: ast.expr, names: dict[str, Any], depth: int) -> Any:  # noqa: ANN401
        def of(part: ast.expr) -> Any:  # noqa: ANN401
            return self._constant(part, names, depth)

        match node:
            case ast.Name(id=name) if name in names:
                return names[name]
            case ast.Name(id=name) if len(self.bindings[name]) == 1 and self.bindings[name][0] is not None:
                return self._constant(self.bindings[name][0], {}, depth)
            case ast.List() | ast.Tuple():
                return [of(each) for each in node.elts]
            case ast.Dict() if None not in node.keys:
                return {of(key): of(value) for key, value in zip(node.keys, node.values, strict=True) if key}
            case ast.BinOp():
                return _joined(node.op, of(node.left), of(node.right))
            case ast.UnaryOp(op=ast.USub()):
                return -of(node.operand)
            case ast.JoinedStr():
                return "".join(_formatted(part, of) for part in node.values)
            case ast.Subscript(slice=ast.Slice() as part):
                ends = (of(end) if end is not None else None for end in (part.lower, part.upper, part.step))
                return of(node.value)[slice(*ends)]
            case ast.Subscript():
                return of(node.value)[of(node.slice)]
            case ast.ListComp() | ast.GeneratorExp() if len(node.generators) == 1:
                return self._gone_through(node, names, depth)
            case ast.NamedExpr():
                return of(node.value)
            case ast.Call(keywords=[]):
                return self._called(node, names, depth)
        raise Unknown

    def _gone_through(self, node: ast.ListComp | ast.GeneratorExp, names: dict[str, Any], depth: int) -> list:
        part = node.generators[0]
        if part.ifs or not isinstance(part.target, ast.Name):
            raise Unknown
        target = part.target.id
        items = list(self._constant(part.iter, names, depth))[:1000]
        return [self._constant(node.elt, {**names, target: item}, depth) for item in items]

    def _called(self, node: ast.Call, names: dict[str, Any], depth: int) -> Any:  # noqa: ANN401
        match node.func:
            case ast.Name(id="map") if len(node.args) == 2 and isinstance(node.args[0], ast.Name):
                change = _CALLS.get(node.args[0].id)
                if change is None:
                    raise Unknown
                return [change(each) for each in self._constant(node.args[1], names, depth)]
            case ast.Name(id=name) if name in _CALLS:
                return _CALLS[name](*(self._constant(each, names, depth) for each in node.args))
            case ast.Attribute(value=ast.Name(id="bytes" | "bytearray"), attr="fromhex"):
                return bytes.fromhex(*(self._constant(each, names, depth) for each in node.args))
            case ast.Attribute(value=owner, attr=method) if method in _METHODS:
                value = self._constant(owner, names, depth)
                if isinstance(value, str | bytes) and not (method == "format" and "." in str(value)):
                    given = [self._constant(each, names, depth) for each in node.args]
                    return getattr(value, method)(*given)
        raise Unknown


def _is_large(value: Any) -> bool:  # noqa: ANN401
    if isinstance(value, int):
        return abs(value) > _LARGEST
    return hasattr(value, "__len__") and len(value) > _LONGEST


def _joined(operator: ast.operator, left: Any, right: Any) -> Any:  # noqa: ANN401
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.BitXor():
            return left ^ right
        case ast.Mult() if _size(left) * _size(right) <= _LARGEST:
            return left * right
        case ast.Mod() if isinstance(left, str) and not any(map(str.isdigit, left)) and "*" not in left:
            return left % (tuple(right) if isinstance(right, list) else right)
    raise Unknown


def _size(value: Any) -> int:  # noqa: ANN401
    return abs(value) if isinstance(value, int) else len(value)


def _formatted(part: ast.expr, of: Callable[[ast.expr], Any]) -> str:
    if isinstance(part, ast.FormattedValue):
        if part.format_spec is not None or part.conversion != -1:
            raise Unknown
        return str(of(part.value))
    return of(part)


_BINDING = (
    ast.Assign,
    ast.AnnAssign,
    ast.NamedExpr,
    ast.AugAssign,
    ast.For,
    ast.AsyncFor,
    ast.comprehension,
    ast.withitem,
    ast.arg,
    ast.ExceptHandler,
    ast.MatchAs,
    ast.MatchStar,
    ast.MatchMapping,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.alias,
)


def _bound(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that a node binds, with the expression where it is a plain assignment."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _bound_by_target(target, value)
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is not None:
            yield name, value
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            yield name, value
        case ast.AugAssign(target=ast.Name(id=name), op=operator, value=value):
            # The sum is made up as it would be in one expression, so it is looked at as one.
            yield name, ast.BinOp(ast.Name(name, ast.Load()), operator, value)
        case ast.For(target=target, iter=ast.List(elts=items) | ast.Tuple(elts=items)):
            for item in items:
                yield from _bound_by_target(target, item)
        case ast.For(target=target) | ast.AsyncFor(target=target) | ast.comprehension(target=target):
            yield from _bound_otherwise(target)
        case ast.withitem(optional_vars=target) if target is not None:
            yield from _bound_otherwise(target)
        case ast.arg(arg=name) | ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name, None
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name, None
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name, None
        case ast.alias(name=name, asname=other):
            yield other or name.partition(".")[0], None


def _bound_by_target(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr | None]]:
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case (
            (ast.Tuple(elts=targets) | ast.List(elts=targets)),
            (ast.Tuple(elts=values) | ast.List(elts=values)),
        ) if len(targets) == len(values):
            for each, of_each in zip(targets, values, strict=True):
                yield from _bound_by_target(each, of_each)
        case _:
            yield from _bound_otherwise(target)


def _bound_otherwise(target: ast.expr) -> Iterator[tuple[str, None]]:
    for part in ast.walk(target):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            yield part.id, None
