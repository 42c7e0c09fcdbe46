# SPDX-License-Identifier: GPL-3.0-or-later
"""The team of models on the whole line: real Blender, real HTTP, and answers that were recorded from a live model."""

import json
import signal
import subprocess
import time
from pathlib import Path

import maquette_engine
import pytest

from tests.blender.test_command_line import QUICK, Terminal
from tests.support.provider import KEY, Provider, streamed

PROMPT = "an old brass lantern with glass panes and a lit candle inside"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A lantern, made once: the terminal, its report and what was asked."""
    folder = tmp_path_factory.mktemp("made")
    user = Terminal(folder)
    with Provider() as serving:
        user.environment.update(serving.environment)
        report = user.report("create", PROMPT, "--out", "lantern", "--rounds", "1")
        return user, report, serving.asked


def cells(text):
    return {cell["title"]: cell["text"] for cell in maquette_engine.parse_script(text)["cells"]}


def test_a_prompt_becomes_a_blueprint_and_cells_that_run(made):
    _, report, asked = made
    assert report["reason"] == "done"
    assert report["version"] == 1
    assert "errors" not in report
    planned = [part["name"] for part in report["author"]["blueprint"]["parts"]]
    assert sorted(part["name"] for part in report["parts"]) == sorted(planned)
    assert [each for each in report["audit"]["findings"] if each["severity"] != "info"] == []
    assert [request.role for request in asked].count("planner") == 1
    assert {request.cell for request in asked if request.role == "coder"} == {
        *(f"part: {name}" for name in planned),
        *(f"material: {each['name']}" for each in report["author"]["blueprint"]["materials"] if each["look"]),
    }
    assert report["usage"]["tokens_out"] > 5000
    assert report["usage"]["roles"]["coder"]["replies"] == 21


def test_coders_requests_begin_alike_so_that_a_cache_holds(made):
    coders = [request.body["messages"] for request in made[2] if request.role == "coder"]
    assert len({json.dumps(messages[:2]) for messages in coders}) == 1


def test_the_critic_sees_pictures_and_measures(made):
    (critic,) = [request for request in made[2] if request.role == "critic"]
    assert critic.pictures == 4
    assert "no faults: parts meet" in json.dumps(critic.body)


def test_the_script_runs_in_plain_blender_and_carries_only_the_tools_it_calls(made):
    text = (made[0].folder / "lantern" / "asset.py").read_text()
    assert "maquette" not in text.replace("# maquette: 1", "")
    exec(compile(text, "asset.py", "exec"), {"__name__": "__main__"})
    tools = cells(text)["tools"]
    assert "def lathe(" in tools
    assert "def curve_through(" not in tools or "curve_through(" in text.replace(tools, "")


def test_a_cell_that_stops_goes_back_with_its_error_and_is_mended(terminal, provider):
    wick = provider.cells["part: wick"]
    provider.cells = {
        **provider.cells,
        "part: wick": wick.replace("# %% part: wick\n", "# %% part: wick\nx = 1 / 0\n"),
    }
    provider.edits = lambda request: (
        "```edit part: wick\n<<<<<<< SEARCH\nx = 1 / 0\n=======\n>>>>>>> REPLACE\n```"
    )
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "0")
    assert report["errors"] == 1
    assert report["reason"] == "done"
    (asked,) = [request for request in provider.asked if request.role == "coder" and not request.cell]
    assert "ZeroDivisionError" in asked.text
    assert "x = 1 / 0" in asked.text


def test_an_edit_that_does_not_fit_goes_back_with_the_reason(made, terminal, provider):
    answers = iter(
        [
            "```edit part: handle\n<<<<<<< SEARCH\nnothing\n=======\nsomething\n>>>>>>> REPLACE\n```",
            "A taller candle.\n```set\nCANDLE_HEIGHT = 0.11\n```",
        ]
    )
    provider.edits = lambda request: next(answers)
    before = (made[0].folder / "lantern" / "asset.py").read_text()
    (terminal.folder / "lantern").mkdir()
    (terminal.folder / "lantern" / "asset.py").write_text(before)
    report = terminal.report("refine", "lantern", "make the candle taller", "--rounds", "1")
    assert "no cell" in provider.asked[-1].text
    after = (terminal.folder / "lantern" / "asset.py").read_text()
    assert "CANDLE_HEIGHT = 0.11 " in after
    assert report["changes"]["changed"] == ["parameters"]
    old, new = cells(before), cells(after)
    assert [title for title in old if old[title] != new[title]] == ["parameters"]


def test_a_change_by_the_team_is_told_to_a_person(made, terminal, provider):
    provider.edits = lambda request: "```set\nCANDLE_HEIGHT = 0.11\n```"
    (terminal.folder / "lantern").mkdir()
    text = (made[0].folder / "lantern" / "asset.py").read_text()
    (terminal.folder / "lantern" / "asset.py").write_text(text)
    result = terminal.call("refine", "lantern", "make the candle taller", *QUICK)
    assert result.returncode == 0, result.stderr
    assert "+CANDLE_HEIGHT = 0.11" in result.stdout
    assert "replies" in result.stdout


def test_an_improvement_is_kept_where_it_is_one_and_put_back_where_it_is_none(terminal, provider):
    problem = {"part": "cap", "text": "too small", "evidence": "front", "fix": "larger", "severity": "weak"}
    provider.critique = {"problems": [problem]}
    provider.edits = lambda request: "```set\nVENT_COUNT = 10\n```"
    verdict = {"problem": 1, "outcome": "better", "reason": "seen"}
    provider.verification = {"verdicts": [verdict], "regressions": []}
    report = terminal.report("create", PROMPT, "--out", "better", "--rounds", "1")
    assert (report["version"], report["reviews"][0]["kept"]) == (2, True)
    assert "VENT_COUNT = 10" in (terminal.folder / "better" / "asset.py").read_text()

    provider.verification = {"verdicts": [verdict], "regressions": [{"part": "", "text": "the roof is gone"}]}
    report = terminal.report("create", PROMPT, "--out", "worse", "--rounds", "1")
    assert (report["version"], report["reviews"][0]["kept"]) == (1, False)
    assert "VENT_COUNT = 8" in (terminal.folder / "worse" / "asset.py").read_text()


def test_what_a_round_broke_is_put_back_part_by_part_and_the_rest_is_kept(terminal, provider):
    problem = {"part": "cap", "text": "too small", "evidence": "front", "fix": "larger", "severity": "weak"}
    provider.critique = {"problems": [problem]}
    change = "```edit part: {0}\n<<<<<<< SEARCH\n# %% part: {0}\n=======\n# %% part: {0}\n# {1}\n>>>>>>> REPLACE\n```\n"
    provider.edits = lambda request: change.format("cap", "larger") + change.format("flame", "crooked")
    better = {"problem": 1, "outcome": "better", "reason": "seen"}
    broken = [{"part": "flame", "text": "it was straight"}]
    answers = [{"verdicts": [better], "regressions": broken}, {"verdicts": [better], "regressions": []}]
    provider.verification = lambda request: answers.pop(0)
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "1")
    assert (report["version"], report["reviews"][0]["kept"]) == (2, True)
    assert report["reviews"][0]["put_back"] == ["flame"]
    script = (terminal.folder / "lantern" / "asset.py").read_text()
    assert "# larger" in script
    assert "# crooked" not in script
    assert provider.roles().count("verifier") == 2


def test_a_round_that_was_put_back_whole_lets_the_next_try_again(terminal, provider):
    problem = {"part": "cap", "text": "too small", "evidence": "front", "fix": "larger", "severity": "weak"}
    provider.critique = {"problems": [problem]}
    provider.edits = lambda request: "```set\nVENT_COUNT = 10\n```"
    better = {"problem": 1, "outcome": "better", "reason": "seen"}
    regression = {"part": "", "text": "the roof is gone"}
    answers = [{"verdicts": [better], "regressions": [regression]}, {"verdicts": [better], "regressions": []}]
    provider.verification = lambda request: answers.pop(0)
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "2")
    assert [review["kept"] for review in report["reviews"]] == [False, True]
    second = [request for request in provider.asked if request.role == "coder"][-1]
    assert "the roof is gone" in "".join(map(str, second.body["messages"]))


FAULTS = {
    "the key is refused": ((401, '{"error": {"message": "bad key"}}'), "key"),
    "the model is unknown": ((404, '{"error": {"message": "no such model"}}'), "404"),
    "garbage": ("<html>hello</html>", ""),
    "a refusal": (streamed("I cannot help with that.", "content_filter"), ""),
    "half a reply": (streamed("# %% part")[:60], ""),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("role", ["planner", "coder"])
def test_a_fault_ends_the_run_with_a_sentence_and_the_run_can_go_on(terminal, provider, name, role):
    fault, said = FAULTS[name]
    provider.fault = lambda request: fault if request.role == role and request.cell != "part: base" else None
    result = terminal.call("create", PROMPT, "--out", "lantern", "--rounds", "0", *QUICK)
    assert result.returncode == 3
    assert said in result.stderr
    said_in = maquette_engine.Engine(
        str(terminal.folder / "home" / "store.sqlite"), str(Path(__file__).resolve().parents[2] / "rag")
    )
    (session,) = said_in.sessions()
    answers = [
        message["text"] for message in said_in.messages(session["id"]) if message["role"] == "maquette"
    ]
    assert len(answers) == 1
    assert answers[0] in result.stderr
    assert "Traceback" not in result.stderr
    assert KEY not in result.stderr + result.stdout

    answered = [request.cell for request in provider.asked if role == "coder" and not provider.fault(request)]
    provider.fault = lambda request: None
    provider.asked.clear()
    report = terminal.report("resume", "lantern", "--rounds", "0")
    assert report["reason"] == "done"
    again = [request.cell for request in provider.asked]
    assert not set(again) & set(answered), "what was answered is asked again"


def test_a_rate_limit_that_passes_is_waited_for(terminal, provider):
    failed = []

    def fault(request):
        if request.cell == "part: base" and len(failed) < 2:
            failed.append(request)
            return (429, '{"error": {"message": "slow down"}}')
        return None

    provider.fault = fault
    assert terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "0")["reason"] == "done"
    assert len(failed) == 2


def test_a_critic_that_fails_costs_no_asset(terminal, provider):
    provider.fault = lambda request: (400, "{}") if request.role == "critic" else None
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "1")
    assert report["version"] == 1
    assert any("review ended early" in note for note in report["notes"])


def test_cancel_ends_a_run_that_waits_for_a_model(terminal, provider):
    provider.delay = 60
    running = subprocess.Popen(
        terminal.command("create", PROMPT, "--out", "lantern", *QUICK),
        cwd=terminal.folder,
        env=terminal.environment,
        stderr=subprocess.PIPE,
        text=True,
        # Shells start what runs in their background deaf to it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not provider.asked:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said


def test_a_cap_on_tokens_ends_the_run_and_says_so(terminal, provider):
    home = terminal.folder / "home"
    home.mkdir()
    (home / "models.toml").write_text("[limits]\ntokens_a_run = 5000\n")
    result = terminal.call("create", PROMPT, "--out", "lantern", *QUICK)
    assert result.returncode == 1
    assert "tokens" in result.stderr


def test_the_key_is_in_nothing_that_was_written(terminal, provider):
    provider.fault = lambda request: (401, json.dumps({"error": {"message": f"bad key {KEY}"}}))
    result = terminal.call("create", PROMPT, "--out", "lantern", *QUICK)
    provider.fault = lambda request: None
    terminal.call("resume", "lantern", "--rounds", "0", *QUICK)
    assert (terminal.folder / "lantern" / "asset.py").exists()
    written = [file for file in terminal.folder.rglob("*") if file.is_file()]
    assert len(written) > 8
    for file in written:
        assert KEY.encode() not in file.read_bytes(), file
    assert KEY not in result.stdout + result.stderr


def test_the_library_is_asked_for_where_the_user_says_so(terminal, provider):
    report = terminal.report("create", "a red wooden chair", "--out", "chair", "--author", "library")
    assert report["author"]["pairs"][0]["pair"] == "chair"
    assert provider.asked == []


def test_nothing_to_go_on_with_is_said(made, terminal):
    result = made[0].call("resume", "lantern", *QUICK)
    assert result.returncode == 2
    assert "nothing to go on with" in result.stderr


def test_a_part_that_a_review_adds_is_reported_with_the_others(terminal, provider):
    problem = {"part": "", "text": "no handle", "evidence": "front", "fix": "add one", "severity": "wrong"}
    provider.critique = {"problems": [problem]}
    provider.edits = lambda request: (
        "```cell part: knob after part: base\n# %% part: knob\nknob_mesh = bmesh.new()\n"
        "box(knob_mesh, (0.02, 0.02, 0.02), at=(0, -0.1, 0.03))\n"
        'knob = add_part(asset, "knob", mesh_from(knob_mesh, "knob"), aged_brass_material)\n```'
    )
    verdict = {"problem": 1, "outcome": "solved", "reason": "seen"}
    provider.verification = {"verdicts": [verdict], "regressions": []}
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "1")
    assert report["version"] == 2
    assert "part: knob" in [cell["title"] for cell in report["cells"]]
    assert "knob" in [part["name"] for part in report["parts"]]
