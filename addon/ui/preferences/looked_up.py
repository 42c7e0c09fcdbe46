# SPDX-License-Identifier: GPL-3.0-or-later
"""What the preferences show and do not hold: who plays which role, servers, keys, answers of models, sizes.

All of it is on the main thread; what waits for others is done beside it, and a timer takes the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import bpy

from ...core import places, storage
from ...core.background import Background
from ...core.model_tables import Overview, Tables, settle, wants_key, with_keys
from ...core.provider_keys import Keys, account_of
from .. import redraw
from . import chosen

_POLL = 0.2  # seconds
_TEST = "test "
_NOTHING: Overview = {"file": "", "roles": [], "providers": [], "limits": []}


class LookedUp:
    """Everything that had to be looked up, as it was found last."""

    def __init__(self) -> None:
        self.keys = Keys()
        self.background = Background()
        self.servers: list[dict[str, Any]] = []
        self.tests: dict[str, dict[str, Any]] = {}  # the answer of each role's model
        self.sizes: dict[str, int] = {}
        self.said_of_key = ""
        self.problem = ""  # of models.toml or the environment, as the engine says it
        self.is_new = True  # nothing but the used keys has been looked for
        self._found: Overview | None = None
        self._tables: Tables = {}

    @property
    def overview(self) -> Overview:
        """Who plays which role by the preferences, models.toml and the environment; keys that are typed apart."""
        from ...engine import EngineError, model_overview

        if self._found is None:
            self.problem = ""
            try:
                self._tables, self._found = settle(
                    chosen.model_choices(), lambda tables: model_overview(str(places.home()), tables)
                )
            except EngineError as reason:
                self.problem, self._tables, self._found = str(reason), {}, _NOTHING
        return self._found

    @property
    def providers(self) -> list[dict[str, Any]]:
        """All that are known."""
        return self.overview["providers"]

    def models(self) -> Tables:
        """The tables for the engine, with keys."""
        found = self.overview
        return with_keys(self._tables, found, self.keys.of) if found is not _NOTHING else {}

    def settings_changed(self) -> None:
        """The engine reads the settings anew, and what models answered before tells no more."""
        from ..service import service

        self._found = None
        for role in list(self.tests):
            self.drop_test(role)
        service.reopen()
        redraw.preferences()

    def look_for_used_keys(self) -> None:
        """Read the keys of providers that play a role, and no others: a keyring may ask for its password."""
        self._read_keys(each for each in self.providers if each["used"])

    def look_again(self) -> None:
        """Read files, keyring and ports anew."""
        from ...engine import EngineError, find_local_servers

        self.is_new = False
        self._found = None
        self._read_keys(each for each in self.providers if each["key_env"] or each["used"])
        home, models = str(places.home()), self.models()

        def servers() -> list[dict[str, Any]]:
            try:
                return find_local_servers(home, models)
            except EngineError:  # what is wrong with the settings is shown already
                return []

        self._begin("servers", servers)

    def keep_key(self, account: str, key: str) -> None:
        """Keep a key that was typed."""
        self._begin("key", lambda: self.keys.keep(account, key))

    def forget_key(self, account: str) -> None:
        """Do away with a key."""
        self._begin("key", lambda: self.keys.forget(account))

    def test(self, role: str) -> None:
        """Ask a role's model one tiny question."""
        from ...engine import EngineError, test_model

        home, models = str(places.home()), self.models()

        def ask() -> dict[str, Any]:
            try:
                return test_model(role, home, models)
            except EngineError as reason:
                return {"ok": False, "text": str(reason)}

        self.tests.pop(role, None)
        self._begin(_TEST + role, ask)

    def test_seconds(self, role: str) -> float | None:
        """For how long a role's model has been thinking about its answer."""
        return self.background.seconds(_TEST + role)

    def drop_test(self, role: str) -> None:
        """Wait no longer for a role's model, and forget what it said."""
        self.tests.pop(role, None)
        self.background.drop(_TEST + role)

    def measure(self) -> None:
        """Find out how much is kept."""
        self._begin("sizes", lambda: {place.name: storage.size(place) for place in storage.kept()})

    def clear_cache(self) -> int:
        """Delete what can be made again. Returns the bytes."""
        freed = storage.clear_cache()
        self.measure()
        return freed

    def take(self) -> None:
        """Take the answers that have come."""
        for name, answer in self.background.take():
            if name.startswith(_TEST):
                self.tests[name.removeprefix(_TEST)] = answer
            elif name == "servers":
                self.servers = answer
            elif name == "sizes":
                self.sizes = answer
            elif name == "key":
                self.said_of_key = answer
                self.settings_changed()
            elif answer:  # the keyring had keys that were not known
                self.settings_changed()

    def close(self) -> None:
        """Wait for nothing any more, and forget the keys."""
        if bpy.app.timers.is_registered(self._tick):
            bpy.app.timers.unregister(self._tick)
        self.keys, self.background = Keys(), Background()
        self.servers, self.tests, self.sizes = [], {}, {}
        self.is_new, self._found = True, None

    def _read_keys(self, providers: Iterator[dict[str, Any]]) -> None:
        accounts = [account_of(each["base_url"]) for each in providers if wants_key(each)]
        if accounts:
            self._begin("keys", lambda: self.keys.read(accounts))

    def _begin(self, name: str, work: Callable[[], Any]) -> None:
        self.background.start(name, work)
        if not bpy.app.timers.is_registered(self._tick):
            bpy.app.timers.register(self._tick, first_interval=_POLL, persistent=True)
        redraw.preferences()

    def _tick(self) -> float | None:
        self.take()
        redraw.preferences()
        return _POLL if self.background.is_busy else None


looked_up = LookedUp()
