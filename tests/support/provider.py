# SPDX-License-Identifier: GPL-3.0-or-later
"""A provider on loopback: the OpenAI protocol over real HTTP, with answers that were recorded from a live model.

Which answer is wanted is told from the request: the role from the system text, the cell from the user's messages. A
test changes answers, or has requests fail.
"""

import base64
import contextlib
import json
import re
import struct
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
    def picture_sizes(self):
        """Of the pictures in the last message, all PNG: width and height in pixels."""
        parts = [part for part in self.body["messages"][-1]["content"] if part["type"] == "image_url"]
        heads = [base64.b64decode(part["image_url"]["url"].partition(",")[2])[16:24] for part in parts]
        return [struct.unpack(">II", head) for head in heads]

    @property
    def role(self):
        return re.search(r"You are (?:the|a) (\w+)", self.system)[1]

    @property
    def cell(self):
        asked = "\n".join(_text(each["content"]) for each in self.body["messages"] if each["role"] == "user")
        found = re.search(r"Write the cell `# %% ([^`]+)`", asked)
        return found[1] if found else None


def _text(content):
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content)


def _pictures(content):
    return sum(part["type"] == "image_url" for part in content) if isinstance(content, list) else 0


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
        self.picture: bytes | None = None  # what the image model draws; None: it fails
        self.drawings: list[str] = []
        self.delay = 0.0
        self.models = ["recorded"]
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                outer._serve(self)

            def do_GET(self):
                models = {"data": [{"id": name} for name in outer.models]}
                outer._send(self, 200, "application/json", json.dumps(models))

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
            return json.dumps(self.blueprint(request) if callable(self.blueprint) else self.blueprint)
        if request.role == "critic":
            return json.dumps(self.critique)
        if request.role == "verifier":
            return json.dumps(
                self.verification(request) if callable(self.verification) else self.verification
            )
        return self.cells[request.cell] if request.cell else self.edits(request)

    def _serve(self, handler):
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        if handler.path.endswith("/images/generations"):
            self._draw(handler, body)
            return
        request = Request(body)
        request.key = handler.headers.get("Authorization", "").removeprefix("Bearer ")
        self.asked.append(request)
        time.sleep(self.delay)
        fault = self.fault(request)
        if isinstance(fault, tuple):
            self._send(handler, fault[0], "application/json", fault[1])
        elif isinstance(fault, str):
            self._send(handler, 200, "text/event-stream", fault)
        else:
            self._send(handler, 200, "text/event-stream", streamed(self.reply(request)))

    def _draw(self, handler, body):
        self.drawings.append(body["prompt"])
        if self.picture is None:
            self._send(handler, 400, "application/json", '{"error": {"message": "no picture today"}}')
            return
        encoded = base64.b64encode(self.picture).decode()
        usage = {"input_tokens": 60, "output_tokens": 1000}
        self._send(
            handler, 200, "application/json", json.dumps({"data": [{"b64_json": encoded}], "usage": usage})
        )

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


def streamed_calls(*calls):
    """A reply that calls functions, each a name and its arguments, as the OpenAI protocol streams it."""
    pieces = [
        {"index": i, "id": f"call-{i}", "function": {"name": name, "arguments": json.dumps(arguments)}}
        for i, (name, arguments) in enumerate(calls)
    ]
    events = [{"choices": [{"index": 0, "delta": {"tool_calls": [piece]}}]} for piece in pieces]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "tool_calls"}]})
    return "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
