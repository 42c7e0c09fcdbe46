# SPDX-License-Identifier: GPL-3.0-or-later
"""What an asset is held against besides words: the user's picture, or a concept that a model drew."""

import json
from pathlib import Path

import numpy as np
import pytest
from support.asset import Asset

from addon.host import answer, images
from tests.blender.test_command_line import QUICK, Terminal
from tests.blender.test_outline_of_pairs import photograph
from tests.support import stool
from tests.support.provider import KEY, Provider

PROMPT = "a small square stool"
PROBLEM = {"part": "seat", "text": "too thin", "evidence": "front", "fix": "thicker", "severity": "weak"}


@pytest.fixture
def provider():
    with Provider() as serving:
        serving.blueprint, serving.cells = stool.blueprint(), stool.CELLS
        serving.critique = {"problems": [PROBLEM]}
        serving.edits = lambda request: "```set\nSEAT_WIDTH = 0.37\n```"
        yield serving


@pytest.fixture
def illustrated(terminal, provider):
    """A terminal whose settings name an image model."""
    home = terminal.folder / "home"
    home.mkdir()
    (home / "models.toml").write_text(
        f'[providers.drawing]\nkind = "openai"\nbase_url = "{provider.url}"\nkey_env = "DRAWING_KEY"\n'
        '[roles.image]\nprovider = "drawing"\nmodel = "painter"\n'
    )
    terminal.environment["DRAWING_KEY"] = KEY
    return terminal


def png(folder, size=64):
    """A red square on white, as a file and its bytes."""
    canvas = np.ones((size, size, 4), np.float32)
    canvas[size // 4 : -size // 4, size // 4 : -size // 4, 1:3] = 0
    file = folder / "square.png"
    images.write(file, canvas)
    return file, file.read_bytes()


@pytest.fixture
def photographed(tmp_path):
    """The stool as a pair would be photographed, before a plain background."""
    asset = Asset()
    asset.ran((Path(__file__).parents[2] / "rag" / "pairs" / "stool.py").read_text(encoding="utf-8"))
    file = tmp_path / "photo.jpg"
    photograph(file, answer("inspect", {"asset": "a1"})["parts"], -30, 20, background=(0.2, 0.3, 0.6))
    return file


def asked(provider, role):
    return next(request for request in provider.asked if request.role == role)


def test_a_concept_is_drawn_from_the_blueprint_and_shown_to_reviewers_as_one(illustrated, provider, tmp_path):
    _, provider.picture = png(tmp_path)
    report = illustrated.report("create", PROMPT, "--out", "stool", "--rounds", "1")
    (words,) = provider.drawings
    assert "A square oak stool." in words
    assert "Four square posts" in words
    assert (illustrated.folder / "stool" / "concept.png").read_bytes() == provider.picture
    assert report["concept"] == "concept.png"
    assert report["usage"]["roles"]["image"]["tokens_out"] == 1000
    for role, pictures in (("critic", 5), ("verifier", 9)):
        request = asked(provider, role)
        assert request.pictures == pictures
        assert "A concept picture" in json.dumps(request.body)
        assert "The reference picture" not in json.dumps(request.body)
    assert asked(provider, "planner").pictures == 0
    assert "outline" not in report


def test_a_concept_that_cannot_be_drawn_is_a_note(illustrated, provider):
    report = illustrated.report("create", PROMPT, "--out", "stool", "--rounds", "1")
    assert report["reason"] == "done"
    assert len(provider.drawings) == 1
    assert any("no concept picture" in note for note in report["notes"])
    assert "A concept picture" not in json.dumps(asked(provider, "critic").body)
    assert not (illustrated.folder / "stool" / "concept.png").exists()


def test_a_run_that_was_cut_goes_on_with_the_concept_that_it_had(illustrated, provider, tmp_path):
    _, provider.picture = png(tmp_path)
    provider.fault = lambda request: (401, "{}") if request.cell == "part: legs" else None
    provider.delay = 0.5  # the concept is there before the coder fails
    assert illustrated.call("create", PROMPT, "--out", "stool", *QUICK).returncode == 3
    provider.fault, provider.delay = (lambda request: None), 0.0
    report = illustrated.report("resume", "stool", "--rounds", "1")
    assert report["concept"] == "concept.png"
    assert len(provider.drawings) == 1


def test_the_users_picture_takes_the_concepts_place(illustrated, provider, tmp_path):
    file, provider.picture = png(tmp_path, 128)
    illustrated.report("create", PROMPT, "--image", file, "--out", "stool", "--rounds", "1")
    assert provider.drawings == []
    assert "The reference picture" in json.dumps(asked(provider, "critic").body)


def test_a_picture_goes_to_planner_critic_and_verifier_and_the_outline_is_measured(
    terminal, provider, photographed
):
    report = terminal.report("create", "--image", photographed, "--out", "stool", "--rounds", "1")
    assert asked(provider, "planner").pictures == 1
    for role, pictures in (("critic", 5), ("verifier", 9)):
        body = json.dumps(asked(provider, role).body)
        assert asked(provider, role).pictures == pictures
        assert "The reference picture" in body
        assert "The outline agrees with the reference by" in body
    outline = report["outline"]
    assert 0.3 < outline["iou"] < 1.0
    assert outline["confidence"] > 0.7
    assert outline["finding"]["kind"] == "outline"
    assert (terminal.folder / "stool" / "reference.png").exists()


def test_a_picture_without_a_clear_outline_is_not_measured_and_that_is_said(terminal, provider, tmp_path):
    noise = np.random.default_rng(7).random((96, 96, 4)).astype(np.float32)
    noise[..., 3] = 1
    images.write(tmp_path / "noise.png", noise)
    report = terminal.report("create", "--image", tmp_path / "noise.png", "--out", "stool", "--rounds", "1")
    assert report["outline"]["reason"]
    assert any("outline was not compared" in note for note in report["notes"])
    assert "The outline agrees" not in json.dumps(asked(provider, "critic").body)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.png", b"not a picture", "no PNG, JPEG or WebP"),
        ("moving.gif", b"GIF89a" + bytes(40), "no PNG, JPEG or WebP"),
        ("cut.png", None, "damaged"),
        ("dot.png", 4, "4 x 4 pixels small"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told_before_a_model_is_asked(
    terminal, provider, tmp_path, name, content, words
):
    file = tmp_path / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        made = png(tmp_path, content or 256)[1]
        file.write_bytes(made if content else made[: len(made) // 2])
    result = terminal.call("create", "--image", file, "--out", "stool", *QUICK)
    assert (result.returncode, words in result.stderr) == (2, True), result.stderr
    assert provider.asked == []
    assert not (terminal.folder / "stool").exists()


def test_a_picture_without_a_model_says_that_it_wants_one(tmp_path):
    file, _ = png(tmp_path)
    result = Terminal(tmp_path).call("create", "--image", file, "--out", "stool", *QUICK)
    assert result.returncode == 1
    assert "wants" in result.stderr or "needs a model" in result.stderr
    assert not (tmp_path / "stool").exists()
