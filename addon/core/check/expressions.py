# SPDX-License-Identifier: GPL-3.0-or-later
"""What an expression may be, and on the way what is wrong with it."""

from __future__ import annotations

import ast

from . import calls, constants, members, rules
from .frames import Frames
from .narrow import decide, narrowed
from .state import State
from .templates import what_follows
from .values import (
    ANYTHING,
    NOTHING,
    Class,
    Constant,
    Cut,
    Instance,
    Items,
    Mapping,
    ModuleClass,
    Row,
    Sequence,
    Struct,
    Values,
    element,
    join,
    only,
)

_LISTS = {"list", "List", "Sequence", "Iterable", "set", "Set", "Iterator", "tuple", "Collection"}


class Expressions(Frames):
    """Evaluates expressions."""

    def value(self, node: ast.expr, state: State) -> Values:
        """What an expression may be; each of its parts is looked at once."""
        visit = getattr(self, f"value_{type(node).__name__}", None)
        if visit is not None:
            return visit(node, state)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child, state)
        return ANYTHING

    # Literals and names

    def value_Constant(self, node: ast.Constant, state: State) -> Values:
        return only(Constant(node.value, node))

    def value_Name(self, node: ast.Name, state: State) -> Values:
        values = self.lookup(node.id, state)
        return self._as_changed(values, node.id)

    def _as_changed(self, values: Values, name: str) -> Values:
        """A list or dictionary that the script adds to may hold more than what it was made with."""
        if name not in self.script.changed or values is None:
            return values
        changed = []
        for value in values:
            if isinstance(value, Sequence | Row):
                more = self.grown.get(name, NOTHING)
                inside = element(only(value))
                changed.append(Sequence(join(inside, more) if inside is not None else None))
            else:
                changed.append(Mapping() if isinstance(value, Mapping) else value)
        return frozenset(changed)

    def value_Tuple(self, node: ast.Tuple | ast.List | ast.Set, state: State) -> Values:
        parts = [self.value(part, state) for part in node.elts]
        if any(isinstance(part, ast.Starred) for part in node.elts):
            return only(Sequence(None))
        if not parts and not isinstance(node, ast.Tuple):
            return only(Sequence(NOTHING))
        return only(Row(tuple(parts)))

    value_List = value_Set = value_Tuple

    def value_Dict(self, node: ast.Dict, state: State) -> Values:
        keys = [self.value(key, state) if key is not None else ANYTHING for key in node.keys]
        values = [self.value(each, state) for each in node.values]
        return only(Mapping(join(*values), join(*keys)))

    def value_NamedExpr(self, node: ast.NamedExpr, state: State) -> Values:
        values = self.value(node.value, state)
        self.bind(node.target.id, values, state)
        return values

    def value_Starred(self, node: ast.Starred, state: State) -> Values:
        self.value(node.value, state)
        return ANYTHING

    def value_Yield(self, node: ast.Yield, state: State) -> Values:
        self.give_back(self.value(node.value, state) if node.value is not None else ANYTHING)
        return ANYTHING

    def value_YieldFrom(self, node: ast.YieldFrom, state: State) -> Values:
        self.give_back(element(self.value(node.value, state)))
        return ANYTHING

    # Operations

    def value_BinOp(self, node: ast.BinOp, state: State) -> Values:
        left, right = self.value(node.left, state), self.value(node.right, state)
        return constants.operation(node, left, right)

    def value_UnaryOp(self, node: ast.UnaryOp, state: State) -> Values:
        return constants.unary(node, self.value(node.operand, state))

    def value_BoolOp(self, node: ast.BoolOp, state: State) -> Values:
        is_and = isinstance(node.op, ast.And)
        found: list[Values] = []
        here: State | None = state
        for part in node.values:
            if here is None:
                break
            found.append(self.value(part, here))
            decided = decide(self, part, here)
            if decided is not None and decided != is_and:
                break
            here = narrowed(self, part, here, is_and)
        return join(*found)

    def value_Compare(self, node: ast.Compare, state: State) -> Values:
        values = [self.value(part, state) for part in (node.left, *node.comparators)]
        rules.comparison(self, node, values, state)
        return constants.comparison(node, values)

    def value_IfExp(self, node: ast.IfExp, state: State) -> Values:
        self.value(node.test, state)
        decided = decide(self, node.test, state)
        found: list[Values] = []
        for side, part in ((True, node.body), (False, node.orelse)):
            entry = narrowed(self, node.test, state, side)
            if decided is not (not side) and entry is not None:
                found.append(self.value(part, entry))
        return join(*found)

    def value_JoinedStr(self, node: ast.JoinedStr, state: State) -> Values:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.value(part.value, state)
        return ANYTHING

    # Inner scopes

    def value_Lambda(self, node: ast.Lambda, state: State) -> Values:
        inner = state.copy()
        for argument in ast.walk(node.args):
            if isinstance(argument, ast.arg):
                inner.names[argument.arg] = ANYTHING
        was, self._returned = self._returned, []
        self.value(node.body, inner)
        self._returned = was
        return ANYTHING

    def _comprehension(self, node: ast.ListComp, state: State) -> State | None:
        inner: State | None = state.copy()
        for clause in node.generators:
            if inner is None:
                return None
            values = self.value(clause.iter, inner)
            self.assign(clause.target, self.element(values, clause.iter), inner, node, is_inner=True)  # type: ignore[attr-defined]
            for test in clause.ifs:
                if inner is not None:
                    self.value(test, inner)
                    inner = narrowed(self, test, inner, True)
        return inner

    def value_ListComp(self, node: ast.ListComp, state: State) -> Values:
        inner = self._comprehension(node, state)
        return only(Sequence(self.value(node.elt, inner) if inner is not None else NOTHING))

    value_SetComp = value_GeneratorExp = value_ListComp

    def value_DictComp(self, node: ast.DictComp, state: State) -> Values:
        inner = self._comprehension(node, state)  # type: ignore[arg-type]
        if inner is None:
            return only(Mapping())
        keys = self.value(node.key, inner)
        return only(Mapping(self.value(node.value, inner), keys))

    # Access

    def value_Attribute(self, node: ast.Attribute, state: State) -> Values:
        return self.attribute(node, state, "get", None)

    def attribute(self, node: ast.Attribute, state: State, use: str, whole: ast.AST | None) -> Values:
        """What an attribute may be; `use` is how it is used, and `whole` what uses it."""
        owners = self.value(node.value, state)
        found = members.read(self, owners, node.attr, state, what_follows(self, node))
        if found.missing:
            row = rules.missing_attribute(self, node, found, state, use, whole)
            return members.after_repair(self, found, row, state)
        if owners is None:
            rules.attribute_of_anything(self, node, state, use, whole)
        return found.values

    def value_Subscript(self, node: ast.Subscript, state: State) -> Values:
        owners, key = self.value(node.value, state), self.value(node.slice, state)
        if isinstance(node.value, ast.Name | ast.Attribute):
            name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            owners = self._as_changed(owners, name)
        found = members.item(self, owners, key, node, state)
        rules.subscript(self, node, owners, key, state)
        return found

    def value_Slice(self, node: ast.Slice, state: State) -> Values:
        parts = [
            self.value(part, state) if part else only(Constant(None))
            for part in (node.lower, node.upper, node.step)
        ]
        known = [constants.plain(part) for part in parts]
        if all(part is not None and isinstance(part.value, int | None) for part in known):
            return only(Cut(tuple(part.value for part in known if part is not None)))
        return only(Cut(None))

    def value_Call(self, node: ast.Call, state: State) -> Values:
        if isinstance(node.func, ast.Attribute):
            callees = self.attribute(node.func, state, "call", node)
        else:
            callees = self.value(node.func, state)
        return calls.call(self, node, callees, state)

    def elements(self, values: Values, of: Values) -> Values:
        """What going through a value gives, where it is one of Blender's modules' own sequences."""
        if values is None and of is not None:
            return join(*(members.inside(self, each) for each in of))
        return values

    # Annotations

    def annotated(self, node: ast.expr | None, state: State) -> Values:
        """What an annotation tells of a value; None where it tells nothing of use."""
        if node is None:
            return None
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                node = ast.parse(node.value, mode="eval").body
            except SyntaxError:
                return None
        if isinstance(node, ast.BinOp):
            parts = [each for each in (node.left, node.right) if not _is_none(each)]
            told = [self.annotated(each, state) for each in parts]
            return join(*told) if told else None
        if isinstance(node, ast.Subscript):
            return self._annotated_container(node, state)
        if not isinstance(node, ast.Attribute | ast.Name):
            return None
        was_on, self.report.is_on = self.report.is_on, False
        values = self.value(node, state)
        self.report.is_on = was_on
        return _instances(values)

    def _annotated_container(self, node: ast.Subscript, state: State) -> Values:
        name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if name == "Optional":
            return self.annotated(node.slice, state)
        if name in _LISTS and not isinstance(node.slice, ast.Tuple):
            inner = self.annotated(node.slice, state)
            return only(Sequence(inner)) if inner is not None else None
        return None


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _instances(values: Values) -> Values:
    """Instances of the classes."""
    if not values:
        return None
    found = []
    for value in values:
        if isinstance(value, Class):
            found.append(Struct(value.type))
        elif isinstance(value, ModuleClass):
            found.append(Instance(value.path))
        else:
            return None
    return frozenset(found)


__all__ = ["Expressions", "Items"]
