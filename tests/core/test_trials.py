# SPDX-License-Identifier: GPL-3.0-or-later
"""The background process as the artist's Blender sees it: asked, watched, killed, replaced."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from addon.core.trial import Limits, Trials
from tests.support.trying import WITHOUT_SECCOMP, is_running, recipe, request

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process takes")


@pytest.fixture
def started():
    """Makes trials that are closed at the end."""
    made = []

    def start(child=None, **limits):
        made.append(Trials(recipe(confined=False, child=child), Limits(**limits)))
        return made[-1]

    yield start
    for each in made:
        each.close()


def test_a_script_that_runs_has_no_error_and_the_process_is_kept(started):
    trials = started()
    assert trials.run(request("x = 1")) == {"error": None}
    first = trials.process
    assert trials.run(request("x = 2")) == {"error": None}
    assert trials.process == first


def test_a_script_that_stops_has_its_error(started):
    error = started().run(request("1 / 0"))["error"]
    assert (error["type"], error["message"]) == ("ZeroDivisionError", "division by zero")


def test_an_endless_script_is_killed_its_line_is_told_and_the_next_one_runs(started):
    trials = started(seconds=0.5)
    assert trials.run(request("x = 0\nwhile True:\n    x += 1", seconds=0.5))["error"] == {
        "cell": "part: thing",
        "line": pytest.approx(3, abs=1),
        "type": "TimeLimit",
        "message": "The script ran longer than 0.5 s and was stopped. Look for a loop that does not end, or make "
        "fewer or simpler things",
    }
    assert trials.run(request("pass")) == {"error": None}


def test_a_crash_is_told_with_its_line_and_the_next_one_runs(started):
    trials = started()
    error = trials.run(request("import ctypes\nctypes.string_at(0)"))["error"]
    assert (error["type"], error["line"]) == ("Crash", 2)
    assert "SIGSEGV" in error["message"]
    assert trials.run(request("pass")) == {"error": None}


@linux
def test_a_script_that_fills_the_memory_is_killed(started):
    trials = started(memory=200 << 20)
    error = trials.run(request("x = []\nwhile True:\n    x.append(b'x' * (1 << 20))"))["error"]
    assert error["type"] == "MemoryLimit"
    assert "more than 200 MB of memory" in error["message"]


def test_a_script_that_fills_the_disk_is_killed(started):
    trials = started(folder=10 << 20)
    write = "n = 0\nwhile True:\n    n += 1\n    open(str(n), 'wb').write(bytes(1 << 20))"
    assert trials.run(request(write))["error"]["type"] == "DiskLimit"


@linux
def test_a_script_that_keeps_all_cores_busy_is_killed(started):
    trials = started(processor=0.5)
    assert "processor time" in trials.run(request("while True: pass"))["error"]["message"]


def test_a_flood_of_print_neither_fills_memory_nor_hides_the_answer(started):
    trials = started()
    assert trials.run(request("for _ in range(100): print('x' * 100000)")) == {"error": None}
    assert len(trials._worker.printed) < 10_000


def test_a_flood_that_does_not_end_is_killed(started):
    trials = started(seconds=1.0)
    assert trials.run(request("while True: print('x' * 100000)"))["error"]["type"] == "TimeLimit"


def test_answers_that_are_none_end_the_trial(started):
    trials = started()
    error = trials.run(request("answers.write(b'\\xff' * 100); answers.flush()"))["error"]
    assert error["type"] == "Crash"
    assert trials.run(request("pass")) == {"error": None}


def test_it_is_replaced_after_its_trials(started):
    trials = started(trials=2)
    trials.run(request("pass"))
    first = trials.process
    trials.run(request("pass"))
    assert trials.process != first
    assert not is_running(first)
    assert trials.run(request("pass")) == {"error": None}


def test_one_that_ended_while_it_was_idle_is_replaced_and_no_script_is_blamed(started):
    trials = started()
    trials.run(request("pass"))
    lost = trials._worker
    lost._process.kill()
    lost._process.wait()
    assert trials.run(request("pass")) == {"error": None}
    assert trials.process not in (None, lost.pid)
    assert not lost.folder.exists()


def test_it_can_be_stopped_from_another_thread(started):
    trials = started()
    trials.run(request("pass"))
    process = trials.process
    threading.Timer(0.2, trials.stop).start()
    answer = trials.run(request("while True: pass"))
    assert answer == {"error": None, "skipped": "The trial was stopped."}
    assert not is_running(process)
    assert trials.run(request("pass")) == {"error": None}


def test_where_nothing_is_tried_there_is_nothing_to_stop(started):
    trials = started()
    trials.run(request("pass"))
    process = trials.process
    trials.stop()
    assert trials.process == process


def test_starting_it_does_not_wait_for_it(started):
    trials = started(child="import time; time.sleep(60)")
    begun = time.monotonic()
    trials.warm()
    assert time.monotonic() - begun < 30
    assert is_running(trials.process)


@pytest.mark.parametrize("child", ["import sys; sys.exit('no Blender')", "print('nothing to say')"])
def test_where_it_does_not_start_scripts_are_not_tried_and_it_is_said(started, child):
    trials = started(child=child)
    answer = trials.run(request("pass"))
    assert answer["error"] is None
    assert "the background Blender does not start" in answer["skipped"]
    assert trials.run(request("pass")) == answer


def test_a_program_that_is_not_there_is_said(started, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/blender")
    answer = started().run(request("pass"))
    assert "does not start" in answer["skipped"]


def test_a_folder_that_a_killed_blender_left_goes_with_the_next_start(started, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", "pass"])
    dead.wait()
    left, other = tmp_path / f"maquette-trial-{dead.pid}-x", tmp_path / f"maquette-trial-{os.getpid()}-x"
    for folder in (left, other):
        folder.mkdir()
    started().warm()
    assert not left.exists()
    assert other.exists()


@linux
def test_where_nothing_keeps_it_from_forking_a_fork_bomb_ends_with_it(started):
    trials = started(child=WITHOUT_SECCOMP, seconds=1.0)
    bomb = "import os\nfor _ in range(6):\n    os.fork()\nwhile True:\n    pass"
    assert trials.run(request("pass")) == {"error": None}
    group = trials.process
    assert trials.run(request(bomb))["error"]["type"] == "TimeLimit"
    left = [each for each in Path("/proc").glob("[0-9]*") if is_running(each.name) and _group(each) == group]
    assert left == []


def _group(process):
    try:
        return os.getpgid(int(process.name))
    except ProcessLookupError:
        return None


def test_closed_means_that_nothing_is_left(started):
    trials = started()
    trials.run(request("pass"))
    process = trials.process
    trials.close()
    assert not is_running(process)
    assert "skipped" in trials.run(request("pass"))
