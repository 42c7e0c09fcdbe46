# SPDX-License-Identifier: GPL-3.0-or-later
"""How many complex operations a script uses: what goes beyond placing primitives and setting plain materials.

Counted is, for each cell, each kind once, however often the cell does it:
- a modifier of that type (`modifiers.new`, `bpy.ops.object.modifier_add`),
- a bmesh operation that makes no primitive and does more than tidy up, or such a mesh operator of edit mode,
- nodes of a shader or of geometry besides a Principled BSDF and an output,
- a body given to a curve (`bevel_depth`, `bevel_object`, `extrude`), a shape key,
- a surface shaped by a function of the script's tools cell that lofts, revolves or sweeps.
The tools cell itself does not count: it is the same text in every script.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from pathlib import Path

_PLAIN_NODES = ("ShaderNodeBsdfPrincipled", "ShaderNodeOutputMaterial", "NodeGroupInput", "NodeGroupOutput")
_TIDYING = ("create_", "transform", "translate", "rotate", "scale", "recalc_face_normals", "remove_doubles")
_CURVE_BODIES = frozenset({"bevel_depth", "bevel_object", "extrude"})
_SHAPING_TOOLS = frozenset({"lathe", "loft", "tube"})


def complex_operations(script: str) -> Counter[str]:
    """In how many cells each kind of operation is done."""
    found: Counter[str] = Counter()
    for title, cell in _cells(script):
        if title != "tools":
            kinds = {kind for node in ast.walk(ast.parse(cell)) if (kind := _kind(node))}
            found.update(kinds)
    return found


def _cells(script: str) -> list[tuple[str, str]]:
    starts = [match.start() for match in re.finditer(r"(?m)^# %%", script)]
    texts = [script[a:b] for a, b in zip([0, *starts], [*starts, len(script)], strict=True)]
    return [(text.partition("\n")[0].removeprefix("# %%").strip(), text) for text in texts]


def _kind(node: ast.AST) -> str | None:
    return _of_call(node) if isinstance(node, ast.Call) else _of_assignment(node)


def _of_call(call: ast.Call) -> str | None:
    name = ast.unparse(call.func)
    last = name.rpartition(".")[2]
    if name.endswith((".modifiers.new", "object.modifier_add")):
        types = [
            each.value
            for each in (*call.args, *(word.value for word in call.keywords))
            if isinstance(each, ast.Constant)
        ]
        return f"modifier {types[-1] if types else ''}".strip()
    if name.startswith("bmesh.ops.") and not last.startswith(_TIDYING):
        return name
    if name.startswith("bpy.ops.mesh.") and not last.startswith(("primitive_", "select", "normals_")):
        return name
    if name.endswith("nodes.new"):
        kind = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else ""
        return None if kind in _PLAIN_NODES else "nodes"
    if last == "shape_key_add":
        return "shape key"
    return name if name in _SHAPING_TOOLS else None


def _of_assignment(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Assign):
        return None
    targets = [each.attr for each in node.targets if isinstance(each, ast.Attribute)]
    return "body of a curve" if _CURVE_BODIES.intersection(targets) else None


if __name__ == "__main__":
    for file in sys.argv[1:]:
        counted = complex_operations(Path(file).read_text(encoding="utf-8"))
        print(f"{file}: {counted.total()} complex operations, {dict(counted)}")
