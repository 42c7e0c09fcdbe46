# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sent to whom, by the roles that a provider's models play."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .provider_keys import account_of

WORDS, PICTURES, SCRIPT, TEXTS = "your words", "pictures", "the script", "Blender's API and the library"
KINDS = (WORDS, PICTURES, SCRIPT, TEXTS)

_BY_ROLE = {
    "planner": (WORDS, PICTURES, TEXTS),
    "coder": (WORDS, PICTURES, SCRIPT, TEXTS),
    "critic": (WORDS, PICTURES),
    "verifier": (WORDS, PICTURES),
    "embedder": (WORDS, TEXTS),
    "image": (WORDS, PICTURES),
}
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(slots=True)
class Recipient:
    """A provider that is asked, and what it gets."""

    provider: str
    host: str
    is_here: bool  # on this machine, so that nothing leaves it
    roles: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


def recipients(found: dict[str, Any]) -> list[Recipient]:
    """Every provider that plays a role, in the order in which roles name them. None: nothing is sent."""
    addresses = {each["name"]: each["base_url"] for each in found["providers"]}
    out: dict[str, Recipient] = {}
    for role in found["roles"]:
        sent = _BY_ROLE.get(role["role"])
        if not role["model"] or sent is None:
            continue
        name, address = role["provider"], addresses[role["provider"]]
        here = urlsplit(address).hostname in _THIS_MACHINE
        each = out.setdefault(name, Recipient(name, account_of(address), here))
        each.roles.append(role["role"])
        each.kinds.update(sent)
    return list(out.values())
