# SPDX-License-Identifier: GPL-3.0-or-later
"""A provider's embeddings, asked for over real HTTP on loopback."""

import json
import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import maquette_engine
import pytest

RAG = Path(__file__).resolve().parents[2] / "rag"
PASSAGES = [
    {"id": f"thing:{name}", "kind": "thing", "title": name, "text": f"All about the {name}."}
    for name in ("sofa", "mug", "dragon")
]
KEY = "sk-secret-of-the-test"


class Provider:
    """An OpenAI-compatible server whose vectors count the letters of a text."""

    def __init__(self):
        self.requests = []
        self.refusals = []  # statuses to answer with before it gives in
        self.answer = self.embed
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                provider.requests.append((self.path, self.headers.get("Authorization"), body))
                status = provider.refusals.pop(0) if provider.refusals else 200
                text = json.dumps(provider.answer(body) if status == 200 else {"error": {"message": "no"}})
                self.send_response(status)
                self.send_header("Content-Length", str(len(text.encode())))
                self.send_header("Retry-After", "0")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @staticmethod
    def embed(body):
        def vector(text):
            return [text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"]

        data = [{"index": i, "embedding": vector(text)} for i, text in enumerate(body["input"])]
        return {"data": data[::-1]}  # the order is the provider's; the index tells

    @property
    def settings(self):
        return {"url": f"http://127.0.0.1:{self.server.server_port}/v1", "model": "letters", "key": KEY}


@pytest.fixture
def provider():
    made = Provider()
    yield made
    made.server.shutdown()


def build(tmp_path, provider):
    return maquette_engine.build_knowledge(
        str(RAG), str(tmp_path / "index.bin"), "test", PASSAGES, provider.settings
    )


def test_passages_and_questions_are_embedded_by_the_provider(provider, tmp_path):
    known = build(tmp_path, provider)
    path, authorization, first = provider.requests[0]
    assert (path, authorization, first["model"]) == ("/v1/embeddings", f"Bearer {KEY}", "letters")
    assert all(len(body["input"]) <= 96 for _, _, body in provider.requests)
    found = known.find(
        "nogard", kinds=["thing"], by="meaning"
    )  # the letters of the dragon, and no word of it
    assert found[0]["id"] == "thing:dragon"


def test_the_kept_index_is_the_providers_and_holds_no_key(provider, tmp_path):
    build(tmp_path, provider)
    file = tmp_path / "index.bin"
    assert KEY.encode() not in file.read_bytes()
    assert maquette_engine.load_knowledge(str(RAG), str(file), "test") is None
    asked = len(provider.requests)
    assert maquette_engine.load_knowledge(str(RAG), str(file), "test", provider.settings)
    assert len(provider.requests) == asked + 1  # for the length of its vectors; no passage is sent again


def test_a_busy_provider_is_asked_again(provider, tmp_path):
    provider.refusals = [429, 503]
    assert build(tmp_path, provider).find("sofa", kinds=["thing"])[0]["id"] == "thing:sofa"


def test_a_refusal_that_will_not_change_is_told_of_at_once_and_without_the_key(provider, tmp_path):
    provider.refusals = [401]
    with pytest.raises(maquette_engine.ProviderError, match="HTTP 401") as refusal:
        build(tmp_path, provider)
    assert KEY not in str(refusal.value)
    assert len(provider.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [{}, [], {"data": []}, {"data": [{"embedding": "x"}]}, {"data": [{"index": 9, "embedding": [1]}]}],
)
def test_an_answer_that_is_none_is_told_of(provider, tmp_path, answer):
    provider.answer = lambda body: answer
    with pytest.raises(maquette_engine.ProviderError):
        build(tmp_path, provider)


def test_a_provider_that_is_not_there_is_told_of(provider, tmp_path):
    settings = provider.settings | {"url": "http://127.0.0.1:9/v1"}
    with pytest.raises(maquette_engine.ProviderError, match=r"127\.0\.0\.1:9"):
        maquette_engine.load_knowledge(str(RAG), str(tmp_path / "index.bin"), "test", settings)


@pytest.fixture
def certificate(provider, tmp_path):
    """The provider speaks TLS as "localhost", with a certificate of its own."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *subject]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    provider.server.socket = context.wrap_socket(provider.server.socket, server_side=True)
    return certificate


def build_over_tls(tmp_path, provider):
    settings = provider.settings | {"url": f"https://localhost:{provider.server.server_port}/v1"}
    return maquette_engine.build_knowledge(str(RAG), str(tmp_path / "index.bin"), "test", PASSAGES, settings)


def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent(
    provider, certificate, tmp_path
):
    with pytest.raises(maquette_engine.ProviderError, match=r"No safe connection to localhost.*certificate"):
        build_over_tls(tmp_path, provider)
    assert provider.requests == []


def test_a_certificate_that_the_user_names_is_trusted(provider, certificate, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert build_over_tls(tmp_path, provider).find("sofa", kinds=["thing"])[0]["id"] == "thing:sofa"


def test_a_trusted_certificate_of_another_host_is_refused(provider, certificate, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(maquette_engine.ProviderError, match=r"No safe connection to 127\.0\.0\.1"):
        settings = provider.settings | {"url": provider.settings["url"].replace("http:", "https:")}
        maquette_engine.load_knowledge(str(RAG), str(tmp_path / "index.bin"), "test", settings)
    assert provider.requests == []
