# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of Blender as plain data: numbers, texts and lists that JSON can hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# At and beyond these a limit is no limit: Blender's largest float and its largest int.
_ENDLESS_FLOAT = 3.4e38
_ENDLESS_INT = 2**31 - 1


def number(value: float) -> float:
    """A single-precision number with the digits that it really has: 0.1 and not 0.10000000149011612."""
    return float(f"{value:.7g}")


def plain(value: Any) -> Any:  # noqa: ANN401 (whatever a property holds)
    """A value as JSON has it; None for what is no plain value (a datablock, an infinite number)."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return number(value) if abs(value) < float("inf") else None
    if isinstance(value, set | frozenset):
        return sorted(plain(each) for each in value)
    if isinstance(value, Iterable):
        return [plain(each) for each in value]
    return None


def limit(value: float) -> float | None:
    """A property's least or greatest value, or None where there is no limit."""
    if isinstance(value, int):
        return value if abs(value) < _ENDLESS_INT else None
    return number(value) if abs(value) < _ENDLESS_FLOAT else None
