# SPDX-License-Identifier: GPL-3.0-or-later
"""Instructions that are sent while a run is on: they wait for their turn, and outlive a crash."""

from __future__ import annotations

from typing import Any

from ..core.queue import Item, Queue, state_after
from . import asking, assets
from .assets import Asset
from .service import service

_queues: dict[str, Queue] = {}


def of(session: str) -> Queue:
    """The instructions of an asset, with those that an earlier sitting left waiting."""
    if session not in _queues:
        _queues[session] = Queue(service.engine, session)
    return _queues[session]


def send(asset: Asset, words: str) -> None:
    """Put an instruction at the end of the asset's queue; it runs at once where nothing else does."""
    of(asking.known_session(asset)).add(words)
    service.wake()


def begin_next() -> bool:
    """Between runs: start the next instruction of any asset in the file. Returns whether one was started."""
    for asset in assets.all_assets():
        queue = _queues.get(asset.session)
        item = queue.begin() if queue is not None else None
        if queue is not None and item is not None:
            _start(asset, queue, item)
            return True
    return False


def release(session: str) -> None:
    """Let those of an earlier sitting run."""
    of(session).release()
    service.wake()


def forget_all() -> None:
    """Read the queues anew when they are looked at next."""
    _queues.clear()


def _start(asset: Asset, queue: Queue, item: Item) -> None:
    from ..engine import EngineError

    def ended(done: dict[str, Any]) -> None:
        queue.end(item, state_after(done.get("reason", "")))

    try:
        asking.refine(asset, item.text, ended)
    except EngineError:
        queue.end(item, "failed")
        raise
