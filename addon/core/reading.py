# SPDX-License-Identifier: GPL-3.0-or-later
"""One cell, read in the order in which Python evaluates it: what it does with the module's names."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .naming import name_offsets
from .scopes import COMPREHENSIONS, Scope, comprehension_scope, function_scope
from .source import Source

# Methods that change a plain Python value in place. What changes Blender's own data is not told from
# text (`collection.objects.link(part)` changes no part of the asset that we compare) but seen when it runs.
_CHANGING = (
    "append extend insert pop popitem popleft appendleft extendleft rotate update setdefault add remove"
    " discard clear sort reverse difference_update intersection_update symmetric_difference_update"
)
# Drawing a number changes the generator: the next one to draw gets another number.
_DRAWING = (
    "seed random uniform randint randrange choice choices sample shuffle gauss normalvariate triangular"
    " betavariate expovariate getrandbits integers normal standard_normal permutation"
)
_TURNING = "normalize negate invert transpose resize zero identity"  # vectors and matrices
_ON_ANY_PATH = frozenset(_CHANGING.split())
_ON_A_BARE_NAME = frozenset(_DRAWING.split() + _TURNING.split())
_CHANGING_FUNCTIONS = frozenset({"next", "setattr", "delattr"})


@dataclass(slots=True)
class Effects:
    """What a function's body does with module-level names whenever it runs."""

    loads: set[str] = field(default_factory=set)
    stores: set[str] = field(default_factory=set)
    mutates: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a cell does at module level; `bound` are the names that it surely bound before."""

    kind: str  # "load", "store", "delete", "mutate" or "path"
    name: str
    bound: frozenset[str]


@dataclass(slots=True)
class Reading:
    """All that was read from one cell."""

    steps: list[Step] = field(default_factory=list)
    functions: dict[str, Effects] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)  # name -> dotted path
    otherwise_bound: set[str] = field(default_factory=set)  # names bound by anything but an import
    mentions: list[tuple[str, int]] = field(default_factory=list)  # (name, offset)
    star_import: bool = False


def read_cell(tree: ast.Module, source: Source) -> Reading:
    """Read a parsed cell."""
    reader = _Reader(source)
    reader.visit_all(tree.body)
    return reader.reading


class _Reader(ast.NodeVisitor):
    def __init__(self, source: Source) -> None:
        self.source = source
        self.reading = Reading()
        self.scope = Scope("module")
        self.bound: frozenset[str] = frozenset()
        self.body: Effects | None = None  # of the outermost function around, which runs only when used
        self.owner = ""  # the outermost class around, whose use stands for the use of its methods

    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    # What is noted

    def note(self, kind: str, name: str) -> None:
        if self.body is None:
            self.reading.steps.append(Step(kind, name, self.bound))
            if kind == "store":
                self.bound |= {name}
            elif kind == "delete":
                self.bound -= {name}
        elif kind == "path":
            self.body.paths.add(name)
        else:
            {"load": self.body.loads, "mutate": self.body.mutates}.get(kind, self.body.stores).add(name)

    def mention(self, name: str, offset: int, kind: str) -> None:
        """Note a name where it stands, as the module's or as a local one."""
        scope = self.scope
        if kind == "store" and scope.kind == "class" and name not in scope.declared_global:
            scope.bound.add(name)
        if scope.means_module(name):
            self.reading.mentions.append((name, offset))
            self.note(kind, name)

    def mention_names_of(self, node: ast.AST, kind: str = "store") -> None:
        for name, offset in name_offsets(node, self.source):
            self.mention(name, offset, kind)
            if not isinstance(node, ast.Import | ast.ImportFrom) and self.scope.means_module(name):
                self.reading.otherwise_bound.add(name)

    def mutate(self, target: ast.AST) -> None:
        """Note that the value is changed which the expression begins with, if that is a module-level name."""
        while isinstance(target, ast.Attribute | ast.Subscript):
            target = target.value
        if isinstance(target, ast.Name) and self.scope.means_module(target.id):
            self.note("mutate", target.id)

    # Names

    def visit_Name(self, node: ast.Name) -> None:
        kind = {ast.Load: "load", ast.Store: "store", ast.Del: "delete"}[type(node.ctx)]
        if kind == "store" and self.scope.means_module(node.id):
            self.reading.otherwise_bound.add(node.id)
        self.mention(node.id, self.source.offset(node.lineno, node.col_offset), kind)
        if kind == "load":
            self._note_path(node.id, [])

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.mutate(node)
        attributes: list[str] = []
        value: ast.expr = node
        while isinstance(value, ast.Attribute):
            attributes.insert(0, value.attr)
            value = value.value
        if isinstance(value, ast.Name):
            self._note_path(value.id, attributes)
        self.visit(value)

    def _note_path(self, root: str, attributes: list[str]) -> None:
        local = self.scope.imported_path(root)
        if local is not None:
            self.note("path", ".".join(["", local, *attributes]))
        elif attributes and self.scope.means_module(root):
            self.note("path", ".".join([root, *attributes]))

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.mutate(node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        function = node.func
        if isinstance(function, ast.Attribute):
            bare = isinstance(function.value, ast.Name)
            if function.attr in _ON_ANY_PATH or (bare and function.attr in _ON_A_BARE_NAME):
                self.mutate(function.value)
            if function.attr == "shuffle" and node.args:
                self.mutate(node.args[0])
        elif isinstance(function, ast.Name) and function.id in _CHANGING_FUNCTIONS and node.args:
            self.mutate(node.args[0])

    # Statements whose parts are not evaluated in the order in which they are written

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit_all([node.value, *node.targets])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit_all([node.annotation, node.value])
        if node.value is not None or not isinstance(node.target, ast.Name):
            self.visit(node.target)
        elif self.scope.means_module(node.target.id):
            offset = self.source.offset(node.target.lineno, node.target.col_offset)
            self.reading.mentions.append((node.target.id, offset))

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        target = node.target
        if isinstance(target, ast.Name) and self.scope.means_module(target.id):
            self.note("load", target.id)
            self.note("mutate", target.id)
        self.visit_all([node.value, target])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        inner = self.scope
        while self.scope.kind == "comprehension" and self.scope.parent is not None:
            self.scope = self.scope.parent
        self.visit(node.target)
        self.scope = inner

    # Branches: only what every branch binds is surely bound after them

    def branch(self, *branches: Callable[[], None]) -> None:
        before = self.bound
        outcomes = []
        for run in branches:
            self.bound = before
            run()
            outcomes.append(self.bound)
        self.bound = frozenset.intersection(*outcomes)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self.branch(lambda: self.visit_all(node.body), lambda: self.visit_all(node.orelse))

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self.branch(lambda: self.visit_all(node.body), lambda: None)
        self.branch(lambda: self.visit_all(node.orelse), lambda: None)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        self.branch(lambda: self.visit_all([node.target, *node.body]), lambda: None)
        self.branch(lambda: self.visit_all(node.orelse), lambda: None)

    visit_AsyncFor = visit_For

    def visit_Try(self, node: ast.Try) -> None:
        handlers = [lambda handler=handler: self.visit(handler) for handler in node.handlers]
        self.branch(lambda: self.visit_all([*node.body, *node.orelse]), *handlers)
        self.visit_all(node.finalbody)

    visit_TryStar = visit_Try

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.visit_all([node.type])
        self.mention_names_of(node)
        self.visit_all(node.body)

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        cases = [lambda case=case: self.visit(case) for case in node.cases]
        self.branch(*cases, lambda: None)

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping) -> None:
        self.generic_visit(node)
        self.mention_names_of(node)

    visit_MatchStar = visit_MatchMapping = visit_MatchAs

    # Definitions

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        self.mention_names_of(node)
        for alias in node.names:
            if alias.name == "*":
                self.reading.star_import = True
                continue
            name, path = alias.asname or alias.name.partition(".")[0], alias.name
            if isinstance(node, ast.ImportFrom):
                path = f"{node.module}.{alias.name}"
            elif not alias.asname:
                path = name
            at_module = self.scope.means_module(name)
            (self.reading.imports if at_module else self.scope.imports)[name] = path

    visit_ImportFrom = visit_Import

    def visit_Global(self, node: ast.Global) -> None:
        self.reading.mentions.extend(name_offsets(node, self.source))

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit_all(node.decorator_list)
        self._visit_outside(node)
        self._visit_inside(node, node.name)
        self.mention_names_of(node)
        if node.decorator_list and self.scope.kind == "module":
            self.note("load", node.name)  # the decorator has it in hand and may call it

    visit_AsyncFunctionDef = visit_FunctionDef

    def _visit_outside(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        arguments = node.args
        self.visit_all([*arguments.defaults, *arguments.kw_defaults])
        every = [
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        ]
        self.visit_all(argument.annotation for argument in every if argument is not None)
        self.visit_all([getattr(node, "returns", None)])

    def _visit_inside(self, node: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> None:
        outer_scope, outer_body = self.scope, self.body
        self.scope = function_scope(node, self.scope)
        if self.body is None:
            self.body = self.reading.functions.setdefault(self.owner or name, Effects())
        self.visit_all(node.body)
        self.scope, self.body = outer_scope, outer_body

    def visit_Lambda(self, node: ast.Lambda) -> None:
        # Most are called on the spot (sort keys), so a lambda's body counts as run where it stands.
        self._visit_outside(node)
        outer, self.scope = self.scope, function_scope(node, self.scope)
        self.visit(node.body)
        self.scope = outer

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all([*node.decorator_list, *node.bases, *node.keywords])
        outer_scope, outer_owner = self.scope, self.owner
        self.scope = Scope("class", self.scope)
        self.scope.declared_global = {
            name for part in node.body if isinstance(part, ast.Global) for name in part.names
        }
        self.owner = outer_owner or node.name
        self.visit_all(node.body)
        self.scope, self.owner = outer_scope, outer_owner
        self.mention_names_of(node)

    def visit_comprehension_expression(self, node: ast.expr) -> None:
        clauses = node.generators  # type: ignore[attr-defined]
        self.visit(clauses[0].iter)
        outer, self.scope = self.scope, comprehension_scope(node, self.scope)
        for index, clause in enumerate(clauses):
            self.visit_all([clause.iter if index else None, clause.target, *clause.ifs])
        results = ("key", "value", "elt")
        self.visit_all(getattr(node, name, None) for name in results)
        self.scope = outer

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, COMPREHENSIONS):
            self.visit_comprehension_expression(node)
        else:
            super().visit(node)
