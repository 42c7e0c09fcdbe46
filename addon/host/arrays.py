# SPDX-License-Identifier: GPL-3.0-or-later
"""Properties of all items of one of Blender's collections as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np


def rows(items: Any, name: str, width: int, kind: type) -> np.ndarray:  # noqa: ANN401 (a collection)
    """One property of all items, a row an item."""
    values = np.zeros(len(items) * width, kind)
    items.foreach_get(name, values)
    return values.reshape(-1, width)


def numbers(items: Any, name: str) -> np.ndarray:  # noqa: ANN401 (a collection)
    """One whole number of all items."""
    return rows(items, name, 1, np.int32).ravel()
