# SPDX-License-Identifier: GPL-3.0-or-later
"""The only import of the compiled engine, and the way to where its data lies."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import maquette_engine

from .core import places
from .core.embeddings import provider

EngineError = maquette_engine.EngineError
InputError = maquette_engine.InputError
Engine = maquette_engine.Engine
Run = maquette_engine.Run
Knowledge = maquette_engine.Knowledge
audit_parts = maquette_engine.audit
read_outline = maquette_engine.read_outline
compare_outline = maquette_engine.outline
parse_script = maquette_engine.parse_script


def open_engine() -> Engine:
    """Open the user's store with the library that came with this add-on, and the models that the user has set."""
    home = places.home()
    maquette_engine.start_log(str(home / "logs" / "maquette.log"), places.log_level())
    return Engine(
        str(home / "store.sqlite"),
        str(rag_folder()),
        home=str(home),
        record_to=os.environ.get("MAQUETTE_RECORD", ""),
        replay_from=os.environ.get("MAQUETTE_REPLAY", ""),
    )


def open_knowledge(file: str, key: str, read_passages: Callable[[Path], list[dict[str, Any]]]) -> Knowledge:
    """The index of what can be looked up; `read_passages` is called only where it must be built first."""
    rag = str(rag_folder())
    embeddings = provider()
    found = maquette_engine.load_knowledge(rag, file, key, embeddings)
    return found or maquette_engine.build_knowledge(rag, file, key, read_passages(rag_folder()), embeddings)


def rag_folder() -> Path:
    """Where the library lies: inside the installed add-on, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    inside = here / "rag"
    return inside if inside.is_dir() else here.parent / "rag"
