# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run has told of itself, as the panel shows it."""

import pytest

from addon.core.stages import Stages, last_words


def progress(stage, text=""):
    return {"kind": "progress", "stage": stage, "text": text}


def after(*events):
    """Stages that have taken these events, a second after another."""
    stages = Stages(began=0.0)
    for second, event in enumerate(events):
        stages.take(event, float(second))
    return stages


def test_a_stage_goes_on_until_the_next_begins():
    stages = after(progress("author"), progress("check"), progress("execute", "Running 3 of 5 cells"))
    assert [stage.name for stage in stages.stages] == ["author", "check", "execute"]
    assert [stage.took(10.0) for stage in stages.stages] == [1.0, 1.0, 8.0]
    assert stages.current.text == "Running 3 of 5 cells"


def test_a_stage_that_comes_back_keeps_its_place_and_adds_its_time():
    stages = after(progress("check"), progress("execute"), progress("check", "again"), progress("execute"))
    assert [stage.name for stage in stages.stages] == ["check", "execute"]
    assert [stage.took(5.0) for stage in stages.stages] == [2.0, 3.0]


def test_further_words_of_a_stage_do_not_begin_it_anew():
    stages = after(progress("review", "Looking"), progress("review", "Comparing"))
    assert len(stages.stages) == 1
    assert stages.current.begun == 0.0


def test_what_is_being_said_goes_with_its_stage():
    stages = after(progress("author"), {"kind": "saying", "role": "planner", "text": "A chair"})
    assert stages.saying == {"planner": "A chair"}
    stages.take(progress("check"), 5.0)
    assert stages.saying == {}


def test_the_clock_stops_with_the_run():
    stages = after(progress("author"), {"kind": "done", "reason": "done", "message": "", "report": {}})
    assert stages.current is None
    assert stages.elapsed(100.0) == 1.0


@pytest.mark.parametrize(
    ("reason", "wrong"), [("done", False), ("cancelled", False), ("refused", True), ("script_failed", True)]
)
def test_only_what_the_artist_did_not_want_went_wrong(reason, wrong):
    stages = after({"kind": "done", "reason": reason, "message": "", "report": {}})
    assert stages.went_wrong == wrong


def test_of_a_long_speech_the_end_is_shown_on_one_line():
    assert last_words("first\n" + "word " * 100 + "last", most=12) == "…rd word last"
    assert last_words("two\nlines") == "two lines"


def test_of_many_speakers_those_are_heard_who_spoke_last():
    speakers = ["posts", "panes", "roof"]
    stages = after(
        progress("author"),
        *({"kind": "saying", "role": role, "text": "a"} for role in speakers),
        {"kind": "saying", "role": "posts", "text": "ab"},
    )
    assert stages.heard(2) == ([("posts", "ab"), ("roof", "a")], 1)
    assert stages.heard(5) == ([("posts", "ab"), ("panes", "a"), ("roof", "a")], 0)


def test_what_was_taken_so_far_is_the_newest_that_was_told():
    usage = {"replies": 3, "tokens_in": 10, "tokens_out": 4, "money": None}
    assert after({"kind": "usage", "usage": {}}, {"kind": "usage", "usage": usage}).usage == usage
