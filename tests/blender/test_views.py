# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the camera stands: everything is in the picture, and lengths can be read off it."""

import numpy as np
import pytest

from addon.core.errors import HostError
from addon.core.measures import round_length, spoken_length
from addon.host import answer, images
from tests.support.scene import box

SUBJECTS = {
    "a tall lamp": [((0.3, 0.3, 0.02), (0, 0, 0.01)), ((0.02, 0.02, 1.8), (0, 0, 0.9))],
    "a flat carpet": [((3, 2, 0.008), (0, 0, 0.004))],
    "a long wall": [((60, 0.3, 2.5), (0, 0, 1.25))],
    "a beam that leads away": [((0.2, 20, 0.2), (0, 0, 1))],
    "a ring of 2 cm": [((0.02, 0.004, 0.002), (0, 0, 0)), ((0.004, 0.004, 0.004), (0, 0, 0.004))],
    "a castle of 80 m": [((80, 60, 12), (0, 0, 6)), ((10, 10, 45), (35, 25, 22))],
    "something far from the origin": [((1, 1, 1), (500, -300, 20))],
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_view_cuts_anything_off_and_none_wastes_its_picture(subject, tmp_path):
    for number, (size, at) in enumerate(SUBJECTS[subject]):
        box(f"box {number}", size, at)
    found = answer(
        "render",
        {
            "asset": "",
            "folder": str(tmp_path),
            "views": 10,
            "resolution": 128,
            "passes": ["shape"],
            "sheet": False,
        },
    )
    assert len(found["views"]) == 10
    for view in found["views"]:
        pixels = images.read(view["file"])[..., :3]
        seen = (abs(pixels - pixels[0, 0]) > 0.01).any(axis=2)
        rows, columns = np.nonzero(seen.any(axis=1))[0], np.nonzero(seen.any(axis=0))[0]
        assert min(rows[0], columns[0], 127 - rows[-1], 127 - columns[-1]) >= 2, view["view"]
        assert max(np.ptp(rows), np.ptp(columns)) >= 95, view["view"]


@pytest.mark.parametrize(
    ("span", "bar"),
    [
        (0.024, "5 mm"),
        (0.013, "2 mm"),
        (0.11, "2 cm"),
        (0.5, "10 cm"),
        (2.2, "50 cm"),
        (5, "1 m"),
        (90, "20 m"),
    ],
)
def test_a_scale_bar_is_a_round_length_in_the_unit_that_fits(span, bar):
    assert spoken_length(round_length(span * 0.3)) == bar


def test_the_edge_of_a_measured_view_spans_what_the_answer_says(tmp_path):
    box("plank", (2, 0.5, 0.1))
    found = answer(
        "render",
        {
            "asset": "",
            "folder": str(tmp_path),
            "views": 2,
            "resolution": 256,
            "passes": ["parts"],
            "sheet": False,
        },
    )
    front = next(view for view in found["views"] if view["view"] == "front")
    seen = (images.read(front["file"])[..., :3] < 1).any(axis=(0, 2))
    assert front["measured"]
    assert seen.sum() / 256 * front["span"] == pytest.approx(2, rel=0.01)


def test_a_view_is_drawn_by_its_name_and_a_part_by_its_own(tmp_path):
    box("plank", (2, 0.5, 0.1))
    box("knob", (0.1, 0.1, 0.1), (0, 0, 0.1))
    order = {"asset": "", "folder": str(tmp_path), "resolution": 64, "passes": ["parts"], "sheet": False}
    found = answer("render", {**order, "only": ["left", "top"], "parts": ["knob"]})
    assert [view["view"] for view in found["views"]] == ["left", "top"]
    assert [each["part"] for each in found["legend"]] == ["knob"]
    assert found["views"][1]["span"] < 0.2, "the knob fills the picture"


@pytest.mark.parametrize("wrong", [{"only": ["sideways"]}, {"parts": ["knob"]}])
def test_a_view_or_a_part_that_is_not_there_is_told_of_with_those_that_are(tmp_path, wrong):
    box("plank", (2, 0.5, 0.1))
    with pytest.raises(HostError, match=r"front|plank"):
        answer("render", {"asset": "", "folder": str(tmp_path), **wrong})
