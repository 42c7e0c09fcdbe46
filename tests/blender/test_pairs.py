# SPDX-License-Identifier: GPL-3.0-or-later
"""Every pair of the library, at its defaults and at both ends of each parameter, in plain Blender."""

from pathlib import Path

import bpy
import maquette_engine
import numpy as np
import pytest

from addon.host.inspect import inspect

PAIRS = sorted((Path(__file__).resolve().parents[2] / "rag" / "pairs").glob("*.py"))
TOOLS = Path(__file__).resolve().parents[1] / "support" / "tools_cell.txt"
SURFACES = {"MESH", "CURVE", "SURFACE", "FONT", "META"}


def parsed(pair):
    return maquette_engine.parse_script(pair.read_text(encoding="utf-8"))


def ends(parameter):
    """The values at which a parameter is tried: both ends of a range, every choice, on and off."""
    if parameter["kind"] in ("number", "count"):
        return [parameter["low"], parameter["high"]]
    if parameter["kind"] == "choice":
        return [choice for choice in parameter["choices"] if choice != parameter["value"]]
    if parameter["kind"] == "switch":
        return [not parameter["value"]]
    return []  # every colour is as good as another


CASES = [
    pytest.param(pair, parameter["name"], value, id=f"{pair.stem}-{parameter['name']}-{value}")
    for pair in PAIRS
    for parameter in parsed(pair)["parameters"]
    for value in ends(parameter)
]


def run(text):
    names = {"__name__": "__main__"}
    exec(compile(text, "pair.py", "exec"), names)
    bpy.context.view_layer.update()
    return names


def lowest_and_highest():
    """The box around all that is seen, and how many triangles it has."""
    depsgraph = bpy.context.evaluated_depsgraph_get()
    corners, triangles = [], 0
    for instance in depsgraph.object_instances:
        if instance.object.type not in SURFACES:
            continue
        mesh = instance.object.to_mesh()
        positions = np.empty(len(mesh.vertices) * 3, np.float32)
        mesh.vertices.foreach_get("co", positions)
        matrix = np.array(instance.matrix_world)
        placed = positions.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
        mesh.calc_loop_triangles()
        triangles += len(mesh.loop_triangles)
        if len(placed):
            corners += [placed.min(axis=0), placed.max(axis=0)]
        instance.object.to_mesh_clear()
    return np.min(corners, axis=0), np.max(corners, axis=0), triangles


def audited():
    """What the audit finds, each object taken for a part of its own."""
    return maquette_engine.audit(inspect({"asset": ""})["parts"])["findings"]


def check_asset(script, names):
    low, high, triangles = lowest_and_highest()
    assert abs(low[2]) < 0.001, f"it stands at {low[2]:.4f} m, not on the ground"
    assert triangles < 120_000
    assert np.isfinite(high).all()
    for part in (cell for cell in script["cells"] if cell["kind"] == "part"):
        bound = part["name"].replace(" ", "_")
        assert bound in names, f"the cell of {part['name']} does not bind {bound}"
    grave = [each["message"] for each in audited() if each["severity"] != "info"]
    assert grave == []
    roots = [each for each in bpy.data.objects if each.parent is None]
    assert [root.type for root in roots] == ["EMPTY"], f"not hung from the asset's empty: {roots}"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.stem)
def test_a_pair_keeps_to_the_format(pair):
    script = parsed(pair)
    titles = [cell["title"] for cell in script["cells"]]
    assert script["problems"] == []
    assert script["prompt"]
    assert script["tags"]
    assert 6 <= len(script["parameters"]) <= 20
    assert {"preamble", "parameters", "tools", "asset"} <= set(titles)
    assert len(set(titles)) == len(titles)
    tools = next(cell["text"] for cell in script["cells"] if cell["title"] == "tools")
    assert tools.strip() == TOOLS.read_text(encoding="utf-8").strip()
    assert "bpy.ops" not in pair.read_text(encoding="utf-8")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.stem)
def test_a_pair_builds_at_its_defaults(pair):
    names = run(pair.read_text(encoding="utf-8"))
    check_asset(parsed(pair), names)
    assert lowest_and_highest()[2] < 60_000, "too heavy"


@pytest.mark.parametrize(("pair", "name", "value"), CASES)
def test_a_pair_builds_at_the_ends_of_each_parameter(pair, name, value):
    edit = {"edit": "set_parameter", "name": name, "value": value}
    text = maquette_engine.apply_edits(pair.read_text(encoding="utf-8"), [edit])
    check_asset(maquette_engine.parse_script(text), run(text))
