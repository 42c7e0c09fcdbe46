# SPDX-License-Identifier: GPL-3.0-or-later
"""Scopes with their names, and the script's own functions and classes."""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass, field

from ..scopes import FUNCTIONS, Scope, bound_by, function_scope
from .api import Api
from .drift import Knowledge
from .report import Report
from .script import Script
from .state import State
from .values import ANYTHING, NOTHING, Builtin, Class, Own, Self, Sequence, Struct, Values, join, only

_BUILTINS = frozenset(dir(builtins))
_DEEPEST = 4  # calls inside calls that are followed
_EVENTS = {"context": "Context", "event": "Event"}


@dataclass(slots=True)
class Frame:
    """One scope; `totals` has what each of its names may be at any time."""

    kind: str
    parent: Frame | None = None
    scope: Scope | None = None
    bound: frozenset[str] = frozenset()
    totals: dict[str, Values] = field(default_factory=dict)
    owner: ast.ClassDef | None = None


@dataclass(slots=True)
class OwnFunction:
    """A function that the script defines: what it has been called with, and what it gives back."""

    node: ast.FunctionDef | ast.AsyncFunctionDef
    frame: Frame
    parameters: dict[str, Values]
    totals: dict[str, Values] = field(default_factory=dict)
    returns: Values = NOTHING


@dataclass(slots=True)
class OwnClass:
    """A class that the script defines: the types of Blender's that it derives from, and its attributes."""

    node: ast.ClassDef
    bases: list[str] = field(default_factory=list)
    is_open: bool = False
    fields: dict[str, Values] = field(default_factory=dict)


class Frames:
    """What each name means at each place."""

    def __init__(self, api: Api, knowledge: Knowledge, script: Script, report: Report) -> None:
        self.api = api
        self.knowledge = knowledge
        self.script = script
        self.report = report
        bound = {name for node in ast.walk(script.tree) for name in bound_by(node)}
        self.module = Frame("module", bound=frozenset(bound))
        self.scope = self.module
        self.functions: dict[ast.AST, OwnFunction] = {}
        self.classes: dict[ast.AST, OwnClass] = {}
        self.pending: list[OwnFunction] = []
        self.loops: dict[ast.AST, State] = {}
        self.grown: dict[str, Values] = {}
        self.numbered: dict[ast.Subscript, tuple[str, str, int, State]] = {}
        self._returned: list[list[Values]] = []
        self._active: list[ast.AST] = []
        self._answers: dict[tuple, Values] = {}
        self._statements: list[ast.stmt] = []

    # Names

    def lookup(self, name: str, state: State) -> Values:
        """What a name may be at this place."""
        if name in state.names:
            return state.names[name]
        frame: Frame | None = self.scope
        if frame is not self.module:
            if frame.kind == "function" and name in frame.bound:
                return ANYTHING
            frame = frame.parent
            while frame is not None:
                if frame.kind != "class" and name in frame.totals:
                    return frame.totals[name]
                if frame.kind == "function" and name in frame.bound:
                    return NOTHING
                frame = frame.parent
            if name in self.module.bound:
                return NOTHING
        elif name in self.module.bound:
            return ANYTHING
        return only(Builtin(name)) if name in _BUILTINS else ANYTHING

    def bind(self, name: str, values: Values, state: State) -> None:
        """A name gets another value."""
        scope = self.scope
        if scope.scope is not None and name in scope.scope.declared_global:
            self.module.totals[name] = join(self.module.totals.get(name, NOTHING), values)
            return
        if scope.kind == "function" and name not in scope.bound:
            frame = scope.parent
            while frame is not None and frame.kind == "function":
                frame.totals[name] = ANYTHING
                frame = frame.parent
        state.names[name] = values
        scope.totals[name] = join(scope.totals.get(name, NOTHING), values)
        if scope.kind == "class" and scope.owner is not None:
            self.set_field(scope.owner, name, values)

    def set_field(self, cls: ast.ClassDef, name: str, values: Values) -> None:
        """An attribute of a class of the script's, or of an instance, gets a value."""
        fields = self.classes[cls].fields
        fields[name] = join(fields.get(name, NOTHING), values)

    # Statements

    def statement_of(self, node: ast.stmt) -> None:
        """The statement that is being looked at."""
        self.statement: ast.stmt | None = node

    statement: ast.stmt | None = None

    # Functions

    def define(self, node: ast.FunctionDef | ast.AsyncFunctionDef, state: State) -> None:
        """Note a function; its body is followed later, when all names that it may use are known."""
        record = self.functions.get(node)
        if record is None:
            record = OwnFunction(node, self.scope, self._parameters(node, state))
            self.functions[node] = record
        record.frame = self.scope
        if record not in self.pending:
            self.pending.append(record)

    def _parameters(self, node: ast.FunctionDef | ast.AsyncFunctionDef, state: State) -> dict[str, Values]:
        """What a function's parameters may be, before any call of it is seen."""
        cls = self.scope.owner if self.scope.kind == "class" else None
        is_known = (
            cls is None
            and not node.decorator_list
            and node.name in self.script.called
            and node.name not in self.script.escaping
        )
        arguments = node.args
        found: dict[str, Values] = {}
        plain = [*arguments.posonlyargs, *arguments.args]
        for argument in (*plain, *arguments.kwonlyargs):
            told = self.annotated(argument.annotation, state)
            found[argument.arg] = told if told is not None else NOTHING if is_known else ANYTHING
        if is_known:
            defaults = dict(zip([each.arg for each in plain[::-1]], arguments.defaults[::-1], strict=False))
            keywords = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            defaults |= {each.arg: default for each, default in keywords if default is not None}
            for name, default in defaults.items():
                found[name] = join(found[name], self.value(default, state))
        for rest in (arguments.vararg, arguments.kwarg):
            if rest is not None:
                found[rest.arg] = ANYTHING
        if cls is not None and plain:
            self._add_own_parameters(node, cls, plain, found)
        return found

    def _add_own_parameters(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef, cls: ast.ClassDef, plain: list, found: dict
    ) -> None:
        decorators = {each.id for each in node.decorator_list if isinstance(each, ast.Name)}
        if not decorators & {"staticmethod", "classmethod"}:
            found[plain[0].arg] = only(Self(cls))
        if self.classes[cls].bases:
            for argument in plain[1:]:
                if argument.arg in _EVENTS and argument.annotation is None:
                    found[argument.arg] = only(Struct(_EVENTS[argument.arg]))

    def follow_function(self, record: OwnFunction, parameters: dict[str, Values]) -> Values:
        """Follow a function's body, and give what it returns."""
        scope = function_scope(record.node, Scope("module"))
        frame = Frame("function", record.frame, scope, frozenset(scope.bound), record.totals)
        outer, self.scope = self.scope, frame
        outer_statement, self.statement = self.statement, None
        catching, self.report.catching = self.report.catching, []
        self._returned.append([])
        self._active.append(record.node)
        for name, values in parameters.items():
            frame.totals[name] = join(frame.totals.get(name, NOTHING), values)
        self.walk(record.node.body, State(dict(parameters)))  # type: ignore[attr-defined]
        self._active.pop()
        returned = join(*self._returned.pop())
        self.scope, self.statement, self.report.catching = outer, outer_statement, catching
        if _is_generator(record.node):
            return only(Sequence(returned))
        return ANYTHING if isinstance(record.node, ast.AsyncFunctionDef) else returned

    def give_back(self, values: Values) -> None:
        """The function that is being followed returns, or yields, this."""
        if self._returned:
            self._returned[-1].append(values)

    def call_own(self, node: ast.FunctionDef, given: dict[str, Values] | None) -> Values:
        """What a call of an own function gives; `given` is None where the arguments cannot be told."""
        record = self.functions.get(node)
        if record is None:
            return ANYTHING
        annotated = {
            each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg) and each.annotation
        }
        for name, values in record.parameters.items():
            if name not in annotated:
                record.parameters[name] = join(values, NOTHING if given is None else given.get(name, NOTHING))
                if given is None:
                    record.parameters[name] = ANYTHING
        if given is None or node in self._active or len(self._active) >= _DEEPEST:
            return record.returns
        defaults = {name: values for name, values in record.parameters.items() if name in annotated}
        parameters = {**_defaults_of(record, given), **given, **defaults}
        key = (node, tuple(sorted(parameters.items(), key=lambda item: item[0])))
        if key not in self._answers:
            self._answers[key] = record.returns
            was_on, self.report.is_on = self.report.is_on, False
            self._answers[key] = self.follow_function(record, parameters)
            self.report.is_on = was_on
        return self._answers[key]

    # Classes

    def define_class(self, node: ast.ClassDef, state: State) -> None:
        """Note a class and follow its body."""
        record = self.classes.setdefault(node, OwnClass(node))
        record.bases, record.is_open = [], bool(node.keywords)
        for base in node.bases:
            values = self.value(base, state)
            for value in values if values is not None else (None,):
                if isinstance(value, Class):
                    record.bases.append(value.type)
                elif isinstance(value, Own) and value.node in self.classes:
                    record.bases += self.classes[value.node].bases
                    record.is_open = True
                else:
                    record.is_open = True
        outer = self.scope
        self.scope = Frame("class", outer, owner=node)
        self.walk(node.body, State())  # type: ignore[attr-defined]
        self.scope = outer


def _is_generator(node: ast.AST) -> bool:
    waiting = list(ast.iter_child_nodes(node))
    while waiting:
        each = waiting.pop()
        if isinstance(each, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(each, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(each))
    return False


def _defaults_of(record: OwnFunction, given: dict[str, Values]) -> dict[str, Values]:
    """Parameters that a call leaves to their defaults."""
    return {name: values for name, values in record.parameters.items() if name not in given}
