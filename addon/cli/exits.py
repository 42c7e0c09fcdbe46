# SPDX-License-Identifier: GPL-3.0-or-later
"""Exit codes of every subcommand."""

DONE = 0
SEE_TO = 1
"""Done, and there is something to see to; or a request that builds nothing, with the reason."""
UNUSABLE = 2
"""Wrong usage or unusable input."""
FAILED = 3
"""Something outside failed: Blender, disk, store."""
CANCELLED = 130

_OF_REASON = {
    "done": DONE,
    "refused": SEE_TO,
    "input_unusable": UNUSABLE,
    "script_failed": SEE_TO,
    "limit_reached": SEE_TO,
    "cancelled": CANCELLED,
}


def of_reason(reason: str) -> int:
    """The exit code for a run's stop reason."""
    return _OF_REASON.get(reason, FAILED)
