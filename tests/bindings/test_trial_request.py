# SPDX-License-Identifier: GPL-3.0-or-later
"""When the engine asks for a trial, and what it makes of the answer; the host is played by the test."""

from pathlib import Path

import maquette_engine
import pytest

from addon.core.analyse import analyse

RAG = Path(__file__).resolve().parents[2] / "rag"
SCRIPT = '"""A block."""\n# maquette: 1\n# %% parameters\nSIZE = 0.4  # m, 0.2..1.0: size\n# %% part: block\nx = SIZE\n'


@pytest.fixture
def engine(tmp_path):
    made = maquette_engine.Engine(str(tmp_path / "store.sqlite"), str(RAG))
    made.use_trials(True)
    return made


class Host:
    """Answers as Blender does for scripts that make nothing."""

    def __init__(self, trial=None):
        self.asked = []
        self.trials = []
        self._trial = trial or {"error": None}

    def answer(self, kind, payload):
        self.asked.append(kind)
        if kind == "trial":
            self.trials.append(payload["script"])
            return self._trial
        if kind == "analyse":
            return {"cells": analyse(payload["cells"])}
        if kind == "check":
            return {"findings": [], "mended": [], "refused": [], "script": payload["script"]}
        if kind == "execute":
            return {"error": None, "cells": [], "held": [], "seconds": 0.0}
        if kind == "hand":
            return {"changes": [], "held": [], "own": [], "lines": ""}
        return {"recall": {"known": False, "cells": []}, "inspect": {"parts": []}}[kind]

    def serve(self, run):
        """To its end; answers its last event."""
        events = []
        while not run.finished():
            run.wait(5)
            events += run.take_events()
            if request := run.take_request():
                run.answer(request["id"], self.answer(request["kind"], request["payload"]))
        return events[-1]


def test_a_persons_script_is_tried_before_it_is_executed(engine, tmp_path):
    host = Host()
    done = host.serve(engine.rebuild(engine.adopt(str(tmp_path), SCRIPT), script=SCRIPT))
    assert done["reason"] == "done", done
    assert host.trials == [SCRIPT]
    assert host.asked.index("trial") < host.asked.index("execute")


def test_what_stopped_in_the_trial_is_not_executed(engine, tmp_path):
    error = {"cell": "part: block", "line": 6, "type": "TimeLimit", "message": "It ran on"}
    host = Host({"error": error})
    done = host.serve(engine.rebuild(engine.adopt(str(tmp_path), SCRIPT), script=SCRIPT))
    assert done["reason"] == "script_failed"
    assert done["message"].startswith('The cell "part: block", line 6, stopped with TimeLimit: It ran on.')
    assert "execute" not in host.asked


def test_what_could_not_be_tried_is_executed_and_noted_once(engine, tmp_path):
    host = Host({"error": None, "skipped": "No Blender."})
    done = host.serve(engine.rebuild(engine.adopt(str(tmp_path), SCRIPT), script=SCRIPT))
    assert done["report"]["notes"].count("No Blender.") == 1
    assert "execute" in host.asked


def test_other_values_of_code_that_ran_are_not_tried_but_for_a_persons_own(engine, tmp_path):
    session, host = engine.adopt(str(tmp_path), SCRIPT), Host()
    host.serve(engine.set_parameters(session, [("SIZE", "0.5")]))
    assert len(host.trials) == 1  # nobody has run this code yet
    library = Host()
    made = library.serve(engine.create("a red chair"))["report"]["session"]
    library.serve(engine.set_parameters(made, [("SEAT_WIDTH", "0.5")]))
    library.serve(engine.refine(made, "make the seat wider"))
    assert library.trials == []


def test_without_use_trials_nothing_is_tried(engine, tmp_path):
    engine.use_trials(False)
    host = Host()
    host.serve(engine.rebuild(engine.adopt(str(tmp_path), SCRIPT), script=SCRIPT))
    assert host.trials == []
