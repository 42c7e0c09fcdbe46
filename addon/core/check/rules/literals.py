# SPDX-License-Identifier: GPL-3.0-or-later
"""Literals of a kind that a property or an argument does not take."""

from __future__ import annotations

import ast
from typing import Any

from ..api import Record
from ..values import Constant, Row, Sequence, Struct, Values, literals, single

Reader = Any

_LONG = 16  # a matrix; what is longer has room for so many, and takes fewer

_KINDS = {
    "BOOLEAN": "a boolean",
    "INT": "a whole number",
    "FLOAT": "a number",
    "STRING": "a text",
    "ENUM": "a text",
}


def mismatch(reader: Reader, values: Values, record: Record, *, is_argument: bool = False) -> str | None:
    """What is wrong with a value for a property: "takes 4 numbers, not 3"; None where nothing surely is.

    An argument of a function of RNA takes arrays of any length, whatever length is told.
    """
    kind = record["kind"]
    if is_argument and "array" in record:
        return None
    if kind in {"POINTER", "COLLECTION"}:
        return _pointer_mismatch(reader, values, record) if kind == "POINTER" else None
    size = record.get("array")
    value = single(values)
    if size is not None and kind != "STRING":
        return _array_mismatch(values, value, kind, size)
    if isinstance(value, Row | Sequence) and not (kind == "ENUM" and "flags" in record):
        return f"takes {_KINDS[kind]}, not several values" if _is_whole(value) else None
    known = literals(values)
    if known is None or any(each.of_version for each in known):
        return None
    wrong = [each for each in known if not _fits(each.value, kind)]
    if len(wrong) < len(known):
        return None
    if kind == "ENUM" and "flags" in record:
        return None
    return f"takes {_KINDS[kind]}, not {_shown(wrong[0].value)}"


def _is_whole(value: Row | Sequence) -> bool:
    """Whether it is surely a list, and no array that a number could be in disguise."""
    return isinstance(value, Row)


def _fits(value: object, kind: str) -> bool:
    if value is None and kind == "STRING":
        return True  # some texts may be missing, and RNA does not tell which
    if value is None or value is Ellipsis or isinstance(value, bytes | complex):
        return False
    if kind == "BOOLEAN":
        return isinstance(value, bool) or (type(value) is int and value in {0, 1})
    if kind == "INT":
        return isinstance(value, int)
    if kind == "FLOAT":
        return isinstance(value, int | float)
    return isinstance(value, str)


def _array_mismatch(values: Values, value: object, kind: str, size: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, Constant):
        if value.of_version:
            return None
        if value.value is None or isinstance(value.value, bool | int | float):
            count = size if isinstance(size, int) and size else "several"
            return f"takes {count} values, not {_shown(value.value)}"
        return None
    if not isinstance(value, Row) or not isinstance(size, int) or not 0 < size <= _LONG:
        return None
    parts = [single(part) for part in value.of]
    if len(value.of) != size:
        return f"takes {size} values, not {len(value.of)}"
    for part in parts:
        if isinstance(part, Constant) and not _fits_inside(part.value, kind):
            return f"takes {size} values, each {_KINDS[kind]}, not {_shown(part.value)}"
    return None


def _fits_inside(value: object, kind: str) -> bool:
    if kind == "BOOLEAN":
        return isinstance(value, bool)
    return not isinstance(value, str | bytes | None.__class__)


def _pointer_mismatch(reader: Reader, values: Values, record: Record) -> str | None:
    known = literals(values)
    of = record.get("of")
    if known is not None and all(isinstance(each.value, bool | int | float | str) for each in known):
        return f"takes a {of}, not {_shown(known[0].value)}"
    api = reader.api
    if not values or of not in api.types or api.is_open(of) or of in {"ID", "AnyType"}:
        return None
    for value in values:
        if not isinstance(value, Struct) or value.type not in api.types or api.is_open(value.type):
            return None
        if api.is_a(value.type, of) or api.is_a(of, value.type):
            return None
    return f"takes a {of}, not a {next(iter(values)).type}"  # type: ignore[union-attr]


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def is_negative(node: ast.expr) -> bool:
    """Whether a number is written with a sign."""
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
