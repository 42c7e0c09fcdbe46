# SPDX-License-Identifier: GPL-3.0-or-later
"""What the preferences say of models, as the tables of models.toml that the engine reads.

A preference that is only half filled in must not keep the engine from opening: it is left out, and told of.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .provider_keys import account_of

IN_WORDS = ("planner", "coder", "critic", "verifier", "librarian")
ROLES = ("default", *IN_WORDS, "embedder", "image")

Tables = dict[str, Any]
Overview = dict[str, Any]
Look = Callable[[Tables], Overview]
"""Who would play which role with these tables: the engine's `model_overview`, which may raise."""


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """What was chosen for a role; empty, None and 0 leave it open."""

    provider: str = ""
    model: str = ""
    temperature: float | None = None
    max_tokens: int = 0


@dataclass(frozen=True, slots=True)
class ModelChoices:
    """All that the preferences say of models."""

    roles: Mapping[str, RoleChoice] = field(default_factory=dict)
    providers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of each its base_url, and perhaps kind and key_env."""
    limits: Mapping[str, float] = field(default_factory=dict)
    """As in models.toml; 0 leaves one open."""


def settle(choices: ModelChoices, look: Look) -> tuple[Tables, Overview]:
    """The tables without keys, and who plays which role by them. Raises what `look` does."""
    tables: Tables = {
        "providers": {name: _filled(fields) for name, fields in choices.providers.items()},
        "limits": {name: value for name, value in choices.limits.items() if value},
        "roles": {},
    }
    known = {each["name"] for each in look(tables)["providers"]}
    for role, choice in choices.roles.items():
        if choice.model and choice.provider in known:
            tables["roles"][role] = {"provider": choice.provider, "model": choice.model}
    found = look(tables)
    for role, choice in choices.roles.items():
        details = _details(choice)
        if details and _is_played(role, found):
            tables["roles"].setdefault(role, {}).update(details)
    return tables, look(tables)


def missing(choice: RoleChoice, known: set[str]) -> str:
    """What a role's choice lacks to count, as a sentence; empty where it lacks nothing."""
    if choice.provider and choice.provider not in known:
        return f"There is no provider {choice.provider!r}. Choose one of the list, or add it below."
    if choice.provider and not choice.model:
        return "Name a model, too; until then this line does not count."
    if choice.model and not choice.provider:
        return "Choose a provider, too; until then this line does not count."
    return ""


def wants_key(provider: Mapping[str, Any]) -> bool:
    """Whether a provider of the overview may be given a key here: it has none of the environment's."""
    own_address = provider["from"]["base_url"].startswith("environment:")
    return not provider["has_key"] and not own_address


def with_keys(tables: Tables, found: Overview, key_of: Callable[[str], str]) -> Tables:
    """The tables with the keys that are known, for the engine alone. `found` is of the tables without them."""
    out = copy.deepcopy(tables)
    for provider in found["providers"]:
        key = key_of(account_of(provider["base_url"])) if wants_key(provider) else ""
        if key:
            out["providers"].setdefault(provider["name"], {})["key"] = key
    return out


def _is_played(role: str, found: Overview) -> bool:
    """Whether a role has a model; "default", whether all have one that it may fill in for."""
    wanted = IN_WORDS if role == "default" else (role,)
    return all(each["model"] for each in found["roles"] if each["role"] in wanted)


def _details(choice: RoleChoice) -> dict[str, float]:
    details: dict[str, float] = {}
    if choice.temperature is not None:
        details["temperature"] = choice.temperature
    if choice.max_tokens:
        details["max_tokens"] = choice.max_tokens
    return details


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
