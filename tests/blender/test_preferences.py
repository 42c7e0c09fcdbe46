# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences in real Blender: models chosen and asked, keys that leave no trace. The providers are on loopback."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import addon_utils
import bpy
import maquette_engine
import pytest

from addon.core import provider_keys
from tests.support.provider import KEY, Provider

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:9/v1"


@pytest.fixture
def provider():
    with Provider() as serving:
        serving.edits = lambda request: "yes"
        yield serving


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """The preferences of an artist without settings, whose system has no keyring."""
    for name in [name for name in os.environ if name.startswith("MAQUETTE_MODEL") or name.endswith("_KEY")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("MAQUETTE_HOME", str(tmp_path / "home"))

    def without_keyring():
        raise provider_keys.NoKeyring("this system has no keyring")

    assert addon_utils.enable("addon", default_set=True)
    from addon.ui.preferences.chosen import shown
    from addon.ui.preferences.looked_up import looked_up

    looked_up.keys = provider_keys.Keys(without_keyring)
    yield shown()
    addon_utils.disable("addon", default_set=True)


def looked_up():
    from addon.ui.preferences.looked_up import looked_up

    return looked_up


def wait():
    """What the timer does in a window, until nothing is on its way."""
    while looked_up().background.is_busy:
        looked_up().take()


def served_by(provider, shown):
    """A server of the artist's own, and its model for all roles."""
    bpy.ops.maquette.describe_provider(
        provider="here", base_url=provider.url, kind="openai", key_env="HERE_KEY"
    )
    bpy.ops.maquette.use_model(provider="here", model="recorded")


def played(role):
    return next(each for each in looked_up().overview["roles"] if each["role"] == role)


def only_with_its_key(request):
    if request.key != KEY:
        return 401, '{"error": {"message": "Incorrect API key provided."}}'
    return None


def test_what_is_chosen_is_what_the_engine_is_given(shown, provider):
    from addon.ui.preferences import model_settings, run_choices

    served_by(provider, shown)
    shown.role("coder").has_temperature = True
    shown.role("coder").temperature = 0.2
    shown.tokens_a_run, shown.money_a_session, shown.rounds, shown.views = 4000, 1.1, 0, 7
    assert model_settings() == {
        "providers": {"here": {"base_url": provider.url, "kind": "openai", "key_env": "HERE_KEY"}},
        "roles": {"default": {"provider": "here", "model": "recorded"}, "coder": {"temperature": 0.2}},
        "limits": {"tokens_a_run": 4000, "money_a_session": 1.1},
    }
    assert (run_choices().rounds, run_choices().views, run_choices().resolution) == (0, 7, 448)


def test_a_choice_takes_effect_without_a_restart(shown, provider):
    from addon.ui.service import service

    assert not service.engine.has_team()
    served_by(provider, shown)
    assert service.engine.has_team()
    shown.role("default").model = ""
    assert not service.engine.has_team()


def test_the_plan_first_is_what_the_panel_begins_with(shown):
    shown.plan_first = True
    assert bpy.context.window_manager.maquette.approves


def test_servers_on_this_machine_are_found_and_taken_with_one_click(shown, provider, tmp_path):
    provider.models = ["qwen3-coder", "nomic"]
    (tmp_path / "home").mkdir()
    others = "".join(
        f'[providers.{name}]\nbase_url = "{NOWHERE}"\n' for name in ("lmstudio", "llamacpp", "vllm")
    )
    (tmp_path / "home" / "models.toml").write_text(
        f'{others}[providers.ollama]\nbase_url = "{provider.url}"\n'
    )
    bpy.ops.maquette.look_again()
    wait()
    (server,) = looked_up().servers
    assert (server["provider"], server["models"]) == ("ollama", ["qwen3-coder", "nomic"])
    bpy.ops.maquette.use_model(provider="ollama", model="qwen3-coder")
    assert played("planner")["from"]["model"] == "preferences: roles.default"


def test_an_address_that_is_none_is_refused_and_a_known_provider_goes_back_to_its_own(shown, provider):
    with pytest.raises(RuntimeError, match="begins with https"):
        bpy.ops.maquette.describe_provider(provider="here", base_url="models.example.com")
    assert len(shown.providers) == 0
    bpy.ops.maquette.describe_provider(provider="openai", base_url=provider.url)
    bpy.ops.maquette.drop_provider(provider="openai")
    (openai,) = [each for each in looked_up().providers if each["name"] == "openai"]
    assert openai["base_url"] == "https://api.openai.com/v1"


def test_settings_that_are_broken_are_told_and_the_preferences_stay_usable(shown, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "models.toml").write_text("[roles.boss]\n")
    bpy.ops.maquette.look_again()
    wait()
    assert looked_up().overview["roles"] == []
    assert "knows no role" in looked_up().problem
    (tmp_path / "home" / "models.toml").unlink()
    bpy.ops.maquette.look_again()
    assert (looked_up().overview["roles"] != [], looked_up().problem) == (True, "")


class TestTheConnection:
    def test_with_the_right_key_it_works(self, shown, provider):
        provider.fault = only_with_its_key
        served_by(provider, shown)
        bpy.ops.maquette.keep_key(provider="here", key=KEY)
        wait()
        bpy.ops.maquette.test_model(role="")
        wait()
        assert set(looked_up().tests) == {"planner", "coder", "critic", "verifier", "librarian"}
        assert all(answer["text"].startswith("works") for answer in looked_up().tests.values())

    def test_a_wrong_key_is_told_and_not_shown(self, shown, provider):
        provider.fault = only_with_its_key
        served_by(provider, shown)
        bpy.ops.maquette.keep_key(provider="here", key="sk-wrong-987654321")
        wait()
        bpy.ops.maquette.test_model(role="coder")
        wait()
        (answer,) = looked_up().tests.values()
        assert not answer["ok"]
        assert "key" in answer["text"]
        assert "sk-wrong" not in answer["text"]

    def test_a_server_that_is_not_there_is_told_with_its_address(self, shown, provider):
        bpy.ops.maquette.describe_provider(provider="here", base_url=NOWHERE)
        bpy.ops.maquette.use_model(provider="here", model="recorded")
        bpy.ops.maquette.test_model(role="planner")
        wait()
        assert "127.0.0.1:9" in looked_up().tests["planner"]["text"]

    def test_a_slow_server_does_not_hold_blender(self, shown, provider):
        gate = threading.Event()
        provider.fault = lambda request: gate.wait(60) and None
        served_by(provider, shown)
        assert bpy.ops.maquette.test_model(role="planner") == {"FINISHED"}
        looked_up().take()
        assert looked_up().tests == {}
        assert looked_up().test_seconds("planner") is not None
        gate.set()
        wait()
        assert looked_up().tests["planner"]["ok"]

    def test_one_may_stop_waiting_and_a_later_answer_is_not_shown(self, shown, provider):
        gate, answered = threading.Event(), threading.Event()

        def late(request):
            gate.wait(60)
            answered.set()

        provider.fault = late
        served_by(provider, shown)
        bpy.ops.maquette.test_model(role="planner")
        bpy.ops.maquette.drop_test(role="planner")
        gate.set()
        assert answered.wait(60)
        wait()
        assert looked_up().tests == {}

    def test_another_choice_takes_an_answer_away(self, shown, provider):
        served_by(provider, shown)
        bpy.ops.maquette.test_model(role="coder")
        wait()
        shown.role("default").model = "another"
        assert looked_up().tests == {}

    def test_without_a_model_it_says_what_to_do(self, shown):
        with pytest.raises(RuntimeError, match="No model is set for it"):
            bpy.ops.maquette.test_model(role="coder")
        assert looked_up().tests == {}


def test_a_key_is_of_this_session_where_there_is_no_keyring_and_can_be_forgotten(shown):
    bpy.ops.maquette.keep_key(provider="openai", key=f" {KEY} ")
    wait()
    assert (
        "kept until Blender is closed, and written nowhere: this system has no keyring."
        in looked_up().said_of_key
    )
    assert looked_up().models()["providers"]["openai"] == {"key": KEY}
    bpy.ops.maquette.forget_key(provider="openai")
    wait()
    assert "openai" not in looked_up().models()["providers"]


USED = """
import os, sys
import bpy, addon_utils
from tests.support.provider import KEY, Provider

folder = sys.argv[1]
with Provider() as provider:
    provider.fault = lambda request: None if request.key == KEY else (401, "{}")
    addon_utils.enable("addon", default_set=True)
    from addon.ui.preferences.chosen import shown
    from addon.ui.preferences.looked_up import looked_up
    from addon.ui.service import service
    bpy.ops.maquette.describe_provider(provider="here", base_url=provider.url, kind="openai", key_env="HERE_KEY")
    bpy.ops.maquette.use_model(provider="here", model="recorded")
    bpy.ops.maquette.keep_key(provider="here", key=KEY)
    while looked_up.background.is_busy:
        looked_up.take()
    shown().rounds, shown().views, shown().resolution = 1, 3, 96
    bpy.context.window_manager.maquette.prompt = "an old brass lantern"
    bpy.ops.maquette.create()
    while service.is_busy:
        service._tick()
    print("ended:", service.last.done["reason"])
    for request in provider.asked:
        if request.role == "critic":
            print("critic saw:", request.picture_sizes)
    bpy.ops.wm.save_userpref()
    bpy.ops.wm.save_as_mainfile(filepath=os.path.join(folder, "asset.blend"), compress=False)
    addon_utils.disable("addon")
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """What an artist's Blender said and left behind after a run by a team with a typed key, all of it being logged."""
    folder = tmp_path_factory.mktemp("used")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAQUETTE_MODEL")}
    done = subprocess.run(
        [sys.executable, "-c", USED, str(folder)],
        env={
            **environment,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(maquette_engine.__file__).parent)]),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "BLENDER_USER_RESOURCES": str(folder / "blender"),
            "MAQUETTE_HOME": str(folder / "home"),
            "MAQUETTE_RECORD": str(folder / "recording.jsonl"),
            "MAQUETTE_LOG": "trace",
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert "ended: done" in done.stdout, done.stdout + done.stderr
    return done, {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_key_that_was_used_is_in_no_file_and_no_output(used):
    done, written = used
    assert {"userpref.blend", "asset.blend", "store.sqlite", "maquette.log", "recording.jsonl"} <= set(
        written
    )
    assert b"recorded" in written["recording.jsonl"]
    assert b"recorded" in written["userpref.blend"]
    assert [name for name, content in written.items() if KEY.encode() in content] == []
    assert KEY not in done.stdout + done.stderr


def test_the_team_sees_as_many_views_as_was_chosen_and_as_large(used):
    assert "critic saw: [(96, 96), (96, 96), (96, 96)]" in used[0].stdout
