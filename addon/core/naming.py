# SPDX-License-Identifier: GPL-3.0-or-later
"""Where names stand that are no `Name` nodes: of functions, classes, imports, `global` and `except`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .source import Source

_DEFINITION = re.compile(r"(?:async[\s\\]+)?(?:def|class)[\s\\]+")


def name_offsets(node: ast.AST, source: Source) -> Iterator[tuple[str, int]]:
    """Each name that `node` mentions outside a `Name` node, and its offset in the text."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        keyword = _DEFINITION.match(source.text, _begin(node, source))
        if keyword:
            yield node.name, keyword.end()
    elif isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            if alias.asname:
                yield alias.asname, _end(alias, source) - len(alias.asname)
            elif alias.name != "*":
                yield alias.name.partition(".")[0], _begin(alias, source)
    elif isinstance(node, ast.Global):
        for name in node.names:
            yield from _whole_words(name, _begin(node, source), _end(node, source), source)
    elif isinstance(node, ast.ExceptHandler) and node.name and node.type:
        begin, end = _end(node.type, source), _begin(node.body[0], source)
        yield from list(_whole_words(node.name, begin, end, source))[:1]
    elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name, _end(node, source) - len(node.name)
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield from list(_whole_words(node.rest, _begin(node, source), _end(node, source), source))[-1:]


def _whole_words(name: str, begin: int, end: int, source: Source) -> Iterator[tuple[str, int]]:
    for match in re.finditer(rf"\b{re.escape(name)}\b", source.text[begin:end]):
        yield name, begin + match.start()


def _begin(node: ast.AST, source: Source) -> int:
    return source.offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]


def _end(node: ast.AST, source: Source) -> int:
    return source.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
