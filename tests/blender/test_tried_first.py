# SPDX-License-Identifier: GPL-3.0-or-later
"""Which scripts are tried before they see the user's scene, and what becomes of those that would harm it."""

import signal
import subprocess
import time

import pytest

from tests.blender.test_command_line import QUICK, Terminal
from tests.support.provider import Provider

PROMPT = "an old brass lantern with glass panes and a lit candle inside"
ENDLESS = "count = 0\nwhile True:\n    count += 1\n"


class Isolated(Terminal):
    """A user who has left isolation as it is: on."""

    def __init__(self, folder):
        super().__init__(folder)
        del self.environment["MAQUETTE_ISOLATION"]


@pytest.fixture
def terminal(tmp_path, provider):
    """Such a user, whose models are the provider's."""
    user = Isolated(tmp_path)
    user.environment.update(provider.environment)
    return user


@pytest.fixture(scope="module")
def lantern(tmp_path_factory):
    """One that the team made: the terminal and its report."""
    user = Isolated(tmp_path_factory.mktemp("lantern"))
    with Provider() as serving:
        user.environment.update(serving.environment)
        return user, user.report("create", PROMPT, "--out", "lantern", "--rounds", "0")


@pytest.fixture(scope="module")
def chair(tmp_path_factory):
    """One that the library made."""
    user = Isolated(tmp_path_factory.mktemp("chair"))
    return user, user.report("create", "a red wooden chair with four legs", "--out", "chair")


@pytest.fixture
def looping(chair):
    """The chair's folder, with a loop without end that a person wrote into its script; it is taken out again."""
    folder = chair[0].folder / "chair"
    text = (folder / "asset.py").read_text()
    (folder / "asset.py").write_text(text.replace("# %% part: seat\n", f"# %% part: seat\n{ENDLESS}", 1))
    yield folder
    (folder / "asset.py").write_text(text)


def was_tried(report):
    return "trial" in report["timings"]


def test_a_models_script_is_tried(lantern):
    _, report = lantern
    assert report["reason"] == "done"
    assert was_tried(report)
    assert report["notes"] == []


def test_the_librarys_script_is_not(chair):
    assert not was_tried(chair[1])


def test_new_values_of_a_script_that_has_run_need_no_trial(lantern):
    user, _ = lantern
    assert not was_tried(user.report("set", "lantern", "CANDLE_HEIGHT=0.11"))


def test_what_a_person_writes_into_the_script_is_tried_once(chair):
    user, _ = chair
    file = user.folder / "chair" / "asset.py"
    file.write_text(
        file.read_text() + "\n# %% part: ball\nbpy.ops.mesh.primitive_uv_sphere_add(radius=0.1)\n"
    )
    assert was_tried(user.report("run", "chair"))
    assert user.report("run", "chair", "--isolation", "off")["reason"] == "done"


def test_with_isolation_off_nothing_is_tried(terminal, provider):
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "0", "--isolation", "off")
    assert not was_tried(report)


def test_a_models_endless_loop_goes_back_to_it_with_its_cell_and_line(terminal, provider):
    wick = provider.cells["part: wick"]
    looping = wick.replace("# %% part: wick\n", f"# %% part: wick\n{ENDLESS}")
    provider.cells = {**provider.cells, "part: wick": looping}
    provider.edits = lambda request: (
        f"```edit part: wick\n<<<<<<< SEARCH\n{ENDLESS}=======\n>>>>>>> REPLACE\n```"
    )
    report = terminal.report("create", PROMPT, "--out", "lantern", "--rounds", "0", "--time-limit", "3")
    assert report["errors"] == 1
    assert report["reason"] == "done"
    (asked,) = [request for request in provider.asked if request.role == "coder" and not request.cell]
    assert "ran longer than 3 s and was stopped" in asked.text
    assert "TimeLimit" in asked.text


@pytest.mark.parametrize("isolation", ["on", "off"])
def test_a_persons_endless_loop_ends_the_run_and_the_asset_is_as_it_was(chair, looping, isolation):
    user, _ = chair
    before = (looping / "asset.blend").read_bytes()
    result = user.call("run", "chair", *QUICK, "--time-limit", "2", "--isolation", isolation)
    assert result.returncode == 1, result.stderr
    assert 'The cell "part: seat"' in result.stderr
    assert "ran longer than 2 s and was stopped" in result.stderr
    assert (looping / "asset.blend").read_bytes() == before


@pytest.mark.parametrize("isolation", ["on", "off"])
def test_ctrl_c_ends_a_run_whose_script_does_not(chair, looping, isolation):
    user, _ = chair
    running = subprocess.Popen(
        user.command("run", "chair", *QUICK, "--isolation", isolation),
        cwd=user.folder,
        env=user.environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    stage = "Trying" if isolation == "on" else "Running"
    while stage not in running.stderr.readline():
        assert running.poll() is None
    time.sleep(3.0 if isolation == "on" else 1.0)  # until the script's loop goes round
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
