# SPDX-License-Identifier: GPL-3.0-or-later
"""What assignments, imports and `with` do to names and to Blender's properties."""

from __future__ import annotations

import ast

from . import members, rules
from .expressions import Expressions
from .members import _BPY
from .state import State
from .values import ANYTHING, Module, Operators, Row, Self, Struct, Values, constant, only, single

_PATHS = frozenset(
    "bpy bmesh mathutils aud bl_math blf gpu gpu_extras idprop imbuf bpy_extras rna_prop_ui".split()
)


class Assigning(Expressions):
    """Follows values into names."""

    def assign(
        self, target: ast.expr, values: Values, state: State, whole: ast.AST, *, is_inner: bool = False
    ) -> None:
        """A target of an assignment gets a value; inside a comprehension a name is bound for that alone."""
        if isinstance(target, ast.Name):
            if is_inner:
                state.names[target.id] = values
            else:
                self.bind(target.id, values, state)
        elif isinstance(target, ast.Tuple | ast.List):
            self._unpack(target, values, state, whole, is_inner)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, ANYTHING, state, whole, is_inner=is_inner)
        elif isinstance(target, ast.Attribute):
            self._set_attribute(target, values, state, whole)
        elif isinstance(target, ast.Subscript):
            self.value(target.value, state)
            self.value(target.slice, state)
            if isinstance(target.value, ast.Name | ast.Attribute):
                name = target.value.id if isinstance(target.value, ast.Name) else target.value.attr
                self.grown[name] = ANYTHING

    def _unpack(
        self, target: ast.Tuple | ast.List, values: Values, state: State, whole: ast.AST, is_inner: bool
    ) -> None:
        value = single(values)
        starred = any(isinstance(part, ast.Starred) for part in target.elts)
        parts: list[Values]
        if isinstance(value, Row) and len(value.of) == len(target.elts) and not starred:
            parts = list(value.of)
        else:
            parts = [self.element(values, target)] * len(target.elts)  # type: ignore[list-item]
        for part, each in zip(target.elts, parts, strict=True):
            self.assign(part, each, state, whole, is_inner=is_inner)

    def _set_attribute(self, target: ast.Attribute, values: Values, state: State, whole: ast.AST) -> None:
        owners = self.value(target.value, state)
        owner = single(owners)
        if isinstance(owner, Self) and owner.node in self.classes:
            self.set_field(owner.node, target.attr, values)
            return
        found = members.read(self, owners, target.attr, state)
        if found.missing:
            rules.missing_attribute(self, target, found, state, "set", whole)
        elif owners is None:
            rules.attribute_of_anything(self, target, state, "set", whole)
        else:
            rules.setting(self, target, owners, values, state, whole)
        if isinstance(target.value, ast.Name):
            self._note_setting(target.value.id, target.attr, values, state)

    def _note_setting(self, name: str, setting: str, values: Values, state: State) -> None:
        """Keep in mind how a node is set, which decides what sockets it shows."""
        node = single(state.names.get(name))
        if not isinstance(node, Struct) or node.settings is None:
            return
        if setting not in self.api.nodes[node.type].get("variants", {}):
            return
        value = constant(values)
        settings = None
        if value is not None and isinstance(value.value, str):
            others = {each for each in node.settings if each[0] != setting}
            settings = frozenset({*others, (setting, value.value)})
        state.names[name] = only(Struct(node.type, None, settings))

    def entered(self, values: Values) -> Values:
        """What `with ... as name` binds."""
        return ANYTHING if values is None else values if len(values) == 0 else ANYTHING

    # Imports

    def imports(self, node: ast.Import | ast.ImportFrom, state: State) -> None:
        """Names of Blender's modules; what is imported besides is anything."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                self._import(alias, node, state)
            return
        rules.imported_module(self, node, node, node.module or "", state) if not node.level else None
        for alias in node.names:
            name = alias.asname or alias.name
            if alias.name != "*":
                self.bind(name, self._imported_from(node, alias, state), state)

    def _import(self, alias: ast.alias, node: ast.Import, state: State) -> None:
        rules.imported_module(self, node, alias, alias.name, state)
        root = alias.name.partition(".")[0]
        if root not in _PATHS:
            self.bind(alias.asname or root, ANYTHING, state)
        elif alias.asname:
            self.bind(alias.asname, self._at(alias.name), state)
        else:
            self.bind(root, only(Module(root)), state)

    def _at(self, path: str) -> Values:
        """The module at a path."""
        if path in {"bpy", *self.api.modules} or path in {"bpy.types", "bpy_extras", "gpu_extras", "idprop"}:
            return only(Module(path))
        if path.startswith("bpy.") and path[4:] in _BPY:
            return only(_BPY[path[4:]])
        if path.startswith("bpy.ops."):
            return only(Operators(path.removeprefix("bpy.ops.")))
        return ANYTHING

    def _imported_from(self, node: ast.ImportFrom, alias: ast.alias, state: State) -> Values:
        module = node.module or ""
        if node.level or module.partition(".")[0] not in _PATHS:
            return ANYTHING
        owners = self._at(module)
        if owners is None:
            return ANYTHING
        found = members.read(self, owners, alias.name, state)
        if found.missing:
            rules.missing_import(self, node, alias, module, state)
        return found.values
