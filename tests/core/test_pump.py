# SPDX-License-Identifier: GPL-3.0-or-later
"""Passing between the engine's run and Blender's main thread."""

from addon.core import pump
from addon.core.errors import HostError


class RecordedRun:
    """A run that asks for one thing and ends when it is answered."""

    def __init__(self):
        self.requests = [{"id": 1, "kind": "analyse", "payload": {"cells": []}}]
        self.events = [{"kind": "progress", "stage": "check", "text": "Reading"}]
        self.answers = []
        self.failures = []
        self.cancelled = False

    def wait(self, seconds):
        pass

    def take_events(self):
        events, self.events = self.events, []
        return events

    def take_request(self):
        return self.requests.pop() if self.requests else None

    def answer(self, request, observation):
        self.answers.append((request, observation))

    def fail(self, request, message):
        self.failures.append((request, message))

    def cancel(self):
        self.cancelled = True

    def finished(self):
        return bool(self.answers or self.failures or self.cancelled)


def test_a_request_is_answered_and_events_are_passed_on():
    run, heard = RecordedRun(), []
    pump.drive(run, lambda kind, payload: {"cells": [kind]}, heard.append)
    assert run.answers == [(1, {"cells": ["analyse"]})]
    assert [event["text"] for event in heard] == ["Reading"]


def test_what_the_host_cannot_do_is_told_in_its_own_words():
    def refuse(kind, payload):
        raise HostError("The scene is linked from another file.")

    run = RecordedRun()
    pump.drive(run, refuse, lambda event: None)
    assert run.failures == [(1, "The scene is linked from another file.")]


def test_an_unforeseen_exception_ends_the_run_with_a_sentence():
    def crash(kind, payload):
        raise ZeroDivisionError("division by zero")

    run = RecordedRun()
    pump.drive(run, crash, lambda event: None)
    assert run.failures == [(1, "Blender could not do 'analyse': ZeroDivisionError: division by zero")]


def test_ctrl_c_cancels_the_run():
    def interrupted(kind, payload):
        raise KeyboardInterrupt

    run = RecordedRun()
    pump.drive(run, interrupted, lambda event: None)
    assert run.cancelled
