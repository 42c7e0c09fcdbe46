# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at a terminal: a command on a pseudo-terminal of its own, typed at and read."""

import os
import pty
import re
import select
import signal
import time


class Talk:
    """A command on a terminal; a context manager that leaves nothing running."""

    def __init__(self, command, folder, environment):
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(command[0], command, {**environment, "TERM": "xterm"})
        self.shown = ""
        self._read_to = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def type(self, text):
        os.write(self._terminal, text.encode())

    def wait_for(self, words, seconds=120):
        """Read until these words are shown, after those that were waited for before. Answers what was read."""
        end = time.monotonic() + seconds
        while (at := self.shown.find(words, self._read_to)) < 0:
            assert time.monotonic() < end, f"{words!r} was not shown:\n{self.shown[self._read_to :]}"
            assert self._read(), f"the command ended before {words!r}:\n{self.shown[self._read_to :]}"
        begin, self._read_to = self._read_to, at + len(words)
        return self.shown[begin : self._read_to]

    def leave(self):
        """Read to the end. Answers the exit code."""
        while self._read():
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.pid = 0
        return code

    def _read(self):
        if select.select([self._terminal], [], [], 0.2)[0]:
            try:
                piece = os.read(self._terminal, 65536)
            except OSError:  # the other end is closed
                return False
            text = piece.decode("utf-8", errors="replace")
            self.shown += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", text)
        return True
