# SPDX-License-Identifier: GPL-3.0-or-later
"""Follows a script's statements in the order in which they run, with what each name may then be."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator

from ..scopes import FUNCTIONS
from .assign import Assigning
from .narrow import decide, narrowed
from .report import is_for_lack
from .state import State, meet
from .values import ANYTHING, Own, element, join, only


class Follower(Assigning):
    """Walks statements. A walk takes the state before and gives the one after, or None where none gets there."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self._breaks: list[list[State]] = []
        self._continues: list[list[State]] = []

    def walk(self, statements: list[ast.stmt], state: State | None) -> State | None:
        """Follow statements one after the other."""
        for statement in statements:
            if state is None:
                return None
            state = self.step(statement, state)
        return state

    def step(self, node: ast.stmt, state: State) -> State | None:
        """Follow one statement."""
        visit = getattr(self, f"step_{type(node).__name__}", None)
        if visit is not None:
            return visit(node, state)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child, state)
        return state

    # Plain statements

    def step_Expr(self, node: ast.Expr, state: State) -> State:
        self.statement_of(node)
        self.value(node.value, state)
        return state

    def step_Assign(self, node: ast.Assign, state: State) -> State:
        self.statement_of(node)
        values = self.value(node.value, state)
        for target in node.targets:
            self.assign(target, values, state, node)
        return state

    def step_AnnAssign(self, node: ast.AnnAssign, state: State) -> State:
        self.statement_of(node)
        told = self.annotated(node.annotation, state)
        if node.value is None:
            if isinstance(node.target, ast.Name) and self.scope.kind != "class":
                self.bind(node.target.id, told, state)
            return state
        values = self.value(node.value, state)
        self.assign(node.target, told if told is not None else values, state, node)
        return state

    def step_AugAssign(self, node: ast.AugAssign, state: State) -> State:
        self.statement_of(node)
        self.value(node.value, state)
        if isinstance(node.target, ast.Name):
            self.bind(node.target.id, ANYTHING, state)
        elif isinstance(node.target, ast.Attribute):
            self.attribute(node.target, state, "load", node)
        else:
            self.value(node.target, state)
        return state

    def step_Delete(self, node: ast.Delete, state: State) -> State:
        for target in node.targets:
            if isinstance(target, ast.Name):
                state.names.pop(target.id, None)
            elif isinstance(target, ast.Subscript):
                self.value(target.value, state)
                self.value(target.slice, state)
        return state

    def step_Return(self, node: ast.Return, state: State) -> None:
        self.statement_of(node)
        self.give_back(self.value(node.value, state) if node.value is not None else ANYTHING)

    def step_Raise(self, node: ast.Raise, state: State) -> None:
        for part in (node.exc, node.cause):
            if part is not None:
                self.value(part, state)

    def step_Assert(self, node: ast.Assert, state: State) -> State | None:
        self.value(node.test, state)
        return narrowed(self, node.test, state, True)

    def step_Global(self, node: ast.Global | ast.Nonlocal, state: State) -> State:
        return state

    step_Nonlocal = step_Global

    def step_Import(self, node: ast.Import | ast.ImportFrom, state: State) -> State:
        self.statement_of(node)
        self.imports(node, state)
        return state

    step_ImportFrom = step_Import

    # Branches

    def step_If(self, node: ast.If, state: State) -> State | None:
        self.value(node.test, state)
        decided = decide(self, node.test, state)
        yes = no = None
        if decided is not False:
            yes = self.walk(node.body, narrowed(self, node.test, state, True))
        if decided is not True:
            no = self.walk(node.orelse, narrowed(self, node.test, state, False))
        after = meet(yes, no)
        if yes is not None and no is not None and after is not None:
            after.hedged = state.hedged
        return after

    def step_While(self, node: ast.While, state: State) -> State | None:
        def once(entry: State) -> State | None:
            self.value(node.test, entry)
            return self.walk(node.body, narrowed(self, node.test, entry, True))

        endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
        return self._loop(node, state, once, endless)

    def step_For(self, node: ast.For | ast.AsyncFor, state: State) -> State | None:
        iterable = self.value(node.iter, state)

        def once(entry: State) -> State | None:
            self.assign(node.target, self.element(iterable, node.iter), entry, node)
            return self.walk(node.body, entry)

        return self._loop(node, state, once, False)

    step_AsyncFor = step_For

    def _loop(self, node: ast.For | ast.While, state: State, once: object, endless: bool) -> State | None:
        """Go round until nothing new comes of it; the last round is the one that tells."""
        was_on, self.report.is_on = self.report.is_on, False
        known = self.loops.get(node)
        entry = meet(state, known) or state
        if known is not None:
            entry.asked, entry.hedged = state.asked, state.hedged
        for _ in range(6):
            _, _, ends = self._round(entry, once)
            after = meet(entry, *ends) or entry
            if after.names == entry.names:
                break
            entry = State(after.names, state.asked, state.hedged)
        else:
            entry = State(dict.fromkeys(entry.names, ANYTHING), state.asked, state.hedged)
        self.loops[node] = entry.copy()
        self.report.is_on = was_on
        broken, _, ends = self._round(entry, once)
        done = None if endless else meet(entry, *ends)
        if done is not None:
            done.asked, done.hedged = state.asked, state.hedged
            done = self.walk(node.orelse, done)
        return meet(done, *broken)

    def _round(self, entry: State, once: object) -> tuple[list[State], list[State], list[State]]:
        self._breaks.append([])
        self._continues.append([])
        end = once(entry.copy())  # type: ignore[operator]
        broken, continued = self._breaks.pop(), self._continues.pop()
        return broken, continued, continued + ([end] if end is not None else [])

    def step_Break(self, node: ast.Break, state: State) -> None:
        if self._breaks:
            self._breaks[-1].append(state)

    def step_Continue(self, node: ast.Continue, state: State) -> None:
        if self._continues:
            self._continues[-1].append(state)

    def step_With(self, node: ast.With | ast.AsyncWith, state: State) -> State | None:
        caught: frozenset[str] = frozenset()
        for item in node.items:
            values = self.value(item.context_expr, state)
            caught |= _suppressed(item.context_expr)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, self.entered(values), state, node)
        if not caught:
            return self.walk(node.body, state)
        with self._catching(caught):
            after = self.walk(node.body, state.copy())
        return meet(state, after)

    step_AsyncWith = step_With

    def step_Try(self, node: ast.Try, state: State) -> State | None:
        before = state.copy()
        caught = frozenset(name for handler in node.handlers for name in _caught(handler))
        with self._catching(caught):
            after = self.walk(node.body, state.copy())
        # A handler may be entered after any statement of the body.
        interrupted = State(dict(before.names), before.asked, before.hedged)
        for name, bound in (after.names if after is not None else {}).items():
            if name in _bound_in(node.body):
                interrupted.names[name] = join(bound, before.names.get(name, frozenset()))
        if after is None:
            interrupted.names.update(dict.fromkeys(_bound_in(node.body), ANYTHING))
        ways = [self.walk(node.orelse, after)]
        for handler in node.handlers:
            entry = interrupted.copy()
            if handler.type is not None:
                self.value(handler.type, entry)
            if handler.name:
                entry.names[handler.name] = ANYTHING
            if is_for_lack(frozenset(_caught(handler))):
                entry.hedged = True
            ways.append(self.walk(handler.body, entry))
        met = meet(*ways)
        if met is not None:
            met.hedged = before.hedged or (ways[0] is None and met.hedged)
        if node.finalbody:
            final = self.walk(node.finalbody, meet(met, interrupted))
            return None if met is None else final
        return met

    step_TryStar = step_Try

    @contextlib.contextmanager
    def _catching(self, names: frozenset[str]) -> Iterator[None]:
        self.report.catching.append(names)
        try:
            yield
        finally:
            self.report.catching.pop()

    def step_Match(self, node: ast.Match, state: State) -> State | None:
        self.value(node.subject, state)
        ways: list[State | None] = [state]
        for case in node.cases:
            entry = state.copy()
            for part in ast.walk(case.pattern):
                name = getattr(part, "name", None) or getattr(part, "rest", None)
                if isinstance(name, str):
                    entry.names[name] = ANYTHING
            if case.guard is not None:
                self.value(case.guard, entry)
            ways.append(self.walk(case.body, entry))
        return meet(*ways)

    # Definitions

    def step_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef, state: State) -> State:
        for part in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if part is not None:
                self.value(part, state)
        self.define(node, state)
        self.bind(node.name, only(Own(node)) if not node.decorator_list else ANYTHING, state)
        return state

    step_AsyncFunctionDef = step_FunctionDef

    def step_ClassDef(self, node: ast.ClassDef, state: State) -> State:
        for part in (*node.decorator_list, *node.bases):
            self.value(part, state)
        self.define_class(node, state)
        self.bind(node.name, only(Own(node)) if not node.decorator_list else ANYTHING, state)
        return state

    def element(self, values: object, node: ast.expr) -> object:
        """What going through a value gives."""
        return self.elements(element(values), values)  # type: ignore[arg-type]


def _caught(handler: ast.ExceptHandler) -> Iterator[str]:
    """The names of the errors that a handler catches; "" for any."""
    if handler.type is None:
        yield ""
        return
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    for part in parts:
        yield part.id if isinstance(part, ast.Name) else part.attr if isinstance(part, ast.Attribute) else ""


def _suppressed(node: ast.expr) -> frozenset[str]:
    """The errors that `contextlib.suppress(...)` lets pass."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "suppress":
            return frozenset(getattr(part, "id", "") for part in node.args)
    return frozenset()


def _bound_in(statements: list[ast.stmt]) -> frozenset[str]:
    """The names that statements assign to, but for those inside functions."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(statements)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        if not isinstance(node, FUNCTIONS):
            waiting.extend(ast.iter_child_nodes(node))
    return frozenset(found)
