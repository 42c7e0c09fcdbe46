# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be looked up in this Blender, and how it is kept."""

import json
import subprocess
import sys

import bpy
import pytest

from addon import engine
from addon.core.everyday import with_everyday_words
from addon.host import knowledge
from tests.blender.test_command_line import Terminal

NEWEST_MEASURED = bpy.app.version[:2] == (4, 5)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return str(tmp_path_factory.mktemp("index") / "index.bin")


@pytest.fixture(scope="module")
def known(file):
    return engine.open_knowledge(file, "test", knowledge.host_passages)


def first_ids(known, question, count=5, **options):
    return [each["id"] for each in known.find(question, count, **options)]


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("primitive_uv_sphere_add", "bpy.ops.mesh.primitive_uv_sphere_add"),
        ("how do I bevel edges", "bpy.types.BevelModifier"),
        ("principled bsdf roughness", "node.ShaderNodeBsdfPrincipled"),
        ("give the sheet some thickness", "bpy.types.SolidifyModifier"),
        ("TypeError: Converting py args to operator properties:: keyword \"rounds\" unrecognized\n"
         "bpy.ops.mesh.bevel(rounds=3)", "bpy.ops.mesh.bevel"),
        ("a couch to sit on", "pair:chair"),
        ("vertical slats of a chair's back", "cell:chair/part: back slats"),
    ],
)  # fmt: skip
def test_a_question_finds_its_answer_among_the_first_five(known, question, right):
    assert right in first_ids(known, question)


def test_kinds_narrow_the_search(known):
    for kind in ("operator", "node", "pair", "cell"):
        found = known.find("add a light to the lamp", 5, [kind])
        assert found
        assert {each["kind"] for each in found} == {kind}


def test_the_index_is_read_from_its_file_the_second_time(known, file):
    again = engine.open_knowledge(file, "test", lambda rag: pytest.fail("read again"))
    assert len(again) == len(known)
    assert again.find("bevel", 20) == known.find("bevel", 20)


def test_a_damaged_index_is_built_anew_silently(known, tmp_path):
    file = tmp_path / "index.bin"
    file.write_bytes(b"nothing of ours")
    built = engine.open_knowledge(str(file), "test", knowledge.host_passages)
    assert built.find("bevel", 5) == known.find("bevel", 5)
    assert file.stat().st_size > 1_000_000


def test_a_folder_that_cannot_be_written_is_no_fault():
    passages = [{"id": "a", "kind": "thing", "title": "sofa", "text": "soft"}]
    known = engine.open_knowledge("/proc/none/index.bin", "test", lambda rag: passages)
    assert first_ids(known, "couch", kinds=["thing"]) == ["a"]


def test_the_everyday_words_are_of_entries_that_exist(known):
    from addon.core.passages import passages
    from addon.host.reference import reference

    before = passages(reference())
    after = with_everyday_words(before, engine.rag_folder())
    named = sum("\nAlso: " in each["text"] for each in after)
    assert named > 300  # some are of another Blender
    assert len(after) == len(before)


@pytest.mark.skipif(not NEWEST_MEASURED, reason="the questions' answers are the passages of Blender 4.5")
def test_fused_answers_beat_words_alone_and_vectors_alone():
    from tests.retrieval.measure import measure, questions, searches

    ways, asked = searches(), questions()
    assert len(asked) >= 120
    words, vectors, fused = (
        measure(ways[name], asked)["all"] for name in ("words (BM25)", "vectors", "fused")
    )
    for measured in (0, 1):
        assert fused[measured] > words[measured]
        assert fused[measured] > vectors[measured]


def test_docs_prints_what_it_finds(tmp_path):
    terminal = Terminal(tmp_path)
    plain = terminal.call("docs", "how do I bevel edges", "--limit", "3")
    assert plain.returncode == 0
    assert "BevelModifier" in plain.stdout
    found = json.loads(terminal.call("docs", "bevel", "--kind", "operator", "--json").stdout)
    assert all(each.keys() == {"id", "kind", "title", "text", "score"} for each in found)
    assert {each["kind"] for each in found} == {"operator"}


def test_docs_without_a_question_or_an_answer_says_so(tmp_path):
    terminal = Terminal(tmp_path)
    assert terminal.call("docs", " ").returncode == 2
    nothing = terminal.call("docs", "qqqqzzzz")
    assert nothing.returncode == 1
    assert "Nothing speaks of that" in nothing.stdout


def test_docs_help_needs_no_blender():
    result = subprocess.run(
        [sys.executable, "-m", "addon.cli", "docs", "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "--kind" in result.stdout
