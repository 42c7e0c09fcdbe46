# SPDX-License-Identifier: GPL-3.0-or-later
"""The modelling tools that a script may carry: each makes closed solids that face outwards, in real Blender."""

import math
import re
from pathlib import Path

import bmesh
import bpy
import pytest
from mathutils import Matrix, Vector

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "rag" / "tools").glob("*.py"))
USUAL = (ROOT / "tests" / "support" / "tools_cell.txt").read_text(encoding="utf-8")

TOOLS = {"bpy": bpy, "bmesh": bmesh, "math": math, "Matrix": Matrix, "Vector": Vector}
for file in FILES:
    exec(compile(file.read_text(encoding="utf-8"), file.name, "exec"), TOOLS)


def made(build):
    """The solid that a tool adds, as mesh_from hands it on."""
    bm = bmesh.new()
    build(bm)
    mesh = TOOLS["mesh_from"](bm, "made")
    solid = bmesh.new()
    solid.from_mesh(mesh)
    return solid


def extent(solid, axis):
    values = [vertex.co[axis] for vertex in solid.verts]
    return min(values), max(values)


def ring(count, radius):
    return [place for _, place in TOOLS["around"](count, radius)]


L_SHAPE = [(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)]
TURNED = Matrix.Rotation(math.radians(90), 4, "Y")

SOLIDS = {
    "box": (lambda bm: TOOLS["box"](bm, (1, 2, 3)), 6.0),
    "box bevelled": (lambda bm: TOOLS["box"](bm, (1, 1, 1), bevel=0.1), 0.98),
    "box bevelled beyond its size": (lambda bm: TOOLS["box"](bm, (1, 1, 1), bevel=9.0), 0.72),
    "cylinder": (lambda bm: TOOLS["lathe"](bm, [(1, 0), (1, 2)], segments=96), 2 * math.pi),
    "cone": (lambda bm: TOOLS["lathe"](bm, [(1, 0), (0, 3)], segments=96), math.pi),
    "vessel": (
        lambda bm: TOOLS["lathe"](bm, [(0, 0), (1, 0), (1, 1), (0.9, 1), (0.9, 0.1), (0, 0.1)], segments=96),
        math.pi * (1 - 0.81 * 0.9),
    ),
    "tube": (lambda bm: TOOLS["tube"](bm, [(0, 0, 0), (0, 0, 2)], 0.5, sides=64), math.pi / 2),
    "tube that tapers": (lambda bm: TOOLS["tube"](bm, [(0, 0, 0), (0, 0, 3)], [1, 0], sides=64), math.pi),
    "ring": (lambda bm: TOOLS["tube"](bm, ring(96, 2), 0.5, 48, closed=True), 2 * math.pi**2 * 2 * 0.25),
    "ball": (lambda bm: TOOLS["ellipsoid"](bm, (1, 2, 3), segments=64), 8 * math.pi),
    "slab": (lambda bm: TOOLS["slab"](bm, L_SHAPE, 0.5), 1.5),
    "slab bevelled": (lambda bm: TOOLS["slab"](bm, L_SHAPE, 0.5, bevel=0.02), 1.5),
    "loft": (
        lambda bm: TOOLS["loft"](
            bm, [TOOLS["ellipse"]((0, 0, z), (1, 0, 0), (0, 1, 0), 96) for z in (0, 1, 2)]
        ),
        2 * math.pi,
    ),
}


@pytest.mark.parametrize("name", SOLIDS)
def test_a_tool_makes_a_closed_solid_that_faces_outwards(name):
    build, volume = SOLIDS[name]
    solid = made(build)
    assert [edge for edge in solid.edges if len(edge.link_faces) != 2] == []
    assert [face for face in solid.faces if face.calc_area() < 1e-10] == []
    assert solid.calc_volume(signed=True) == pytest.approx(volume, rel=0.03)


def test_solids_stand_where_they_are_put():
    solid = made(lambda bm: TOOLS["box"](bm, (1, 2, 3), at=(5, 0, 0), turn=TURNED))
    assert extent(solid, 0) == pytest.approx((3.5, 6.5), abs=1e-5)
    assert extent(solid, 2) == pytest.approx((-0.5, 0.5), abs=1e-5)
    solid = made(lambda bm: TOOLS["lathe"](bm, [(1, 0), (1, 2)], at=(0, 0, 1), turn=TURNED))
    assert extent(solid, 0) == pytest.approx((0, 2), abs=1e-5)


def test_a_curve_goes_through_its_points():
    points = [(0, 0, 0), (1, 1, 0), (2, 0, 1)]
    curve = TOOLS["curve_through"](points, steps=5)
    assert len(curve) == 11
    assert [tuple(curve[i]) for i in (0, 5, 10)] == points
    assert len(TOOLS["curve_through"](points, steps=5, closed=True)) == 15


def test_the_usual_tools_are_those_of_the_pairs():
    usual = re.findall(r"(?m)^def (\w+)", USUAL)
    texts = [(ROOT / "rag" / "tools" / f"{name}.py").read_text(encoding="utf-8").strip() for name in usual]
    assert USUAL.strip() == "# %% tools\n" + "\n\n\n".join(texts)
