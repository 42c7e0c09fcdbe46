# SPDX-License-Identifier: GPL-3.0-or-later
"""What may go wrong around Maquette: disks, folders, databases, clocks, odd words. Told of, and nothing lost."""

import ctypes
import json
import resource
import shutil
import signal
import sqlite3
import subprocess

import maquette_engine
import pytest

from tests.blender.test_command_line import QUICK, Terminal

_DROP_FROM_BOUNDING_SET = 24
_OVERRIDE_MODES, _READ_ALL = 1, 2


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A stool, made once, in a folder whose name is hard to take."""
    terminal = Terminal(tmp_path_factory.mktemp("made"))
    terminal.report("create", "a red wooden stool", "--out", "stool")
    return terminal


@pytest.fixture
def stool(made, tmp_path):
    """A copy of it, with its store."""
    for each in ("stool", "home"):
        shutil.copytree(made.folder / each, tmp_path / each)
    terminal = Terminal(tmp_path)
    terminal.call("history", "stool")  # the store learns of the folder's new place
    return terminal


def call_with(terminal, before, *arguments):
    """A command, with something done in its process before it begins."""
    return subprocess.run(
        terminal.command(*arguments),
        cwd=terminal.folder,
        env=terminal.environment,
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=before,
    )


def heed_modes():
    """Have root heed the modes of files, as everybody else does."""
    libc = ctypes.CDLL(None)
    for capability in (_OVERRIDE_MODES, _READ_ALL):
        libc.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


def versions(terminal, folder="stool"):
    return json.loads(terminal.call("history", folder, "--json").stdout)


def told(result, *words):
    """It failed with a sentence that has these words, and no traceback."""
    assert result.returncode in (2, 3), (result.returncode, result.stderr)
    assert "Traceback" not in result.stderr
    assert all(each in result.stderr for each in words), result.stderr


def test_files_that_may_not_grow_cost_no_version_and_leave_the_old_files_whole(stool):
    """What a full disk does, by a limit on the size of files: the store fits, the .blend does not."""
    before = (stool.folder / "stool" / "asset.blend").read_bytes()

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    told(call_with(stool, limit, "set", "stool", "HEIGHT=0.5", *QUICK), "disk is not full")
    assert (stool.folder / "stool" / "asset.blend").read_bytes() == before
    assert [each["note"] for each in versions(stool)][-1] == "set HEIGHT=0.5"
    assert stool.report("run", "stool")["version"] == 2


def test_a_full_disk_is_told_and_the_next_run_goes_on_where_there_is_room(stool):
    """A real one: a small tmpfs in a mount namespace of its own."""
    mount = "mount -t tmpfs -o size=400k none stool && cp -r kept/. stool && "
    if subprocess.run(
        ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"], capture_output=True
    ).returncode:
        pytest.skip("this system lets no test mount a disk")
    shutil.copytree(stool.folder / "stool", stool.folder / "kept")
    for heavy in ("asset.usdc", "asset.glb", "sheet.png"):
        (stool.folder / "kept" / heavy).unlink()
    command = " ".join(f"'{each}'" for each in stool.command("set", "stool", "HEIGHT=0.5", *QUICK))
    result = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{mount}{command}; code=$?; cp -r stool after; exit $code"],
        cwd=stool.folder,
        env=stool.environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    told(result, "disk is not full")
    after = stool.folder / "after"
    assert (after / "asset.blend").read_bytes() == (stool.folder / "kept" / "asset.blend").read_bytes()
    assert "HEIGHT = 0.5 " in (after / "asset.py").read_text()
    assert [each["note"] for each in versions(stool)][-1] == "set HEIGHT=0.5"


def test_a_folder_that_may_not_be_written_is_told_and_the_version_is_in_the_store(stool):
    (stool.folder / "stool").chmod(0o555)
    try:
        told(
            call_with(stool, heed_modes, "set", "stool", "HEIGHT=0.5", *QUICK),
            "asset.py",
            "writable",
            "in the store",
        )
    finally:
        (stool.folder / "stool").chmod(0o755)
    assert [each["note"] for each in versions(stool)][-1] == "set HEIGHT=0.5"


def test_a_store_that_may_not_be_written_is_told_and_is_not_taken_for_damaged(stool):
    home = stool.folder / "home"
    for each in home.glob("store.sqlite*"):
        each.chmod(0o444)
    home.chmod(0o555)
    before = (home / "store.sqlite").read_bytes()
    try:
        told(
            call_with(stool, heed_modes, "set", "stool", "HEIGHT=0.5", *QUICK),
            "store.sqlite",
            "MAQUETTE_HOME",
        )
    finally:
        home.chmod(0o755)
    assert (home / "store.sqlite").read_bytes() == before
    assert not list(home.glob("*damaged*"))


def test_two_processes_on_one_store_both_finish(made, tmp_path):
    terminal = Terminal(tmp_path)
    colours = {"red": "one", "blue": "two"}
    running = [
        subprocess.Popen(
            terminal.command("create", f"a {colour} stool", "--out", folder, *QUICK),
            cwd=terminal.folder,
            env=terminal.environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        for colour, folder in colours.items()
    ]
    for process in running:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    assert {each["title"] for each in json.loads(terminal.call("sessions", "--json").stdout)} == {
        "a red stool",
        "a blue stool",
    }


def test_two_processes_on_one_asset_number_their_versions_one_after_the_other(stool):
    running = [
        subprocess.Popen(
            stool.command("set", "stool", f"HEIGHT={height}", *QUICK),
            cwd=stool.folder,
            env=stool.environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        for height in (0.5, 0.55)
    ]
    for process in running:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    found = versions(stool)
    assert [each["number"] for each in found] == list(range(1, len(found) + 1))
    assert {"set HEIGHT=0.5", "set HEIGHT=0.55"} <= {each["note"] for each in found}


def test_a_clock_that_was_set_back_changes_no_order(stool):
    """All times that are stored lie in the future now, as after a clock was put right."""
    with sqlite3.connect(stool.folder / "home" / "store.sqlite") as database:
        for table in ("versions", "messages", "steps"):
            database.execute(f"UPDATE {table} SET created = '2099-01-01T00:00:00Z'")
        database.execute("UPDATE sessions SET created = '2099-01-01T00:00:00Z', updated = created")
    assert stool.report("set", "stool", "HEIGHT=0.5")["version"] == 2
    assert stool.report("revert", "stool", "1")["version"] == 3
    assert [each["note"] for each in versions(stool)][1:] == ["set HEIGHT=0.5", "back to version 1"]


def test_a_damaged_database_is_kept_and_told_of_and_work_goes_on(stool):
    store = stool.folder / "home" / "store.sqlite"
    garbage = b"garbage" * 3000
    store.write_bytes(garbage)
    for journal in ("-wal", "-shm"):
        store.with_name(store.name + journal).unlink(missing_ok=True)
    result = stool.call("set", "stool", "HEIGHT=0.5", *QUICK)
    assert result.returncode == 0, result.stderr
    (copy,) = (stool.folder / "home").glob("store.sqlite.damaged-*")
    assert copy.read_bytes() == garbage
    assert "was damaged" in result.stderr
    assert copy.name in result.stderr
    # The folder is adopted by the new store, as one that was brought from elsewhere.
    assert [each["note"] for each in versions(stool)] == ["brought from elsewhere", "set HEIGHT=0.5"]
    assert "damaged" not in stool.call("history", "stool").stderr


def test_a_store_of_a_newer_maquette_is_left_as_it_is(stool):
    with sqlite3.connect(stool.folder / "home" / "store.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    told(stool.call("set", "stool", "HEIGHT=0.5", *QUICK), "newer Maquette", "MAQUETTE_HOME")
    assert not list((stool.folder / "home").glob("*damaged*"))


@pytest.mark.parametrize(
    "name",
    [
        "blanks  and\ttab",
        "quotes ' \" `",
        "emoji 💺🪵",
        "עברית ימין",
        "ümläut e\u0301",
        "-- $HOME;%d{}",
        "new\nline",
    ],
)
def test_paths_and_prompts_of_all_kinds_of_letters_work(tmp_path, name):
    terminal = Terminal(tmp_path)
    prompt = f'a red wooden stool, "{name}"'
    terminal.environment["MAQUETTE_HOME"] = str(tmp_path / name / "home")
    made = terminal.call("create", prompt, f"--out={name}/the stool", *QUICK, "--json")
    assert made.returncode in (0, 1), made.stderr  # 1: the words between the quotes found no answer
    assert json.loads(made.stdout)["prompt"] == prompt
    done = terminal.call("run", f"./{name}/the stool", *QUICK)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / name / "the stool"
    text = (folder / "asset.py").read_text(encoding="utf-8")
    compile(text, "asset.py", "exec")
    assert maquette_engine.parse_script(text)["prompt"].startswith("a red wooden stool")
    assert {"asset.blend", "asset.glb", "report.json"} <= {each.name for each in folder.iterdir()}


def test_a_script_with_a_zero_byte_is_told_of_and_changes_nothing(stool):
    file = stool.folder / "stool" / "asset.py"
    file.write_text(file.read_text() + '# %% part: extra\nx = "\0"\n')
    before = (stool.folder / "stool" / "asset.blend").read_bytes()
    result = stool.call("run", "stool", *QUICK)
    assert result.returncode == 1
    assert 'The cell "part: extra"' in result.stderr
    assert "null bytes" in result.stderr
    assert (stool.folder / "stool" / "asset.blend").read_bytes() == before


def test_a_home_that_is_a_file_is_told_of(tmp_path):
    terminal = Terminal(tmp_path)
    (tmp_path / "home").write_text("")
    told(terminal.call("create", "a stool", "--out", "x", *QUICK), "home", "cannot be made")
