# SPDX-License-Identifier: GPL-3.0-or-later
"""The items of an enum that depend on its owner: Blender names them when it is given one that cannot be."""

from __future__ import annotations

import re
from typing import Any

_ITEM = re.compile(r"'(.*?)'(?=, '|\))", re.DOTALL)


def choices(owner: Any, name: str) -> list[str]:  # noqa: ANN401 (a struct of Blender)
    """What an enum may be set to here and now; nothing is set."""
    try:
        setattr(owner, name, "?")
    except TypeError as error:
        return _ITEM.findall(str(error).partition(" not found in (")[2])
    return []


def socket_types(tree: Any) -> list[str]:  # noqa: ANN401
    """The socket types that a node tree's interface may have."""
    try:
        tree.interface.new_socket("?", socket_type="?")
    except TypeError as error:
        return _ITEM.findall(str(error).partition(" not found in (")[2])
    return []
