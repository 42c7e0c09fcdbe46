# SPDX-License-Identifier: GPL-3.0-or-later
"""A script that runs too long, or that the user cancels, is stopped in the Blender that it holds."""

import signal
import sys
import threading
import time

import pytest

from addon.core.time_limit import (
    ScriptStopped,
    cancel_script,
    time_limit,
    was_cancelled,
    within_limit,
)


def endless():
    while True:
        pass


def endless_and_stubborn():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


@pytest.mark.parametrize("script", [endless, endless_and_stubborn])
def test_a_script_that_does_not_end_is_stopped(script):
    with time_limit(0.1), pytest.raises(ScriptStopped):
        within_limit(script)


def test_a_script_that_ends_in_time_is_left_alone():
    done = []
    with time_limit(60.0):
        within_limit(lambda: done.append(1))
        within_limit(lambda: done.append(2))
    assert done == [1, 2]


def test_what_the_script_raises_is_passed_on():
    with time_limit(60.0), pytest.raises(ZeroDivisionError):
        within_limit(lambda: 1 / 0)


def test_the_scripts_of_one_request_share_its_time():
    with time_limit(0.2):
        within_limit(lambda: time.sleep(0.15))
        with pytest.raises(ScriptStopped):
            within_limit(endless)


def test_time_that_is_not_the_scripts_does_not_count():
    done = []
    with time_limit(0.2):
        time.sleep(0.4)
        within_limit(lambda: done.append(1))
    assert done == [1]


def test_nothing_is_raised_once_the_script_has_ended():
    def ends_about_now():
        until = time.monotonic() + 0.004
        while time.monotonic() < until:
            pass

    for _ in range(200):
        try:
            with time_limit(0.004):
                within_limit(ends_about_now)
        except ScriptStopped:
            pass
        for _ in range(200):  # where a late exception would come
            pass
    assert threading.active_count() == 1


def test_another_thread_can_cancel_the_script():
    cancelled = []

    def cancel():
        while not cancel_script():
            time.sleep(0.01)

    canceller = threading.Thread(target=cancel)
    with time_limit(60.0):
        canceller.start()
        with pytest.raises(ScriptStopped):
            within_limit(endless)
        cancelled.append(was_cancelled())
    canceller.join()
    assert cancelled == [True]


def test_where_no_script_runs_there_is_nothing_to_cancel():
    assert not cancel_script()
    with time_limit(60.0):
        assert not cancel_script()
    within_limit(lambda: None)


def test_a_script_that_was_stopped_leaves_no_tracing_behind():
    before = sys.gettrace()
    with time_limit(0.1), pytest.raises(ScriptStopped):
        within_limit(endless)
    assert sys.gettrace() is before


def test_ctrl_c_while_a_script_runs_stops_it_and_cancels_the_run():
    from addon.core import pump

    class Run:
        def __init__(self):
            self.requests = [{"id": 1, "kind": "execute", "payload": {}}]
            self.said = []

        def take_events(self):
            return []

        def take_request(self):
            return self.requests.pop() if self.requests else None

        def answer(self, request, observation):
            self.said.append(("answered", observation))

        def fail(self, request, message):
            self.said.append(("failed", message))

        def cancel(self):
            self.said.append(("cancelled",))

        def wait(self, seconds):
            pass

        def finished(self):
            return ("cancelled",) in self.said

    def execute(kind, payload):
        threading.Timer(0.1, lambda: signal.raise_signal(signal.SIGINT)).start()
        with time_limit(60.0):
            try:
                within_limit(endless)
            except ScriptStopped:
                return {"error": "stopped"}
        return {"error": None}

    run, before = Run(), signal.getsignal(signal.SIGINT)
    pump.drive(run, execute, lambda event: None)
    assert set(run.said) == {("cancelled",)}
    assert signal.getsignal(signal.SIGINT) is before
