# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at classes, functions and patterns: hooks of Python's, and annotations that are code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .attributes import refusal_of
from .names import look_at_binding
from .policy import is_dunder
from .reading import Reading
from .refusal import Refusal

_METACLASSES = frozenset({"abc.ABCMeta", "enum.EnumMeta", "enum.EnumType"})
_IN_ANNOTATIONS = (
    ast.Expression,
    ast.Name,
    ast.Attribute,
    ast.Subscript,
    ast.Tuple,
    ast.List,
    ast.Constant,
    ast.BinOp,
    ast.BitOr,
    ast.Load,
)


def look_at_class(node: ast.ClassDef, at: Reading) -> None:
    """A class statement."""
    look_at_binding(node, at)
    for keyword in node.keywords:
        if keyword.arg == "metaclass" and at.paths.leaves(keyword.value) & _METACLASSES:
            continue
        if keyword.arg in {"metaclass", None}:
            message = "A metaclass changes how Python makes classes. Write a plain class."
            at.refuse(node, Refusal("internals", message))


def look_at_function(node: ast.FunctionDef | ast.AsyncFunctionDef, at: Reading) -> None:
    """A function's name, and its annotations."""
    if is_dunder(node.name):
        at.refuse(node, at.policy.attribute(node.name))
    for annotation in (node.returns, *(argument.annotation for argument in _arguments(node.args))):
        if annotation is not None:
            look_at_annotation(annotation, at)


def look_at_annotation(node: ast.expr, at: Reading) -> None:
    """A text in an annotation is code that Python may come to run."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_type(node.value, at):
        message = (
            "This annotation is a text with more than a type in it, which Python may run. Name the type."
        )
        at.refuse(node, Refusal("code", message))
    elif not isinstance(node, ast.Call):  # the arguments of one are plain texts
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.expr):
                look_at_annotation(part, at)


def look_at_match_class(node: ast.MatchClass, at: Reading) -> None:
    """`case Some(name=value)` reads attributes."""
    for name in node.kwd_attrs:
        at.refuse(node, refusal_of(node.cls, name, at) or at.policy.attribute(name))


def _is_type(text: str, at: Reading) -> bool:
    try:
        tree = ast.parse(text.strip() or "None", mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True  # a note for people, which cannot be run
    return all(
        isinstance(part, _IN_ANNOTATIONS)
        and not (isinstance(part, ast.Attribute) and at.policy.attribute(part.attr))
        and not (isinstance(part, ast.Name) and (is_dunder(part.id) or at.policy.builtin(part.id)))
        for part in ast.walk(tree)
    )


def _arguments(each: ast.arguments) -> Iterator[ast.arg]:
    yield from (*each.posonlyargs, *each.args, *each.kwonlyargs)
    yield from (argument for argument in (each.vararg, each.kwarg) if argument is not None)
