# SPDX-License-Identifier: GPL-3.0-or-later
"""What modelling scripts really do, and the guard must let pass."""

import tomllib
from pathlib import Path

import pytest

from addon.core.guard import guard

ROOT = Path(__file__).parents[2]
OURS = [*sorted((ROOT / "rag" / "pairs").glob("*.py")), *sorted((ROOT / "rag" / "tools").glob("*.py"))]

SPARED = tomllib.loads((Path(__file__).parent / "guard_spares.toml").read_text(encoding="utf-8"))["script"]


@pytest.mark.parametrize("code", [pytest.param(each["code"], id=each["does"]) for each in SPARED])
def test_it_spares_what_modelling_needs(code):
    assert [(each.line, each.rule, each.message) for each in guard(code)] == []


@pytest.mark.parametrize("script", OURS, ids=lambda each: each.stem)
def test_it_spares_our_own_scripts(script):
    assert guard(script.read_text(encoding="utf-8")) == []
