# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines against truth: pictures rendered of our own pairs from known sides, read back and compared."""

import math
from pathlib import Path

import bpy
import maquette_engine
import numpy as np
import pytest
from mathutils import Matrix, Vector
from support.asset import Asset

from addon.host import answer
from addon.host.reference_picture import read_reference_picture

PAIRS = Path(__file__).resolve().parents[2] / "rag" / "pairs"


def build(name):
    """Make a pair's asset in an empty file; answers its parts, as the host hands them over."""
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    Asset().ran((PAIRS / f"{name}.py").read_text(encoding="utf-8"))
    return answer("inspect", {"asset": "a1"})["parts"]


def photograph(file, parts, azimuth, elevation, angle=0, background=None, floor=False):
    """A picture 640 x 480 from that side; on transparent film, or before a background, as JPEG."""
    scene = bpy.context.scene
    points = np.concatenate([part["positions"] for part in parts])
    turn = Matrix.Rotation(math.radians(azimuth), 3, "Z") @ Matrix.Rotation(
        math.radians(90 - elevation), 3, "X"
    )
    axes = np.array(turn)
    centre = (points.min(axis=0) + points.max(axis=0)) / 2
    radius = float(np.linalg.norm(points - centre, axis=1).max())
    scene.camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    scene.collection.objects.link(scene.camera)
    lens = scene.camera.data
    distance = radius * 1.04 / math.sin(math.radians(angle or 20) / 2) * 4 / 3
    lens.clip_start, lens.clip_end = distance / 1000, distance * 100
    if angle:
        lens.angle = math.radians(angle)
    else:
        lens.type, lens.ortho_scale = "ORTHO", radius * 2.8
    scene.camera.matrix_world = Matrix.Translation(Vector(centre + axes[:, 2] * distance)) @ turn.to_4x4()
    if floor:
        lay_floor(scene, Vector(centre), float(points[:, 2].min()), radius)
    render(scene, file, background, samples=24 if floor else 12)


def lay_floor(scene, centre, height, radius):
    """A wide white floor under a soft lamp, so that the asset throws a soft shadow."""
    bpy.ops.mesh.primitive_plane_add(size=radius * 200, location=(centre.x, centre.y, height))
    lamp = bpy.data.objects.new("lamp", bpy.data.lights.new("lamp", "AREA"))
    lamp.data.size, lamp.data.energy = radius * 8, 100 * radius**2
    lamp.location = centre + Vector((0, 0, radius * 8))
    scene.collection.objects.link(lamp)


def render(scene, file, background, samples):
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    node = next(node for node in world.node_tree.nodes if node.type == "BACKGROUND")
    node.inputs["Color"].default_value = (*(background or (0.6, 0.6, 0.6)), 1)
    scene.world = world
    scene.render.engine = "CYCLES"
    scene.cycles.device, scene.cycles.samples, scene.cycles.max_bounces = "CPU", samples, 2
    scene.cycles.use_denoising = False
    scene.view_settings.view_transform = "Standard"
    scene.render.film_transparent = background is None
    scene.render.resolution_x, scene.render.resolution_y = 640, 480
    settings = scene.render.image_settings
    settings.file_format = "JPEG" if background else "PNG"
    settings.color_mode = "RGB" if background else "RGBA"
    settings.quality = 75
    scene.render.use_file_extension = False
    scene.render.filepath = str(file)
    bpy.ops.render.render(write_still=True)


def compare(file, parts):
    found = maquette_engine.read_outline(read_reference_picture(file))
    assert found["mask"] is not None, found["reason"]
    return maquette_engine.outline(found["mask"], parts, found["confidence"])


def sees_from(report, azimuth):
    """Whether the azimuth is within 5 degrees of one that the report names."""

    def between(a, b):
        return abs(math.remainder(a - b, 360))

    return between(report["azimuth"], azimuth) <= 5 or any(
        (azimuth - low + 5) % 360 <= high - low + 10 for low, high in report["as_good"]
    )


VIEWS = [
    ("chair", -32, 20, 40),
    ("chair", 141, 8, 0),
    ("mug", 25, 28, 40),
    ("street_lamp", 153, 24, 0),
    ("windmill", 69, 12, 30),
    ("house", -57, 5, 0),
    ("house", 35, 40, 40),
    ("robot", 105, 1, 40),
]


@pytest.mark.parametrize("background", [None, (0.75, 0.8, 0.85)], ids=["alpha", "jpeg"])
@pytest.mark.parametrize(("name", "azimuth", "elevation", "angle"), VIEWS)
def test_an_asset_is_found_in_its_own_picture(tmp_path, name, azimuth, elevation, angle, background):
    parts = build(name)
    photograph(tmp_path / "picture", parts, azimuth, elevation, angle, background)
    report = compare(tmp_path / "picture", parts)
    assert report["iou"] > 0.9
    assert sees_from(report, azimuth)
    assert report["elevation"] == pytest.approx(elevation, abs=6)
    assert report["asset"]["tallness"] == pytest.approx(report["reference"]["tallness"], rel=0.02)
    assert report["finding"]["severity"] == "info"


def test_what_is_turned_on_a_lathe_is_seen_from_every_side(tmp_path):
    parts = build("vase")
    photograph(tmp_path / "picture", parts, 40, 15)
    report = compare(tmp_path / "picture", parts)
    assert report["iou"] > 0.97
    assert report["azimuth"] is None


@pytest.mark.parametrize(
    ("pictured", "other"), [("chair", "mug"), ("street_lamp", "chair"), ("robot", "house")]
)
def test_another_asset_agrees_clearly_less(tmp_path, pictured, other):
    photograph(tmp_path / "picture", build(pictured), -32, 15, 40)
    report = compare(tmp_path / "picture", build(other))
    assert report["iou"] < 0.8
    assert report["finding"]["severity"] != "info"


def test_a_soft_shadow_on_the_floor_is_not_taken_for_the_asset(tmp_path):
    parts = build("mug")
    photograph(tmp_path / "picture", parts, 25, 30, 40, background=(0.8, 0.8, 0.8), floor=True)
    report = compare(tmp_path / "picture", parts)
    assert report["iou"] > 0.9
    assert sees_from(report, 25)


def test_other_proportions_are_told_in_numbers(tmp_path):
    photograph(tmp_path / "picture", build("chair"), 0, 0)
    parts = build("chair")
    for part in parts:
        part["positions"] = part["positions"] * np.array((1, 1, 0.7), np.float32)
    report = compare(tmp_path / "picture", parts)
    assert report["asset"]["tallness"] < 0.8 * report["reference"]["tallness"]
    assert (
        f"the reference is {report['reference']['tallness']:.2f} times as tall as wide"
        in (report["finding"]["message"])
    )
    assert report["finding"]["severity"] == "warning"
