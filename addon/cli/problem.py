# SPDX-License-Identifier: GPL-3.0-or-later
"""A reason to stop, with its exit code."""

from pathlib import Path

from . import exits


class Problem(Exception):
    """What the user should read; the message says what is wrong and what to do next."""

    def __init__(self, message: str, code: int = exits.UNUSABLE) -> None:
        super().__init__(message)
        self.code = code


def no_text(file: Path, reason: UnicodeDecodeError) -> Problem:
    """A file that should be text, and is not."""
    return Problem(f"{file} is not UTF-8 text ({reason.reason} at byte {reason.start}).")
