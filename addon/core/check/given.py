# SPDX-License-Identifier: GPL-3.0-or-later
"""What a call is given."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from .values import ANYTHING, NOTHING, Sequence, Values, join, only


@dataclass
class Given:
    """A call's arguments, each where it is written and what it may be."""

    node: ast.Call
    positional: list[tuple[ast.expr, Values]] = field(default_factory=list)
    keywords: dict[str, tuple[ast.keyword, Values]] = field(default_factory=dict)
    more_positional: bool = False
    more_keywords: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing is unpacked into it."""
        return not self.more_positional and not self.more_keywords

    def get(self, name: str, place: int) -> Values:
        """What is given for a parameter, by name or by place."""
        if name in self.keywords:
            return self.keywords[name][1]
        if not self.more_positional and place < len(self.positional):
            return self.positional[place][1]
        return ANYTHING

    def bound_to(self, arguments: ast.arguments, skip: int = 0) -> dict[str, Values] | None:
        """The arguments by the names of an own function's parameters, or None if that cannot be told."""
        if not self.is_whole:
            return None
        plain = [each.arg for each in (*arguments.posonlyargs, *arguments.args)][skip:]
        known = {*plain, *(each.arg for each in arguments.kwonlyargs)}
        bound = dict(zip(plain, (values for _, values in self.positional), strict=False))
        if len(self.positional) > len(plain) and arguments.vararg is not None:
            rest = join(*(values for _, values in self.positional[len(plain) :]))
            bound[arguments.vararg.arg] = only(Sequence(rest))
        for name, (_, values) in self.keywords.items():
            if name in known:
                bound[name] = values
        return bound


def given_to(reader: object, node: ast.Call, state: object) -> Given:
    """Look at a call's arguments."""
    given = Given(node)
    for part in node.args:
        values = reader.value(part, state)  # type: ignore[attr-defined]
        if isinstance(part, ast.Starred):
            given.more_positional = True
        elif not given.more_positional:
            given.positional.append((part, values))
    for keyword in node.keywords:
        values = reader.value(keyword.value, state)  # type: ignore[attr-defined]
        if keyword.arg is None:
            given.more_keywords = True
        else:
            given.keywords[keyword.arg] = (keyword, values)
    return given


__all__ = ["NOTHING", "Given", "given_to"]
