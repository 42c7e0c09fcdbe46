# SPDX-License-Identifier: GPL-3.0-or-later
"""An artist who opens asset.blend in Blender, changes it and saves it, and the commands that come after."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import bpy
import maquette_engine
import pytest
from support.artist import sculpt, thing

ROOT = Path(__file__).resolve().parents[2]
MODULE = Path(maquette_engine.__file__).parent
QUICK = ["--views", "1", "--resolution", "64", "--samples", "1"]


class Desk:
    """A folder with a chair in it, the commands on it, and Blender to open it with."""

    def __init__(self, place):
        self.chair = place / "chair"
        path = f"{ROOT}{os.pathsep}{MODULE}"
        self.environment = {**os.environ, "MAQUETTE_HOME": str(place / "home"), "PYTHONPATH": path}

    def call(self, command, *arguments):
        return subprocess.run(
            [sys.executable, "-m", "addon.cli", command, *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def report(self, command, *arguments):
        done = self.call(command, self.chair, *arguments, *QUICK, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def open(self):
        bpy.ops.wm.open_mainfile(filepath=str(self.chair / "asset.blend"))

    def change(self, hand):
        self.open()
        hand()
        bpy.ops.wm.save_mainfile()

    @property
    def script(self):
        return (self.chair / "asset.py").read_text()

    def authors(self):
        versions = json.loads(self.call("history", self.chair, "--json").stdout)
        return [version["author"] for version in versions]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("desk")
    desk = Desk(place)
    done = desk.call("create", "a red wooden chair with four legs", "--out", desk.chair, *QUICK)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def desk(made, tmp_path):
    shutil.copytree(made, tmp_path / "desk")
    desk = Desk(tmp_path / "desk")
    desk.call("sessions")
    return desk


def move_the_seat():
    thing("seat").location.z += 0.02


@pytest.mark.parametrize(
    "step", [("set", "SEAT_WIDTH=0.5"), ("refine", "make it wider"), ("run",)], ids=lambda step: step[0]
)
def test_every_step_reads_what_the_artist_saved(desk, step):
    desk.change(move_the_seat)
    report = desk.report(*step)
    assert report["hand"] == ["Kept from your hand: you moved seat 2 cm up."]
    assert '["seat"].location.z += 0.02' in desk.script
    desk.open()
    seat = thing("seat").location.z
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    exec(compile(desk.script, "asset.py", "exec"), {"__name__": "__main__"})
    assert thing("seat").location.z == pytest.approx(seat)


def test_it_is_a_version_by_the_hand_before_the_steps_own(desk):
    desk.change(move_the_seat)
    desk.report("set", "SEAT_WIDTH=0.5")
    assert desk.authors()[-2:] == ["hand", "you"]
    assert "hand" not in desk.report("set", "SEAT_WIDTH=0.45")


def test_going_back_goes_behind_the_hand_which_is_kept_as_a_version(desk):
    desk.change(move_the_seat)
    desk.report("revert", "1")
    assert "manual edits" not in desk.script
    assert "hand" in desk.authors()
    hand = desk.authors().index("hand") + 1
    desk.report("revert", str(hand))
    assert "location.z += 0.02" in desk.script


def test_an_audit_leaves_the_hand_to_the_next_step(desk):
    desk.change(move_the_seat)
    assert desk.call("audit", desk.chair, "--json").returncode in (0, 1)
    desk.report("set", "SEAT_WIDTH=0.5")
    assert desk.script.count("location.z += 0.02") == 1
    assert desk.authors().count("hand") == 1


def test_what_the_user_wrote_and_what_the_hand_did_are_both_kept(desk):
    desk.change(move_the_seat)
    (desk.chair / "asset.py").write_text(desk.script.replace("SEAT_WIDTH = 0.45", "SEAT_WIDTH = 0.5"))
    report = desk.report("run")
    assert report["hand"]
    assert "SEAT_WIDTH = 0.5" in desk.script
    assert "location.z += 0.02" in desk.script


def test_a_sculpted_part_is_held_until_it_is_released(desk):
    desk.change(lambda: sculpt("seat", 0.05))
    report = desk.report("set", "SEAT_WIDTH=0.5")
    assert "It is held" in report["hand"][0]
    assert any("seat is held as you made it" in note for note in report["notes"])
    desk.open()
    held = [tuple(vertex.co) for vertex in thing("seat").data.vertices]
    report = desk.report("release", "seat")
    assert report["held"] == []
    desk.open()
    assert [tuple(vertex.co) for vertex in thing("seat").data.vertices] != held


def test_a_part_that_is_not_there_cannot_be_released(desk):
    done = desk.call("release", desk.chair, "roof", *QUICK)
    assert done.returncode == 1
    assert 'There is no part "roof"' in done.stderr
    assert "seat" in done.stderr


def test_what_the_artist_added_is_in_the_file_after_the_next_step(desk):
    def add():
        mine = bpy.data.objects.new("pillow", bpy.data.meshes.new("pillow"))
        thing("seat").users_collection[0].objects.link(mine)
        mine.parent = thing("seat")

    desk.change(add)
    report = desk.report("set", "SEAT_WIDTH=0.5")
    assert report["hand"] == ["You added pillow. It is yours: runs leave it alone."]
    desk.open()
    assert thing("pillow").parent == thing("seat")
