# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a whole script: over and over until no name can be anything more, and then once to tell what is wrong."""

from __future__ import annotations

import ast

from .drift import Version
from .follow import Follower
from .rules.moved import tell
from .state import State

_ROUNDS = 5


class Reader(Follower):
    """Follows a script from its first statement, and then each of its functions."""

    def read(self, era: Version | None = None) -> Version | None:
        """Fill the report, for a script that is known to be older than `era`; gives how old it is by that."""
        before: object = None
        for _ in range(_ROUNDS):
            self._read_once()
            now = self._known()
            if now == before:
                break
            before = now
        self.report.is_on = True
        self._read_once()
        known = [each for each in (era, self.report.era) if each is not None]
        tell(self, min(known, default=None))
        return min(known, default=None)

    def _read_once(self) -> None:
        self._answers.clear()
        self.pending.clear()
        self.scope = self.module
        self.walk(self.script.tree.body, State())
        place = 0
        while place < len(self.pending):
            record = self.pending[place]
            place += 1
            record.returns = self.follow_function(record, dict(record.parameters))

    def _known(self) -> object:
        """All that the next round goes out from."""
        return (
            dict(self.module.totals),
            {
                node: (dict(each.parameters), dict(each.totals), each.returns)
                for node, each in self.functions.items()
            },
            {node: dict(each.fields) for node, each in self.classes.items()},
            dict(self.grown),
        )

    # What rules ask

    @property
    def source(self) -> object:
        """The text with its positions."""
        return self.script.source

    def is_last_of_block(self, statement: ast.stmt) -> bool:
        """Whether a statement ends an indented block, which may not end up empty."""
        parent = self.script.parents.get(statement)
        if parent is None or isinstance(parent, ast.Module):
            return False
        blocks = (block for _, block in ast.iter_fields(parent) if isinstance(block, list) and block)
        return any(block[-1] is statement for block in blocks)

    def is_one_of_several(self, node: ast.Compare) -> bool:
        """Whether a comparison is one of several alternatives, of which some are for other Blenders."""
        parent = self.script.parents.get(node)
        return isinstance(parent, ast.BoolOp) and isinstance(parent.op, ast.Or)

    def api_sockets(self, side: str, name: str) -> bool:
        """Whether any node of this Blender has a socket of this name."""
        return name in _socket_names(id(self.api), side, self)


_NAMES: dict[tuple[int, str], frozenset[str]] = {}


def _socket_names(key: int, side: str, reader: Reader) -> frozenset[str]:
    if (key, side) not in _NAMES:
        names = (each for node in reader.api.nodes.values() for each in node[side])
        _NAMES[key, side] = frozenset(text for each in names for text in (each["name"], each["identifier"]))
    return _NAMES[key, side]
