# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset under test: its script taken apart into cells, analysed, planned and run as the engine would."""

import re
from pathlib import Path

from addon.core.analyse import analyse
from addon.core.closure import closure
from addon.host import answer

try:
    import maquette_engine
except ImportError:
    maquette_engine = None

TOOLS = (Path(__file__).parent / "tools_cell.txt").read_text()


def split(script):
    """The cells of a script: title, first line and text."""
    starts = [0, *(match.start() for match in re.finditer(r"(?m)^# %%", script))]
    cells, line = [], 1
    for start, end in zip(starts, [*starts[1:], len(script)], strict=True):
        text = script[start:end]
        title = text.splitlines()[0].removeprefix("# %%").strip() if text.startswith("# %%") else "preamble"
        if text:
            cells.append({"title": title, "line": line, "text": text})
        line += text.count("\n")
    return cells


def plan(script, cells, before):
    """What to run: as the engine plans it, or where it is not built, by a simpler planner of our own."""
    if maquette_engine is not None:
        return maquette_engine.plan_run(script, cells, before)["run"]
    known = {cell["title"]: cell for cell in before}
    titles = {cell["title"] for cell in cells}
    nothing = {"touched": ()}
    cells = [{**cell, "touched": known.get(cell["title"], nothing)["touched"]} for cell in cells]
    if [each["title"] for each in before if each["title"] in titles] == [
        each["title"] for each in cells if each["title"] in known
    ]:
        run = {index for index, cell in enumerate(cells) if _has_changed(cell, known.get(cell["title"]))}
    else:
        run = set(range(len(cells)))
    gone = [cell for cell in before if cell["title"] not in titles]
    old = gone + [known[cells[index]["title"]] for index in run if cells[index]["title"] in known]
    changed = {name for cell in old for name in (*cell["defines"], *cell["mutates"])}
    touched = {title for cell in old for title in cell["touched"]}
    for index, cell in enumerate(cells):
        if cell["title"] in touched or changed & set(cell["defines"]):
            run.add(index)
    return sorted(closure(cells, run, changed))


def _has_changed(cell, was):
    return was is None or was["text"] != cell["text"]


class Asset:
    """One asset in the open file."""

    def __init__(self, identity="a1", name="thing"):
        self.identity, self.name = identity, name

    def cells(self, script):
        """The cells with what analysis says of them."""
        cells = split(script)
        return [{**cell, **found} for cell, found in zip(cells, analyse(cells), strict=True)]

    def recall(self):
        return answer("recall", {"asset": self.identity})["cells"]

    def run(self, script, run=None, allow=()):
        """Run a script as planned, or just the cells of these titles; the user allows it `allow`."""
        cells = self.cells(script)
        before = self.recall()
        if run is None:
            indices = plan(script, cells, before)
        else:
            indices = [index for index, cell in enumerate(cells) if cell["title"] in run]
        titles = {cell["title"] for cell in cells} - {cells[index]["title"] for index in indices}
        remove = [cell["title"] for cell in before if cell["title"] not in titles]
        request = {
            "asset": self.identity,
            "name": self.name,
            "script": script,
            "cells": cells,
            "allow": [*allow],
        }
        return answer("execute", {**request, "run": indices, "remove": remove})

    def ran(self, script, run=None, allow=()):
        """Run a script that must succeed; answers the titles of the cells that ran."""
        outcome = self.run(script, run, allow)
        assert outcome["error"] is None, outcome["error"]
        return [cell["title"] for cell in outcome["cells"]]
