# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that begins when what it needs is there."""

from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from addon.core.late_run import LateRun
from addon.core.pump import Pump


class TellingRun:
    """A run that says one thing, asks for one thing and ends when that is answered."""

    def __init__(self, needed):
        self.events = [{"kind": "progress", "stage": "plan", "text": needed}]
        self.requests = [{"id": 7, "kind": "analyse", "payload": {}}]
        self.answers = []
        self.is_cancelled = False

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
        self.answers.append((request, message))

    def cancel(self):
        self.is_cancelled = True

    def finished(self):
        return bool(self.answers) or self.is_cancelled


@pytest.fixture
def late():
    """The needed thing, the late run, the runs that began, and a pump with what it heard."""
    needed, began, heard = Future(), [], []

    def begin(given):
        began.append(TellingRun(given))
        return began[-1]

    run = LateRun(needed, begin)
    pump = Pump(run, lambda kind, payload: {"kind": kind}, heard.append)
    return SimpleNamespace(needed=needed, began=began, heard=heard, run=run, pump=pump)


def test_it_waits_without_a_word_until_what_it_needs_is_there(late):
    assert late.pump.step() and late.pump.step()
    assert not late.began
    assert not late.heard


def test_it_then_is_the_run_that_it_became(late):
    late.needed.set_result("passages")
    while late.pump.step():
        pass
    assert [event["text"] for event in late.heard] == ["passages"]
    assert late.began[0].answers == [(7, {"kind": "analyse"})]
    assert len(late.began) == 1


def test_it_ends_with_the_reason_where_what_it_needs_cannot_be_had(late):
    late.needed.set_exception(OSError("No space left on device"))
    while late.pump.step():
        pass
    assert not late.began
    assert [(event["reason"], event["message"]) for event in late.heard] == [
        ("failed", "No space left on device")
    ]


def test_it_ends_with_the_reason_where_it_cannot_begin():
    needed, heard = Future(), []
    needed.set_result("passages")

    def refuse(_):
        raise ValueError("There is no such session.")

    pump = Pump(LateRun(needed, refuse), lambda kind, payload: {}, heard.append)
    while pump.step():
        pass
    assert [event["message"] for event in heard] == ["There is no such session."]


def test_a_cancel_before_it_began_ends_it_for_good(late):
    late.pump.step()
    late.run.cancel()
    late.needed.set_result("passages")
    while late.pump.step():
        pass
    assert not late.began
    assert [event["reason"] for event in late.heard] == ["cancelled"]


def test_a_cancel_after_it_began_is_the_runs(late):
    late.needed.set_result("passages")
    late.pump.step()
    late.run.cancel()
    assert late.began[0].is_cancelled
