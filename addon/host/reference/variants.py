# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes whose sockets depend on one of their own settings, such as the data type of a switch."""

from __future__ import annotations

from typing import Any

from .choices import choices

# What of a socket a setting can change: (name, identifier, type).
Sockets = list[list[str]]


def read_variants(node: Any) -> dict[str, dict[str, dict[str, Sockets]]]:  # noqa: ANN401
    """For each setting that changes the sockets, the enabled ones per value, the rest being at the defaults."""
    before = _enabled(node)
    variants = {}
    for name in _settings(node):
        values = choices(node, name)
        default = getattr(node, name)
        if len(values) < 2 or default not in values:
            continue
        by_value = {}
        for value in values:
            setattr(node, name, value)
            by_value[value] = _enabled(node)
        setattr(node, name, default)
        if any(sockets != before for sockets in by_value.values()):
            variants[name] = by_value
    return variants


def _settings(node: Any) -> list[str]:  # noqa: ANN401
    """A node's own enums."""
    properties = node.bl_rna.properties
    start = len(node.bl_rna.base.properties)
    return [
        prop.identifier
        for prop in list(properties)[start:]
        if prop.type == "ENUM" and not prop.is_readonly and not prop.is_enum_flag
    ]


def _enabled(node: Any) -> dict[str, Sockets]:  # noqa: ANN401
    return {
        side: [[each.name, each.identifier, each.bl_idname] for each in sockets if each.enabled]
        for side, sockets in (("inputs", node.inputs), ("outputs", node.outputs))
    }
