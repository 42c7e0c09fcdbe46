# SPDX-License-Identifier: GPL-3.0-or-later
"""The error that a script gets for what it may not do."""

from __future__ import annotations

from ...core.guard.refusal import Refusal


class Refused(PermissionError):
    """A script did what the guard refuses; the text says what, and what to write instead."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal
