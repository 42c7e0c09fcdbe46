# SPDX-License-Identifier: GPL-3.0-or-later
"""Work beside Blender's main thread, and its answers."""

import threading

import pytest

from addon.core.background import Background


@pytest.fixture
def background():
    return Background()


def drain(background):
    """The next answers, as the timer would take them in its time."""
    while True:
        taken = background.take()
        if taken or not background.is_busy:
            return taken


def test_whoever_starts_work_goes_on_while_it_is_done(background):
    gate = threading.Event()
    background.start("test coder", lambda: gate.wait(30) and threading.current_thread().name)
    assert background.take() == []
    assert background.is_busy
    assert background.seconds("test coder") is not None
    assert background.seconds("test planner") is None
    gate.set()
    assert drain(background) == [("test coder", "maquette test coder")]
    assert not background.is_busy


def test_what_is_no_longer_waited_for_gives_no_answer(background):
    gate, done = threading.Event(), threading.Event()
    background.start("servers", lambda: (gate.wait(30), done.set()))
    background.drop("servers")
    gate.set()
    assert done.wait(30)
    assert background.take() == []
    assert not background.is_busy


def test_of_work_that_is_begun_anew_only_the_last_answer_counts(background):
    gate, done = threading.Event(), threading.Event()

    def first():
        gate.wait(30)
        done.set()
        return "old"

    background.start("sizes", first)
    background.start("sizes", lambda: done.wait(30) and "new")
    gate.set()
    assert drain(background) == [("sizes", "new")]


def test_its_threads_do_not_keep_blender_from_closing(background):
    gate = threading.Event()
    background.start("test critic", lambda: gate.wait(30) and threading.current_thread().daemon)
    gate.set()
    assert drain(background) == [("test critic", True)]
