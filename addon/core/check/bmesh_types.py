# SPDX-License-Identifier: GPL-3.0-or-later
"""What bmesh's attributes and sequences hold, which their docstrings do not tell in a form to read."""

from __future__ import annotations

from .values import ANYTHING, Instance, Sequence, Values, only

_ATTRIBUTES = {
    "BMesh": {"verts": "BMVertSeq", "edges": "BMEdgeSeq", "faces": "BMFaceSeq", "loops": "BMLoopSeq"},
    "BMVert": {"link_edges": "BMEdge*", "link_faces": "BMFace*", "link_loops": "BMLoop*"},
    "BMEdge": {"verts": "BMVert*", "link_faces": "BMFace*", "link_loops": "BMLoop*"},
    "BMFace": {"verts": "BMVert*", "edges": "BMEdge*", "loops": "BMLoop*"},
    "BMLoop": {"vert": "BMVert", "edge": "BMEdge", "face": "BMFace"},
}
_INSIDE = {"BMVertSeq": "BMVert", "BMEdgeSeq": "BMEdge", "BMFaceSeq": "BMFace"}
_RETURNS = {
    ("bmesh.types.BMVertSeq", "new"): "BMVert",
    ("bmesh.types.BMEdgeSeq", "new"): "BMEdge",
    ("bmesh.types.BMFaceSeq", "new"): "BMFace",
    ("bmesh.types.BMEdge", "other_vert"): "BMVert",
    ("bmesh.types.BMFace", "copy"): "BMFace",
    ("bmesh.types.BMesh", "copy"): "BMesh",
    ("bmesh", "new"): "BMesh",
    ("bmesh", "from_edit_mesh"): "BMesh",
}


def attribute(path: str, name: str) -> Values:
    """What an attribute of an instance is."""
    module, _, cls = path.rpartition(".")
    found = _ATTRIBUTES.get(cls, {}).get(name) if module == "bmesh.types" else None
    if found is None:
        return ANYTHING
    inner = only(Instance(f"bmesh.types.{found.removesuffix('*')}"))
    return only(Sequence(inner)) if found.endswith("*") else inner


def inside(path: str) -> Values:
    """What stands in a sequence."""
    module, _, cls = path.rpartition(".")
    found = _INSIDE.get(cls) if module == "bmesh.types" else None
    return only(Instance(f"bmesh.types.{found}")) if found else ANYTHING


def returned(of: str, name: str) -> Values:
    """What a function gives."""
    found = _RETURNS.get((of, name))
    return only(Instance(f"bmesh.types.{found}")) if found else ANYTHING
