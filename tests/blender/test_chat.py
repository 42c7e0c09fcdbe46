# SPDX-License-Identifier: GPL-3.0-or-later
"""A conversation over an asset, in real Blender: through a pipe and on a real pseudo-terminal."""

import json
import os
import shutil
import signal
import subprocess

import pytest

from tests.blender.test_command_line import QUICK, Terminal
from tests.support.talk import Talk


class Person(Terminal):
    """A terminal at which one can also talk."""

    def pipe(self, *lines, options=()):
        return subprocess.run(
            self.command("chat", "chair", *QUICK, *options),
            cwd=self.folder,
            env=self.environment,
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )

    def talk(self):
        return Talk(self.command("chat", "chair", *QUICK), self.folder, self.environment)

    def script(self):
        return (self.folder / "chair" / "asset.py").read_text(encoding="utf-8")

    def notes(self):
        return [each["note"] for each in json.loads(self.call("history", "chair", "--json").stdout)]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    Terminal(folder).report("create", "a red wooden chair with four legs", "--out", "chair")
    return folder


@pytest.fixture
def person(made, tmp_path):
    shutil.copytree(made / "chair", tmp_path / "chair")
    return Person(tmp_path)


def test_piped_lines_run_in_order_and_the_scene_is_read_once(person):
    result = person.pipe("make the seat wider", "", "give it five legs")
    assert result.returncode == 0, result.stderr
    assert result.stdout.index("> make the seat wider") < result.stdout.index("version 2")
    assert result.stdout.index("> give it five legs") < result.stdout.index("version 3")
    assert "number of legs: 4 → 5" in result.stdout
    assert "Running" in result.stderr
    assert person.notes()[1:] == ["make the seat wider", "give it five legs"]
    log = (person.folder / "home" / "logs" / "blender.log").read_text(errors="replace")
    assert log.count("Read blend") == 1


def test_the_exit_code_is_the_worst_and_a_refusal_does_not_end_the_chat(person):
    result = person.pipe("turn it into a fire-breathing dragon", "/set LEG_COUNT=5")
    assert result.returncode == 1
    assert "dragon" in result.stderr
    assert "LEG_COUNT = 5" in person.script()


def test_commands_do_what_they_say(person):
    before = person.script()
    result = person.pipe(
        "/set LEG_COUNT=5 SEAT_COLOUR=(0.1, 0.2, 0.3, 1.0)"
        if "SEAT_COLOUR" in before
        else "/set LEG_COUNT=5",
        "/set LEG_COUNT=6",
        "/undo",
        "/undo",
        "/params",
        "/history",
        "/audit",
        "/views",
        "/queue",
        "/cost",
        "/help",
    )
    assert result.returncode == 0, result.stderr + result.stdout
    assert person.script() == before
    assert "back to version 2" in result.stdout
    assert "back to version 1" in result.stdout
    assert "LEG_COUNT = 4" in result.stdout
    assert "nothing to see to" in result.stdout
    assert "2 views in" in result.stdout
    assert "Nothing waits." in result.stdout
    assert "No model has been asked" in result.stdout
    assert "Ctrl-C cancels the current run." in result.stdout


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("/undo", 1, "no version before"),
        ("/dance", 2, "There is no command /dance"),
        ("/drop 1", 2, "by its number"),
        ("/set", 2, "NAME=VALUE"),
        ("/set WINGS=2", 2, "WINGS"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(person, line, code, words):
    before = person.script()
    result = person.pipe(line)
    assert (result.returncode, words in result.stderr) == (code, True), result.stderr
    assert person.script() == before
    assert "Traceback" not in result.stderr


def test_json_is_one_document_of_what_each_line_came_to(person):
    result = person.pipe("/set LEG_COUNT=5", "a flying dragon", options=["--json"])
    first, second = json.loads(result.stdout)
    assert (first["text"], first["code"], first["report"]["version"]) == ("/set LEG_COUNT=5", 0, 2)
    assert (second["reason"], second["code"]) == ("refused", 1)


def test_an_edit_of_the_script_between_two_instructions_is_kept(person):
    process = subprocess.Popen(
        person.command("chat", "chair", *QUICK),
        cwd=person.folder,
        env=person.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    process.stdin.write("/set LEG_COUNT=5\n")
    process.stdin.flush()
    while "version 2" not in process.stdout.readline():
        pass
    file = person.folder / "chair" / "asset.py"
    file.write_text(person.script().replace("LEG_COUNT = 5", "LEG_COUNT = 3"), encoding="utf-8")
    out, _ = process.communicate("make the seat wider\n", timeout=120)
    assert process.returncode == 0, out
    assert "LEG_COUNT = 3" in person.script()
    assert person.notes()[2] == "edited by hand"


def test_refine_takes_several_instructions_and_goes_on_past_a_refusal(person):
    result = person.call("refine", "chair", "give it five legs", "a fire-breathing dragon", "/undo", *QUICK)
    assert result.returncode == 1
    assert "dragon" in result.stderr
    assert "LEG_COUNT = 4" in person.script()
    assert person.notes()[1:] == ["give it five legs", "back to version 1"]


def test_at_a_terminal_what_is_typed_during_a_run_is_queued(person):
    with person.talk() as talk:
        talk.wait_for("say what to change")
        talk.type("give it five legs\n")
        talk.wait_for("... ")
        talk.type("/set LEG_COUNT=6\n")
        talk.wait_for("queued 1")
        talk.type("/set LEG_COUNT=3\n")
        talk.wait_for("queued 2")
        talk.type("/drop 2\n")
        talk.wait_for("dropped: /set LEG_COUNT=3")
        talk.wait_for("version 2")
        talk.wait_for("> /set LEG_COUNT=6")
        talk.wait_for("version 3")
        talk.type("\x04")
        assert talk.leave() == 0
    assert "LEG_COUNT = 6" in person.script()


def test_ctrl_c_cancels_the_run_and_not_the_chat(person):
    before = person.script()
    with person.talk() as talk:
        talk.wait_for("say what to change")
        talk.type("\x03")
        talk.wait_for("Nothing runs.")
        talk.type("give it five legs\n")
        talk.wait_for("... Running")
        talk.type("\x03")
        talk.wait_for("cancelled")
        talk.type("größer, bitte – 模型\n")
        talk.wait_for("größer, bitte – 模型")
        talk.type("/history\n")
        talk.wait_for(" you ")
        talk.type("/quit\n")
        assert talk.leave() == 0
    assert "Traceback" not in talk.shown
    assert person.script() == before or "LEG_COUNT = 5" in person.script()


def test_a_paste_of_several_lines_is_one_instruction(person):
    with person.talk() as talk:
        talk.wait_for("say what to change")
        talk.wait_for("> ")
        talk.type("\x1b[200~give it\nfive legs\x1b[201~")
        talk.type("\n")
        talk.wait_for("version 2")
        talk.type("/quit\n")
        assert talk.leave() == 0
    assert person.notes()[1:] == ["give it five legs"]


def test_what_a_killed_chat_left_waiting_is_offered_by_the_next(person):
    with person.talk() as talk:
        talk.wait_for("say what to change")
        talk.type("give it five legs\n")
        talk.wait_for("... ")
        talk.type("/set LEG_COUNT=6\n")
        talk.wait_for("queued 1")
        os.kill(talk.pid, signal.SIGKILL)
        talk.leave()
    result = person.pipe("/queue")
    assert "1 instruction left from last time" in result.stdout
    assert "version" not in result.stdout
    result = person.pipe("/go")
    assert result.returncode == 0, result.stderr
    assert "LEG_COUNT = 6" in person.script()
    assert "left from last time" not in person.pipe("/queue").stdout


def test_leaving_waits_for_the_run_and_keeps_what_waits(person):
    with person.talk() as talk:
        talk.wait_for("say what to change")
        talk.type("give it five legs\n")
        talk.wait_for("... ")
        talk.type("/set LEG_COUNT=6\n")
        talk.wait_for("queued 1")
        talk.type("/quit\n")
        talk.wait_for("Leaving after the current run")
        talk.wait_for("version 2")
        talk.wait_for("1 instruction kept for the next chat")
        assert talk.leave() == 0
    assert "LEG_COUNT = 5" in person.script()
