# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has chosen, read out of Blender's properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import bpy

from ...core.model_tables import ROLES, ModelChoices, RoleChoice
from ...core.trial import Settings
from ...core.trial.settings import SECONDS
from . import defaults

LIMITS = ("tokens_a_run", "money_a_run", "tokens_a_session", "money_a_session")

PACKAGE = __package__.rpartition(".ui")[0]


@dataclass(frozen=True, slots=True)
class RunChoices:
    """How a run goes where nobody says otherwise."""

    rounds: int = defaults.ROUNDS
    fan_out: int = defaults.FAN_OUT
    views: int = defaults.VIEWS
    resolution: int = defaults.RESOLUTION
    plan_first: bool = False
    isolation: bool | None = None  # none: nobody said
    time_limit: int = int(SECONDS)

    def of_scripts(self) -> Settings | None:
        """How scripts are run; none where nobody said."""
        return None if self.isolation is None else Settings(self.isolation, float(self.time_limit))


def shown() -> Any | None:  # noqa: ANN401 (MaquettePreferences, whose properties a type checker does not know)
    """The add-on's preferences; None where it is run from a checkout."""
    addon = bpy.context.preferences.addons.get(PACKAGE)
    return addon.preferences if addon is not None else None


def run_choices() -> RunChoices:
    """What the tab "Runs" says."""
    said = shown()
    if said is None:
        return RunChoices()
    return RunChoices(
        said.rounds,
        said.fan_out,
        said.views,
        said.resolution,
        said.plan_first,
        said.isolation,
        said.time_limit,
    )


def model_choices() -> ModelChoices:
    """What the preferences say of models."""
    said = shown()
    if said is None:
        return ModelChoices()
    return ModelChoices(
        roles={role: role_choice(said.role(role)) for role in ROLES},
        providers={
            each.name: {"base_url": each.base_url, "kind": each.kind, "key_env": each.key_env}
            for each in said.providers
        },
        limits={name: _as_written(getattr(said, name)) for name in LIMITS},
    )


def role_choice(role: Any) -> RoleChoice:  # noqa: ANN401 (MaquetteRole)
    """What was chosen for a role."""
    temperature = _as_written(role.temperature) if role.has_temperature else None
    return RoleChoice(role.provider.strip(), role.model.strip(), temperature, role.max_tokens)


def _as_written(value: float) -> float:
    """Blender keeps numbers in single precision; this is what the artist typed."""
    return value if isinstance(value, int) else round(value, 4)
