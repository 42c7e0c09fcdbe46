# SPDX-License-Identifier: GPL-3.0-or-later
"""A process that is ended by SIGKILL, with all that it started."""

import os
import signal
import subprocess
import time


def start(command, **options):
    """Start it as the first of a group of its own."""
    return subprocess.Popen(command, start_new_session=True, **options)


def kill(process):
    """End the whole group at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def kill_after(process, seconds):
    """Let it run that long. Returns whether it was killed, and had not ended by itself before."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        return True
    return False


def seconds_of(command, **options):
    """How long it takes when nobody disturbs it."""
    began = time.monotonic()
    subprocess.run(command, check=True, **options)
    return time.monotonic() - began
