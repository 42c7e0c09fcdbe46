# SPDX-License-Identifier: GPL-3.0-or-later
"""A conversation over an asset: instructions run one after the other while the scene stays open."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..core.costs import usage_in_words
from ..core.errors import HostError
from ..core.queue import Item, Queue, state_after
from . import building, exits, findings, looking, telling
from .opened import OpenedAsset
from .problem import Problem
from .screen import Screen

HELP = """\
Say what to change, in plain words; what you type while a run goes on is queued.
  /undo            back to the version before
  /set NAME=VALUE  set a parameter       /params   list them
  /audit           measure what is wrong /views    draw it from all sides
  /history         list the versions     /cost     what the models have taken
  /queue           what waits            /drop N   take it from the queue
  /go              run what an earlier chat left waiting
  /quit            leave after the current run; what waits is kept (also Ctrl-D)
Ctrl-C cancels the current run."""


class Chat:
    """Takes lines, runs them in order and tells of each what came of it.

    `take` may be called from any thread; `serve` and `work` belong to Blender's main thread.
    """

    def __init__(self, asset: OpenedAsset, queue: Queue, screen: Screen, echoes: bool = False) -> None:
        """`echoes`: lines are shown when their turn comes, because nobody saw them being typed."""
        self._asset, self._queue, self._screen, self._echoes = asset, queue, screen, echoes
        self._unseen: set[int] = set()
        self._runs = self._interrupted = False
        self._woken = threading.Event()
        self._leaving = threading.Event()
        self.results: list[dict[str, Any]] = []
        """Of each line that was run: text, code, reason, message, report."""
        self._at_once: dict[str, Callable[[str], None]] = {
            "help": lambda _: self._screen.say(HELP),
            "queue": self._tell_queue,
            "drop": self._drop,
            "go": self._go,
            "cost": self._tell_cost,
            "history": self._tell_history,
            "params": self._tell_parameters,
            "quit": lambda _: self._leave(),
        }
        self._in_turn: dict[str, Callable[[str], dict[str, Any]]] = {
            "undo": self._undo,
            "set": self._set,
            "audit": self._audit,
            "views": self._views,
        }

    def interrupt(self, *_: object) -> None:
        """The handler of Ctrl-C: it ends a run, and nothing else."""
        if self._runs:
            raise KeyboardInterrupt
        self._interrupted = True  # told by `serve`: a handler must not wait for a lock

    def take(self, line: str | None) -> None:
        """One line that was typed; nothing where there are no more."""
        if line is None:
            self._leave()
            return
        text = " ".join(line.encode("utf-8", "replace").decode("utf-8").split())
        if not text:
            return
        command, _, rest = text.removeprefix("/").partition(" ")
        if not text.startswith("/") or command in self._in_turn:
            self._put(text)
            return
        if self._echoes:
            self._screen.say(f"> {text}")
        try:
            if command not in self._at_once:
                raise Problem(f"There is no command /{command}. /help lists those there are.")
            self._at_once[command](rest.strip())
        except Problem as problem:
            self._screen.complain(str(problem))
            self.results.append(
                _result(text, {"reason": "input_unusable", "message": str(problem)}, problem.code)
            )

    def serve(self) -> None:
        """Run what is taken until the user leaves."""
        self._tell_held()
        while not self._leaving.is_set():
            if not self.work():
                self._woken.wait(0.25)
                self._woken.clear()
            if self._interrupted:
                self._interrupted = False
                self._screen.say("Nothing runs. Ctrl-D or /quit leaves the chat.")
        waiting = self._queue.waiting
        if waiting:
            self._screen.say(f"{_count(len(waiting))} kept for the next chat.")

    def serve_lines(self, lines: Iterable[str]) -> None:
        """Run lines one after the other, commands in their order, too."""
        self._tell_held()
        for line in lines:
            self.take(line)
            while self.work():
                pass
            if self._leaving.is_set():
                return

    def serve_all(self, lines: Sequence[str]) -> None:
        """Queue all lines, then run them; once one is cancelled, what is left is dropped."""
        ours = [self._queue.add(" ".join(line.split())) for line in lines]
        if self._echoes:
            self._unseen.update(item.id for item in ours)
        while self.work():
            if self.results and self.results[-1]["reason"] == "cancelled":
                for item in ours:
                    self._queue.drop(item.id)

    def work(self) -> bool:
        """Run the next of the queue, if there is one."""
        item = self._queue.begin()
        if item is None:
            return False
        if item.id in self._unseen:
            self._screen.say(f"> {item.text}")
        state = "dropped"
        try:
            self._runs = True
            state = self._do(item)
        except KeyboardInterrupt:  # between the run and what is told of it
            self._screen.complain("Cancelled.")
            self.results.append(_result(item.text, {"reason": "cancelled"}, exits.CANCELLED))
        finally:
            self._runs = False
            self._queue.end(item, state)
        return True

    def _do(self, item: Item) -> str:
        """Run one item and tell of it. Answers the state that it ends in."""
        stages = telling.Stages(self._screen.stage)
        self._listen = stages.take
        command, _, rest = item.text.removeprefix("/").partition(" ")
        try:
            if item.text.startswith("/"):
                ended = self._in_turn[command](rest.strip())
            else:
                ended = self._asset.refine(item.text, self._listen)
        except Problem as problem:
            ended = {"reason": "refused", "message": str(problem), "report": {}, "code": problem.code}
        except HostError as reason:
            ended = {"reason": "host_failed", "message": str(reason), "report": {}}
        code = ended.get("code", exits.of_reason(ended["reason"]))
        if ended["reason"] == "done":
            for line in ended.get("lines") or telling.of_run(ended["report"]):
                self._screen.say(line)
            code = code or (exits.SEE_TO if ended["report"].get("left_out") else exits.DONE)
        else:
            self._screen.complain(ended["message"])
        self.results.append(_result(item.text, ended, code))
        return state_after(ended["reason"])

    def _put(self, text: str) -> None:
        busy = self._queue.current is not None or len(self._queue.waiting) > len(self._queue.held)
        item = self._queue.add(text)
        if busy:
            self._screen.say(f"queued {len(self._queue.waiting)}")
        if busy or self._echoes:
            self._unseen.add(item.id)
        self._woken.set()

    def _undo(self, _: str) -> dict[str, Any]:
        return self._asset.revert(self._asset.before(), self._listen)

    def _set(self, rest: str) -> dict[str, Any]:
        pairs = [building.assignment(text) for text in re.split(r"\s+(?=\w+\s*=)", rest)]
        return self._asset.set_parameters(pairs, self._listen)

    def _audit(self, _: str) -> dict[str, Any]:
        ended = self._asset.audit(self._listen)
        if ended["reason"] == "done":
            ended["lines"] = list(findings.of_audit(self._asset.folder.name, ended["report"]["audit"]))
        return ended

    def _views(self, _: str) -> dict[str, Any]:
        drawn = self._asset.views()
        lines = [f"{len(drawn['views'])} views in {self._asset.folder}: {drawn['sheet']}"]
        return {"reason": "done", "message": "", "report": drawn, "lines": lines}

    def _tell_held(self) -> None:
        held = self._queue.held
        if held:
            self._screen.say(f"{_count(len(held))} left from last time; /go runs, /drop N drops:")
            self._tell_queue("")

    def _tell_queue(self, _: str) -> None:
        current = self._queue.current
        if current is not None:
            self._screen.say(f"  running  {current.text}")
        for number, item in enumerate(self._queue.waiting, 1):
            self._screen.say(f"  {number:7}  {item.text}")
        if current is None and not self._queue.waiting:
            self._screen.say("Nothing waits.")

    def _drop(self, rest: str) -> None:
        waiting = self._queue.waiting
        if not rest.isdecimal() or not 1 <= int(rest) <= len(waiting):
            raise Problem("Say which to drop by its number in /queue, for example /drop 1.")
        item = waiting[int(rest) - 1]
        if self._queue.drop(item.id):
            self._screen.say(f"dropped: {item.text}")
        else:
            self._screen.complain(f"It runs already: {item.text}. Ctrl-C cancels it.")

    def _go(self, _: str) -> None:
        self._queue.release()
        self._woken.set()

    def _tell_cost(self, _: str) -> None:
        taken = self._asset.engine.usage(self._asset.session)
        if not taken["replies"]:
            self._screen.say("No model has been asked for this asset.")
            return
        self._screen.say(f"  {'all runs':10} {usage_in_words(taken)}")
        for line in telling.roles(taken):
            self._screen.say(line)

    def _tell_history(self, _: str) -> None:
        for line in looking.version_lines(self._asset.engine, self._asset.read()):
            self._screen.say(line)

    def _tell_parameters(self, _: str) -> None:
        from ..engine import parse_script

        for each in parse_script(self._asset.read().script)["parameters"]:
            self._screen.say(f"  {each['name']} = {each['value']}  {each['domain']}: {each['meaning']}")

    def _leave(self) -> None:
        if self._queue.current is not None and not self._leaving.is_set():
            self._screen.say("Leaving after the current run; Ctrl-C cancels it.")
        self._leaving.set()
        self._woken.set()


def _result(text: str, ended: dict[str, Any], code: int) -> dict[str, Any]:
    return {
        "text": text,
        "code": code,
        "reason": ended["reason"],
        "message": ended.get("message", ""),
        "report": ended.get("report", {}),
    }


def _count(number: int) -> str:
    return f"{number} instruction{'s' if number != 1 else ''}"
