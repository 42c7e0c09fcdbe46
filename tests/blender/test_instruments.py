# SPDX-License-Identifier: GPL-3.0-or-later
"""What roles may look at before they answer: over real HTTP, in a real Blender."""

import base64
import io
import json

import pytest

from addon.core.picture_size import picture_size
from tests.blender.test_command_line import QUICK, Terminal
from tests.support.protocols import Anthropic, Gemini, OneCall, OpenAI
from tests.support.provider import Provider, streamed_calls

POT = '''"""A pot whose lid hangs in the air.

Tags: pot
"""
import bmesh
import bpy

# %% parameters
GAP = 0.03  # m, 0.00..0.10: air under the lid

# %% material: clay
clay = bpy.data.materials.new("clay")

# %% part: body
body_mesh = bmesh.new()
bmesh.ops.create_cube(body_mesh, size=0.2)
bmesh.ops.translate(body_mesh, verts=body_mesh.verts, vec=(0, 0, 0.1))
body_data = bpy.data.meshes.new("body")
body_mesh.to_mesh(body_data)
body_data.materials.append(clay)
body = bpy.data.objects.new("body", body_data)
bpy.context.scene.collection.objects.link(body)

# %% part: lid
lid_mesh = bmesh.new()
bmesh.ops.create_cube(lid_mesh, size=0.2)
bmesh.ops.scale(lid_mesh, verts=lid_mesh.verts, vec=(1, 1, 0.1))
bmesh.ops.translate(lid_mesh, verts=lid_mesh.verts, vec=(0, 0, 0.21 + GAP))
lid_data = bpy.data.meshes.new("lid")
lid_mesh.to_mesh(lid_data)
lid = bpy.data.objects.new("lid", lid_data)
bpy.context.scene.collection.objects.link(lid)
'''
CLOSED = "The lid is down.\n```set\nGAP = 0.0\n```"


@pytest.fixture
def terminal(tmp_path):
    user = Terminal(tmp_path)
    (tmp_path / "pot").mkdir()
    (tmp_path / "pot" / "asset.py").write_text(POT)
    return user


@pytest.fixture
def provider(terminal):
    with Provider() as serving:
        terminal.environment.update(serving.environment)
        serving.edits = lambda request: CLOSED
        yield serving


def calling(provider, *calls, role="coder"):
    """Have the role call these functions, all at once, before it answers."""
    left = [streamed_calls(*calls)]
    provider.fault = lambda request: left.pop() if left and request.role == role else None


def refine(terminal, words="close the lid", *more):
    return terminal.report("refine", "pot", words, "--rounds", "0", *more)


def results(request):
    return [message["content"] for message in request.body["messages"] if message["role"] == "tool"]


def test_a_coder_is_told_the_truth_of_the_scene(terminal, provider):
    calling(
        provider,
        ("list_objects", {}),
        ("measure_distance", {"part_a": "lid", "part_b": "body"}),
        ("render_view", {"view": "front", "part": "lid"}),
        ("search_docs", {"query": "bevel modifier"}),
        ("read_passage", {"id": "bpy.types.BevelModifier"}),
        ("measure_distance", {"part_a": "lid", "part_b": "handle"}),
    )
    assert refine(terminal)["reason"] == "done"
    first, second = provider.asked
    offered = {tool["function"]["name"] for tool in first.body["tools"]}
    assert offered == {"list_objects", "measure_distance", "render_view", "search_docs", "read_passage"}
    listed, measured, _, searched, read, wrong = results(second)
    body, lid = [json.loads(line) for line in listed.splitlines()[1:]]
    assert body == {
        "part": "body",
        "objects": ["body"],
        "size": [0.2, 0.2, 0.2],
        "low": [-0.1, -0.1, 0.0],
        "high": [0.1, 0.1, 0.2],
        "triangles": 12,
        "materials": ["clay"],
    }
    assert (lid["low"][2], lid["materials"]) == (0.23, [])
    gap = json.loads(measured)
    assert (gap["state"], gap["distance"], sorted(gap["parts"])) == ("apart", 0.03, ["body", "lid"])
    assert {gap["from"][2], gap["to"][2]} == {0.2, 0.23}
    assert "bpy.types.BevelModifier" in searched
    assert "segments" in read
    assert "there are: body, lid" in wrong
    assert second.pictures == 1


def test_the_user_sees_what_a_role_looks_at(terminal, provider):
    calling(provider, ("search_docs", {"query": "bevel edges"}), ("render_view", {"view": "top"}))
    result = terminal.call("refine", "pot", "close the lid", "--rounds", "0", *QUICK)
    assert result.returncode == 0, result.stderr
    assert "coder looks up: bevel edges" in result.stderr
    assert "coder looks at: top" in result.stderr


def test_a_coder_that_never_stops_looking_is_made_to_answer(terminal, provider):
    def look(request):
        if request.body.get("tool_choice") == "none":
            return None
        return streamed_calls(("search_docs", {"query": f"question {len(provider.asked)}"}))

    provider.fault = look
    assert refine(terminal)["reason"] == "done"
    assert len(provider.asked) == 9
    assert "No calls are left. Answer now" in results(provider.asked[-1])[-1]
    assert len(provider.asked[-1].body["tools"]) == 5


def test_a_server_without_tools_is_asked_without_them(terminal, provider):
    refused = (400, '{"error": {"message": "recorded does not support tools"}}')
    provider.fault = lambda request: refused if "tools" in request.body else None
    assert refine(terminal)["reason"] == "done"
    assert ["tools" in request.body for request in provider.asked] == [True, False]


def test_a_coder_of_parts_is_given_passages_and_no_scene(terminal, provider):
    calling(provider, ("search_docs", {"query": "lathe a profile"}), ("list_objects", {}))
    report = terminal.report("create", "a brass lantern", "--out", "lantern", "--rounds", "0")
    assert report["reason"] == "done"
    offers = {
        request.role: {tool["function"]["name"] for tool in request.body["tools"]}
        for request in provider.asked
    }
    assert offers == {role: {"search_docs", "read_passage"} for role in ("planner", "coder")}
    (looked,) = [request for request in provider.asked if results(request)]
    assert looked.pictures == 0
    assert 'There is no function "list_objects"' in results(looked)[1]


def test_a_planner_looks_things_up_and_still_answers_in_its_form(terminal, provider):
    calling(provider, ("search_docs", {"query": "lantern", "kind": "pair"}), role="planner")
    report = terminal.report("create", "a brass lantern", "--out", "lantern", "--rounds", "0")
    assert report["author"]["blueprint"]["name"]
    planners = [request for request in provider.asked if request.role == "planner"]
    assert len(planners) == 2
    assert all("response_format" in request.body for request in planners)


def test_what_was_said_before_is_given_in_short_and_recalled_whole(terminal, provider):
    refine(terminal, "close the lid")
    script = terminal.folder / "pot" / "asset.py"
    script.write_text(script.read_text().replace("size=0.2", "size=0.3", 1))
    provider.edits = lambda request: "Open again.\n```set\nGAP = 0.05\n```"
    calling(provider, ("recall", {"id": "artist-2"}), ("recall", {"id": "critic-1"}))
    refine(terminal, "open it")
    asked = provider.asked[-1]
    said = asked.body["messages"][2]["content"]
    assert (
        "- artist-1: close the lid\n- coder-1: The lid is down.\n- artist-2: changed by hand: part: body"
        in said
    )
    assert said.index("Said in this session") < said.index("The artist says: open it")
    whole, unknown = results(asked)
    assert "size=0.3" in whole
    assert "There are: artist-1, coder-1, artist-2, artist-3" in unknown


def test_a_run_that_was_cut_after_it_looked_goes_on_without_asking_again(terminal, provider):
    calls = streamed_calls(
        ("measure_distance", {"part_a": "lid", "part_b": "body"}), ("render_view", {"view": "front"})
    )
    answers = [calls, (401, '{"error": {"message": "bad key"}}')]
    provider.fault = lambda request: answers.pop(0) if answers else None
    assert terminal.call("refine", "pot", "close the lid", "--rounds", "0", *QUICK).returncode == 3
    before = len(provider.asked)
    assert terminal.report("resume", "pot", "--rounds", "0")["reason"] == "done"
    (again,) = provider.asked[before:]
    assert json.loads(results(again)[0])["distance"] == 0.03


def test_a_recording_with_looks_plays_without_a_provider(terminal, provider):
    calling(
        provider,
        ("list_objects", {}),
        ("search_docs", {"query": "bevel"}),
        ("render_view", {"view": "front"}),
    )
    terminal.environment["MAQUETTE_RECORD"] = str(terminal.folder / "talk.jsonl")
    refine(terminal)
    asked = len(provider.asked)
    terminal.environment["MAQUETTE_REPLAY"] = terminal.environment.pop("MAQUETTE_RECORD")
    (terminal.folder / "again").mkdir()
    (terminal.folder / "again" / "asset.py").write_text(POT)
    assert terminal.report("refine", "again", "close the lid", "--rounds", "0")["reason"] == "done"
    assert len(provider.asked) == asked


@pytest.mark.parametrize("protocol", [OpenAI(), Anthropic(), Gemini()], ids=lambda each: each.kind)
def test_a_view_is_shown_by_each_protocol_in_its_own_way(terminal, protocol):
    with OneCall(protocol, ("render_view", {"view": "three-quarter"}), CLOSED) as server:
        terminal.environment.update(server.environment)
        assert refine(terminal)["reason"] == "done"
        (shown,) = protocol.shown(server.asked[1])
    assert picture_size(io.BytesIO(base64.b64decode(shown))) == (512, 512)
