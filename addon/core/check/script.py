# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be told of a script without following it: its cells, what it registers, and what it imports."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from ..source import Source
from .cells import Cells

_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_BLENDERS = frozenset(
    "bpy bmesh mathutils aud bl_math blf gpu gpu_extras idprop imbuf bpy_extras rna_prop_ui bgl freestyle"
    " addon_utils bl_operators bl_ui cycles numpy".split()
)
_CHANGING = frozenset(
    "append add insert extend update setdefault pop remove clear discard sort reverse".split()
)
_PROPERTY = re.compile(r"(Bool|Int|Float|String|Enum|Pointer|Collection)(Vector)?Property")


class Script:
    """A parsed script."""

    def __init__(self, tree: ast.Module, source: Source) -> None:
        self.tree = tree
        self.source = source
        self.registered: dict[str, set[str]] = {}
        """Names that the script gives to types of Blender's, by type; "*" where the type is not told."""
        self.registers_freely = False
        self.operators: set[str] = set()
        self.makes_operators_freely = False
        self.changed: set[str] = set()
        """Names of lists and dictionaries that the script adds to, or may."""
        self.called: set[str] = set()
        self.escaping: set[str] = set()
        """Functions that are used otherwise than by calling them."""
        self.given_names: set[str] = set()
        """Names that the script gives to something itself: to a node, a group's socket."""
        self.own_classes: set[str] = set()
        self.parents: dict[ast.AST, ast.AST] = {
            child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)
        }
        self._cells = Cells(source)
        called_names = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                called_names.add(id(node.func))
                self.called.add(node.func.id)
        for node in ast.walk(tree):
            self._look_at(node)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called_names:
                self.escaping.add(node.id)

    def cell_of(self, line: int) -> str:
        """The title of the cell that a line is in."""
        return self._cells.title_at(line)

    def registers(self, owners: Iterator[str] | tuple[str, ...], name: str) -> bool:
        """Whether the script may have given a type this attribute."""
        if self.registers_freely or name in self.registered.get("*", ()):
            return True
        return any(name in self.registered.get(owner, ()) for owner in owners)

    @cached_property
    def is_closed(self) -> bool:
        """Whether all that the script imports is Python's or Blender's own, so that nothing else adds to it."""
        known = sys.stdlib_module_names | _BLENDERS
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = ["." if node.level else node.module or "."]
            else:
                continue
            if any(name.partition(".")[0] not in known for name in names):
                return False
        return True

    @cached_property
    def texts(self) -> Counter[str]:
        """How often each text stands in the script."""
        return Counter(node.value for node in ast.walk(self.tree) if _is_text(node))  # type: ignore[attr-defined]

    @cached_property
    def texts_as_keys(self) -> Counter[str]:
        """How often each text is what an item is asked for by."""
        found: Counter[str] = Counter()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Subscript) and _is_text(node.slice):
                found[node.slice.value] += 1  # type: ignore[attr-defined]
            elif isinstance(node, ast.keyword) and node.arg == "modifier" and _is_text(node.value):
                found[node.value.value] += 1  # type: ignore[attr-defined]
        return found

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The identifiers that the script uses for something of its own, or may."""
        words: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.update(_IDENTIFIER.findall(node.value.replace("-", "_")))
            elif isinstance(node, ast.Name):
                words.add(node.id)
            elif isinstance(node, ast.arg):
                words.add(node.arg)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                words.add(node.name)
            elif isinstance(node, ast.keyword) and node.arg:
                words.add(node.arg)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                if isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}:
                    words.add(node.attr)
        return frozenset(words)

    @cached_property
    def makes_no_groups(self) -> bool:
        """Whether no sockets can be but those of Blender's own nodes: no groups are made or brought in."""
        reaching = {"libraries", "append", "link_append", "open_mainfile", "interface", "node_groups"}
        attributes = {node.attr for node in ast.walk(self.tree) if isinstance(node, ast.Attribute)}
        texts = {node.value for node in ast.walk(self.tree) if isinstance(node, ast.Constant)}
        groups = {"ShaderNodeGroup", "GeometryNodeGroup", "CompositorNodeGroup"}
        return self.is_closed and not attributes & (reaching - {"append"}) and not texts & groups

    def is_used_once(self, literal: ast.AST) -> bool:
        """Whether a literal serves one end: as a name's value that is read once, in a list, or for a parameter."""
        statement = self.parents.get(literal)
        if isinstance(statement, ast.Tuple | ast.List | ast.Set | ast.Dict | ast.Call | ast.keyword):
            return True
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            return False
        target = statement.targets[0]
        if not isinstance(target, ast.Name):
            return False
        return self._uses[target.id] == 2

    @cached_property
    def _uses(self) -> Counter[str]:
        return Counter(node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name))

    def _look_at(self, node: ast.AST) -> None:
        if isinstance(node, ast.ClassDef):
            self._look_at_class(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            self._look_at_assignment(node)
        elif isinstance(node, ast.AugAssign):
            self.changed.update(_last_name(node.target))
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in _CHANGING:
                self.changed.update(_last_name(node.func.value))
            elif isinstance(node.func, ast.Name) and node.func.id == "setattr" and len(node.args) == 3:
                self._look_at_setattr(node.args[0], node.args[1])
        elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            self.changed.update(_last_name(node.value))

    def _look_at_class(self, node: ast.ClassDef) -> None:
        self.own_classes.add(node.name)
        for part in node.body:
            names = part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", None)]
            if not any(isinstance(name, ast.Name) and name.id == "bl_idname" for name in names):
                continue
            value = getattr(part, "value", None)
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                self.operators.add(value.value)
            else:
                self.makes_operators_freely = True

    def _look_at_assignment(self, node: ast.Assign | ast.AnnAssign) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if not isinstance(target, ast.Attribute):
                continue
            if target.attr in {"name", "label"} and isinstance(node.value, ast.Constant):
                self.given_names.add(str(node.value.value))
            owner = target.value
            if isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Attribute | ast.Name):
                if ast.unparse(owner.value) in {"bpy.types", "types"}:
                    self.registered.setdefault(owner.attr, set()).add(target.attr)
            if _is_property(node.value) or (isinstance(owner, ast.Name) and owner.id[:1].isupper()):
                self.registered.setdefault("*", set()).add(target.attr)

    def _look_at_setattr(self, owner: ast.expr, name: ast.expr) -> None:
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            self.registered.setdefault("*", set()).add(name.value)
        elif "types" in ast.unparse(owner) or isinstance(owner, ast.Name):
            # Only what may be a type: `setattr(modifier, name, value)` adds nothing to any.
            self.registers_freely |= "types" in ast.unparse(owner)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_property(value: ast.expr | None) -> bool:
    if not isinstance(value, ast.Call):
        return False
    name = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
    return _PROPERTY.fullmatch(name) is not None


def _last_name(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
