# SPDX-License-Identifier: GPL-3.0-or-later
"""Trials of scripts in a background Blender that is started ahead of need, used again, and replaced."""

from __future__ import annotations

import atexit
import logging
import shutil
import threading
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .folder import new_folder
from .limits import Limits
from .told import failure_of
from .worker import Ended, Worker

_log = logging.getLogger("maquette.trial")

_MOST_STARTS = 2  # that fail one after the other, before scripts are no longer tried

_opened: weakref.WeakSet[Trials] = weakref.WeakSet()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the background Blender is started; told anew for each folder that one is given."""

    command: Callable[[Path, Limits], list[str]]
    environment: Callable[[Path], dict[str, str]]


class Trials:
    """One trial at a time. `warm`, `stop` and `close` never wait for a script and may come from any thread."""

    def __init__(self, recipe: Recipe, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.problem = ""  # why scripts cannot be tried, as a sentence
        self.confined: frozenset[str] | None = None  # what holds the background Blender, once one has started
        self._recipe = recipe
        self._worker: Worker | None = None
        self._failed = 0
        self._closed = False
        self._change = threading.Lock()
        self._one_at_a_time = threading.Lock()
        _opened.add(self)

    @property
    def process(self) -> int | None:
        """Of the background Blender, where there is one."""
        with self._change:
            return self._worker.pid if self._worker is not None and self._worker.is_alive else None

    def warm(self) -> None:
        """Have one start, where there is none. On Linux it ends with the thread that calls."""
        with self._change:
            if self._closed or self.problem or (self._worker is not None and self._worker.is_alive):
                return
            if self._worker is not None:  # it ended by itself, while nothing was tried in it
                self._worker.kill()
            folder = new_folder()
            try:
                self._worker = Worker(
                    self._recipe.command(folder, self.limits), self._recipe.environment(folder), folder
                )
            except OSError as reason:
                shutil.rmtree(folder, ignore_errors=True)
                self.problem = _said_problem(str(reason))

    def run(self, request: Mapping[str, Any], files: Mapping[str, bytes] | None = None) -> dict[str, Any]:
        """Try a script: {"error": as of execute, or none}, or {"skipped": why it could not be tried}.

        `files` are put into the folder of the background Blender first. Waits for the answer. A Blender that was
        lost is replaced at once, so that the next trial finds it warm.
        """
        with self._one_at_a_time:
            worker = self._ready()
            if worker is None:
                return {"error": None, "skipped": self.problem or "The trial was stopped."}
            keep = False
            try:
                answer = worker.ask(request, self.limits, files or {})
                keep = worker.served < self.limits.trials and not answer.get("worn")
            except Ended as ended:
                if ended.why == "stopped":
                    return {"error": None, "skipped": "The trial was stopped."}
                _log.info("A trial ended: %s", ended)
                return {"error": failure_of(ended, request, worker.folder, self.limits)}
            finally:
                if not keep:
                    self._replace(worker)
            return {"error": answer.get("error")}

    def stop(self) -> None:
        """End the trial that goes on, if there is one; who waits for it is told."""
        if self._one_at_a_time.locked():
            self._end()

    def close(self) -> None:
        """End everything, for good."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        with self._change:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()

    def _ready(self) -> Worker | None:
        """The Blender that has started, waiting for it where it must be."""
        while not self.problem and not self._closed:
            self.warm()
            with self._change:
                worker = self._worker
            if worker is None or worker.is_ready:
                return worker
            try:
                worker.wait_until_ready(self.limits)
            except Ended as ended:
                self._note_failed_start(worker, ended)
                if ended.why == "stopped":
                    return None
                continue
            self._failed = 0
            self.confined = worker.confined
            return worker
        return None

    def _note_failed_start(self, worker: Worker, ended: Ended) -> None:
        self._discard(worker)
        self._failed += 1
        _log.warning("The background Blender did not start (%s): %s", ended, worker.printed[-2000:])
        if ended.why != "stopped" and self._failed >= _MOST_STARTS:
            self.problem = _said_problem(str(ended))

    def _replace(self, worker: Worker) -> None:
        self._discard(worker)
        with suppress(OSError):
            self.warm()

    def _discard(self, worker: Worker) -> None:
        with self._change:
            if self._worker is worker:
                self._worker = None
        worker.kill()


def _said_problem(reason: str) -> str:
    return f"Scripts cannot be tried first: the background Blender does not start ({reason})."


def close_all() -> None:
    """Let go of all background Blenders of this process, for when it ends."""
    for each in list(_opened):
        each.close()


atexit.register(close_all)
