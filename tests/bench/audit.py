# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the audit takes beside the same questions asked of mathutils; docs/benchmarks.md has the figures.

Run it in a Python that has the bpy wheel, with the engine's module on the path: python tests/bench/audit.py
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import bpy
import maquette_engine
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

SIDE = 10  # parts in each of two directions
SEGMENTS, RINGS = 100, 51  # 10 000 triangles a part
RADIUS = 0.05
SUNK, APART = 0.002, 0.001  # metres between neighbours in x, and in y
TOUCHING = 1e-4
ASKEW = Vector((0.2981, 0.1373, 0.9446)).normalized()


@dataclass
class Part:
    name: str
    object: bpy.types.Object
    positions: np.ndarray
    triangles: np.ndarray

    @property
    def low(self) -> np.ndarray:
        return self.positions.min(axis=0)

    @property
    def high(self) -> np.ndarray:
        return self.positions.max(axis=0)


def ball() -> tuple[np.ndarray, np.ndarray]:
    """Positions about the origin and triangles, looking outwards."""
    down = np.pi * np.arange(1, RINGS)[:, None] / RINGS
    round_ = 2 * np.pi * np.arange(SEGMENTS)[None, :] / SEGMENTS
    rings = np.stack(
        np.broadcast_arrays(np.sin(down) * np.cos(round_), np.sin(down) * np.sin(round_), np.cos(down)), -1
    )
    positions = np.concatenate([[[0, 0, 1]], rings.reshape(-1, 3), [[0, 0, -1]]]) * RADIUS
    at = 1 + np.arange((RINGS - 1) * SEGMENTS).reshape(RINGS - 1, SEGMENTS)
    after = np.roll(at, -1, axis=1)
    top = np.stack([np.zeros_like(at[0]), at[0], after[0]], -1)
    bottom = np.stack([at[-1], np.full_like(at[-1], len(positions) - 1), after[-1]], -1)
    upper = np.stack([at[:-1], at[1:], after[:-1]], -1).reshape(-1, 3)
    lower = np.stack([after[:-1], at[1:], after[1:]], -1).reshape(-1, 3)
    return positions.astype(np.float32), np.concatenate([top, upper, lower, bottom]).astype(np.int32)


def scene() -> list[Part]:
    """Balls in a square: rows of x sunk into each other, rows of y apart."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    positions, triangles = ball()
    parts = []
    for i in range(SIDE * SIDE):
        middle = [(i % SIDE) * (2 * RADIUS - SUNK), (i // SIDE) * (2 * RADIUS + APART), RADIUS]
        mesh = bpy.data.meshes.new(f"ball {i}")
        mesh.from_pydata(positions + np.float32(middle), [], triangles)
        made = bpy.data.objects.new(mesh.name, mesh)
        bpy.context.scene.collection.objects.link(made)
        parts.append(Part(made.name, made, positions + np.float32(middle), triangles))
    bpy.context.view_layer.update()
    return parts


def audit(parts: list[Part]) -> dict:
    """All that the audit measures."""
    meshes = [
        {
            "part": part.name,
            "object": part.name,
            "materials": ["clay"],
            "positions": part.positions,
            "triangles": part.triangles,
            "slots": np.zeros(len(part.triangles), np.int32),
            "ngon_corners": np.zeros(0, np.int32),
            "ngon_ends": np.zeros(0, np.int32),
            "frame": {
                "parent": "",
                "scale": [1.0, 1.0, 1.0],
                "parent_scale": [1.0, 1.0, 1.0],
                "collection": "asset",
                "root": part.name,
            },
        }
        for part in parts
    ]
    return maquette_engine.audit(meshes, {})


def audit_with_mathutils(parts: list[Part]) -> tuple[int, int]:
    """Of what the audit measures only: which parts meet, how deep, and the gap of what hangs on nothing."""
    depsgraph = bpy.context.evaluated_depsgraph_get()
    trees = [BVHTree.FromObject(part.object, depsgraph) for part in parts]
    sets = list(range(len(parts)))

    def root(i: int) -> int:
        while sets[i] != i:
            i = sets[i]
        return i

    meetings = []
    for i, j in near_pairs(parts, TOUCHING):
        if trees[i].overlap(trees[j]):
            meetings.append((i, j, depth(parts[i], parts[j], trees[j])))
            sets[root(j)] = root(i)
    gaps: dict[int, float] = {}
    for i, j in near_pairs(parts, 2 * APART):
        if root(i) != root(j):
            gap = min(nearest(parts[i], trees[j]), nearest(parts[j], trees[i]))
            for piece in (root(i), root(j)):
                gaps[piece] = min(gap, gaps.get(piece, gap))
    return len(meetings), len(gaps)


def near_pairs(parts: list[Part], within: float) -> Iterator[tuple[int, int]]:
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    for i, j in combinations(range(len(parts)), 2):
        if (lows[i] - within <= highs[j]).all() and (lows[j] - within <= highs[i]).all():
            yield i, j


def depth(part: Part, other: Part, tree: BVHTree) -> float:
    """Of the deepest vertex within the other."""
    within = ((part.positions >= other.low) & (part.positions <= other.high)).all(axis=1)
    deepest = 0.0
    for position in part.positions[within]:
        if is_inside(Vector(position), tree):
            deepest = max(deepest, tree.find_nearest(position)[3])
    return deepest


def is_inside(point: Vector, tree: BVHTree) -> bool:
    inside = False
    hit = tree.ray_cast(point, ASKEW)[0]
    while hit is not None:
        inside = not inside
        hit = tree.ray_cast(hit + ASKEW * 1e-6, ASKEW)[0]
    return inside


def nearest(part: Part, tree: BVHTree) -> float:
    """From vertices to faces: what mathutils has no word for, the nearest of two surfaces, may be nearer."""
    return min(
        found[3] for found in (tree.find_nearest(p, 0.5) for p in part.positions) if found[3] is not None
    )


def median(asked: Callable[[], object], runs: int) -> tuple[float, float]:
    """Milliseconds of the clock and of the processor."""
    clock, processor = [], []
    for _ in range(runs):
        at, busy = time.perf_counter(), time.process_time()
        asked()
        clock.append(time.perf_counter() - at)
        processor.append(time.process_time() - busy)
    return 1e3 * statistics.median(clock), 1e3 * statistics.median(processor)


def processor_name() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def main() -> None:
    parts = scene()
    triangles = sum(len(part.triangles) for part in parts)
    found = audit(parts)
    states = [contact["state"] for contact in found["contacts"]]
    meetings, gaps = audit_with_mathutils(parts)
    print(f"{processor_name()}; Blender {bpy.app.version_string}; {len(parts)} parts, {triangles} triangles")
    print(f"engine:    {states.count('penetrating')} meetings, {states.count('apart')} pieces apart")
    print(f"mathutils: {meetings} meetings, {gaps} pieces with a gap")
    ours, ours_busy = median(lambda: audit(parts), 21)
    theirs, theirs_busy = median(lambda: audit_with_mathutils(parts), 3)
    print(f"engine, the whole audit:          {ours:8.1f} ms ({ours_busy:.1f} ms of the processor)")
    print(f"mathutils, meetings, depths, gaps: {theirs:7.1f} ms ({theirs_busy:.1f} ms of the processor)")
    print(f"ratio: {theirs / ours:.0f} by the clock, {theirs_busy / ours_busy:.0f} by the processor")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # the wheel may hang at its end
