# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks on the confinement itself, in a plain Python process that no guard looks at.

What this system does not offer (Landlock before Linux 5.13, no libseccomp) is skipped and said.
"""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from addon.core.trial import Limits, Trials, landlock
from tests.support.trying import ROOT, is_running, recipe, request

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux confines it")


@pytest.fixture(scope="module")
def trials():
    serving = Trials(recipe(), Limits(seconds=20.0, trials=1000))
    yield serving
    serving.close()


def error_of(trials, script):
    answer = trials.run(request(script))
    assert "skipped" not in answer, answer
    return answer["error"]


@pytest.fixture
def files_are_kept(trials):
    assert error_of(trials, "pass") is None
    if "files" not in trials.confined:
        assert landlock.version() == 0
        pytest.skip("this system has no Landlock")


@pytest.fixture
def processes_are_kept(trials):
    assert error_of(trials, "pass") is None
    if "processes" not in trials.confined:
        pytest.skip("this system has no libseccomp")


def test_this_system_confines_what_it_can(trials):
    assert error_of(trials, "pass") is None
    assert ("files" in trials.confined) == (landlock.version() > 0)


@pytest.mark.parametrize(
    "attack",
    [
        "open({secret!r}).read()",
        "open({secret!r}, 'a').write('x')",
        "import os; os.listdir({folder!r})",
        "import os; os.unlink({secret!r})",
        "import os; os.rename({secret!r}, 'mine')",
        "import os; os.symlink({secret!r}, 'link'); open('link').read()",
        "import os; os.link({secret!r}, 'hard link')",
        "import os; os.truncate({secret!r}, 0)",
        "import os; os.mkdir({folder!r} + '/new')",
        "open('/proc/{parent}/environ').read()",
        "open('/proc/{parent}/mem', 'rb').read(1)",
        "open('/etc/passwd', 'a')",
    ],
)
def test_files_that_are_not_its_own_stay_shut(trials, files_are_kept, tmp_path, attack):
    secret = tmp_path / "secret.txt"
    secret.write_text("a key")
    code = attack.format(secret=str(secret), folder=str(tmp_path), parent=os.getpid())
    error = error_of(trials, code)
    assert error is not None
    assert error["type"] in {"PermissionError", "OSError", "FileNotFoundError"}, error
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"secret.txt": "a key"}


def test_its_own_folder_is_writable(trials):
    assert error_of(trials, "open('mine.txt', 'w').write('x'); assert open('mine.txt').read() == 'x'") is None


@pytest.mark.parametrize(
    "attack",
    [
        "import os\nwhile True:\n    os.fork()",
        "import subprocess; subprocess.run(['/bin/sh', '-c', 'true'], check=True)",
        "import os; os.posix_spawn('/bin/true', ['true'], {{}})",
        "import os; os.execv('/bin/true', ['true'])",
        "import multiprocessing; multiprocessing.get_context('fork').Process(target=print).start()",
        "import os, signal; os.kill({parent}, signal.SIGTERM)",
        "import os; os.kill(-1, 9)",
        "import os; os.pidfd_open({parent})",
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', {port}))",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))",
        "import os; os.chmod('where.txt', 0o777)",
        "import ctypes; c = ctypes.CDLL(None, use_errno=True)\n"
        "if c.ptrace(16, {parent}, 0, 0) < 0: raise PermissionError(ctypes.get_errno())",
        "import ctypes; c = ctypes.CDLL(None, use_errno=True)\n"
        "if c.unshare(0x10000000) < 0: raise PermissionError(ctypes.get_errno())",
    ],
)
def test_other_programs_and_the_network_are_out_of_reach(trials, processes_are_kept, attack):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        code = attack.format(parent=os.getpid(), port=server.getsockname()[1])
        error = error_of(trials, code)
        with pytest.raises(TimeoutError):
            server.accept()
    assert error is not None
    assert error["type"] in {"PermissionError", "ValueError"}, error


def test_threads_may_still_be_made(trials):
    assert (
        error_of(trials, "import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()") is None
    )


def test_its_environment_holds_no_keys(trials, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "planted")
    trials.stop()
    code = "import os\nassert 'planted' not in str(dict(os.environ)), 'seen'"
    assert error_of(trials, code) is None


def test_it_ends_with_the_one_who_started_it():
    """A Blender that is killed leaves no background Blender behind, not even one with a script that loops."""
    code = """
import threading, time
from addon.core.trial import Trials
from tests.support.trying import recipe, request
trials = Trials(recipe())
trials.run(request("pass"))
print(trials.process, flush=True)
threading.Thread(target=trials.run, args=(request("while True: pass"),)).start()
time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    child = int(parent.stdout.readline())
    assert is_running(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not is_running(child):
            break
        threading.Event().wait(0.1)
    assert not is_running(child)


def test_a_folder_that_was_its_own_is_gone_with_it():
    trials = Trials(recipe())
    assert error_of(trials, "import os; open('mine.txt', 'w').write(os.getcwd())") is None
    folder = Path(trials._worker.folder)
    assert folder.exists()
    trials.close()
    assert not folder.exists()
