# SPDX-License-Identifier: GPL-3.0-or-later
"""What the other files of a package register, which a file of it may use without saying so."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..source import Source
from .script import Script


@dataclass(frozen=True)
class Surroundings:
    """Names given to types of Blender's, and operators, in whatever file of a package."""

    names: frozenset[str] = frozenset()
    operators: frozenset[str] = frozenset()


def surroundings_of(texts: Iterable[str]) -> Surroundings:
    """What these files register."""
    names: set[str] = set()
    operators: set[str] = set()
    for text in texts:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        script = Script(tree, Source(text))
        operators |= script.operators
        names.update(*script.registered.values())
    return Surroundings(frozenset(names), frozenset(operators))


def package_files(file: Path) -> list[Path]:
    """The files of the package that a file is in, from its outermost folder down; none if it stands alone."""
    folder = file.resolve().parent
    # A folder of data in a package may be without.
    above = next((each for each in (folder, folder.parent) if (each / "__init__.py").is_file()), None)
    if above is None:
        return []
    while (above.parent / "__init__.py").is_file():
        above = above.parent
    return sorted(above.rglob("*.py"))
