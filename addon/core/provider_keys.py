# SPDX-License-Identifier: GPL-3.0-or-later
"""Providers' keys: kept in the system's keyring, or in memory until Blender is closed; written nowhere else.

A key belongs to the host that gave it, and is looked up by that host's name. What the environment says goes before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

SERVICE = "Maquette"
"""The name of our entries in the keyring."""

KEYRING, SESSION = "keyring", "session"

_RECOMMENDED = 1.0
"""The keyring library's own mark of a place that is safe; below it are plain files, and places that forget."""


class Keyring(Protocol):
    """Where a system keeps secrets, as the `keyring` library has it. Its calls may wait for a password."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class NoKeyring(Exception):
    """The system's keyring cannot be had; the message says why, as a clause."""


def system_keyring() -> Keyring:
    """This system's keyring. May wait for it. Raises NoKeyring."""
    try:
        import keyring
    except ImportError:
        raise NoKeyring("this copy of Maquette comes without the keyring library") from None
    try:
        found = keyring.get_keyring()
        priority = float(found.priority)
    except Exception as reason:  # each backend raises what its system does
        raise NoKeyring(f"the system's keyring does not answer ({reason})") from None
    if priority < _RECOMMENDED:
        raise NoKeyring("this system has no keyring, or none that is running")
    return found


def account_of(base_url: str) -> str:
    """The host that a key is for, with its port where the address names one."""
    return urlsplit(base_url).netloc.rpartition("@")[2].lower()


@dataclass(frozen=True, slots=True)
class _Held:
    key: str = field(repr=False)
    source: str


class Keys:
    """The keys that this process knows, by account. Safe from several threads; `read`, `keep` and `forget` may wait."""

    def __init__(self, find: Callable[[], Keyring] = system_keyring) -> None:
        self._find = find
        self._lock = threading.Lock()
        self._held: dict[str, _Held] = {}
        self._trouble = ""

    @property
    def trouble(self) -> str:
        """Why the keyring could not be had when it was last asked; empty where it could."""
        with self._lock:
            return self._trouble

    def of(self, account: str) -> str:
        """An account's key; empty where none is known."""
        with self._lock:
            held = self._held.get(account)
            return held.key if held else ""

    def source(self, account: str) -> str:
        """KEYRING or SESSION; empty where no key is known."""
        with self._lock:
            held = self._held.get(account)
            return held.source if held else ""

    def read(self, accounts: Iterable[str]) -> bool:
        """Ask the keyring for these accounts' keys, and say whether that changed any. Those of this session stay."""
        with self._lock:
            before = dict(self._held)
        keyring = self._keyring()
        if keyring is not None:
            self._read(keyring, accounts)
        with self._lock:
            return self._held != before

    def _read(self, keyring: Keyring, accounts: Iterable[str]) -> None:
        for account in accounts:
            try:
                key = keyring.get_password(SERVICE, account)
            except Exception as reason:  # as above; a keyring that stays locked is one of them
                self._complain(f"the system's keyring cannot be read ({reason})")
                return
            with self._lock:
                if key:
                    self._held[account] = _Held(key, KEYRING)
                elif self._held.get(account, _Held("", "")).source == KEYRING:
                    del self._held[account]

    def keep(self, account: str, key: str) -> str:
        """Keep a key as well as this system can. Returns a sentence that says where it is now."""
        keyring = self._keyring()
        if keyring is not None:
            try:
                keyring.set_password(SERVICE, account, key)
            except Exception as reason:  # as above
                self._complain(f"the system's keyring did not take it ({str(reason).replace(key, '[key]')})")
            else:
                self._hold(account, _Held(key, KEYRING))
                return f"The key for {account} is in the system's keyring."
        self._hold(account, _Held(key, SESSION))
        return f"The key for {account} is kept until Blender is closed, and written nowhere: {self.trouble}."

    def forget(self, account: str) -> str:
        """Do away with a key. Returns a sentence that says so."""
        with self._lock:
            held = self._held.pop(account, None)
        if held is None or held.source == SESSION:
            return f"The key for {account} is forgotten."
        try:
            self._find().delete_password(SERVICE, account)
        except Exception as reason:  # as above
            return f"The key for {account} is still in the system's keyring, which did not give it up ({reason})."
        return f"The key for {account} is no longer in the system's keyring."

    def _hold(self, account: str, held: _Held) -> None:
        with self._lock:
            self._held[account] = held

    def _keyring(self) -> Keyring | None:
        try:
            found = self._find()
        except NoKeyring as reason:
            self._complain(str(reason))
            return None
        self._complain("")
        return found

    def _complain(self, trouble: str) -> None:
        with self._lock:
            self._trouble = trouble
