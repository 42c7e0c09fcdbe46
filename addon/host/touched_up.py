# SPDX-License-Identifier: GPL-3.0-or-later
"""Two snapshots of an asset laid beside each other: each difference as a change that a line can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .animated import animated_paths
from .ownership import Owned
from .record import Record
from .stacks import Stacks, is_of

Entry = dict[str, Any]
Change = dict[str, Any]

_OFFSETS = ("location.", "rotation_euler.")
_FACTORS = ("scale.",)
_LEAST = 1e-6  # metres, radians: what arithmetic alone may change


class Comparison:
    """What the last run `left`, what stands `now`, and what the script alone had `made` of it."""

    def __init__(self, record: Record, items: Mapping[str, Owned], now: Mapping[str, Entry]) -> None:
        self._record, self._items, self._now = record, items, now
        self._left = record.left or {}
        self._made = {**self._left, **(record.made or {})}

    def unspeakable(self) -> set[str]:
        """Titles of the cells that made what no line can bring about: sculpted, painted or rewired things."""
        return {
            was["cell"]
            for key, was in self._left.items()
            if key in self._now and (self._now[key]["shape"] != was["shape"] or self._has_lost_slots(key))
        }

    def _has_lost_slots(self, key: str) -> bool:
        slots = [len(each[key]["stacks"].get("material_slots", ())) for each in (self._now, self._left)]
        added_by_hand = len(self._made[key]["stacks"].get("material_slots", ()))
        return slots[0] < slots[1] and slots[0] < added_by_hand

    def changes(self) -> Iterator[Change]:
        """Every change of what is not held, in the order in which its lines must stand."""
        for key, was in self._left.items():
            if was["cell"] in self._record.held:
                continue
            if key in self._now:
                for change in self._changes_of(key):
                    yield {**self._address(key), "undone": False, **change}
            elif was["kind"] == "objects":
                yield {**self._address(key), "undone": False, "path": "", "how": "remove", "value": None}

    def _address(self, key: str) -> Change:
        """The thing as the script names it: renaming is the last that manual edits do."""
        return {
            "cell": self._left[key]["cell"],
            "kind": self._left[key]["kind"],
            "name": self._made[key]["name"],
        }

    def _changes_of(self, key: str) -> Iterator[Change]:
        made, left, now = self._made[key], self._left[key], self._now[key]
        stacks = Stacks(made, left, now, self._resolved)
        yield from stacks.removed()
        yield from stacks.added()
        yield from self._values(key, stacks.renewed)
        yield from stacks.reordered()
        if left["name"] != now["name"]:
            yield _set("name", now["name"], now["name"] == made["name"])

    def _values(self, key: str, renewed: tuple[str, ...]) -> Iterator[Change]:
        made, was, now = (entries[key]["values"] for entries in (self._made, self._left, self._now))
        animated = animated_paths(self._items[key].datablock)
        orphaned = self._lost_parent(was, now)
        for path, value in now.items():
            before = was.get(path)
            if value == before or path in animated or path.rpartition(".")[0] in animated:
                continue
            if (orphaned and path == "parent") or is_of(path, renewed) or _is_of_new_slot(path, was):
                continue
            yield from self._value(path, made.get(path), before, value)
        for path in was:
            if path not in now and not is_of(path, renewed):
                yield _set(path, None, undone=True)

    def _lost_parent(self, was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
        """Whether the parent was deleted, which says enough."""
        parent = was.get("parent")
        return now.get("parent") is None and parent is not None and parent.get("key") not in self._now

    def _value(self, path: str, made: Any, before: Any, value: Any) -> Iterator[Change]:  # noqa: ANN401
        if path.startswith(_OFFSETS) and before is not None:
            if abs(value - before) > _LEAST:
                yield {"path": path, "how": "offset", "value": value - before}
        elif path.startswith(_FACTORS) and before:
            if abs(value / before - 1) > _LEAST:
                yield {"path": path, "how": "factor", "value": value / before}
        else:
            yield _set(path, self._resolved(value), undone=made == value)

    def _resolved(self, value: Any) -> Any:  # noqa: ANN401 (any of a snapshot's values)
        """A pointer to one of the script's things, by the name that the script gives it."""
        if not isinstance(value, dict) or "key" not in value:
            return value
        key = value["key"]
        if key in self._made:
            return {"kind": self._made[key]["kind"], "name": self._made[key]["name"]}
        item = self._items.get(key)
        return None if item is None else {"kind": item.kind, "name": item.made_as}


def _set(path: str, value: Any, undone: bool) -> Change:  # noqa: ANN401
    return {"path": path, "how": "set", "value": value, "undone": undone}


def _is_of_new_slot(path: str, was: Mapping[str, Any]) -> bool:
    """A slot that was added says its material itself."""
    slot, _, _ = path.partition("].")
    return path.startswith("material_slots[") and f"{slot}].link" not in was
