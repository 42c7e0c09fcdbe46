# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset's folder and the session in the store that it belongs to."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .problem import Problem, no_text

if TYPE_CHECKING:
    from ..engine import Engine


@dataclass(frozen=True)
class Asset:
    """What a command works on."""

    folder: Path
    session: str
    script: str


def folder_for(prompt: str) -> Path:
    """A folder named after the first words of a prompt, for when the user names none."""
    words = re.findall(r"[a-z0-9]+", prompt.lower())
    return Path("-".join(words[:6]) or "asset")


def check_new_folder(folder: Path) -> Path:
    """The absolute path of a folder that may become an asset's: nothing is written over."""
    folder = folder.expanduser().resolve()
    if folder.exists() and not folder.is_dir():
        raise Problem(f"{folder} is a file. Choose another folder with --out.")
    if (folder / "asset.py").exists():
        raise Problem(
            f"{folder} holds an asset already. Change it with `maquette refine`, or choose another folder with --out."
        )
    return folder


def read_script(folder: Path) -> str:
    """The script of an asset's folder."""
    file = folder / "asset.py"
    try:
        return file.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise Problem(
            f"There is no asset.py in {folder}. Make an asset first: maquette create ... --out {folder}"
        ) from None
    except UnicodeDecodeError as reason:
        raise no_text(file, reason) from None


def open_asset(engine: Engine, folder: Path) -> Asset:
    """Find an asset's session; a folder that this store does not know is adopted."""
    folder = folder.expanduser().resolve()
    script = read_script(folder)
    return Asset(folder, _session_of(engine, folder, script), script)


def _session_of(engine: Engine, folder: Path, script: str) -> str:
    claimed = _claimed_session(folder)
    # The report may name a session of another machine's store.
    known = (engine.session(claimed) if claimed else None) or engine.session_in(str(folder))
    if known is None:
        return engine.adopt(str(folder), script)
    if known["folder"] == str(folder):
        return known["id"]
    if (Path(known["folder"]) / "asset.py").exists():  # this folder is a copy; it goes its own way from here
        own = engine.session_in(str(folder))  # it may have begun to, in a run that wrote no report
        return own["id"] if own else engine.adopt(str(folder), script)
    engine.move_session(known["id"], str(folder))
    return known["id"]


def _claimed_session(folder: Path) -> str | None:
    """The session that the folder's report names; nothing where the report is missing or damaged."""
    try:
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    session = report.get("session") if isinstance(report, dict) else None
    return session if isinstance(session, str) else None
