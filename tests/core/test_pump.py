# SPDX-License-Identifier: GPL-3.0-or-later
"""Passing between the engine's run and Blender's main thread."""

from concurrent.futures import Future

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


class ByHand:
    """An executor whose work is done when the test says so."""

    def __init__(self):
        self.waiting = []

    def submit(self, work, *arguments):
        future = Future()
        self.waiting.append((future, work, arguments))
        return future

    def work(self):
        future, work, arguments = self.waiting.pop()
        try:
            future.set_result(work(*arguments))
        except Exception as reason:
            future.set_exception(reason)


def test_what_needs_no_blender_is_answered_beside_while_the_timer_goes_on():
    run, executor = RecordedRun(), ByHand()
    beside = pump.Pump(
        run, lambda kind, _: {"cells": [kind]}, lambda _: None, frozenset({"analyse"}), executor
    )
    assert [beside.step() for _ in range(3)] == [True, True, True]
    assert run.answers == []
    executor.work()
    assert not beside.step()
    assert run.answers == [(1, {"cells": ["analyse"]})]


def test_what_fails_beside_ends_the_run_with_a_sentence():
    run, executor = RecordedRun(), ByHand()

    def refuse(kind, _):
        raise HostError("The script cannot be read.")

    beside = pump.Pump(run, refuse, lambda _: None, frozenset({"analyse"}), executor)
    beside.step()
    executor.work()
    beside.step()
    assert run.failures == [(1, "The script cannot be read.")]


def test_a_request_beside_takes_along_what_only_the_main_thread_may_read():
    run, executor = RecordedRun(), ByHand()
    first = {"analyse": lambda payload: {**payload, "more": "seen"}}
    beside = pump.Pump(
        run, lambda _, payload: payload, lambda _: None, frozenset({"analyse"}), executor, first
    )
    beside.step()
    executor.work()
    beside.step()
    assert run.answers == [(1, {"cells": [], "more": "seen"})]


def test_what_fails_before_it_goes_beside_ends_the_run_with_a_sentence():
    def refuse(_):
        raise HostError("The scene cannot be read.")

    run, executor = RecordedRun(), ByHand()
    beside = pump.Pump(
        run, lambda kind, _: {}, lambda _: None, frozenset({"analyse"}), executor, {"analyse": refuse}
    )
    beside.step()
    assert not beside.step()
    assert run.failures == [(1, "The scene cannot be read.")]


def test_all_else_is_answered_at_once_and_not_beside():
    run, executor = RecordedRun(), ByHand()
    assert not pump.Pump(run, lambda kind, _: {}, lambda _: None, frozenset(), executor).step()
    assert executor.waiting == []
