# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered of an asset's last run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import record as records
from .namespace import live

_FACTS = ("title", "text", "touched", "defines", "reads", "mutates")


def recall(request: Mapping[str, Any]) -> dict[str, Any]:
    """The cells as they were last run: engine/include/maquette/analysis.hpp, `recalled_cell`."""
    asset = request.get("asset")
    record = records.load(asset) if asset else None
    if record is None:
        return {"known": False, "cells": []}
    names = live(record.asset, record.run)
    cells = []
    for cell in record.cells:
        facts = {
            key: getattr(cell, key) for key in ("title", "text", "touched", "defines", "reads", "mutates")
        }
        facts["restorable"] = cell.repeatable or records.bound_by(cell, names, asset) is not None
        if cell.spoilt:
            facts["text"] = ""  # unlike any cell's text, so that the cell counts as changed
        cells.append(facts)
    return {"known": True, "cells": cells}
