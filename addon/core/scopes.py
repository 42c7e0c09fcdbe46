# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's scopes: which mentions of a name mean the module's name, and which a local one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_INNER = (*FUNCTIONS, *COMPREHENSIONS, ast.ClassDef, ast.Lambda)


@dataclass(slots=True)
class Scope:
    """One scope; `bound` holds its local names, for a class those bound so far as its body runs."""

    kind: str  # "module", "class", "function" or "comprehension"
    parent: Scope | None = None
    bound: set[str] = field(default_factory=set)
    declared_global: set[str] = field(default_factory=set)
    imports: dict[str, str] = field(default_factory=dict)

    def means_module(self, name: str) -> bool:
        """Whether `name`, mentioned here, is looked up among the module's names."""
        scope, direct = self, True
        while scope.parent is not None:
            if name in scope.declared_global:
                return True
            # A class body's names are seen by the body itself, never by the functions inside it.
            if name in scope.bound and (direct or scope.kind != "class"):
                return False
            scope, direct = scope.parent, False
        return True

    def imported_path(self, name: str) -> str | None:
        """The dotted path that a function's own import bound to `name`."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.imports:
                return scope.imports[name]
            scope = scope.parent
        return None


def function_scope(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, parent: Scope) -> Scope:
    """The scope of a function's body: its arguments and whatever its body binds."""
    scope = Scope("function", parent)
    arguments = node.args
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        scope.bound.add(argument.arg)
    for rest in (arguments.vararg, arguments.kwarg):
        if rest is not None:
            scope.bound.add(rest.arg)
    outside: set[str] = set()
    for statement in node.body if isinstance(node.body, list) else [node.body]:
        for inner in _own_nodes(statement):
            if isinstance(inner, ast.Global):
                scope.declared_global.update(inner.names)
            elif isinstance(inner, ast.Nonlocal):
                outside.update(inner.names)
            else:
                scope.bound.update(bound_by(inner))
    scope.bound -= outside | scope.declared_global
    return scope


def comprehension_scope(node: ast.expr, parent: Scope) -> Scope:
    """The scope of a comprehension: the names of its `for` clauses."""
    scope = Scope("comprehension", parent)
    for clause in node.generators:  # type: ignore[attr-defined]
        for inner in ast.walk(clause.target):
            scope.bound.update(bound_by(inner))
    return scope


def bound_by(node: ast.AST) -> Iterator[str]:
    """Names that this very node binds in the scope it stands in."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
        yield node.id
    elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0]
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest


def _own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a statement that belong to the scope it stands in; inner scopes keep their insides."""
    yield node
    if isinstance(node, COMPREHENSIONS):
        # A walrus inside a comprehension binds in the scope around it.
        for inner in ast.walk(node):
            if isinstance(inner, ast.NamedExpr):
                yield inner.target
    if not isinstance(node, _INNER):
        for child in ast.iter_child_nodes(node):
            yield from _own_nodes(child)
    else:
        for child in _outside_parts(node):
            yield from _own_nodes(child)


def _outside_parts(node: ast.AST) -> Iterator[ast.AST]:
    """What of an inner scope's node is evaluated outside it: decorators, defaults, bases."""
    if isinstance(node, (*FUNCTIONS, ast.Lambda)):
        yield from node.args.defaults
        yield from (default for default in node.args.kw_defaults if default is not None)
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield from node.decorator_list
    if isinstance(node, ast.ClassDef):
        yield from node.bases
        yield from node.keywords
