# SPDX-License-Identifier: GPL-3.0-or-later
"""The add-on switched on and off, each time in a Blender of its own."""

import os
import subprocess
import sys
from pathlib import Path

import maquette_engine
import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINE = Path(maquette_engine.__file__).parent
AWAY = {"url": "https://models.example.com/v1", "model": "m", "key": ""}


def blender(code, *places):
    """Runs code in a fresh Blender that finds the add-on, and modules in these places. Returns what it did."""
    path = os.pathsep.join(map(str, [*places, ROOT]))
    start = "import os, sys\nimport bpy\nimport addon\n"
    finish = "\nsys.stdout.flush(); sys.stderr.flush(); os._exit(0)"
    return subprocess.run(
        [sys.executable, "-c", start + code + finish],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_it_can_be_switched_on_and_off_and_on_again():
    done = blender(
        """
before = {name: len(getattr(bpy.app.handlers, name)) for name in dir(bpy.app.handlers) if name.endswith("_post")}
for _ in range(2):
    addon.register()
    addon.unregister()
after = {name: len(getattr(bpy.app.handlers, name)) for name in before}
print("left behind:", {name for name in before if before[name] != after[name]} or "nothing")
""",
        ENGINE,
    )
    assert done.stdout.strip().endswith("left behind: nothing"), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("content", "words"), [(None, "is not there"), (b"no library", "does not fit")])
def test_without_an_engine_that_fits_the_preferences_say_what_to_do(tmp_path, content, words):
    if content is not None:
        (tmp_path / "maquette_engine.so").write_bytes(content)
    done = blender(
        """
addon.register()
from addon.host import engine_missing
print(engine_missing.is_shown(), engine_missing.Preferences.sentence)
addon.unregister()
print(engine_missing.is_shown())
""",
        tmp_path,
    )
    assert "Traceback" not in done.stderr
    shown, gone = done.stdout.strip().splitlines()[-2:]
    assert shown.startswith("True ")
    assert words in shown
    assert "py{}{}".format(*sys.version_info) in shown
    assert gone == "False"


def test_without_an_engine_the_command_says_so_and_fails():
    done = blender(
        """
from addon.host import terminal_command
print(terminal_command._run(["create", "a chair"], "There is none."))
"""
    )
    assert done.stdout.strip().endswith("3")
    assert "There is none." in done.stderr


def test_a_wrong_use_of_the_command_is_told_and_ends_with_2():
    done = blender(
        """
from addon.host import terminal_command
print(terminal_command._run(["create", "a chair", "--views", "many"], None))
""",
        ENGINE,
    )
    assert done.stdout.strip().endswith("2"), done.stderr
    assert "--views" in done.stderr


def test_nothing_leaves_the_machine_where_blender_may_not_go_online():
    done = blender(
        f"""
from addon import engine
import maquette_engine
def ask(url):
    try:
        maquette_engine.load_knowledge(str(engine.rag_folder()), "none.bin", "key", {AWAY} | {{"url": url}})
    except maquette_engine.ProviderError as reason:
        print(reason)
addon.register()
ask("https://models.example.com/v1")
ask("http://127.0.0.1:9/v1")
bpy.context.preferences.system.use_online_access = True
from addon.host import going_online
going_online.tell_engine()
ask("https://models.example.invalid/v1")
""",
        ENGINE,
    )
    away, here, allowed = done.stdout.strip().splitlines()[-3:]
    assert "set to work offline" in away
    assert "models.example.com" in away
    assert "--online-mode" in away
    assert "Nothing answers at 127.0.0.1:9" in here
    assert "offline" not in allowed
    assert "models.example.invalid" in allowed
