# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways around a guard that are known, each refused from its text alone, and by which rule."""

import ast
import tomllib
from pathlib import Path

import pytest

from addon.core.guard import RULES, guard

GROUPS = tomllib.loads((Path(__file__).parent / "guard_attacks.toml").read_text(encoding="utf-8"))
ATTACKS = [
    pytest.param(attack["rule"], attack["code"], id=f"{group}-{number}")
    for group, attacks in GROUPS.items()
    for number, attack in enumerate(attacks, 1)
]


@pytest.mark.parametrize(("rule", "code"), ATTACKS)
def test_an_attack_is_refused_by_its_rule(rule, code):
    ast.parse(code)  # it is refused for what it does, not for being no Python
    found = guard(code)
    assert rule in {each.rule for each in found}, [(each.rule, each.message) for each in found]


def test_there_are_well_over_two_hundred():
    assert len(ATTACKS) > 250


def test_each_rule_keeps_something_out():
    assert {attack["rule"] for attacks in GROUPS.values() for attack in attacks} == set(RULES)
