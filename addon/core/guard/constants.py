# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at texts: those that name what is refused, whole or put together from pieces."""

from __future__ import annotations

import ast
import re

from .policy import is_dunder
from .reading import Reading
from .refusal import Refusal

# A place in a format that asks for an attribute or an item: "{0.name}", "{[name]}".
_PLACE = re.compile(r"\{[^{}]*?[.\[][^{}]*\}")
_WORD = re.compile(r"\w+")
_CHAIN = re.compile(
    r"(?:^|[.\[(])\s*__(?:class|globals|subclasses|builtins|mro|bases|base|code|import|dict)__"
)


def look_at_constant(node: ast.Constant, at: Reading) -> None:
    """A text or bytes that stand in the script; not a docstring."""
    value = node.value
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str) or isinstance(at.parent(node), ast.Expr):
        return
    at.refuse(node, at.policy.text(value))
    if is_dunder(value) and value.isidentifier():
        at.refuse(node, at.policy.attribute(value))
    elif "{" in value:
        for place in _PLACE.findall(value):
            for word in _WORD.findall(place):
                at.refuse(node, at.policy.attribute(word, own=True))
    if _CHAIN.search(value):
        message = "This text names Python's insides, as code that is to be run would. Leave it out."
        at.refuse(node, Refusal("internals", message))


def look_at_made_up(node: ast.expr, at: Reading) -> None:
    """A text that is put together from constants, looked at as if it were written out."""
    if isinstance(at.parent(node), ast.BinOp):
        return  # the whole of it is looked at
    text = at.texts.text(node)
    if text is None:
        return
    at.refuse(node, at.policy.text(text) or at.policy.made_up(text))
    if _CHAIN.search(text) or (_PLACE.search(text) and "__" in text):
        message = "This text, put together from pieces, names Python's insides. Leave it out."
        at.refuse(node, Refusal("internals", message))
