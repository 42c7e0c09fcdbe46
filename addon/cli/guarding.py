# SPDX-License-Identifier: GPL-3.0-or-later
"""`guard`: says of any script what in it Maquette would not run, and why."""

from __future__ import annotations

import argparse
from argparse import Namespace
from pathlib import Path

from ..core.guard import RULES, guard
from .checking import read, tell
from .console import Console
from .options import add_allow, command

_RULES = "\n".join(f"  {rule:14}{what}" for rule, what in RULES.items())


def add_guard(commands: argparse._SubParsersAction) -> None:
    """The command `guard`."""
    parser = command(
        commands,
        "guard",
        "say of scripts what in them would not be run, and why",
        "Example: maquette guard found_on_the_web.py\n\n"
        "Nothing is run. Prints file:line:column, what is refused, what to write instead, and the rule.\n\n"
        f"rules:\n{_RULES}",
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a Python script, or a folder of them"
    )
    add_allow(parser)
    parser.set_defaults(command=look)


def look(options: Namespace, console: Console) -> int:
    """Guard scripts, which are not run."""
    files = [file for named in options.files for file in _scripts(named)]
    findings = [
        {"file": str(file), **finding.as_dict()}
        for file in files
        for finding in guard(read(file).text, frozenset(options.allow))
    ]
    return tell(options, console, findings)


def _scripts(named: Path) -> list[Path]:
    return sorted(named.rglob("*.py")) if named.is_dir() else [named]
