# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at attributes, written out or asked for by their names."""

from __future__ import annotations

import ast

from .drivers import is_simple
from .emptying import empties_the_file
from .formats import look_at_format
from .names import look_whether_it_leaves
from .reading import Reading
from .refusal import Refusal

_ONLY_OF_BPY = frozenset({"ops", "app", "utils"})
_HELD_TO_OWN_NAME = frozenset({"__name__", "__qualname__"})


def look_at_attribute(node: ast.Attribute, at: Reading) -> None:
    """`value.attr`, read, set or deleted."""
    if node.attr == "__class__" and _only_tells_the_kind(node, at):
        return
    if empties_the_file(at.parent(at.parent(node))):
        return
    if node.attr == "load" and _is_builtin_font(node, at):
        return
    if not _is_kept_in_own(node, at):
        at.refuse(node, refusal_of(node.value, node.attr, at))
    if not isinstance(node.ctx, ast.Load):
        at.refuse(node, refusal_of_setting(node.value, node.attr, _assigned(node, at), at))
    elif node.attr in {"format", "format_map"}:
        look_at_format(node, at)
    look_whether_it_leaves(node, at)


def refusal_of(owner: ast.expr, name: str, at: Reading) -> Refusal | None:
    """Whether this attribute of that may be used."""
    for path in sorted(at.paths.of(owner)):
        refusal = at.policy.member(path, name)
        if refusal is not None:
            return refusal
    if at.paths.of(owner):
        return None
    own = at.is_own(owner) and at.has_own(name)
    if name in _ONLY_OF_BPY and not own:
        return Refusal(
            "computed",
            f"What .{name} is of cannot be told here. Write bpy.{name} in full, or give it another name.",
        )
    return at.policy.attribute(name, own)


def refusal_of_setting(owner: ast.expr, name: str, value: ast.expr | None, at: Reading) -> Refusal | None:
    """Whether this attribute of that may be set; `value` is None where what it is set to cannot be told."""
    for path in at.paths.of(owner):
        if path.startswith("bpy.types"):
            message = (
                f"Setting {path}.{name} changes Blender for all files. Keep it in a variable of the script."
            )
            return Refusal("registration", message, path)
        message = f"Setting {path}.{name} changes that module for all that runs in Blender. Write a function instead."
        return Refusal("internals", message, path)
    if _is_class_of_something(owner, at):
        message = (
            f"Setting .{name} of what type() gives changes Blender for all files. Write a class of your own."
        )
        return Refusal("registration", message)
    if name == "expression" and not at.is_own(owner):
        return None if value is not None and is_simple(at.texts.text(value)) else _DRIVER
    if at.is_own(owner):
        return None
    text = at.texts.text(value) if value is not None else None
    return None if text is not None and _is_beside_the_file(text) else at.policy.written(name)


def _is_class_of_something(owner: ast.expr, at: Reading) -> bool:
    values = at.texts.bindings.get(owner.id, []) if isinstance(owner, ast.Name) else [owner]
    return any(
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "type"
        for value in values
    )


_DRIVER = Refusal(
    "drivers",
    "A driver whose expression is more than arithmetic runs Python later on. "
    "Write numbers, its variables, + - * / and functions such as sin, min, max and clamp; or set keyframes.",
)


def _only_tells_the_kind(node: ast.Attribute, at: Reading) -> bool:
    """`x.__class__.__name__`, `x.__class__ == y.__class__`, and `self.__class__(...)`."""
    match at.parent(node):
        case ast.Compare():
            return True
        case ast.Attribute(attr=name, ctx=ast.Load()):
            return name in _HELD_TO_OWN_NAME
        case ast.Call(func=called):
            return called is node and at.is_own(node.value)
    return False


def _is_kept_in_own(node: ast.Attribute, at: Reading) -> bool:
    """A value that the script keeps under such a name in things of its own: `beam.load = 5.0`, `beam.load * 2`."""
    refusal = at.policy.attribute(node.attr)
    if refusal is None or refusal.rule != "files" or at.policy.attribute(node.attr, own=True) is not None:
        return False
    if at.paths.of(node.value):
        return False
    if isinstance(node.ctx, ast.Store):
        return True
    call = at.parent(node)
    return at.has_own(node.attr) and isinstance(call, ast.BinOp | ast.Compare | ast.FormattedValue)


def _is_builtin_font(node: ast.Attribute, at: Reading) -> bool:
    call = at.parent(node)
    if not isinstance(call, ast.Call) or call.func is not node:
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return len(given) == 1 and at.texts.text(given[0]) == "<builtin>"


def _assigned(node: ast.Attribute, at: Reading) -> ast.expr | None:
    parent = at.parent(node)
    return parent.value if isinstance(parent, ast.Assign | ast.AnnAssign) else None


def _is_beside_the_file(path: str) -> bool:
    """A path that leads nowhere but beside the .blend, or to no file at all."""
    return not path or (path.startswith("//") and ".." not in path and "\\" not in path)
