# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie on the user's machine."""

import os
import sys
from pathlib import Path


def home() -> Path:
    """The folder with the store and the logs: `$MAQUETTE_HOME`, else the system's folder for user data."""
    chosen = os.environ.get("MAQUETTE_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "Maquette"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Maquette"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "maquette"


def rag_folder() -> Path:
    """Where the library lies: inside the installed add-on, or beside it in a checkout."""
    addon = Path(__file__).resolve().parent.parent
    inside = addon / "rag"
    return inside if inside.is_dir() else addon.parent / "rag"


def log_level() -> str:
    """How much goes to the log: `$MAQUETTE_LOG`, else "info"."""
    return os.environ.get("MAQUETTE_LOG", "info")
