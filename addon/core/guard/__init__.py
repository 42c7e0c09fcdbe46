# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard: a policy of what scripts may use, and a look at a script's text that holds it."""

from .guard import guard
from .refusal import RULES, Refusal, unknown_allowance

__all__ = ["RULES", "Refusal", "guard", "unknown_allowance"]
