# SPDX-License-Identifier: GPL-3.0-or-later
"""Items that an enum does not have."""

from __future__ import annotations

import ast
from typing import Any

from ..api import Record
from ..drift import Drift
from ..finding import Edit
from ..nearest import is_slip, listing, nearest, suggestion
from ..state import State
from ..templates import before_statement, is_also_set
from ..values import Constant, Row, Setting, Values, literals, single

Reader = Any


def check_item(
    reader: Reader,
    node: ast.expr,
    values: Values,
    record: Record,
    owners: list[str],
    state: State,
    *,
    error: str = "TypeError",
    certain: bool = True,
) -> None:
    """An item that is given for an enum: `owners` are its names in rows, the nearest first."""
    if "flags" in record:
        value = single(values)
        if isinstance(value, Row) and isinstance(node, ast.Set | ast.Tuple | ast.List):
            for part, each in zip(node.elts, value.of, strict=True):
                _check(reader, part, each, record, owners, state, error, certain)
        return
    _check(reader, node, values, record, owners, state, error, certain)


def _check(
    reader: Reader,
    node: ast.expr,
    values: Values,
    record: Record,
    owners: list[str],
    state: State,
    error: str,
    certain: bool,
) -> None:
    known = literals(values)
    items = record.get("items") or []
    if known is None or not all(isinstance(each.value, str) for each in known):
        return
    rows = {each.value: _row(reader, owners, each.value) for each in known}
    for text, found in rows.items():
        if found is not None and found.fine_with and is_also_set(reader, found.fine_with, None):
            return
        if found is not None and text in items and not found.before:
            rows[text] = None
    wrong = [each for each in known if each.value not in items or rows[each.value] is not None]
    if not wrong or len(wrong) < len(known) or any(each.of_version for each in known):
        return
    item = wrong[0].value
    row = next((row for each in wrong if (row := rows[each.value]) is not None), None)
    near = nearest(item, items)
    if "dynamic" in record and row is None and not (near and is_slip(item, near[0]) and len(items) > 2):
        return
    if not items and row is None:
        return
    instead = row.instead if row is not None and row.instead in items else None
    listed = suggestion(near) if near else f"; it is one of {listing(items)}."
    told = f": {row.reason}" if row is not None else listed
    reader.report.add(
        node,
        "enum",
        f"{item!r} is no {_title(owners)} in {reader.api.title}{told}",
        state,
        subject=item,
        error=error,
        replacement=instead,
        certain=certain and (row is not None or "dynamic" not in record),
        edits=_edits(reader, node, wrong, instead, row),
        row=row,
    )


def _row(reader: Reader, owners: list[str], item: str) -> Drift | None:
    """The row of an item; some hold only for what is set by a certain way."""
    rows = [row for row in reader.knowledge.named("item", item) if row.of in owners]
    whole = reader.statement
    target = whole.targets[0] if isinstance(whole, ast.Assign) else None
    owner = target.value if isinstance(target, ast.Attribute) else None
    way = owner.attr if isinstance(owner, ast.Attribute) else ""
    return next((row for row in rows if row.at in {"", way}), None)


def _title(owners: list[str]) -> str:
    return owners[0].rpartition(".")[2] if owners else "item"


def _edits(
    reader: Reader, node: ast.expr, wrong: list[Constant], instead: str | None, row: Drift | None
) -> tuple[Edit, ...]:
    """The edit at the literal itself, also where a variable brings it here."""
    if instead is None or len(wrong) != 1:
        return ()
    origin = wrong[0].origin
    if not isinstance(origin, ast.Constant) or (
        origin is not node and not reader.script.is_used_once(origin)
    ):
        return ()
    edits = [quoted(reader, origin, instead)]
    if row is not None and row.before is not None:
        whole = reader.statement
        target = whole.targets[0] if isinstance(whole, ast.Assign) else None
        if not isinstance(target, ast.Attribute):
            return ()
        first = before_statement(reader, row.before.replace("$of", reader.report.text(target.value)), target)
        if first is None:
            return ()
        edits.append(first)
    return tuple(edits)


def quoted(reader: Reader, node: ast.Constant, text: str) -> Edit:
    """The edit that puts another text into a literal, between the quotes that it has."""
    written = reader.report.text(node)
    quote = written[-1] if written[:1] in {"'", '"'} else '"'
    return reader.report.edit(node, f"{quote}{text}{quote}")


def comparison(reader: Reader, node: ast.Compare, values: list[Values], state: State) -> None:
    """A property compared with an item that it never has. Not certain: scripts ask for other Blenders' items."""
    if not reader.report.is_on or len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq | ast.NotEq):
        return
    setting, other, where = single(values[0]), values[1], node.comparators[0]
    if not isinstance(setting, Setting):
        setting, other, where = single(values[1]), values[0], node.left
    if not isinstance(setting, Setting) or setting.of not in reader.api.types:
        return
    member = reader.api.member(setting.of, setting.name)
    if member is None or member.record.get("kind") != "ENUM" or reader.is_one_of_several(node):
        return
    check_item(
        reader, where, other, member.record, owners_of(reader, setting.of, setting.name), state, certain=False
    )


def owners_of(reader: Reader, of: str, name: str) -> list[str]:
    """A property's names in rows: by its type and by the bases of that."""
    return [f"{each}.{name}" for each in reader.api.line(of)]
