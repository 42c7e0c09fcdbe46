# SPDX-License-Identifier: GPL-3.0-or-later
"""A blueprint before any code: drawn, changed by hand, built to."""

import json
import xml.etree.ElementTree as ET

import pytest

from addon.host import images
from tests.blender.test_command_line import QUICK, Terminal
from tests.support import stool
from tests.support.provider import Provider

PROMPT = "a small square stool"


@pytest.fixture
def provider():
    with Provider() as serving:
        serving.blueprint, serving.cells = stool.blueprint(), stool.CELLS
        yield serving


def change(folder, alter):
    """Change a folder's blueprint as a person would in an editor; answers its text."""
    file = folder / "blueprint.json"
    plan = json.loads(file.read_text())
    alter(plan)
    text = json.dumps(plan, indent=4)
    file.write_text(text)
    return text


def taller(plan):
    plan["parts"][0]["boxes"][0]["centre"][2] = 0.48
    plan["parts"][1]["boxes"] = [
        {"centre": [*box["centre"][:2], 0.235], "size": [0.04, 0.04, 0.47]}
        for box in plan["parts"][1]["boxes"]
    ]


def test_plan_draws_a_blueprint_and_asks_no_coder(terminal, provider):
    provider.blueprint["parts"][0]["boxes"][0]["centre"][2] = 0.45  # 1 cm above the legs
    report = terminal.report("plan", PROMPT, "--out", "stool")
    folder = terminal.folder / "stool"
    assert provider.roles() == ["planner"]
    assert {file.name for file in folder.iterdir()} == {
        "blueprint.json",
        "blueprint.svg",
        "blueprint.png",
        "report.json",
    }
    assert json.loads((folder / "blueprint.json").read_text()) == report["author"]["blueprint"]
    assert any('"legs" was moved to "seat"' in each for each in report["plan"]["repaired"])
    assert report["usage"]["replies"] == 1


def test_the_png_is_the_drawing_that_the_svg_is(terminal, provider):
    terminal.report("plan", PROMPT, "--out", "stool")
    root = ET.parse(terminal.folder / "stool" / "blueprint.svg").getroot()
    pixels = images.read(terminal.folder / "stool" / "blueprint.png")
    width, height = float(root.get("width")), float(root.get("height"))
    assert pixels.shape[1] == width
    assert 0 <= pixels.shape[0] - height < 1
    space = "{http://www.w3.org/2000/svg}"
    seat = next(each for each in root.iter(f"{space}rect") if each.get("fill") not in ("none", "#f6f3ec"))
    left, top = float(seat.get("x")), float(seat.get("y"))
    spot = pixels[int(top) + 4, int(left) + 4, :3] * 255
    wanted = [int(seat.get("fill")[i : i + 2], 16) for i in (1, 3, 5)]
    assert abs(spot - wanted).max() <= 2
    names = {each.text for each in root.iter(f"{space}text")}
    assert {"seat", "legs (4)", "36 cm", "45 cm", "front", "right", "top"} <= names


def test_a_person_reads_what_to_do_next(terminal):
    result = terminal.call("plan", PROMPT, "--out", "stool", *QUICK)
    assert result.returncode == 0, result.stderr
    assert "maquette create --out stool" in result.stdout
    assert "stool/blueprint.png" in result.stderr


def test_a_changed_blueprint_is_built_to_without_a_planner(terminal, provider):
    terminal.report("plan", PROMPT, "--out", "stool")
    written = change(terminal.folder / "stool", taller)
    provider.cells = {
        title: text.replace("0.42), at=(leg_x, leg_y, 0.21)", "0.47), at=(leg_x, leg_y, 0.235)").replace(
            "at=(0, 0, 0.43)", "at=(0, 0, 0.48)"
        )
        for title, text in stool.CELLS.items()
    }
    provider.asked.clear()
    report = terminal.report("create", "--out", "stool", "--rounds", "0")
    assert "planner" not in provider.roles()
    assert report["prompt"] == PROMPT
    assert report["plan"]["by"] == "you"
    assert report["size"][2] == pytest.approx(0.5)
    assert (terminal.folder / "stool" / "blueprint.json").read_text() == written
    assert [each for each in report["audit"]["findings"] if each["severity"] != "info"] == []


def test_one_blueprint_is_built_elsewhere_to_other_words(terminal, provider):
    terminal.report("plan", PROMPT, "--out", "stool")
    report = terminal.report(
        "create", "a stool for a dwarf", "--blueprint", "stool", "--out", "dwarf", "--rounds", "0"
    )
    assert report["prompt"] == "a stool for a dwarf"
    assert (terminal.folder / "dwarf" / "blueprint.png").exists()
    assert provider.roles().count("planner") == 1


def test_create_shows_the_blueprint_before_code_is_asked_for(terminal, provider):
    drawing = terminal.folder / "stool" / "blueprint.png"
    there = []
    provider.fault = lambda request: there.append(drawing.exists()) if request.role == "coder" else None
    terminal.report("create", PROMPT, "--out", "stool", "--rounds", "0")
    assert there == [True, True]


def test_a_run_that_was_cut_goes_on_with_its_blueprint(terminal, provider):
    terminal.report("plan", PROMPT, "--out", "stool")
    change(terminal.folder / "stool", lambda plan: plan.update(summary="A stool of my own."))
    provider.fault = lambda request: (401, "{}") if request.role == "coder" else None
    assert terminal.call("create", "--out", "stool", "--rounds", "0", *QUICK).returncode == 3
    provider.fault = lambda request: None
    provider.asked.clear()
    report = terminal.report("resume", "stool", "--rounds", "0")
    assert "planner" not in provider.roles()
    assert report["author"]["blueprint"]["summary"] == "A stool of my own."


def test_planning_that_was_cut_goes_on(terminal, provider):
    provider.blueprint["parts"][1]["material"] = "steel"  # is sent back once
    provider.fault = lambda request: (401, "{}") if len(provider.asked) == 2 else None
    assert terminal.call("plan", PROMPT, "--out", "stool", *QUICK).returncode == 3
    provider.fault = lambda request: None
    result = terminal.call("resume", "stool", *QUICK)
    assert result.returncode == 0, result.stderr
    assert "maquette create --out stool" in result.stdout
    assert len(provider.asked) == 3, "what was answered is asked again"
    assert (terminal.folder / "stool" / "blueprint.json").exists()


def wrong_in_three_places(plan):
    plan["parts"][1]["material"] = "steel"
    plan["parts"][1]["boxes"][0]["centre"] = [0.12, 0.12, -3]
    plan["parameters"].append("WIDTH = wide")


BROKEN = {
    "faults of a plan": (
        lambda text: text,
        wrong_in_three_places,
        ["parts[1].material", "parts[1].boxes[0]", "parameters[1]"],
    ),
    "a shape that is none": (
        lambda text: text,
        lambda plan: plan["parts"][0].update(boxes="one"),
        ["parts[0].boxes"],
    ),
    "no JSON": (lambda text: text[:-20], lambda plan: None, ["blueprint.json:", "no JSON"]),
    "a list": (lambda text: f"[{text}]", lambda plan: None, ["no JSON object"]),
    "nothing": (lambda text: "", lambda plan: None, ["no JSON"]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_blueprint_is_told_whole_and_nothing_is_built_or_lost(terminal, provider, name):
    spoil, alter, said = BROKEN[name]
    terminal.report("plan", PROMPT, "--out", "stool")
    file = terminal.folder / "stool" / "blueprint.json"
    file.write_text(spoil(change(terminal.folder / "stool", alter)))
    before = file.read_text()
    provider.asked.clear()
    result = terminal.call("create", "--out", "stool", *QUICK)
    assert result.returncode == 2
    for words in said:
        assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert provider.asked == []
    assert file.read_text() == before
    assert not (terminal.folder / "stool" / "asset.py").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["create", "a table", "--out", "stool"], "holds a blueprint already"),
        (["plan", "a table", "--out", "stool"], "holds a blueprint already"),
        (["create", "--blueprint", "nowhere/blueprint.json", "--out", "x"], "There is no"),
        (["create", "--out", "stool", "--variations", "2"], "has no variations"),
        (["plan", "  ", "--out", "x"], "prompt is empty"),
    ],
)
def test_a_blueprint_is_not_planned_over(terminal, provider, arguments, words):
    terminal.report("plan", PROMPT, "--out", "stool")
    before = (terminal.folder / "stool" / "blueprint.json").read_bytes()
    result = terminal.call(*arguments, *QUICK)
    assert (result.returncode, words in result.stderr) == (2, True), result.stderr
    assert (terminal.folder / "stool" / "blueprint.json").read_bytes() == before
    assert not (terminal.folder / "x").exists()


def test_without_a_model_planning_says_what_it_wants(tmp_path):
    result = Terminal(tmp_path).call("plan", "a red wooden chair", "--out", "chair", *QUICK)
    assert result.returncode == 1
    assert "docs/providers.md" in result.stderr
    assert not (tmp_path / "chair").exists()
