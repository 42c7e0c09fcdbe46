# SPDX-License-Identifier: GPL-3.0-or-later
"""One try at making the scene that a clean run of a script would make, by running some of its cells."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import bpy

from . import chance, ownership
from .aside import Aside
from .bystanders import Bystanders
from .datablocks import Moment, is_alive
from .digests import digest
from .fingerprint import fingerprint
from .guarded import builtins_for
from .held import Held, put_in_place
from .insides import without_insides
from .names import Names
from .namespace import Bound, Live, Recorder
from .ownership import Owned
from .program import Program
from .record import MANUAL_EDITS
from .selection import Selection
from .snapshot import named, snapshot


@dataclass(slots=True)
class Outcome:
    """What running one cell did."""

    title: str
    seconds: float = 0.0
    made: list[Owned] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        """The shape that the engine reads."""
        objects = [
            each.datablock.name for each in self.made if each.kind == "objects" and is_alive(each.datablock)
        ]
        return {
            "title": self.title,
            "seconds": self.seconds,
            "objects": objects,
            "touched": self.touched,
            "foreign": self.foreign,
        }


class Unplanned(Exception):
    """A cell changed what cells made that were not to run, so that these have to run as well."""


class Attempt:
    """Runs the cells `dirty`, and puts back for the others what they bound; then it is kept or undone.

    `memory` is what the others bound, or none for those that are run again to have their names.
    """

    def __init__(
        self,
        asset: str,
        program: Program,
        dirty: set[int],
        memory: Mapping[str, Bound | None],
        live: Live,
        held: Collection[str] = (),
    ) -> None:
        self.asset, self.program, self.dirty, self.memory, self.live = asset, program, dirty, memory, live
        self.titles = [cell["title"] for cell in program.cells]
        self.outcomes: dict[int, Outcome] = {}
        self.bound: dict[str, Bound] = {}
        self.touched_clean: set[str] = set()
        self.as_made: dict[str, Any] | None = None  # what stood before manual edits ran, where they did
        self._held_cells = held
        for index in sorted(dirty):
            program.code(index)  # a cell that is no Python stops the run before it began
        self._begin()

    def _begin(self) -> None:
        self._random = chance.state()
        self._selection = Selection()
        self._namespace = dict(self.live.namespace)
        self._moment = Moment()
        clean = {title for index, title in enumerate(self.titles) if index not in self.dirty}
        found = ownership.find_owned(self.asset)
        self._bystanders = Bystanders({each.datablock.session_uid for each in found})
        self._owned = [each for each in found if each.cell in clean]
        aside = [each for each in found if each.cell not in clean]
        self._held = Held(each for each in aside if each.cell in self._held_cells)
        self._aside = Aside(self.asset, aside)
        self._names = Names()
        later = {
            title for title in self.titles[min(self.dirty, default=len(self.titles)) :] if title in clean
        }
        self._names.hold(each for each in self._owned if each.cell in later)
        self._bystanders = Bystanders({each.datablock.session_uid for each in found})
        self._prints: dict[int, tuple[str, str]] | None = (
            None  # of our datablocks, while nothing changed them
        )
        self._digests: dict[str, Any] = {}  # of what the cells so far bound

    def run(self) -> None:
        """Go through all cells in order. Raises CellFailure, and Unplanned."""
        namespace = self.live.namespace
        namespace.clear()
        namespace.update({"__name__": "__main__", "__builtins__": builtins_for(self.program.allowed)})
        chance.begin()
        for index, title in enumerate(self.titles):
            if index in self.dirty:
                self._perform(index)
                if self.touched_clean:
                    raise Unplanned
            else:
                self._restore(index, title)
        if self._is_missing_edits():
            self.touched_clean.add(MANUAL_EDITS)
            raise Unplanned

    def _is_missing_edits(self) -> bool:
        """Whether something came that manual edits have lines for, and found missing when they last ran."""
        ran = {outcome.title for outcome in self.outcomes.values()}
        if MANUAL_EDITS in ran or MANUAL_EDITS not in self.titles:
            return False
        text = self.program.cells[self.titles.index(MANUAL_EDITS)]["text"]
        made = (each for outcome in self.outcomes.values() for each in outcome.made)
        return any(
            named(name) in text
            for each in made
            if is_alive(each.datablock)
            for name in (each.made_as, each.datablock.name)
        )

    def _forget_insides(self, cells: Iterable[str]) -> None:
        """What cells bound of the insides of things (a modifier) may be gone from memory with those."""
        for title in cells:
            values = self.bound[title].values
            values.update({name: without_insides(value) for name, value in values.items()})

    def _restore(self, index: int, title: str) -> None:
        if title in self.memory:  # otherwise its names are lost, and none of the cells that run reads them
            bound = self._bind_again(index, self.memory[title])
            self.bound[title] = bound
            self._digests[title] = _digest(bound)
        self._names.release(each for each in self._owned if each.cell == title)
        self._prints = None

    def _bind_again(self, index: int, bound: Bound | None) -> Bound:
        if bound is None:
            return self._run_code(index)
        bound.put_back(self.live.namespace)
        if bound.definitions:
            made = self.program.define(index, bound.definitions, self.live.namespace)
            bound = replace(bound, values={**bound.values, **made}, definitions=())
        if bound.random is not None:
            chance.restore(bound.random)
        return bound

    def _run_code(self, index: int) -> Bound:
        recorder = Recorder(self.live.namespace)
        before = chance.state()
        self.program.run(index, self.live.namespace, recorder)
        bound = recorder.noted()
        after = chance.state()
        bound.random = after if after != before else None
        return bound

    def _perform(self, index: int) -> None:
        # What a cell reads of the scene (where things are, how large) is to be true in every kind of run.
        bpy.context.view_layer.update()
        title = self.titles[index]
        outcome = self.outcomes[index] = Outcome(title)
        if title == MANUAL_EDITS:
            self.as_made = snapshot(each for each in self._owned if is_alive(each.datablock))
        prints = self._prints if self._prints is not None else self._take_prints()
        self._bystanders.look()
        moment, started = Moment(), time.perf_counter()
        try:
            self.bound[title] = self._run_code(index)
        finally:
            outcome.seconds = time.perf_counter() - started
            self._stamp(outcome, moment)
            outcome.foreign = self._bystanders.changed()
            self._prints = self._take_prints()
            changed = {prints[number][0] for number in prints if self._prints.get(number) != prints[number]}
            before, self._digests = self._digests, {each: _digest(self.bound[each]) for each in self.bound}
            changed |= {cell for cell, was in before.items() if self._digests[cell] != was}
            outcome.touched = [each for each in self.titles if each in changed and each != title]
            clean = {self.titles[number] for number in range(len(self.titles)) if number not in self.dirty}
            self.touched_clean |= clean.intersection(outcome.touched)
            if title == MANUAL_EDITS:
                self._forget_insides(outcome.touched)

    def _stamp(self, outcome: Outcome, moment: Moment) -> None:
        for number, (kind, datablock) in enumerate(moment.made_since()):
            item = ownership.stamp(kind, datablock, self.asset, outcome.title, number)
            outcome.made.append(item)
            self._owned.append(item)

    def _take_prints(self) -> dict[int, tuple[str, str]]:
        """The cell and the fingerprint of each of our datablocks."""
        self._owned = [each for each in self._owned if is_alive(each.datablock)]
        return {each.datablock.session_uid: (each.cell, fingerprint(each.datablock)) for each in self._owned}

    def undo(self) -> None:
        """Leave the scene as it was."""
        bpy.data.batch_remove([datablock for _, datablock in self._moment.made_since()])
        self._names.put_back()
        self._aside.put_back()
        self.live.namespace.clear()
        self.live.namespace.update(self._namespace)
        chance.restore(self._random)
        self._selection.restore({})

    def keep(self) -> None:
        """Let the scene be as it now is."""
        made = [each for outcome in self.outcomes.values() for each in outcome.made]
        self._aside.let_go(self._held.items)
        successors = self._aside.replace(made)
        self._keep_held(made, successors)
        for each in self._owned:
            if is_alive(each.datablock) and each.datablock.users == 0:
                each.datablock.use_fake_user = True  # or it would be missing from the saved file
        self._bystanders.add_late(list(self.outcomes.values()))
        chance.restore(self._random)
        self._selection.restore(successors)

    def _keep_held(self, made: list[Owned], successors: Mapping[int, bpy.types.ID]) -> None:
        """Held parts take their places again, in the scene and in what the cells bound."""
        places = self._held.settle(made, successors)
        for bound in self.bound.values():
            bound.values.update({name: put_in_place(value, places) for name, value in bound.values.items()})
            bound.put_back(self.live.namespace)
        self._forget_insides({item.cell for item in self._held.items}.intersection(self.bound))
        self._held.clear(made)


def _digest(bound: Bound) -> dict[str, Any]:
    """What a cell bound, such that a change in place shows."""
    return {name: digest(value) for name, value in bound.values.items() if not name.startswith("__")}
