# SPDX-License-Identifier: GPL-3.0-or-later
"""Every guide is short, and its code runs as it stands, in each Blender."""

import re
import tempfile
import warnings
from collections import Counter
from pathlib import Path

import bpy
import pytest

GUIDES = sorted((Path(__file__).resolve().parents[2] / "rag" / "guides").glob("*.md"))
LONGEST = 60
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(guide):
    return [
        code for language, code in FENCE.findall(guide.read_text(encoding="utf-8")) if language == "python"
    ]


def heading(guide):
    return guide.read_text(encoding="utf-8").partition("\n")[0]


CODE = [
    pytest.param(guide, code, id=f"{guide.stem}-{number}")
    for guide in GUIDES
    for number, code in enumerate(blocks(guide), 1)
]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_has_a_heading_and_code_and_is_short(guide):
    assert re.fullmatch(r"# \S.*", heading(guide))
    assert len(guide.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert blocks(guide)


def test_no_two_guides_have_the_same_heading():
    assert [text for text, times in Counter(map(heading, GUIDES)).items() if times > 1] == []


@pytest.mark.parametrize(("guide", "code"), CODE)
def test_the_code_of_a_guide_makes_something_in_an_empty_file(guide, code, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        exec(compile(code, guide.name, "exec"), {"__name__": "__main__"})
    bpy.context.view_layer.update()
    assert len(bpy.context.scene.objects) > 0
    assert [str(each.message) for each in told if each.category is DeprecationWarning] == []
