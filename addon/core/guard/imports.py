# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at import statements."""

from __future__ import annotations

import ast

from .reading import Reading
from .refusal import Refusal


def look_at_import(node: ast.Import, at: Reading) -> None:
    """`import a.b as c`."""
    _look_at_place(node, at)
    for alias in node.names:
        at.refuse(node, at.policy.imported(alias.name))


def look_at_import_from(node: ast.ImportFrom, at: Reading) -> None:
    """`from a import b`, also with a star."""
    _look_at_place(node, at)
    if node.level or not node.module:
        message = "A script stands alone and has no package around it. Put what it needs into the script."
        at.refuse(node, Refusal("imports", message, "."))
        return
    refusal = at.policy.imported(node.module)
    if refusal is not None:
        at.refuse(node, refusal)
        return
    for alias in node.names:
        if alias.name != "*":
            at.refuse(node, _of_name(node.module, alias.name, at))
        elif node.module in at.policy.only or node.module.startswith("bpy.ops"):
            message = f"A star brings in more of {node.module} than a script may use. Name what it needs."
            if node.module != "bpy":  # its names are looked at where they are used
                at.refuse(node, Refusal("imports", message, node.module))


def _look_at_place(node: ast.Import | ast.ImportFrom, at: Reading) -> None:
    if isinstance(at.function_of(node), ast.ClassDef):
        message = "An import in a class makes modules its attributes. Write imports at the top of the script."
        at.refuse(node, Refusal("computed", message))


def _of_name(module: str, name: str, at: Reading) -> Refusal | None:
    path = f"{module}.{name}"
    if at.policy.knows(path) and not path.startswith(("bpy.ops.", "bpy.types.")):
        return at.policy.imported(path)
    return at.policy.member(module, name)
