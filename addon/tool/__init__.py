# SPDX-License-Identifier: GPL-3.0-or-later
"""One asset as an add-on of its own: its script, sliders for its parameters, and nothing of Maquette's.

Beside these modules lie `asset.py`, the script, and `tool.json`: {"id", "name", "parameters"}.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .panel import Tool

_tools: list[Tool] = []


def register() -> None:
    """Show the tool: in the Add menu, and in the Item tab of what it made."""
    from .panel import Tool

    folder = Path(__file__).resolve().parent
    told = json.loads((folder / "tool.json").read_text(encoding="utf-8"))
    _tools.append(Tool(told, (folder / "asset.py").read_text(encoding="utf-8")))
    _tools[-1].register()


def unregister() -> None:
    """Take it away. What it made stays."""
    while _tools:
        _tools.pop().unregister()
