# SPDX-License-Identifier: GPL-3.0-or-later
"""A script's time in the artist's own Blender, whose main thread it holds: when it is up, or on Ctrl-C, it is stopped.

A thread raises an exception in the script, wherever it is in Python; what Blender does for it in one call is
waited for. Nothing is traced, so a script runs as fast as without.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.05  # seconds between two looks at the clock; a script that caught the exception is given another

_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc


class ScriptStopped(BaseException):
    """Raised in a script whose time is up, or that the user has cancelled.

    It is made in the script's own thread, at the place where it is raised. A script that catches it there
    (`except: pass` in a loop) is given another at its next line, which is outside of that `try`.
    """

    def __init__(self, *said: object) -> None:
        super().__init__(*said)
        frame = sys._getframe(1)
        while frame is not None and frame.f_globals is not globals():
            frame.f_trace = _stop_again
            frame = frame.f_back
        sys.settrace(_stop_again)


def _stop_again(_: FrameType, event: str, __: object) -> object:
    """Traces the frames that were marked, and none that they call: these may be ours."""
    if event == "line" and _watch is not None and _watch.is_up:
        raise ScriptStopped
    return None if event == "call" else _stop_again


class _Watch:
    """The time of the scripts that one thread runs one after the other.

    The exception may come upon that thread in here, too, so it holds no lock but by a `with` on the lock itself,
    within which Python delivers none between taking the lock and being ready to give it back.
    """

    def __init__(self, seconds: float) -> None:
        self.is_cancelled = False
        self._left = seconds
        self._until: float | None = None  # while a script runs
        self._script = threading.get_ident()
        self._change = threading.Lock()
        self._open = threading.Lock()
        self._open.acquire()
        self._thread = threading.Thread(target=self._watch, name="maquette time limit", daemon=True)
        self._thread.start()

    @property
    def is_up(self) -> bool:
        """Whether a script runs whose time is over."""
        return self._until is not None and time.monotonic() > self._until

    def begin(self) -> None:
        """The clock goes on."""
        with self._change:
            self._until = time.monotonic() + (0.0 if self.is_cancelled else self._left)

    def pause(self) -> None:
        """The clock stands still, and nothing is raised any more once this has returned."""
        while True:
            try:
                with self._change:
                    if self._until is not None:
                        self._left = self._until - time.monotonic()
                        self._until = None
                    if sys.gettrace() is _stop_again:
                        sys.settrace(None)
                    _raise_in(ctypes.c_ulong(self._script), None)  # takes back what was not delivered yet
                return
            except ScriptStopped:  # one that was on its way
                continue

    def cancel(self) -> bool:
        """Stop the script that runs. Returns whether there is one."""
        if self._until is None:
            return False
        self.is_cancelled = True
        self._until = 0.0  # without the lock, which the thread that a signal interrupts may hold
        return True

    def close(self) -> None:
        self.pause()
        self._open.release()
        self._thread.join()

    def _watch(self) -> None:
        while not self._open.acquire(timeout=_AGAIN):
            with self._change:
                if self.is_up:
                    _raise_in(ctypes.c_ulong(self._script), ctypes.py_object(ScriptStopped))


_watch: _Watch | None = None  # of the request that is served


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Scripts that are run `within_limit` meanwhile may take so long, all together."""
    global _watch
    outer, _watch = _watch, _Watch(seconds)
    try:
        yield
    finally:
        _watch.close()
        _watch = outer


def within_limit(work: Callable[[], None]) -> None:
    """Run a script's code. Raises ScriptStopped, and what the code raises."""
    watch = _watch
    if watch is None:
        work()
        return
    try:
        try:
            watch.begin()
            work()
        finally:
            watch.pause()
    except ScriptStopped:
        watch.pause()  # it may have come between the two lines above
        raise


def was_cancelled() -> bool:
    """Whether the script was stopped by the user, and not by the clock."""
    return _watch is not None and _watch.is_cancelled


def cancel_script() -> bool:
    """Stop the script that runs, from a signal or another thread. Returns whether there is one."""
    return _watch is not None and _watch.cancel()
