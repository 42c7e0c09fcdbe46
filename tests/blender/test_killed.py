# SPDX-License-Identifier: GPL-3.0-or-later
"""A few kills of each kind; `./maquette test --matrix` does a thousand (docs/reliability.md)."""

import os

from tests.reliability.command_line import kill_library, kill_team
from tests.reliability.engine_alone import kill_often


def test_an_engine_that_is_killed_at_work_loses_nothing_that_it_told(tmp_path):
    figures = kill_often(12, 7, tmp_path, dict(os.environ))
    assert figures["kills"] == 12
    assert figures["told"] > 12


def test_commands_that_are_killed_leave_whole_files_and_the_next_one_works(tmp_path):
    figures = kill_library(3, 7, tmp_path)
    assert figures["kills"] > 0


def test_a_teams_run_that_is_killed_is_resumed_and_asks_nothing_twice(tmp_path):
    figures = kill_team(1, 5, tmp_path)  # well into the run
    assert figures["resumed"] == 1
