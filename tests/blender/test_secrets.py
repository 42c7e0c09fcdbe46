# SPDX-License-Identifier: GPL-3.0-or-later
"""A planted key is in the request's header and in nothing that was written, whatever the provider does with it."""

import json
import os
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import bpy
import maquette_engine
import pytest

from tests.blender.test_command_line import QUICK
from tests.support.provider import KEY, streamed

PROMPT = "an old brass lantern with glass panes and a lit candle inside"
ECHOES = {
    "in an error": (401, json.dumps({"error": {"message": f"bad key {KEY}"}})),
    "in a page": (500, f"<html>Authorization: Bearer {KEY}</html>"),
    "in a stream's error": f'data: {{"error": {{"message": "no such key: {KEY}", "code": 400}}}}\n\n',
    "in garbage": f"{KEY} {KEY}",
    "in a refusal": streamed(f"I will not work for {KEY}.", "content_filter"),
    "in half a reply": streamed(f"# {KEY} and")[:90],
}


class Server:
    """Answers every request in one way, and notes what it was sent."""

    def __init__(self, status, headers, certificate=None):
        self.asked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                outer.asked.append((self.path, dict(self.headers)))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self.scheme = "https"
        self.host = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"{self.scheme}://{self.host}/v1"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


def written_by(terminal):
    """Everything below the user's folder: home, store, logs, journals, the asset's files, the .blend unpacked."""
    for file in terminal.folder.rglob("*"):
        if file.is_file():
            yield file, file.read_bytes()
    for file in terminal.folder.rglob("*.blend"):
        unpacked = terminal.folder / "unpacked.blend"
        bpy.ops.wm.open_mainfile(filepath=str(file), load_ui=False, use_scripts=False)
        bpy.ops.wm.save_as_mainfile(filepath=str(unpacked), copy=True, compress=False)
        yield file, unpacked.read_bytes()
        unpacked.unlink()


def assert_nowhere(terminal, *results):
    looked_at = 0
    for file, data in written_by(terminal):
        assert KEY.encode() not in data, file
        looked_at += 1
    for result in results:
        assert KEY not in result.stdout + result.stderr
    return looked_at


def ask(url, **environment):
    """One tiny question to a provider at this address, in a process of its own. Answers what is told of it."""
    program = (
        "import json, sys, maquette_engine\n"
        "print(json.dumps(maquette_engine.test_model('coder', '')))\n"
        "sys.stdout.flush()\n"
    )
    names = {"MAQUETTE_MODEL": "m", "MAQUETTE_MODEL_URL": url, "MAQUETTE_MODEL_KEY": KEY}
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **names, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert KEY not in result.stdout + result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def all_told(terminal):
    """A user who has everything logged, and all replies recorded."""
    terminal.environment["MAQUETTE_LOG"] = "trace"
    terminal.environment["MAQUETTE_RECORD"] = str(terminal.folder / "recording.jsonl")
    return terminal


def test_on_success_it_is_in_no_file_and_no_export(all_told, provider):
    made = all_told.call("create", PROMPT, "--out", "lantern", "--rounds", "1", *QUICK)
    assert made.returncode == 0, made.stderr
    out = ("--to", "fbx,obj,stl,library,addon")
    exported = all_told.call("export", "lantern", *out)
    assert exported.returncode == 0, exported.stderr
    assert provider.asked[0].key == KEY, "the key was not used at all"
    assert (all_told.folder / "recording.jsonl").stat().st_size > 10_000
    assert assert_nowhere(all_told, made, exported) > 20


@pytest.mark.parametrize("how", ECHOES)
def test_a_provider_that_tells_it_back_is_not_repeated(all_told, provider, how):
    provider.fault = lambda request: (
        ECHOES[how] if request.role == "coder" and request.cell != "part: base" else None
    )
    result = all_told.call("create", PROMPT, "--out", "lantern", "--rounds", "0", *QUICK)
    assert result.returncode == 3, result.stderr
    assert provider.asked[-1].key == KEY
    assert assert_nowhere(all_told, result) > 4


def test_a_reply_that_holds_it_is_written_without_it(all_told, provider):
    """A model that was told its key by a server in between, and writes it into a cell."""
    base = provider.cells["part: base"]
    provider.cells = {
        **provider.cells,
        "part: base": base.replace("# %% part: base\n", f"# %% part: base\n# {KEY}\n"),
    }
    result = all_told.call("create", PROMPT, "--out", "lantern", "--rounds", "0", *QUICK)
    assert result.returncode == 0, result.stderr
    assert_nowhere(all_told, result)


def test_a_key_in_models_toml_is_refused_and_not_repeated(all_told):
    home = all_told.folder / "home"
    home.mkdir()
    file = home / "models.toml"
    file.write_text(f'[providers.work]\nkind = "openai"\nbase_url = "http://127.0.0.1:9/v1"\nkey = "{KEY}"\n')
    result = all_told.call("create", PROMPT, "--out", "lantern", *QUICK)
    assert result.returncode in (2, 3), result.stderr
    assert "Traceback" not in result.stderr
    assert "key" in result.stderr
    file.unlink()
    assert_nowhere(all_told, result)


def test_it_does_not_follow_a_redirect_to_another_host():
    with Server(200, {}) as other:
        for status in (301, 302, 303, 307, 308):
            with Server(status, {"Location": f"{other.url}/taken?key={KEY}"}) as server:
                told = ask(server.url)
                assert not told["ok"]
                assert "It was not followed" in told["text"], told
                assert KEY in server.asked[0][1]["Authorization"]
        assert other.asked == []


def test_a_header_that_holds_it_is_not_repeated():
    with Server(403, {"X-Your-Key": KEY, "WWW-Authenticate": f'Bearer realm="{KEY}"'}) as server:
        told = ask(server.url)
        assert not told["ok"]
        assert server.asked


def test_the_proxy_of_the_environment_is_used():
    with Server(503, {}) as proxy:
        told = ask("http://models.example.invalid/v1", http_proxy=f"http://{proxy.host}")
        assert not told["ok"]
        assert proxy.asked[0][0].startswith("http://models.example.invalid/v1/")


def test_a_server_with_a_certificate_of_its_own_making_is_sent_nothing(tmp_path):
    made = tmp_path / "server.pem"
    openssl = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
    openssl += " -addext subjectAltName=IP:127.0.0.1"
    try:
        subprocess.run(
            [*openssl.split(), "-keyout", tmp_path / "key.pem", "-out", tmp_path / "own.pem"],
            check=True,
            capture_output=True,
        )
    except FileNotFoundError:
        pytest.skip("this machine has no openssl to make a certificate with")
    made.write_bytes((tmp_path / "key.pem").read_bytes() + (tmp_path / "own.pem").read_bytes())
    with Server(200, {}, made) as server:
        told = ask(server.url)
        assert not told["ok"]
        assert "No safe connection" in told["text"], told
        assert "Nothing was sent" in told["text"]
        assert server.asked == []
        # The user who trusts it says so, as for every program; then, and only then, it is asked.
        assert "No safe connection" not in ask(server.url, SSL_CERT_FILE=str(tmp_path / "own.pem"))["text"]
        assert server.asked
        # One for another name is not trusted, whoever signed it.
        other = server.url.replace("127.0.0.1", "localhost")
        assert "No safe connection" in ask(other, SSL_CERT_FILE=str(tmp_path / "own.pem"))["text"]


def test_an_engine_that_is_asked_for_its_settings_does_not_tell_it():
    os.environ.update(
        {"MAQUETTE_MODEL": "m", "MAQUETTE_MODEL_URL": "http://127.0.0.1:9/v1", "MAQUETTE_MODEL_KEY": KEY}
    )
    try:
        assert KEY not in json.dumps(maquette_engine.model_overview(""))
    finally:
        for name in ("MAQUETTE_MODEL", "MAQUETTE_MODEL_URL", "MAQUETTE_MODEL_KEY"):
            del os.environ[name]
