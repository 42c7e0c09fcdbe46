# SPDX-License-Identifier: GPL-3.0-or-later
"""Where providers' keys are kept: a keyring, or memory where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from addon.core.provider_keys import KEYRING, SERVICE, SESSION, Keys, NoKeyring, account_of, system_keyring

ROOT = Path(__file__).resolve().parents[2]
KEY = "sk-planted-0123456789abcdef"
HOST = "api.openai.com"


class MemoryKeyring:
    """A keyring with a drawer that outlives it, as a system's outlives a process."""

    def __init__(self, drawer):
        self.drawer = drawer

    def get_password(self, service, username):
        return self.drawer.get((service, username))

    def set_password(self, service, username, password):
        self.drawer[service, username] = password

    def delete_password(self, service, username):
        del self.drawer[service, username]


class LockedKeyring:
    """One whose owner does not type its password."""

    def get_password(self, service, username):
        raise RuntimeError("Failed to unlock the collection!")

    def set_password(self, service, username, password):
        raise RuntimeError(f"Failed to unlock the collection for {password}!")

    delete_password = get_password


@pytest.fixture
def drawer():
    return {}


@pytest.fixture
def keys(drawer):
    return Keys(lambda: MemoryKeyring(drawer))


def without_keyring():
    raise NoKeyring("this system has no keyring")


def test_a_key_is_kept_in_the_keyring_and_found_by_the_next_blender(keys, drawer):
    said = keys.keep(HOST, KEY)
    assert said == f"The key for {HOST} is in the system's keyring."
    assert drawer == {(SERVICE, HOST): KEY}
    later = Keys(lambda: MemoryKeyring(drawer))
    assert later.of(HOST) == ""
    assert later.read([HOST, "elsewhere"])
    assert (later.of(HOST), later.source(HOST), later.of("elsewhere")) == (KEY, KEYRING, "")
    assert not later.read([HOST])


def test_without_a_keyring_a_key_is_of_this_session_and_the_reason_is_told():
    keys = Keys(without_keyring)
    said = keys.keep(HOST, KEY)
    assert said == (
        f"The key for {HOST} is kept until Blender is closed, and written nowhere: this system has no keyring."
    )
    assert (keys.of(HOST), keys.source(HOST), keys.trouble) == (KEY, SESSION, "this system has no keyring")
    assert keys.forget(HOST) == f"The key for {HOST} is forgotten."
    assert keys.of(HOST) == ""


def test_a_keyring_that_refuses_leaves_the_key_to_this_session_and_no_sentence_holds_it():
    keys = Keys(LockedKeyring)
    said = keys.keep(HOST, KEY)
    assert "did not take it (Failed to unlock the collection for [key]!)" in said
    assert KEY not in said + keys.trouble + repr(vars(keys))
    assert keys.source(HOST) == SESSION


def test_a_keyring_that_stays_locked_is_told_and_what_is_known_stays():
    keys = Keys(LockedKeyring)
    keys.keep(HOST, KEY)
    assert not keys.read([HOST])
    assert "cannot be read (Failed to unlock" in keys.trouble
    assert keys.of(HOST) == KEY


def test_a_key_that_was_taken_out_of_the_keyring_elsewhere_is_no_longer_used(keys, drawer):
    keys.keep(HOST, KEY)
    drawer.clear()
    assert keys.read([HOST])
    assert keys.of(HOST) == ""


def test_forgetting_takes_a_key_out_of_the_keyring(keys, drawer):
    keys.keep(HOST, KEY)
    assert keys.forget(HOST) == f"The key for {HOST} is no longer in the system's keyring."
    assert drawer == {}


def test_a_key_that_the_keyring_does_not_give_up_is_told(keys, drawer):
    keys.keep(HOST, KEY)
    drawer.clear()
    assert "still in the system's keyring" in keys.forget(HOST)


@pytest.mark.parametrize(
    ("address", "account"),
    [
        ("https://api.openai.com/v1", "api.openai.com"),
        ("http://127.0.0.1:8080/v1", "127.0.0.1:8080"),
        ("https://me:secret@Models.example.com/v1", "models.example.com"),
        ("no address", ""),
    ],
)
def test_a_key_belongs_to_a_host(address, account):
    assert account_of(address) == account


def test_places_that_are_not_safe_do_not_count_as_a_keyring():
    library = pytest.importorskip("keyring", reason="the extension brings it; launcher/keyring.txt")
    from keyring.backends import fail, null

    before = library.get_keyring()
    try:
        for backend in (fail.Keyring(), null.Keyring()):
            library.set_keyring(backend)
            with pytest.raises(NoKeyring, match="has no keyring, or none that is running"):
                system_keyring()
    finally:
        library.set_keyring(before)


IN_A_SESSION = """
import sys
from addon.core.provider_keys import Keys
keys = Keys()
print(keys.keep("models.example.com", sys.argv[1]))
later = Keys()
print(later.read(["models.example.com"]), later.of("models.example.com") == sys.argv[1])
print(later.forget("models.example.com"))
print(Keys().read(["models.example.com"]))
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs dbus-run-session and gnome-keyring-daemon",
)
def test_a_real_secret_service_keeps_finds_and_forgets_a_key(tmp_path):
    pytest.importorskip("secretstorage")
    (tmp_path / "run").mkdir(mode=0o700)
    daemon = "gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
    unlocked = f'printf word | {daemon} && exec "$@" </dev/null'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", unlocked, "sh", sys.executable, "-c", IN_A_SESSION, KEY],
        env={
            **os.environ,
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_RUNTIME_DIR": str(tmp_path / "run"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == [
        "The key for models.example.com is in the system's keyring.",
        "True True",
        "The key for models.example.com is no longer in the system's keyring.",
        "False",
    ], done.stderr
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert KEY.encode() not in kept
