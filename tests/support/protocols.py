# SPDX-License-Identifier: GPL-3.0-or-later
"""A model behind each of the three protocols, over real HTTP: it calls one function, and then answers in words."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.support.provider import KEY, streamed, streamed_calls


def _events(*data):
    return "".join(f"event: {each.get('type', 'message')}\ndata: {json.dumps(each)}\n\n" for each in data)


def _anthropic(block, delta, reason):
    return _events(
        {"type": "message_start", "message": {"model": "claude"}},
        {"type": "content_block_start", "index": 0, "content_block": block},
        {"type": "content_block_delta", "index": 0, "delta": delta},
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": reason}},
        {"type": "message_stop"},
    )


def _gemini(part):
    return _events({"candidates": [{"content": {"role": "model", "parts": [part]}, "finishReason": "STOP"}]})


class OpenAI:
    """Chat completions."""

    kind, version = "openai", "/v1"

    def call(self, name, arguments):
        return streamed_calls((name, arguments))

    def words(self, text):
        return streamed(text)

    def shown(self, body):
        """The pictures after the results of the newest call, which take text only, as base64."""
        results, after = body["messages"][-2:]
        assert results["role"] == "tool"
        assert after["role"] == "user"
        urls = [part["image_url"]["url"] for part in after["content"] if part["type"] == "image_url"]
        return [url.removeprefix("data:image/png;base64,") for url in urls]


class Anthropic:
    """Messages."""

    kind, version = "anthropic", ""

    def call(self, name, arguments):
        delta = {"type": "input_json_delta", "partial_json": json.dumps(arguments)}
        return _anthropic({"type": "tool_use", "id": "toolu_1", "name": name}, delta, "tool_use")

    def words(self, text):
        return _anthropic({"type": "text", "text": ""}, {"type": "text_delta", "text": text}, "end_turn")

    def shown(self, body):
        (result,) = body["messages"][-1]["content"]
        assert (result["type"], result["tool_use_id"]) == ("tool_result", "toolu_1")
        return [part["source"]["data"] for part in result["content"] if part["type"] == "image"]


class Gemini:
    """generateContent."""

    kind, version = "gemini", "/v1beta"

    def call(self, name, arguments):
        return _gemini({"functionCall": {"name": name, "args": arguments}, "thoughtSignature": "c2ln"})

    def words(self, text):
        return _gemini({"text": text})

    def shown(self, body):
        assert body["contents"][-2]["parts"][-1]["thoughtSignature"] == "c2ln"
        (part,) = body["contents"][-1]["parts"]
        return [each["inlineData"]["data"] for each in part["functionResponse"]["parts"]]


class OneCall:
    """A server that speaks a protocol: the first request is answered with a call, the second with words."""

    def __init__(self, protocol, call, words):
        self.asked = []
        answers = [protocol.call(*call), protocol.words(words)]
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                outer.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                data = answers[min(len(outer.asked), 2) - 1].encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.environment = {
            "MAQUETTE_MODEL": "gemini-3-pro" if protocol.kind == "gemini" else "recorded",
            "MAQUETTE_MODEL_KIND": protocol.kind,
            "MAQUETTE_MODEL_URL": f"http://127.0.0.1:{self._server.server_port}{protocol.version}",
            "MAQUETTE_MODEL_KEY": KEY,
        }

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
