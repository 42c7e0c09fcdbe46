# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a chat is shown, and where its lines come from: a terminal with a prompt, or a pipe."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from .console import Console

Hear = Callable[[str | None], None]
"""Takes a line, or nothing once there are no more."""


class Screen(Protocol):
    """What a chat shows."""

    def say(self, text: str) -> None: ...
    def stage(self, text: str) -> None: ...
    def complain(self, text: str) -> None: ...


class Plain:
    """Results on standard output, stages and complaints on standard error, as all commands have it."""

    def __init__(self, console: Console, quiet: bool = False) -> None:
        self._console, self._quiet = console, quiet

    def say(self, text: str) -> None:
        if not self._quiet:
            self._console.say(text)

    def stage(self, text: str) -> None:
        if not self._quiet:
            self._console.complain(text)

    def complain(self, text: str) -> None:
        self._console.complain(text)


class Terminal:
    """A prompt that stays at the bottom while what happens is shown above it; see prompt.py."""

    def __init__(self, console: Console) -> None:
        """To be made before Blender is silenced."""
        self._console = console
        self._lines, told = os.pipe()
        shown, texts = os.pipe()
        program = Path(__file__).with_name("prompt.py")
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(program), str(told), str(shown)], pass_fds=(told, shown)
        )
        os.close(told)
        os.close(shown)
        self._lock = threading.Lock()
        self._texts = os.fdopen(texts, "w", encoding="utf-8")

    def listen(self, hear: Hear) -> None:
        """Have lines heard from now on, on a thread of this object's; those typed before come first."""
        threading.Thread(target=self._listen, args=(hear,), daemon=True).start()

    def say(self, text: str) -> None:
        with self._lock:
            if not self._texts.closed:
                try:
                    self._texts.write(json.dumps(text) + "\n")
                    self._texts.flush()
                    return
                except BrokenPipeError:  # the prompt has ended; the run that goes on is shown without it
                    with contextlib.suppress(BrokenPipeError):
                        self._texts.close()
        self._console.say(text)

    stage = say
    complain = say

    def close(self) -> None:
        """End the prompt and leave the terminal as it was."""
        with self._lock, contextlib.suppress(BrokenPipeError):
            self._texts.close()
        try:
            self._process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            self._process.terminate()
            self._process.wait()

    def _listen(self, hear: Hear) -> None:
        with os.fdopen(self._lines, encoding="utf-8") as told:
            for line in told:
                hear(json.loads(line))
        hear(None)


def piped_lines() -> Iterator[str]:
    """Lines of standard input, each when it is asked for."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace")


def has_terminal() -> bool:
    """Whether a person sits at both ends."""
    return os.name == "posix" and sys.stdin.isatty() and sys.stdout.isatty()
