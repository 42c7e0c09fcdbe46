# SPDX-License-Identifier: GPL-3.0-or-later
"""Which modules, and which groups of Blender's operators, an expression may stand for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

from .policy import Policy
from .texts import Texts

_MOST_STEPS = 100
_LEADING = (ast.Name, ast.Attribute, ast.NamedExpr, ast.IfExp, ast.BoolOp, ast.Call)
_NOTHING: frozenset[str] = frozenset()


class Paths:
    """Follows imports and what is assigned of them. A name counts as all that it is ever given, wherever."""

    def __init__(
        self, nodes: Iterable[ast.AST], policy: Policy, texts: Texts, is_parameter: Callable[[ast.Name], bool]
    ) -> None:
        self._policy, self._texts, self._is_parameter = policy, texts, is_parameter
        self._names: dict[str, frozenset[str]] = {}
        self.stars: list[str] = []
        """Modules all of whose names are imported."""
        for node in nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    self._add(name, alias.name if alias.asname else name)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    if alias.name == "*":
                        self.stars.append(node.module)
                    else:
                        self._add(alias.asname or alias.name, f"{node.module}.{alias.name}")
        self._follow()

    def _follow(self) -> None:
        """Names that are given what other names stand for, until nothing new comes of it."""
        values = [
            (name, value)
            for name, bound in self._texts.bindings.items()
            for value in bound
            if isinstance(value, _LEADING)
        ]
        for _ in range(_MOST_STEPS):
            before = dict(self._names)
            for name, value in values:
                for path in self.leaves(value):
                    self._add(name, path)
            if before == self._names:
                return
        raise RecursionError("names are handed on too often to be followed")

    def _add(self, name: str, path: str) -> None:
        self._names[name] = self._names.get(name, _NOTHING) | {path}

    def _of_no_binding(self, name: str) -> frozenset[str]:
        """What a star may have brought in; or a module that a cell uses and does not import."""
        if name in self._texts.bindings:
            return _NOTHING
        brought = frozenset(f"{module}.{name}" for module in self.stars)
        return brought | {name} if self._policy.knows(name) else brought

    def of(self, node: ast.expr) -> frozenset[str]:
        """The known modules, groups and types that an expression may be."""
        return frozenset(path for path in self.leaves(node) if self._policy.knows(path))

    def of_name(self, name: str) -> frozenset[str]:
        """What a name may be, wherever it stands."""
        return self._names.get(name, _NOTHING) or self._of_no_binding(name)

    def leaves(self, node: ast.expr) -> frozenset[str]:
        """The same with what is in them: `math.sin` as well as `math`."""
        match node:
            case ast.Name(id=name):
                found = self.of_name(name)
                # What a function is given is looked at where it is given.
                return _NOTHING if found and self._is_parameter(node) else found
            case ast.Attribute(value=owner, attr=name):
                return frozenset(f"{path}.{name}" for path in self.of(owner))
            case ast.NamedExpr(value=value):
                return self.leaves(value)
            case ast.IfExp(body=yes, orelse=no):
                return self.leaves(yes) | self.leaves(no)
            case ast.BoolOp(values=values):
                return frozenset().union(*map(self.leaves, values))
            case ast.Call(func=ast.Name(id="getattr"), args=[owner, name, *_]):
                text = self._texts.text(name)
                return frozenset(f"{path}.{text}" for path in self.of(owner)) if text else _NOTHING
        return _NOTHING
