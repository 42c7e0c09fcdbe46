# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of parameters as the Python literals that stand in a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def literal(kind: str, value: Any) -> str:  # noqa: ANN401 (a property's value)
    """A value of that kind of parameter, rounded as single precision deserves."""
    match kind:
        case "switch":
            return repr(bool(value))
        case "count":
            return repr(int(value))
        case "choice":
            return repr(str(value)).replace("'", '"')
        case "colour":
            return f"({', '.join(_number(channel) for channel in _four(value))})"
        case _:
            return _number(value)


def same(kind: str, one: Any, other: Any) -> bool:  # noqa: ANN401
    """Whether two values of a parameter are the same to the script."""
    return literal(kind, one) == literal(kind, other)


def _four(value: Sequence[float]) -> list[float]:
    channels = [float(channel) for channel in value]
    return channels if len(channels) == 4 else [*channels, 1.0]


def _number(value: float) -> str:
    text = f"{float(value):.6g}"
    return text if any(mark in text for mark in ".en") else f"{text}.0"
