# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue of instructions, over a real store."""

import maquette_engine
import pytest

from addon.core.queue import Queue


@pytest.fixture
def engine(tmp_path):
    return maquette_engine.Engine(str(tmp_path / "store.sqlite"), "")


@pytest.fixture
def session(engine):
    return engine.adopt("/nowhere/chair", '"""A chair."""\n')


@pytest.fixture
def queue(engine, session):
    return Queue(engine, session)


def texts(items):
    return [item.text for item in items]


def test_instructions_run_one_at_a_time_in_their_order(queue):
    queue.add("wider")
    queue.add("red")
    first = queue.begin()
    assert (first.text, queue.current) == ("wider", first)
    assert queue.begin() is None
    queue.end(first, "done")
    assert queue.begin().text == "red"
    assert texts(queue.waiting) == []
    assert [item.state for item in queue.items] == ["done", "running"]


def test_one_that_waits_can_be_dropped_and_one_that_runs_cannot(queue):
    running, waiting = queue.add("wider"), queue.add("red")
    queue.begin()
    assert queue.drop(waiting.id)
    assert not queue.drop(running.id)
    assert not queue.drop(12345)
    assert queue.waiting == []


def test_those_that_wait_run_in_another_order_where_they_are_given_one(queue, engine, session):
    a, b, c = (queue.add(text) for text in "abc")
    queue.reorder([c.id, a.id])
    assert texts(queue.waiting) == ["c", "a", "b"]
    assert queue.begin() is c
    assert texts(Queue(engine, session).waiting) == ["a", "b"]
    assert b.state == "waiting"


def test_what_a_crash_left_waiting_is_held_until_it_is_released(queue, engine, session):
    queue.add("wider")
    queue.add("red")
    queue.begin()
    after = Queue(engine, session)
    assert texts(after.held) == ["red"], "what ran when it crashed is not run again by itself"
    assert after.begin() is None
    new = after.add("taller")
    assert after.begin() is new
    after.end(new, "done")
    after.release()
    assert after.begin().text == "red"


def test_two_processes_do_not_run_one_instruction_twice(queue, engine, session):
    queue.add("wider")
    other = Queue(engine, session)
    other.release()
    assert queue.begin().text == "wider"
    assert other.begin() is None


def test_a_queue_is_its_sessions_own(queue, engine):
    queue.add("wider")
    assert Queue(engine, engine.adopt("/nowhere/mug", '"""A mug."""\n')).items == []
