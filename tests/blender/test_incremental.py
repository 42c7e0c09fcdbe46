# SPDX-License-Identifier: GPL-3.0-or-later
"""The law: an incremental run and a clean run of a script leave the same scene, to the name."""

import random
import re
from pathlib import Path

import bpy
import pytest
from support.asset import Asset, split

from addon.core.analyse import analyse
from addon.host import answer
from addon.host.fingerprint import scene_fingerprint

try:
    import maquette_engine
except ImportError:
    maquette_engine = None

PAIRS = sorted((Path(__file__).parents[2] / "rag" / "pairs").glob("*.py"))

PARAMETER = re.compile(r"(?m)^([A-Z][A-Z0-9_]*) = (.*?)(  # (?:(.*?): )?.*)$")


def another_value(literal, domain, chance):
    """A new literal inside a parameter's domain."""
    if domain == "switch":
        return repr(literal == "False")
    if domain == "colour":
        return repr((*(round(chance.uniform(0, 1), 3) for _ in range(3)), 1.0))
    if "|" in domain:
        return repr(chance.choice([choice.strip() for choice in domain.split("|")]))
    low, high = re.search(r"([-\d.]+?)\.\.([-\d.]+)", domain).groups()
    if "." in literal:
        return repr(round(chance.uniform(float(low), float(high)), 3))
    return repr(chance.randint(int(low), int(high)))


def edited(script, chance):
    """The script with one or two parameters set anew."""
    found = [match for match in PARAMETER.finditer(script) if match[4]]
    for match in chance.sample(found, chance.randint(1, 2)):
        line = f"{match[1]} = {another_value(match[2], match[4], chance)}{match[3]}"
        script = script.replace(match[0], line)
    return script


def without_a_part(script, chance):
    """The script less one part of whose names no other cell makes use; as it is, if there is none."""
    cells = split(script)
    found = analyse(cells)
    read = {name for cell in found for name in cell["reads"]}
    free = [
        cell["text"]
        for cell, names in zip(cells, found, strict=True)
        if cell["title"].startswith("part:") and not read & set(names["defines"])
    ]
    return script.replace(chance.choice(free), "") if free else script


def clean_scene(script):
    """What a clean run leaves in an empty file."""
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    Asset().ran(script)
    return scene_fingerprint("a1")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.stem)
def test_an_incremental_run_leaves_the_scene_of_a_clean_run(pair):
    chance = random.Random(pair.stem)
    scripts = [pair.read_text()]
    for change in (edited, without_a_part, edited):
        scripts.append(change(scripts[-1], chance))
    asset = Asset()
    seen = [(asset.ran(script), scene_fingerprint("a1")) for script in scripts]
    for script, (ran, incremental) in zip(scripts[1:], seen[1:], strict=True):
        assert incremental == clean_scene(script), f"after running {ran}"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.stem)
def test_saved_and_loaded_in_between_it_still_does(pair, tmp_path):
    chance = random.Random(pair.stem + "again")
    first = pair.read_text()
    second = edited(first, chance)
    asset = Asset()
    asset.ran(first)
    file = str(tmp_path / "asset.blend")
    bpy.ops.wm.save_as_mainfile(filepath=file)
    bpy.ops.wm.open_mainfile(filepath=file)
    asset.ran(second)
    incremental = scene_fingerprint("a1")
    assert incremental == clean_scene(second)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.stem)
def test_a_new_value_runs_no_more_cells_than_it_must(pair):
    """Otherwise the law would hold because everything is always run."""
    asset = Asset()
    asset.ran(pair.read_text())
    assert asset.ran(pair.read_text()) == []
    colour = next((match for match in PARAMETER.finditer(pair.read_text()) if match[4] == "colour"), None)
    if colour is not None:
        line = f"{colour[1]} = (0.1, 0.2, 0.3, 1.0){colour[3]}"
        ran = asset.ran(pair.read_text().replace(colour[0], line))
        assert "tools" not in ran
        assert "asset" not in ran


def touch_up(chance):
    """An artist's changes to some of what stands there."""
    objects = sorted((each for each in bpy.data.objects if each.type != "EMPTY"), key=lambda each: each.name)
    for each in chance.sample(objects, min(3, len(objects))):
        each.location.x += chance.uniform(-0.1, 0.1)
        each.rotation_euler.z += chance.uniform(-0.5, 0.5)
        each.scale.y *= chance.uniform(0.8, 1.2)
    if len(objects) > 4:
        bpy.data.objects.remove(chance.choice(objects))
    for material in chance.sample(sorted(bpy.data.materials, key=lambda each: each.name), 1):
        material.roughness = 0.77
    chance.choice(sorted(bpy.data.objects, key=lambda each: each.name)).name = "my own"


@pytest.mark.skipif(maquette_engine is None, reason="the engine is not built")
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.stem)
def test_with_an_artist_at_work_between_the_runs_it_still_does(pair):
    chance = random.Random(pair.stem + "hand")
    script = pair.read_text()
    asset = Asset()
    asset.ran(script)
    seen = []
    for _ in range(2):
        touch_up(chance)
        told = answer("hand", {"asset": "a1"})
        assert told["held"] == []
        script = edited(maquette_engine.with_hand(script, told), chance)
        ran = asset.ran(script)
        assert answer("hand", {"asset": "a1"})["changes"] == []
        seen.append((script, ran, scene_fingerprint("a1")))
    for script, ran, incremental in seen:
        assert incremental == clean_scene(script), f"after running {ran}"
