# SPDX-License-Identifier: GPL-3.0-or-later
"""Prompts of any length and any bytes: they work, or a sentence says where the limit is."""

import maquette_engine
import pytest

from tests.bindings.test_trial_request import RAG, Host


@pytest.fixture
def engine(tmp_path):
    return maquette_engine.Engine(str(tmp_path / "store.sqlite"), str(RAG))


def test_a_prompt_of_a_megabyte_is_refused_with_the_limit_and_leaves_no_session(engine):
    with pytest.raises(maquette_engine.InputError, match="1000000 bytes; up to 200000 are read"):
        engine.create("a stool " * 125_000)
    assert engine.sessions() == []


def test_an_instruction_of_a_megabyte_is_refused_and_the_asset_stays(engine, tmp_path):
    session = engine.adopt(str(tmp_path), '"""A thing."""\n')
    with pytest.raises(maquette_engine.InputError, match="bytes; up to"):
        engine.refine(session, "wider " * 200_000)
    assert len(engine.versions(session)) == 1


def test_the_library_says_how_much_it_reads_and_how_many_things_it_puts_together(engine):
    assert "reads up to 2000" in Host().serve(engine.create("a stool " + "very " * 2000 + "red"))["message"]
    assert "up to 24 things" in Host().serve(engine.create("a red stool and " * 60 + "a mug"))["message"]
    assert engine.sessions() == []


def test_zero_bytes_and_control_characters_in_a_prompt_are_blanks(engine):
    done = Host().serve(engine.create("a red\0 wooden\x1b stool"))
    assert done["reason"] == "done", done["message"]
    script = engine.versions(done["report"]["session"])[0]["script"]
    assert "\0" not in script
    compile(script, "asset.py", "exec")
