# SPDX-License-Identifier: GPL-3.0-or-later
"""The module as Python sees it: runs, errors, values."""

import gc
import threading
import time
from pathlib import Path

import maquette_engine
import pytest

RAG = Path(__file__).resolve().parents[2] / "rag"


@pytest.fixture
def engine(tmp_path):
    return maquette_engine.Engine(str(tmp_path / "store.sqlite"), str(RAG))


def finish(run, answer=None):
    """Serve a run to its end and return its events."""
    events = []
    while not run.finished():
        run.wait(5)
        events += run.take_events()
        request = run.take_request()
        if request and answer:
            answer(run, request)
    return events


def test_a_prompt_beyond_the_library_is_refused_with_what_it_knows(engine):
    done = finish(engine.create("a fire-breathing dragon"))[-1]
    assert done["reason"] == "refused"
    assert "dragon" in done["message"]
    assert "chair" in done["message"]
    assert engine.sessions() == []


def test_an_empty_prompt_is_an_input_error(engine):
    with pytest.raises(maquette_engine.InputError, match="The prompt is empty"):
        engine.create("  ")


def test_errors_of_the_engine_share_one_root():
    for error in (maquette_engine.InputError, maquette_engine.StoreError, maquette_engine.HostFailure):
        assert issubclass(error, maquette_engine.EngineError)
    assert issubclass(maquette_engine.EditRefused, maquette_engine.InputError)


def test_a_host_that_fails_ends_the_run_with_its_sentence(engine):
    def fail(run, request):
        run.fail(request["id"], "Blender went away.")

    done = finish(engine.create("a red chair"), fail)[-1]
    assert (done["reason"], done["message"]) == ("host_failed", "Blender went away.")


def test_an_answer_of_another_shape_ends_the_run_with_a_sentence(engine):
    done = finish(engine.create("a red chair"), lambda run, request: run.answer(request["id"], {"cells": 3}))[
        -1
    ]
    assert done["reason"] == "host_failed"
    assert "was not understood" in done["message"]


def test_cancelling_ends_a_run_that_waits_for_blender(engine):
    run = engine.create("a red chair")
    while run.take_request() is None:
        run.wait(5)
    started = time.monotonic()
    run.cancel()
    assert finish(run)[-1]["reason"] == "cancelled"
    assert time.monotonic() - started < 2


def test_dropping_a_run_ends_its_thread(engine):
    tasks = Path("/proc/self/task")
    before = len(list(tasks.iterdir()))
    run = engine.create("a red chair")
    del run
    gc.collect()
    assert len(list(tasks.iterdir())) <= before


def test_waiting_lets_other_threads_of_python_run(engine):
    run = engine.create("a red chair")
    while run.take_request() is None:
        run.wait(5)
    run.take_events()
    ticks = []
    ticker = threading.Thread(target=lambda: [ticks.append(time.sleep(0.01)) for _ in range(20)])
    ticker.start()
    run.wait(1.0)
    ticker.join()
    assert len(ticks) == 20
    run.cancel()


def test_mesh_arrays_of_another_type_are_refused(engine):
    numpy = pytest.importorskip("numpy")
    run = engine.create("a red chair")
    while (request := run.take_request()) is None:
        run.wait(5)
    doubles, indices = numpy.zeros((4, 3)), numpy.zeros((2, 3), "int32")
    wrong = {"part": "seat", "object": "seat", "materials": [], "positions": doubles, "triangles": indices}
    with pytest.raises(TypeError, match="positions must be a C-contiguous array of three float32 columns"):
        run.answer(request["id"], {"parts": [wrong]})
    run.cancel()


def test_a_store_that_is_no_database_is_kept_and_a_new_one_begun(tmp_path):
    file = tmp_path / "store.sqlite"
    garbage = "not a database at all, but long enough to be looked at" * 20
    file.write_text(garbage)
    engine = maquette_engine.Engine(str(file), str(RAG))
    assert Path(engine.damaged_copy).read_text() == garbage
    assert engine.sessions() == []


def test_a_store_that_cannot_be_opened_raises_a_store_error(tmp_path):
    file = tmp_path / "store.sqlite"
    file.mkdir()
    with pytest.raises(maquette_engine.StoreError, match=r"store\.sqlite"):
        maquette_engine.Engine(str(file), str(RAG))


def test_adopting_a_folder_makes_its_script_version_one(engine, tmp_path):
    session = engine.adopt(str(tmp_path), '"""A thing."""\n')
    versions = engine.versions(session)
    assert [(version["number"], version["script"]) for version in versions] == [(1, '"""A thing."""\n')]
    assert engine.session_in(str(tmp_path))["id"] == session
