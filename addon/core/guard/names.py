# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at names: Python's own functions, and modules that are handed about."""

from __future__ import annotations

import ast
import builtins

from .local_names import home_of
from .policy import is_dunder
from .reading import Reading
from .refusal import Refusal

# What a name of the script's own may be called all the same, for it shadows nothing that does harm.
_MAY_BE_OWN = frozenset({"input", "help", "license", "copyright", "credits"})
_DICTIONARIES = frozenset({"globals", "locals", "vars"})
_ASK = frozenset("hasattr getattr dir isinstance issubclass callable print type id repr str".split())
_LOOKED_AT_WHEN_CALLED = frozenset({"os.system", "operator.attrgetter", "logging.basicConfig", "time.sleep"})
_REACH = frozenset({"getattr", "setattr", "delattr"})


def look_at_name(node: ast.Name, at: Reading) -> None:
    """A name that is read, bound or deleted."""
    if isinstance(node.ctx, ast.Load):
        at.refuse(node, _read(node, at))
    elif is_dunder(node.id):
        at.refuse(node, at.policy.builtin(node.id) or at.policy.attribute(node.id))
    _look_whether_it_leaves(node, at)


def look_at_binding(node: ast.AST, at: Reading) -> None:
    """A name that is bound otherwise than by an assignment, and is one of Python's own."""
    name = getattr(node, "asname", None) or getattr(node, "arg", None) or getattr(node, "name", None)
    if isinstance(name, str) and is_dunder(name):
        at.refuse(node, at.policy.builtin(name))


def look_whether_it_leaves(node: ast.Attribute, at: Reading) -> None:
    """The same for `bpy.ops.mesh` and the like."""
    _look_whether_it_leaves(node, at)


def _read(node: ast.Name, at: Reading) -> Refusal | None:
    name = node.id
    refusal = at.policy.builtin(name)
    if refusal is None:
        if name in _REACH and not _is_called(node, at) and not home_of(node, at):
            return Refusal(
                "computed",
                f"{name} is handed about, so that what it reaches cannot be told. Call it where it is needed.",
            )
        return at.policy.attribute(name) if is_dunder(name) else _of_star(name, at)
    if home_of(node, at) or (name in _MAY_BE_OWN and at.texts.bindings.get(name)):
        return None
    return None if name in _DICTIONARIES and (_only_asks(node, at) or _gives_own(node, at)) else refusal


def _of_star(name: str, at: Reading) -> Refusal | None:
    """A name that a star may have brought in."""
    if name in at.texts.bindings or hasattr(builtins, name):
        return None
    for module in at.paths.stars:
        refusal = at.policy.starred(module, name)
        if refusal is not None:
            return refusal
    return None


def _is_called(node: ast.expr, at: Reading) -> bool:
    parent = at.parent(node)
    return isinstance(parent, ast.Call) and parent.func is node


def _only_asks(node: ast.Name, at: Reading) -> bool:
    """`"name" in locals()`: nothing is reached by that."""
    call = at.parent(node)
    if not (isinstance(call, ast.Call) and call.func is node and not call.args and not call.keywords):
        return False
    match at.parent(call):
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[last]):
            return last is call
    return False


def _gives_own(node: ast.Name, at: Reading) -> bool:
    """`globals().get("name")` and `globals()["name"]`: as if that name of the script's own were written out."""
    call = at.parent(node)
    if not (isinstance(call, ast.Call) and call.func is node and not call.args and not call.keywords):
        return False
    asked: ast.expr | None = None
    match at.parent(call):
        case ast.Subscript(value=owner, slice=key, ctx=ast.Load()) if owner is call:
            asked = key
        case ast.Attribute(value=owner, attr="get") as getter if owner is call:
            taken = at.parent(getter)
            if isinstance(taken, ast.Call) and taken.func is getter and taken.args and not taken.keywords:
                asked = taken.args[0]
    texts = None if asked is None else at.texts.texts_of(asked)
    return bool(texts) and all(
        not text.startswith("_") and text in at.texts.bindings and not at.paths.of_name(text)
        for text in texts or []
    )


def _look_whether_it_leaves(node: ast.Name | ast.Attribute, at: Reading) -> None:
    """A module of which only parts may be used must stay where one sees what is used of it."""
    if not isinstance(node.ctx, ast.Load):
        return
    held = sorted(path for path in at.paths.leaves(node) if _is_held(path, at))
    if not held or _stays(node, at):
        return
    path = held[0]
    message = (
        f"{path} is handed about, so that what is used of it cannot be told. "
        f"Write {path} in full where it is used."
    )
    at.refuse(node, Refusal("computed", message, path))


def _is_in_class(node: ast.expr, at: Reading) -> bool:
    """Whether what is assigned here becomes an attribute, which is not followed."""
    return isinstance(at.function_of(node), ast.ClassDef)


def _is_held(path: str, at: Reading) -> bool:
    """Whether it is to be seen what becomes of it: a module of parts, or what its arguments decide about."""
    known = at.policy.knows(path)
    return path in _LOOKED_AT_WHEN_CALLED or (
        known and (path in at.policy.only or path.startswith("bpy.ops"))
    )


def _stays(node: ast.expr, at: Reading) -> bool:
    match at.parent(node):
        case ast.Attribute() | ast.Expr() | ast.Compare():
            return True
        case ast.Assign(targets=targets):
            return not _is_in_class(node, at) and all(isinstance(target, ast.Name) for target in targets)
        case ast.AnnAssign(target=ast.Name()) | ast.NamedExpr():
            return not _is_in_class(node, at)
        case ast.Tuple() as values:
            assigned = at.parent(values)
            return (
                isinstance(assigned, ast.Assign)
                and not _is_in_class(node, at)
                and all(
                    isinstance(target, ast.Tuple)
                    and len(target.elts) == len(values.elts)
                    and all(isinstance(each, ast.Name) for each in target.elts)
                    for target in assigned.targets
                )
            )
        case (ast.IfExp() | ast.BoolOp()) as either:
            return _stays(either, at)
        case ast.Call(func=called, args=arguments):
            asks = isinstance(called, ast.Name) and called.id in _ASK and called.id not in at.texts.bindings
            return called is node or (asks and node in arguments)
    return False
