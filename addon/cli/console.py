# SPDX-License-Identifier: GPL-3.0-or-later
"""What the terminal shows: progress on standard error, results on standard output.

Blender writes to both at the level of the C library. Those lines go to a log file, so that a person sees
only ours, and `--json` prints one document and nothing else.
"""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path
from typing import Any, TextIO


class Console:
    """The user's terminal, kept apart from Blender's chatter."""

    def __init__(self, quiet: bool = False) -> None:
        self._out: TextIO = sys.stdout
        self._err: TextIO = sys.stderr
        self._quiet = quiet
        self._started = time.monotonic()
        self._stage_line = False

    def silence_blender(self, log: Path) -> None:
        """Send what others write to file descriptors 1 and 2 to a log from now on."""
        log.parent.mkdir(parents=True, exist_ok=True)
        sys.stdout.flush()
        sys.stderr.flush()
        self._out = io.TextIOWrapper(
            os.fdopen(os.dup(1), "wb"), encoding="utf-8", errors="replace", line_buffering=True
        )
        self._err = io.TextIOWrapper(
            os.fdopen(os.dup(2), "wb"), encoding="utf-8", errors="replace", line_buffering=True
        )
        sink = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        os.close(sink)
        sys.stderr = self._err  # a traceback of ours is for the user

    def show(self, event: dict[str, Any]) -> None:
        """A line for each stage: rewritten in place on a terminal, one below the other in a pipe.

        A picture that is there to be looked at while the run goes on keeps its line.
        """
        if event["kind"] == "drawn" and not self._quiet:
            self.complain(f"  {event['what']}: {os.path.relpath(event['file'])}")
        if event["kind"] != "progress" or self._quiet:
            return
        line = f"  {time.monotonic() - self._started:5.1f} s  {event['text']}"
        if self._err.isatty():
            self._err.write(f"\r\x1b[K{line}")
            self._stage_line = True
        else:
            self._err.write(line + "\n")
        self._err.flush()

    def clear(self) -> None:
        """Take the progress line away."""
        if self._stage_line:
            self._err.write("\r\x1b[K")
            self._err.flush()
            self._stage_line = False

    def say(self, text: str = "") -> None:
        """A line of the result."""
        self.clear()
        print(text, file=self._out)

    def complain(self, text: str) -> None:
        """A sentence that says what went wrong."""
        self.clear()
        print(text, file=self._err)

    @property
    def colours(self) -> bool:
        """Whether the result goes to a terminal that shows colours."""
        return self._out.isatty() and "NO_COLOR" not in os.environ
