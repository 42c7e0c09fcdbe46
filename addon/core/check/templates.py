# SPDX-License-Identifier: GPL-3.0-or-later
"""The edits that a row of `drift.toml` asks for, at the place where the script says the old thing."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

from .drift import Drift
from .finding import Edit

Reader = Any

_PLACE = re.compile(r"\$(\w+|\*)")
_SIMPLE = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Assert, ast.Raise)


@dataclass(frozen=True)
class Mending:
    """What to write instead, for the reader and as edits."""

    replacement: str
    edits: tuple[Edit, ...]


def mend_attribute(
    reader: Reader, row: Drift, node: ast.Attribute, use: str, whole: ast.AST | None
) -> Mending | None:
    """An attribute that is read, set or called."""
    report = reader.report
    of = report.text(node.value)
    if row.then and row.call is not None:
        return _call_then(reader, row, node, of)
    if row.covered_by and use == "set" and is_also_set(reader, row.covered_by, of):
        return _taken_away(reader, row, whole, node)
    if use == "set" and row.set is not None:
        if not isinstance(whole, ast.Assign) or len(whole.targets) != 1 or whole.targets[0] is not node:
            return None
        if not row.set:
            return _taken_away(reader, row, whole, node)
        values = {"of": of, "value": _mapped(row, report.text(whole.value))}
        if isinstance(node.value, ast.Attribute):
            values["up"] = report.text(node.value.value)
        return _statement(reader, row, whole, node, _filled(row.set, values))
    if use == "call" and row.call is not None and isinstance(whole, ast.Call):
        return _call(reader, row, node, whole, of)
    if use in {"get", "call"} and row.get is not None:
        values = {"of": of}
        if isinstance(node.value, ast.Attribute):
            values["up"] = report.text(node.value.value)
        text = _filled(row.get, values)
        return None if "$" in text else _with_before(reader, row, node, of, report.edit(node, text))
    if row.instead:
        edit = report.attribute_edit(node, row.instead)
        return _with_before(reader, row, node, of, edit)
    return None


def _call_then(reader: Reader, row: Drift, node: ast.Attribute, of: str) -> Mending | None:
    """`tree.inputs.new(...)`, where the row is about `inputs` and what is called of it."""
    further = reader.script.parents.get(node)
    call = reader.script.parents.get(further)
    if not isinstance(further, ast.Attribute) or not isinstance(call, ast.Call) or call.func is not further:
        return None
    return _call(reader, row, further, call, of)


def what_follows(reader: Reader, node: ast.Attribute) -> str:
    """The attribute that is taken of an attribute, or "[text]" where an item is taken by its name."""
    parent = reader.script.parents.get(node)
    if isinstance(parent, ast.Attribute):
        return parent.attr
    if isinstance(parent, ast.Subscript) and isinstance(parent.slice, ast.Constant):
        return "[text]" if isinstance(parent.slice.value, str) else ""
    return ""


def _mapped(row: Drift, text: str) -> str:
    """A literal value in its new name."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
    return (
        repr(row.values[value]).replace("'", '"') if isinstance(value, str) and value in row.values else text
    )


def is_also_set(reader: Reader, names: str, of: str | None) -> bool:
    """Whether the script sets one of these attributes as well: of the same thing, where that is told."""
    wanted = names.split()
    for node in ast.walk(reader.script.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in wanted:
            if of is None or reader.report.text(node.value) == of:
                return True
    return False


def _call(reader: Reader, row: Drift, node: ast.Attribute, call: ast.Call, of: str) -> Mending | None:
    report = reader.report
    values = {"of": of}
    for place, part in enumerate(call.args, 1):
        if isinstance(part, ast.Starred):
            return None
        values[str(place)] = report.text(part)
    for keyword in call.keywords:
        if keyword.arg is None:
            return None
        values[keyword.arg] = report.text(keyword.value)
    for place, name in enumerate(row.names, 1):
        if str(place) in values:
            values.setdefault(name, values[str(place)])
    if call.args or call.keywords:
        first, last = [*call.args, *call.keywords][0], [*call.args, *call.keywords][-1]
        values["*"] = report.source.text[report.start(first) : report.end(last)]
    text = _filled(row.call or "", values).strip()
    if "$" in text:
        return None
    if not text:
        statement = reader.statement
        is_whole = isinstance(statement, ast.Expr) and statement.value is call
        return _taken_away(reader, row, statement, node) if is_whole else None
    lines, _, expression = text.rpartition("\n")
    edit = report.edit(call, expression)
    if not lines:
        return _with_before(reader, row, node, of, edit)
    first = before_statement(reader, lines, call)
    return Mending(text, (first, edit)) if first else None


def _filled(template: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda match: values.get(match[1], "" if match[1] == "*" else match[0]), template)


def _with_before(reader: Reader, row: Drift, node: ast.AST, of: str, edit: Edit) -> Mending | None:
    if row.before is None:
        return Mending(edit.text, (edit,))
    text = _filled(row.before, {"of": of}).strip()
    first = before_statement(reader, text, node)
    return Mending(f"{text}\n{edit.text}", (first, edit)) if first else None


def before_statement(reader: Reader, text: str, node: ast.AST) -> Edit | None:
    """The edit that puts lines before the statement that `node` stands in."""
    statement = reader.statement
    if statement is None or isinstance(statement, ast.While) or _is_inside_inner(statement, node):
        return None
    indent = indentation(reader, statement)
    if indent is None:
        return None
    start = reader.report.start(statement)
    lines = f"\n{indent}".join(text.splitlines())
    return Edit(start, start, f"{lines}\n{indent}")


def indentation(reader: Reader, statement: ast.stmt) -> str | None:
    """What stands before a statement on its line, if it begins that line."""
    report = reader.report
    start = report.start(statement)
    before = report.source.text[report.source.start_of(statement.lineno) : start]
    return before if not before.strip() and not report.source.text.startswith("elif", start) else None


def _is_inside_inner(statement: ast.stmt, node: ast.AST) -> bool:
    """Whether a node uses names that only a lambda or a comprehension of the statement binds."""
    inner = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    used = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    for each in ast.walk(statement):
        if isinstance(each, inner) and any(part is node for part in ast.walk(each)):
            stored = (part for part in ast.walk(each) if isinstance(part, ast.Name | ast.arg))
            bound = {part.arg if isinstance(part, ast.arg) else part.id for part in stored if _binds(part)}
            if bound & used:
                return True
    return False


def _binds(node: ast.Name | ast.arg) -> bool:
    return isinstance(node, ast.arg) or isinstance(node.ctx, ast.Store)


def _statement(
    reader: Reader, row: Drift, statement: ast.stmt, node: ast.Attribute, text: str
) -> Mending | None:
    """Lines in the place of a whole statement. A condition that is plainly true or false is not written."""
    if "$" in text:
        return None
    if text.startswith("if False: "):
        return _taken_away(reader, row, statement, node)
    text = text.removeprefix("if True: ")
    if "\n" in text:
        indent = indentation(reader, statement)
        if indent is None:
            return None
        written = f"\n{indent}".join(text.splitlines())
        return Mending(text, (reader.report.edit(statement, written),))
    return Mending(text, (reader.report.edit(statement, text),))


def _taken_away(reader: Reader, row: Drift, whole: ast.AST | None, node: ast.Attribute) -> Mending | None:
    """A statement that has nothing to do any more; a comment says what it was."""
    if not isinstance(whole, _SIMPLE) or indentation(reader, whole) is None:
        return None
    source = reader.source
    rest = source.text[reader.report.end(whole) :].partition("\n")[0].strip()
    if rest.startswith(";"):
        return None
    version = ".".join(map(str, row.gone or ()))
    comment = f"# No {node.attr} since Blender {version}."
    if reader.is_last_of_block(whole):
        comment = f"pass  {comment}"
    return Mending("", (reader.report.edit(whole, comment),))


def remove_argument(reader: Reader, call: ast.Call, argument: ast.AST) -> Edit:
    """The edit that takes an argument out of a call, with one of the commas around it."""
    report = reader.report
    text = report.source.text
    parts = sorted((*call.args, *call.keywords), key=report.start)
    place = next(index for index, part in enumerate(parts) if part is argument)
    start, end = report.start(argument), report.end(argument)
    if place + 1 < len(parts):
        return Edit(start, report.start(parts[place + 1]), "")
    if place > 0:
        return Edit(report.end(parts[place - 1]), end, "")
    closing = report.end(call) - 1
    return Edit(start, closing if not text[end:closing].strip(", \t\r\n") else end, "")


def with_block(reader: Reader, statement: ast.stmt, head: str, edits: list[Edit]) -> tuple[Edit, ...] | None:
    """The edits that put a statement under a `with`."""
    indent = indentation(reader, statement)
    if indent is None or not isinstance(statement, _SIMPLE):
        return None
    report = reader.report
    start, end = report.start(statement), report.end(statement)
    text = report.source.text[start:end]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start - start] + edit.text + text[edit.end - start :]
    step = "\t" if "\t" in indent else "    "
    if _has_long_strings(statement):
        return None
    lines = text.splitlines()
    body = "\n".join(
        [indent + step + lines[0], *(step + line if line.strip() else line for line in lines[1:])]
    )
    return (Edit(start, end, f"{head}\n{body}"),)


def _has_long_strings(statement: ast.stmt) -> bool:
    """Whether a text in a statement goes over several lines, so that indenting it would change it."""
    return any(
        isinstance(node, ast.Constant | ast.JoinedStr) and node.lineno != node.end_lineno
        for node in ast.walk(statement)
    )


def remove_import(
    reader: Reader, row: Drift, node: ast.Import | ast.ImportFrom, alias: ast.alias
) -> Mending | None:
    """An import of a module that is gone, where the script does nothing with it."""
    name = alias.asname or alias.name.partition(".")[0]
    used = any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(reader.script.tree))
    if used or not isinstance(node, ast.Import):
        return None
    report = reader.report
    if len(node.names) == 1:
        if indentation(reader, node) is None:
            return None
        comment = f"# No module {alias.name} since Blender {'.'.join(map(str, row.gone or ()))}."
        if reader.is_last_of_block(node):
            comment = f"pass  {comment}"
        return Mending("", (report.edit(node, comment),))
    place = node.names.index(alias)
    if place + 1 < len(node.names):
        return Mending("", (Edit(report.start(alias), report.start(node.names[place + 1]), ""),))
    return Mending("", (Edit(report.end(node.names[place - 1]), report.end(alias), ""),))
