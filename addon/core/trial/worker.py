# SPDX-License-Identifier: GPL-3.0-or-later
"""One background Blender, as the artist's Blender sees it: started, asked, watched, killed."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import frames
from .folder import size_of
from .limits import Limits
from .taken import processor_seconds, resident

_LOOK = 0.1  # seconds between two looks at what a trial takes
_TAIL = 8000  # bytes of what it printed that are kept
_FLOOD = 32 << 20  # bytes after which nobody reads any more what it prints: it then stands still
_GRACE = 1.0  # seconds in which one whose time is up stops by itself, or writes down where it is


class Ended(Exception):
    """It stopped before it answered. `why`: time, memory, folder, processor, crash or stopped."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why, self.detail = why, detail


class Worker:
    """A background Blender with a folder of its own. One thread asks at a time; any may `kill`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        """Begins to start it, and does not wait. The folder goes with it."""
        self.folder = folder
        self.begun = time.monotonic()
        self.confined: frozenset[str] = frozenset()
        self.served = 0
        self.is_ready = False
        self.is_killed = False
        self._is_garbled = False  # it said something that is no message
        self._own = 0  # bytes of memory that it had when it was ready
        self._most = 0  # and that it was seen to have since
        self._spent = 0.0  # seconds of processor time before this trial
        self._until = 0.0  # when this trial's time is up
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._printed = b""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment),
            cwd=folder,
            start_new_session=True,
        )
        self._threads = [
            threading.Thread(target=each, name="maquette trial", daemon=True)
            for each in (self._listen, self._keep_printed)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Of its process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked."""
        return not self.is_killed and self._process.poll() is None

    @property
    def printed(self) -> str:
        """The end of what it wrote to its standard error."""
        return self._printed.decode(errors="replace").strip()

    def wait_until_ready(self, limits: Limits) -> None:
        """Wait for its first message. Raises Ended."""
        said = self._receive(self.begun + limits.start - time.monotonic(), limits)
        self.confined = frozenset(said.get("confined", ()))
        self._own = self._most = resident(self.pid) or 0
        self.is_ready = True

    def ask(self, request: Mapping[str, Any], limits: Limits, files: Mapping[str, bytes]) -> dict[str, Any]:
        """Hand over a request with files for its folder, and wait for its answer. Raises Ended; it is dead then."""
        self.served += 1
        self._spent = processor_seconds(self.pid) or 0.0
        try:
            for name, content in files.items():
                (self.folder / name).write_bytes(content)
            frames.send(self._process.stdin, dict(request))
        except (OSError, ValueError):
            raise self._ended(limits) from None
        return self._receive(limits.seconds, limits)

    def kill(self) -> None:
        """End it at once, with all that it has. Never raises."""
        self.is_killed = True
        self._kill_process()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(2)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError, ValueError):
                stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _receive(self, seconds: float, limits: Limits) -> dict[str, Any]:
        """The next message. Ends it where it takes more than it may."""
        self._until = time.monotonic() + seconds
        while True:
            try:
                answer = self._answers.get(timeout=_LOOK)
            except queue.Empty:
                self._look(limits)
                continue
            if answer is None:
                raise self._ended(limits)
            return answer

    def _look(self, limits: Limits) -> None:
        why = None
        self._most = max(self._most, resident(self.pid) or 0)
        if time.monotonic() > self._until + _GRACE:
            why = "time"
        elif self.is_ready and self._most - self._own > limits.memory:
            why = "memory"
        elif (processor_seconds(self.pid) or 0.0) - self._spent > limits.processor:
            why = "processor"
        elif size_of(self.folder) > limits.folder:
            why = "folder"
        if why is not None:
            self._kill_process()
            raise Ended(why)

    def _kill_process(self) -> None:
        """Kill it, and where nothing keeps it from making processes, those of its group."""
        with suppress(OSError):
            self._process.kill()
        if os.name == "posix" and "processes" not in self.confined:
            with suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)

    def _ended(self, limits: Limits) -> Ended:
        """Why it is gone."""
        if self.is_killed:
            return Ended("stopped")
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        code = self._process.returncode
        if code is None or self._is_garbled:
            return Ended("crash", "it no longer said anything that can be understood")
        if time.monotonic() > self._until:
            return Ended("time")  # whatever it died of while it wrote down where it was
        if code is not None and code < 0:
            number = -code
            if number == getattr(signal, "SIGKILL", None):
                return Ended("memory")  # nobody else kills it but a system that runs out of memory
            # What Blender cannot allocate, it often does not survive.
            is_full = self.is_ready and self._most - self._own > 0.75 * limits.memory
            return Ended("memory" if is_full else "crash", signal.Signals(number).name)
        return Ended("crash", f"it ended with {code}")

    def _listen(self) -> None:
        """Bring its messages to whoever waits; None where there will be no more."""
        stream = self._process.stdout
        try:
            if frames.skip_to_beginning(stream):
                while (message := frames.receive(stream)) is not None:
                    self._answers.put(message)
        except frames.BrokenFrame:
            self._is_garbled = True
            self._kill_process()
        except (OSError, ValueError):  # closed by us
            pass
        self._answers.put(None)

    def _keep_printed(self) -> None:
        with suppress(OSError, ValueError):
            read = 0
            while read < _FLOOD and (piece := self._process.stderr.read1(1 << 16)):
                self._printed = (self._printed + piece)[-_TAIL:]
                read += len(piece)
