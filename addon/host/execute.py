# SPDX-License-Identifier: GPL-3.0-or-later
"""Running a script's cells such that the scene comes out as a clean run of the whole script leaves it."""

from __future__ import annotations

import contextlib
import io
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..core.closure import closure
from ..core.time_limit import time_limit
from ..core.trial import chosen
from . import record as records
from .attempt import Attempt, Outcome, Unplanned
from .guarded import allowed_by, first_refusal
from .hand import note_what_stands
from .namespace import Bound, Live, live
from .program import CellFailure, Program
from .quiet import silence
from .record import CellRecord, Record
from .selection import in_object_mode

_log = logging.getLogger("maquette.script")

_MOST_PRINTED = 1_000_000  # characters of what a script prints


def execute(request: Mapping[str, Any]) -> dict[str, Any]:
    """Run the cells that the plan names; on an error the scene is as it was before.

    Request and answer are as engine/include/maquette/host.hpp describes them. Cells that the plan leaves out
    are run all the same where the law needs it: where nothing is remembered of them, or where a cell that ran
    was seen to change what they made. All that the asset's cells made goes, but for what cells that do not
    run made; so `remove` need not be read.
    """
    started = time.perf_counter()
    before = records.load(request["asset"])
    kept = _kept(request, before)
    error, outcomes = first_refusal(request), []
    if error is not None:
        return {"error": error, "cells": [], "held": [], "seconds": time.perf_counter() - started}
    with in_object_mode(), _captured(), time_limit(chosen().seconds):
        try:
            outcomes = _run(request, before)
        except CellFailure as failure:
            error = failure.report
    return {
        "error": error,
        "cells": [outcome.report() for outcome in outcomes],
        "held": kept,
        "seconds": time.perf_counter() - started,
    }


def _kept(request: Mapping[str, Any], before: Record | None) -> list[str]:
    """The held parts' cells that were to run, or that the script does not have any more."""
    titles = [cell["title"] for cell in request["cells"]]
    planned = {titles[index] for index in request["run"]}
    return [each for each in (before.held if before else ()) if each in planned or each not in titles]


class _Printed(io.StringIO):
    """What a script prints, up to a length that does not fill the memory."""

    def write(self, text: str) -> int:
        """Takes all, and keeps what there is room for."""
        super().write(text[: max(0, _MOST_PRINTED - self.tell())])
        return len(text)


@contextlib.contextmanager
def _captured() -> Iterator[None]:
    """What the script prints goes to the log: standard output belongs to the command line's answer."""
    printed = _Printed()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), silence():
            yield
    finally:
        if printed.getvalue():
            _log.info("The script printed:\n%s", printed.getvalue().rstrip())


def _run(request: Mapping[str, Any], before: Record | None) -> list[Outcome]:
    """Try until no cell has changed what was not planned to run; each further try runs more of the cells."""
    asset, cells = request["asset"], request["cells"]
    program = Program(request["name"], request["script"], cells, allowed_by(request))
    names = live(asset, before.run if before else "")
    memory = _remember(cells, before, names, asset)
    held = before.held if before else []
    known = _with_touched(cells, before)
    dirty = _complete(set(request["run"]), known, memory, before)
    if dirty:  # no cell is to come upon a held part, which could not be made again
        holding = {index for index, cell in enumerate(cells) if cell["title"] in held}
        dirty = _complete(closure(known, dirty | holding), known, memory, before)
    spoilt: set[str] = set()  # what tries that were undone have changed in place
    while True:
        attempt = Attempt(asset, program, dirty, memory, names, held)
        try:
            attempt.run()
        except Unplanned:
            attempt.undo()
            spoilt |= attempt.touched_clean
            touched = {index for index, cell in enumerate(cells) if cell["title"] in attempt.touched_clean}
            known = _with_touched(cells, before, attempt)
            dirty = _complete(closure(known, dirty | touched), known, memory, before)
        except BaseException:
            attempt.undo()
            _repair(before, spoilt | attempt.touched_clean, names)
            raise
        else:
            attempt.keep()
            _store(request, before, attempt, names)
            return [attempt.outcomes[index] for index in sorted(attempt.outcomes)]


def _remember(
    cells: Sequence[Mapping[str, Any]], before: Record | None, names: Live, asset: str
) -> dict[str, Bound | None]:
    """By title, what cells bound when they ran; none for those that are run again to have their names.

    A cell whose names cannot be had any more is left out.
    """
    memory: dict[str, Bound | None] = {}
    for cell in cells:
        known = before.cell(cell["title"]) if before else None
        if known is not None:
            bound = records.bound_by(known, names, asset)
            if bound is not None or known.repeatable:
                memory[cell["title"]] = bound
    return memory


def _complete(
    run: set[int],
    cells: Sequence[Mapping[str, Any]],
    memory: Mapping[str, Bound | None],
    before: Record | None,
) -> set[int]:
    """What has to run besides: cells that never ran or were spoilt, and those whose lost names are read."""
    lost, dirty, repeated = set(), set(run), set()
    for index, cell in enumerate(cells):
        known = before.cell(cell["title"]) if before else None
        if known is None or known.spoilt:
            dirty.add(index)
        elif cell["title"] not in memory:
            lost.add(index)
        elif memory[cell["title"]] is None:
            repeated.add(index)
    while True:
        read = set().union(*(cells[index]["reads"] for index in dirty | repeated))
        more = {index for index in lost - dirty if read.intersection(cells[index]["defines"])}
        if not more and dirty == run:
            return dirty
        run = dirty = closure(cells, dirty | more)


def _with_touched(
    cells: Sequence[Mapping[str, Any]], before: Record | None, attempt: Attempt | None = None
) -> list[dict[str, Any]]:
    """The cells with what they were seen to touch, in the last run and in this one."""
    known = []
    for index, cell in enumerate(cells):
        was = before.cell(cell["title"]) if before else None
        touched = set(was.touched if was else ())
        if attempt is not None and index in attempt.outcomes:
            touched.update(attempt.outcomes[index].touched)
        known.append({**cell, "touched": sorted(touched)})
    return known


def _store(request: Mapping[str, Any], before: Record | None, attempt: Attempt, names: Live) -> None:
    titles = [cell["title"] for cell in request["cells"]]
    cells = []
    for index, cell in enumerate(request["cells"]):
        known = before.cell(cell["title"]) if before else None
        now = CellRecord(*(cell[key] for key in ("title", "text", "defines", "reads", "mutates")))
        outcome = attempt.outcomes.get(index)
        if outcome is None and known is not None:
            now.touched = [title for title in known.touched if title in titles]
            now.bindings, now.definitions = known.bindings, known.definitions
            now.deleted, now.random = known.deleted, known.random
            now.repeatable = known.repeatable
        elif outcome is not None:
            same = known is not None and known.text == now.text
            seen = set(outcome.touched).union(known.touched if known and same else ())
            now.touched = [title for title in titles if title in seen]
            bound = attempt.bound[now.title]
            records.note_bindings(now, bound, request["asset"])
            harmless = not (outcome.made or now.touched or now.mutates or outcome.foreign)
            now.repeatable = harmless and bound.random is None
        cells.append(now)
    record = Record(request["asset"], request["name"], request["script"], records.new_run(), cells)
    note_what_stands(record, before, attempt.as_made, {each.title for each in attempt.outcomes.values()})
    records.store(record)
    names.run = record.run
    names.cells = dict(attempt.bound)


def _repair(before: Record | None, titles: set[str], names: Live) -> None:
    """Run those cells of the last script again whose objects or values a failed cell has changed."""
    if before is None or not titles:
        return
    for cell in before.cells:
        cell.spoilt = cell.spoilt or cell.title in titles
    records.store(before, show_script=False)
    if not names.cells:
        return  # the record is from a file: what is in it runs only when the engine has looked at it
    try:
        _run(_request_for(before), before)
    except CellFailure as failure:
        _log.warning("What a failed run changed could not be made again: %s", failure)


def _request_for(before: Record) -> dict[str, Any]:
    cells, line = [], 1
    for cell in before.cells:
        keys = ("title", "text", "defines", "reads", "mutates")
        cells.append({"line": line, **{key: getattr(cell, key) for key in keys}})
        line += cell.text.count("\n")
    return {"asset": before.asset, "name": before.name, "script": before.script, "cells": cells, "run": []}
