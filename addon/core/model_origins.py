# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each setting of the models comes from, in words to be read beside its field."""

from __future__ import annotations

from typing import Any

from .model_tables import IN_WORDS
from .provider_keys import KEYRING, SESSION

Entry = dict[str, Any]


def said_origin(origin: str) -> str:
    """ "environment: MAQUETTE_MODEL" as people say it."""
    place, _, name = origin.partition(": ")
    if place == "environment":
        return f"${name} of the environment"
    return {"preferences": "these preferences", "models.toml": f"models.toml, {name}"}.get(place, origin)


def said_role(role: Entry) -> str:
    """Who plays a role, and why."""
    if not role["model"]:
        return "not set"
    return f"{role['model']} at {role['provider']}, by {said_origin(role['from']['model'])}"


def is_from_elsewhere(role: Entry) -> bool:
    """Whether the environment or models.toml says who plays a role, and not the preferences."""
    return bool(role["model"]) and not role["from"]["model"].startswith("preferences:")


def said_default(found: Entry) -> str:
    """What the line for all roles has to say beside it; empty where it counts as it stands."""
    roles = [each for each in found["roles"] if each["role"] in IN_WORDS]
    if roles[0]["from"]["model"].startswith("environment:"):
        return f"The environment goes first: {said_role(roles[0])}."
    if not any(each["model"] for each in roles):
        return "No model is set, so the library writes. Name one, or take one of this machine's."
    by_file = [each for each in roles if each["from"]["model"] == "models.toml: roles.default"]
    return f"Now: {said_role(by_file[0])}." if by_file else ""


def said_key(provider: Entry, source: str) -> str:
    """Where a provider's key comes from. `source` is that of a key that was typed, or empty."""
    if provider["has_key"]:
        return f"key of ${provider['key_env']}"
    if source == KEYRING:
        return "key in the system's keyring"
    if source == SESSION:
        return "key until Blender is closed"
    if provider["from"]["base_url"].startswith("environment:"):
        return "no key; $MAQUETTE_MODEL_KEY is empty"
    return "no key yet" if provider["key_env"] else "needs no key"


def said_limit(limit: Entry) -> str:
    """What stands beside a cap that the preferences leave open."""
    place = limit["from"].partition(":")[0]
    return f"models.toml: {limit['value']:g}" if place == "models.toml" else ""
