# SPDX-License-Identifier: GPL-3.0-or-later
"""Several takes on one prompt, and the one that is picked."""

import json

import pytest

from addon.host import images
from tests.blender.test_command_line import QUICK, Terminal
from tests.support import stool
from tests.support.provider import Provider

PROMPT = "a small square stool"


class Planner:
    """Another stool each time that it is told of those there are."""

    def __init__(self):
        self.told = []

    def __call__(self, request):
        self.told.append(request.text)
        plan = stool.blueprint()
        plan["summary"] = f"A square oak stool, take {len(self.told)}."
        return plan


@pytest.fixture
def provider():
    with Provider() as serving:
        serving.blueprint, serving.cells = Planner(), stool.CELLS
        yield serving


def create(terminal, count, *more):
    arguments = ["create", PROMPT, "--variations", str(count), "--out", "stool", "--rounds", "0", *more]
    return terminal.call(*arguments, *QUICK)


def sessions(terminal):
    return {each["id"]: each["folder"] for each in json.loads(terminal.call("sessions", "--json").stdout)}


def summary(folder):
    return json.loads((folder / "report.json").read_text())["author"]["blueprint"]["summary"]


def test_each_variation_is_planned_to_differ_and_one_is_picked(terminal, provider):
    result = create(terminal, 3, "--json")
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert [each["number"] for each in told["variations"]] == [1, 2, 3]
    first, second, third = provider.blueprint.told
    assert "clearly different" not in first
    assert "take 1." in second
    assert "clearly different" in second
    assert "take 1." in third
    assert "take 2." in third
    folder = terminal.folder / "stool"
    assert images.read(folder / told["sheet"]).shape[1] > 1000
    assert len(set(sessions(terminal).values())) == 3

    result = terminal.call("pick", "stool", "2")
    assert result.returncode == 0, result.stderr
    assert "variation-1, variation-3" in result.stdout
    assert summary(folder) == "A square oak stool, take 2."
    assert not (folder / "variation-2").exists()
    assert (folder / "views").is_dir()
    assert sessions(terminal)[told["variations"][1]["session"]] == str(folder)
    assert terminal.report("set", "stool", "SEAT_WIDTH=0.4")["version"] == 2

    # Another may be picked later; the first goes back with what was changed in it.
    assert terminal.call("pick", "stool", "3").returncode == 0
    assert summary(folder) == "A square oak stool, take 3."
    assert "SEAT_WIDTH = 0.4 " in (folder / "variation-2" / "asset.py").read_text()
    found = sessions(terminal)
    assert found[told["variations"][1]["session"]] == str(folder / "variation-2")
    assert found[told["variations"][2]["session"]] == str(folder)
    assert len(found) == 3


def test_one_that_fails_is_told_and_takes_no_other_with_it(terminal, provider):
    provider.fault = lambda request: (
        (400, '{"error": {"message": "broken today"}}')
        if request.role == "coder" and len(provider.blueprint.told) == 1
        else None
    )
    result = create(terminal, 2)
    assert result.returncode == 1
    assert "Variation 1:" in result.stderr
    assert "maquette resume stool/variation-1" in result.stdout
    assert "maquette pick stool 2" in result.stdout
    assert "take 1." in provider.blueprint.told[1], "the plan of the one that failed counts"

    result = terminal.call("pick", "stool", "1")
    assert result.returncode == 2
    assert "maquette resume stool/variation-1" in result.stderr
    provider.fault = lambda request: None
    assert terminal.call("resume", "stool/variation-1", "--rounds", "0", *QUICK).returncode == 0
    assert terminal.call("pick", "stool", "1").returncode == 0


def test_where_all_fail_nothing_is_there_to_pick(terminal, provider):
    provider.fault = lambda request: (401, "{}")
    result = create(terminal, 2)
    assert result.returncode == 3
    assert "maquette pick" not in result.stdout
    assert not (terminal.folder / "stool" / "variations.png").exists()


def test_what_cannot_be_picked_is_told(terminal):
    create(terminal, 2)
    for arguments, words in (
        (["pick", "stool", "7"], "there are 1, 2"),
        (["pick", "nowhere", "1"], "There are no variations"),
        (["create", PROMPT, "--variations", "2", "--out", "stool"], "holds variations already"),
        (["create", PROMPT, "--variations", "1", "--out", "x"], "2 to 8"),
    ):
        result = terminal.call(*arguments)
        assert (result.returncode, words in result.stderr) == (2, True), result.stderr
    assert terminal.call("pick", "stool", "1").returncode == 0
    result = terminal.call("pick", "stool", "1")
    assert (result.returncode, "already" in result.stderr) == (2, True)


def test_without_a_model_variations_say_what_to_do(tmp_path):
    result = Terminal(tmp_path).call("create", "a chair", "--variations", "3", "--out", "x", *QUICK)
    assert result.returncode == 2
    assert "maquette set" in result.stderr
    assert not (tmp_path / "x").exists()
