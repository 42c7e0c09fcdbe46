# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of an asset: kept in the .blend with its script, so that the next run knows what is there."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any

import bpy

from . import bindings, chance
from .namespace import Bound, Live
from .program import defined_in

KEY = "maquette_record"
MANUAL_EDITS = "manual edits"
"""Title of the cell in which lines say what the artist changed by hand."""

_FORMAT = 1
_KEPT = ("left", "made", "held", "guests")
_LONGEST = 200_000  # characters that one cell's bindings may take


@dataclass(slots=True)
class CellRecord:
    """One cell as it was last run."""

    title: str
    text: str
    defines: list[str]
    reads: list[str]
    mutates: list[str]
    touched: list[str] = field(default_factory=list)
    bindings: dict[str, Any] | None = None  # encoded; none where something in it cannot be
    definitions: list[str] = field(default_factory=list)  # bound names that its text defines as functions
    deleted: list[str] = field(default_factory=list)
    random: Any = None
    repeatable: bool = False  # it made and changed nothing in Blender: running it again is having its names
    spoilt: bool = False  # a run that failed has changed what it made; it has to run again


@dataclass(slots=True)
class Record:
    """An asset's cells in order, as last run."""

    asset: str
    name: str
    script: str
    run: str
    cells: list[CellRecord]
    left: dict[str, Any] | None = None  # what stood at its end, as snapshot.py tells it
    made: dict[str, Any] | None = None  # of that, what manual edits changed, as it was before
    held: list[str] = field(default_factory=list)  # titles of cells whose things are kept as they are
    guests: list[str] = field(default_factory=list)  # the artist's own objects that were seen with it

    def cell(self, title: str) -> CellRecord | None:
        """The cell with that title."""
        return next((cell for cell in self.cells if cell.title == title), None)


def texts() -> list[bpy.types.Text]:
    """The texts that hold a record. A linked one is another file's, where its asset is built."""
    return [text for text in bpy.data.texts if KEY in text and text.library is None]


def find_text(asset: str) -> bpy.types.Text | None:
    """The text that holds an asset's script and record."""
    return next((text for text in texts() if json.loads(text[KEY])["asset"] == asset), None)


def load(asset: str) -> Record | None:
    """An asset's record, if anything of it stands in this file."""
    text = find_text(asset)
    return None if text is None else read(text)


def read(text: bpy.types.Text) -> Record:
    """The record that a text holds."""
    stored = json.loads(text[KEY])
    cells = [CellRecord(**cell) for cell in stored["cells"]]
    known = {key: stored[key] for key in _KEPT if key in stored}  # a record of an earlier Maquette has fewer
    return Record(stored["asset"], stored["name"], stored["script"], stored["run"], cells, **known)


def store(record: Record, show_script: bool = True) -> None:
    """Write the record, and the script as the text that the artist sees and edits."""
    text = find_text(record.asset) or bpy.data.texts.new(f"{record.name}.py")
    if show_script:
        if text.name != f"{record.name}.py":
            text.name = f"{record.name}.py"
        text.from_string(record.script)
    text[KEY] = json.dumps({"format": _FORMAT, **asdict(record)}, separators=(",", ":"))


def new_run() -> str:
    """A name for a run, by which live names are known to go with a record."""
    return uuid.uuid4().hex


def note_bindings(cell: CellRecord, bound: Bound, asset: str) -> None:
    """Write down what a cell bound, as far as it can be."""
    texts = defined_in(cell.text)
    own = {name for name, value in bound.values.items() if name in texts and _is_of_script(name, value)}
    cell.definitions = sorted(own)
    cell.deleted = sorted(bound.deleted)
    cell.random = bound.random
    try:
        written = {
            name: bindings.encode(value, asset) for name, value in bound.values.items() if name not in own
        }
    except bindings.NotEncodable:
        written = None
    # What would swell the file is cheaper made again.
    cell.bindings = None if len(json.dumps(written)) > _LONGEST else written


def _is_of_script(name: str, value: Any) -> bool:  # noqa: ANN401 (whatever a script binds)
    """Whether a value is the function or class that the script defines under this name."""
    return getattr(value, "__module__", None) == "__main__" and getattr(value, "__qualname__", None) == name


def bound_by(cell: CellRecord, live: Live, asset: str) -> Bound | None:
    """What the cell bound, live or read back; nothing where its names can only be had by running it."""
    bound = live.cells.get(cell.title)
    if bound is not None:
        return None if any(map(bindings.leads_nowhere, bound.values.values())) else bound
    if cell.bindings is None:
        return None
    try:
        values = {name: bindings.decode(value, asset) for name, value in cell.bindings.items()}
    except LookupError:
        return None
    random = chance.decoded(cell.random) if cell.random else None
    return Bound(values, set(cell.deleted), random, tuple(cell.definitions))
