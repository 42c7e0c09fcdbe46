# SPDX-License-Identifier: GPL-3.0-or-later
"""A provider on loopback: the OpenAI protocol over real HTTP, with answers that were recorded from a live model.

Which answer is wanted is told from the request: the role from the system text, the cell from the last message. A test
changes answers, or has requests fail.
"""

import contextlib
import json
import re
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RECORDINGS = Path(__file__).resolve().parents[1] / "recordings"
KEY = "sk-planted-0123456789abcdef"


class Request:
    """What the engine asks."""

    def __init__(self, body):
        self.body = body
        self.system = body["messages"][0]["content"]
        self.text = _text(body["messages"][-1]["content"])
        self.pictures = sum(_pictures(message["content"]) for message in body["messages"])

    @property
    def role(self):
        return re.search(r"You are (?:the|a) (\w+)", self.system)[1]

    @property
    def cell(self):
        found = re.search(r"Write the cell `# %% ([^`]+)`", self.text)
        return found[1] if found else None


def _text(content):
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content)


def _pictures(content):
    return 0 if isinstance(content, str) else sum(part["type"] == "image_url" for part in content)


class Provider:
    """Serves on a port of its own until it is closed; a context manager."""

    def __init__(self, recording="lantern"):
        recorded = json.loads((RECORDINGS / f"{recording}.json").read_text(encoding="utf-8"))
        self.blueprint = recorded["blueprint"]
        self.cells = recorded["cells"]
        self.critique = {"problems": []}
        self.verification = {"verdicts": [], "regressions": []}
        self.edits: Callable[[Request], str] = lambda request: ""
        self.fault: Callable[[Request], tuple[int, str] | str | None] = lambda request: None
        self.asked: list[Request] = []
        self.delay = 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                outer._serve(self)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    @property
    def environment(self):
        """What makes the engine ask here."""
        return {"MAQUETTE_MODEL": "recorded", "MAQUETTE_MODEL_URL": self.url, "MAQUETTE_MODEL_KEY": KEY}

    def roles(self):
        return [request.role for request in self.asked]

    def reply(self, request):
        if request.role == "planner":
            return json.dumps(self.blueprint)
        if request.role == "critic":
            return json.dumps(self.critique)
        if request.role == "verifier":
            return json.dumps(self.verification)
        return self.cells[request.cell] if request.cell else self.edits(request)

    def _serve(self, handler):
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        request = Request(body)
        self.asked.append(request)
        time.sleep(self.delay)
        fault = self.fault(request)
        if isinstance(fault, tuple):
            self._send(handler, fault[0], "application/json", fault[1])
        elif isinstance(fault, str):
            self._send(handler, 200, "text/event-stream", fault)
        else:
            self._send(handler, 200, "text/event-stream", streamed(self.reply(request)))

    @staticmethod
    def _send(handler, status, kind, text):
        data = text.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        with contextlib.suppress(OSError):  # the engine has hung up, as it should on cancel
            handler.wfile.write(data)


def streamed(text, finish="stop"):
    """A reply as the OpenAI protocol streams it."""
    pieces = [text[i : i + 200] for i in range(0, len(text), 200)]
    events = [{"choices": [{"index": 0, "delta": {"content": piece}}]} for piece in pieces]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    events.append({"choices": [], "usage": {"prompt_tokens": 1000, "completion_tokens": len(text) // 4}})
    return "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
