# SPDX-License-Identifier: GPL-3.0-or-later
"""The add-on's preferences: models and their keys, how runs go, what is kept, what is sent."""

from __future__ import annotations

import bpy

from ...core.model_tables import Tables
from . import operators, properties, provider_operators
from .chosen import RunChoices, run_choices
from .looked_up import looked_up

__all__ = ["RunChoices", "model_settings", "register", "run_choices", "unregister"]

_register, _unregister = bpy.utils.register_classes_factory(
    (*properties.CLASSES, *operators.CLASSES, *provider_operators.CLASSES)
)


def model_settings() -> Tables:
    """The models of the preferences with their keys, as the engine takes them. Never to be written anywhere."""
    return looked_up.models()


def register() -> None:
    """Show them, and read the keys that are needed."""
    _register()
    if not bpy.app.background:
        looked_up.look_for_used_keys()


def unregister() -> None:
    """Take them away."""
    looked_up.close()
    _unregister()
