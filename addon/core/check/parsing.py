# SPDX-License-Identifier: GPL-3.0-or-later
"""A script as Python reads it, and what is said of one that is no Python."""

from __future__ import annotations

import ast
import sys
import warnings

from ..fstrings import repair_positions
from ..source import Source
from .cells import Cells
from .finding import Finding


def parse(text: str, source: Source) -> ast.Module:
    """The script's tree. Raises SyntaxError, also for what parsing alone does not find: `return` outside."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
        compile(text, "<script>", "exec", dont_inherit=True)
    if sys.version_info < (3, 12):
        repair_positions(tree, source)
    return tree


def syntax_finding(source: Source, message: str, line: int, column: int) -> Finding:
    """What is said of a script that is no Python."""
    cell = Cells(source).title_at(line)
    return Finding(cell, line, max(1, column), "syntax", message[:1].upper() + message[1:] + ".", None, True)
