# SPDX-License-Identifier: GPL-3.0-or-later
"""A script that is being guarded: what is known of it, and what has been found."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from ..check.cells import Cells
from ..check.finding import Finding
from ..source import Source
from .paths import Paths
from .policy import Policy
from .refusal import Refusal
from .texts import Texts


class Reading:
    """What the looks at a script share."""

    def __init__(self, tree: ast.Module, source: Source, policy: Policy, allowed: Collection[str]) -> None:
        self.policy = policy
        self.nodes: list[ast.AST] = [tree]
        self._parents: dict[ast.AST, ast.AST] = {}
        for node in self.nodes:  # which grows meanwhile
            for child in _parts(node):
                self._parents[child] = node
                self.nodes.append(child)
        self.texts = Texts(self.nodes)
        self.paths = Paths(self.nodes, policy, self.texts, self._is_parameter)
        self._own_classes = {node.name for node in self.nodes if isinstance(node, ast.ClassDef)}
        self._given = {
            node.attr
            for node in self.nodes
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and self.is_own(node.value)
        } | {node.name for node in self.nodes if isinstance(node, ast.FunctionDef)}
        self._source, self._cells, self._allowed = source, Cells(source), allowed
        self._found: dict[tuple[int, int, str], Finding] = {}

    @property
    def findings(self) -> list[Finding]:
        """What was refused, in the order in which it stands."""
        return sorted(self._found.values(), key=lambda each: (each.line, each.column))

    def refuse(self, node: ast.AST, refusal: Refusal | None) -> None:
        """Note a refusal at a node, unless the user has allowed it."""
        if refusal is None or refusal.is_allowed(self._allowed):
            return
        source = self._source
        offset = source.offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]
        line, _ = source.position(offset)
        column = offset - source.start_of(line) + 1
        finding = Finding(self._cells.title_at(line), line, column, refusal.rule, refusal.message, None, True)
        self._found.setdefault((line, column, refusal.rule), finding)

    def parent(self, node: ast.AST | None) -> ast.AST | None:
        """What a node is a part of."""
        return self._parents.get(node) if node is not None else None

    def function_of(self, node: ast.AST) -> ast.AST | None:
        """The function, lambda or class around a node; None at the script's outermost level."""
        around = self.parent(node)
        while around is not None and not isinstance(around, _SCOPES):
            around = self.parent(around)
        return around

    def _is_parameter(self, node: ast.Name) -> bool:
        """Whether a name is what the function around it was given, and nothing else."""
        around = self.function_of(node)
        if not isinstance(around, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return False
        if node.id not in parameters(around) or self.is_read_outside(node, around):
            return False
        if isinstance(around, ast.Lambda):
            return True
        return not any(
            (isinstance(part, ast.Name) and part.id == node.id and not isinstance(part.ctx, ast.Load))
            or (isinstance(part, ast.alias) and node.id in {part.name.partition(".")[0], part.asname})
            for part in ast.walk(around)
        )

    def is_read_outside(
        self, node: ast.AST, around: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    ) -> bool:
        """Whether a node stands in a default, a decorator or an annotation, which belong to what is outside."""
        inner: ast.AST | None = node
        while inner is not None and self.parent(inner) is not around:
            inner = self.parent(inner)
        return inner is around.args or (isinstance(around.body, list) and inner not in around.body)

    def has_own(self, name: str) -> bool:
        """Whether the script gives its own things an attribute of this name."""
        return name in self._given

    def is_own(self, node: ast.expr) -> bool:
        """Whether an expression is the instance or the class, written in a class of the script's own."""
        if not isinstance(node, ast.Name) or node.id not in {"self", "cls"}:
            return False
        around = self.function_of(node)
        while around is not None and not isinstance(around, ast.ClassDef):
            around = self.function_of(around)
        return isinstance(around, ast.ClassDef) and all(
            isinstance(base, ast.Name) and base.id in self._own_classes | {"object"} for base in around.bases
        )


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What a node consists of, but for what says nothing by itself: contexts and operators."""
    for name in node._fields:
        part = getattr(node, name, None)
        if isinstance(part, list):
            yield from (each for each in part if isinstance(each, ast.AST) and not isinstance(each, _SIGNS))
        elif isinstance(part, ast.AST) and not isinstance(part, _SIGNS):
            yield part


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> set[str]:
    """The names of a function's parameters."""
    each = node.args
    every = [*each.posonlyargs, *each.args, *each.kwonlyargs, each.vararg, each.kwarg]
    return {argument.arg for argument in every if argument is not None}


_SIGNS = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
