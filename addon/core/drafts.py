# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are written beside their place and then moved into it, so that they are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def draft_of(file: Path) -> Path:
    """Where this process writes the file first: in the same folder, and where no other process does."""
    return file.with_name(f".new.{os.getpid()}.{file.name}")
