# SPDX-License-Identifier: GPL-3.0-or-later
"""Real Blender, as the `bpy` module: each test begins in an empty file."""

import os
import sys
from pathlib import Path

import pytest

bpy = pytest.importorskip("bpy", reason="these tests run in Blender's own Python")

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

_STATUS = pytest.StashKey[int]()


@pytest.fixture(autouse=True)
def empty_file():
    """An empty scene, with nothing remembered."""
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)


@pytest.fixture
def provider():
    """A provider of models on loopback that answers as a live model did for a lantern."""
    from tests.support.provider import Provider

    with Provider() as serving:
        yield serving


@pytest.fixture
def terminal(tmp_path, provider):
    """A user whose models are that provider's."""
    from tests.blender.test_command_line import Terminal

    user = Terminal(tmp_path)
    user.environment.update(provider.environment)
    return user


def pytest_sessionfinish(session, exitstatus):
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """End at once: Blender as a module may hang while Python takes it down, once a test has failed."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(config.stash.get(_STATUS, 1))
