# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects findings, with regard to what the script itself made sure of at that place."""

from __future__ import annotations

import ast
from dataclasses import replace

from ..source import Source
from .drift import Drift, Version
from .finding import Edit, Finding
from .script import Script
from .state import State

# Which handlers catch an error on purpose, by the error; whoever writes one of these means to go on without.
_CAUGHT_BY = {
    "AttributeError": {"AttributeError"},
    "KeyError": {"KeyError", "LookupError"},
    "IndexError": {"IndexError", "LookupError"},
    "TypeError": {"TypeError"},
    "ValueError": {"ValueError"},
    "RuntimeError": {"RuntimeError"},
    "ImportError": {"ImportError", "ModuleNotFoundError"},
}

_ANY_ERROR = {"Exception", "BaseException", ""}


def is_for_lack(names: frozenset[str]) -> bool:
    """Whether a handler of these errors may be there for what some Blenders do not have."""
    return bool(names & (_ANY_ERROR | frozenset().union(*_CAUGHT_BY.values())))


class Report:
    """The findings so far; `catching` are the handlers around the place that is being looked at."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.source: Source = script.source
        self.is_on = False
        self.catching: list[frozenset[str]] = []
        self.era: Version | None = None
        """The first Blender that the script is too old for, as far as that has shown."""
        self._found: dict[tuple[int, str, str], Finding] = {}

    @property
    def findings(self) -> list[Finding]:
        """All of them, in the order in which they stand; the certain first where several stand at one place."""
        return sorted(self._found.values(), key=lambda each: (each.line, each.column, not each.certain))

    def add(
        self,
        node: ast.AST,
        rule: str,
        message: str,
        state: State,
        *,
        subject: str,
        error: str,
        replacement: str | None = None,
        certain: bool = True,
        edits: tuple[Edit, ...] = (),
        at: int | None = None,
        row: Drift | None = None,
    ) -> None:
        """Note what running `node` comes to: `error`, because of the name or value `subject`.

        `at` is the offset to point at, where that is not the node's own; `row` is what tells of the change.
        """
        if not self.is_on or subject in state.asked:
            return
        names = frozenset().union(*self.catching)
        if names & _CAUGHT_BY[error]:
            return
        certain = certain and not state.hedged and not names & _ANY_ERROR
        if certain and row is not None and row.gone is not None:
            self.era = min(self.era or row.gone, row.gone)
        offset = self.start(node) if at is None else at
        line, _ = self.source.position(offset)
        finding = Finding(
            cell=self.script.cell_of(line),
            line=line,
            column=offset - self.source.start_of(line) + 1,
            rule=rule,
            message=message,
            replacement=replacement,
            certain=certain,
            edits=edits,
        )
        key = (offset, rule, subject)
        earlier = self._found.get(key)
        if earlier is not None and earlier.certain and not certain:
            finding = replace(finding, certain=True, edits=earlier.edits, replacement=earlier.replacement)
        self._found[key] = finding

    # Where things stand

    def start(self, node: ast.AST) -> int:
        """The offset at which a node begins."""
        return self.source.offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        """The offset after a node's last character."""
        return self.source.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def text(self, node: ast.AST) -> str:
        """A node as it is written."""
        return self.source.text[self.start(node) : self.end(node)]

    def edit(self, node: ast.AST, text: str) -> Edit:
        """The edit that puts another text in a node's place."""
        return Edit(self.start(node), self.end(node), text)

    def attribute_edit(self, node: ast.Attribute, text: str) -> Edit:
        """The edit that puts another name in the place of an attribute's."""
        end = self.end(node)
        return Edit(end - len(node.attr), end, text)

    def attribute_start(self, node: ast.Attribute) -> int:
        """The offset at which an attribute's name begins."""
        return self.end(node) - len(node.attr)
