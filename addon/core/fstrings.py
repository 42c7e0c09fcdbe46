# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact positions inside f-strings for Python 3.11, whose parser gives them only roughly."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

from .source import Source

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def repair_positions(tree: ast.AST, source: Source) -> None:
    """Give every node inside an f-string of `tree` the position at which it really stands.

    Each replacement field is found in the text and parsed by itself, and its nodes' positions are copied.
    """
    for string in _outermost_strings(tree):
        start = source.offset(string.lineno, string.col_offset)
        end = source.offset(string.end_lineno or string.lineno, string.end_col_offset or 0)
        expressions = (field.value for field in _fields_of(string))
        for expression, (begin, stop) in zip(expressions, _fields_in(source.text, start, end), strict=True):
            _copy_positions(expression, source, begin, stop)


def _outermost_strings(tree: ast.AST) -> Iterator[ast.JoinedStr]:
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.JoinedStr):
            yield child
        else:
            yield from _outermost_strings(child)


def _fields_of(string: ast.JoinedStr) -> Iterator[ast.FormattedValue]:
    for value in string.values:
        if isinstance(value, ast.FormattedValue):
            yield value
            if isinstance(value.format_spec, ast.JoinedStr):
                yield from _fields_of(value.format_spec)


def _copy_positions(expression: ast.expr, source: Source, begin: int, stop: int) -> None:
    """Parse the field's text once more, alone, and copy the positions of its nodes."""
    alone = Source(f"({source.text[begin:stop]}\n)")
    parsed = ast.parse(alone.text, mode="eval")
    repair_positions(parsed, alone)
    for node, twin in zip(ast.walk(expression), ast.walk(parsed.body), strict=True):
        if isinstance(twin, ast.expr | ast.arg | ast.keyword):
            first = begin - 1 + alone.offset(twin.lineno, twin.col_offset)
            last = begin - 1 + alone.offset(twin.end_lineno or twin.lineno, twin.end_col_offset or 0)
            node.lineno, node.col_offset = source.position(first)
            node.end_lineno, node.end_col_offset = source.position(last)


def _fields_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the expressions of replacement fields stand in the strings between `start` and `end`."""
    inner = Source(f"({text[start:end]})")
    for token in tokenize.generate_tokens(io.StringIO(inner.text, newline="").readline):
        if token.type != tokenize.STRING:
            continue
        quote = min(token.string.find(mark) for mark in "'\"" if mark in token.string)
        prefix = token.string[:quote].lower()
        if "f" not in prefix:
            continue
        width = 3 if token.string[quote : quote + 3] in {"'''", '"""'} else 1
        line, column = token.start
        first = start - 1 + inner.start_of(line) + column
        stop = first + len(token.string) - width
        yield from _Fields(text, stop, raw="r" in prefix).literal(first + quote + width)


class _Fields:
    """Scans one f-string's inside; `at` moves through it."""

    def __init__(self, text: str, stop: int, raw: bool) -> None:
        self.text, self.stop, self.raw = text, stop, raw
        self.at = 0

    def literal(self, begin: int, in_format: bool = False) -> Iterator[tuple[int, int]]:
        """Fields in literal text from `begin`: to the string's end, or to the brace that ends a format."""
        self.at = begin
        while self.at < self.stop:
            here = self.text[self.at]
            if not self.raw and self.text.startswith("\\N{", self.at):
                self.at = self.text.index("}", self.at) + 1
            elif here in "{}" and not in_format and self.text[self.at + 1 : self.at + 2] == here:
                self.at += 2
            elif here == "{":
                yield from self._field()
            elif here == "}":
                return
            else:
                self.at += 1

    def _field(self) -> Iterator[tuple[int, int]]:
        begin = self.at + 1
        self.at = self._expression_end(begin)
        yield begin, self.at - (1 if self._says_itself(begin) else 0)
        while self.text[self.at] not in ":}":
            self.at += 1
        if self.text[self.at] == ":":
            yield from self.literal(self.at + 1, in_format=True)
        self.at += 1

    def _says_itself(self, begin: int) -> bool:
        """Whether the field is of the form `{value=}`."""
        expression = self.text[begin : self.at].rstrip()
        if not expression.endswith("="):
            return False
        self.at = begin + len(expression)
        return True

    def _expression_end(self, at: int) -> int:
        closing: list[str] = []
        while True:
            here = self.text[at]
            if here in "'\"":
                at = self._after_string(at)
                continue
            if not closing and (here in ":}" or (here == "!" and self.text[at + 1] != "=")):
                return at
            if here in _CLOSING:
                closing.append(_CLOSING[here])
            elif closing and here == closing[-1]:
                closing.pop()
            at += 1

    def _after_string(self, at: int) -> int:
        mark = self.text[at] * 3 if self.text.startswith(self.text[at] * 3, at) else self.text[at]
        return self.text.index(mark, at + len(mark)) + len(mark)
