# SPDX-License-Identifier: GPL-3.0-or-later
"""The global random generators, kept such that a run of a few cells draws what a run of all would draw."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

State = tuple[Any, ...]


def state() -> State:
    """Where Python's and NumPy's global generators stand."""
    kind, keys, position, has_gauss, gauss = np.random.get_state()
    return random.getstate(), (kind, tuple(keys.tolist()), position, has_gauss, gauss)


def restore(saved: State) -> None:
    """Put the generators back to where they stood."""
    random.setstate(saved[0])
    kind, keys, position, has_gauss, gauss = saved[1]
    np.random.set_state((kind, np.array(keys, np.uint32), position, has_gauss, gauss))


def begin() -> None:
    """Where every script starts from, so that one that forgot its seed still makes the same asset twice."""
    random.seed(0)
    np.random.seed(0)


def decoded(saved: Any) -> State:  # noqa: ANN401 (JSON)
    """A state as it comes back from JSON, where tuples have become lists."""
    (version, keys, gauss), (kind, more_keys, position, has_gauss, other_gauss) = saved
    return (version, tuple(keys), gauss), (kind, tuple(more_keys), position, has_gauss, other_gauss)
