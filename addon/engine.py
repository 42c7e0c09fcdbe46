# SPDX-License-Identifier: GPL-3.0-or-later
"""The only import of the compiled engine, and the way to where its data lies."""

from pathlib import Path

import maquette_engine

from .core import places

EngineError = maquette_engine.EngineError
InputError = maquette_engine.InputError
Engine = maquette_engine.Engine
Run = maquette_engine.Run


def open_engine() -> Engine:
    """Open the user's store with the library that came with this add-on."""
    home = places.home()
    maquette_engine.start_log(str(home / "logs" / "maquette.log"), places.log_level())
    return Engine(str(home / "store.sqlite"), str(rag_folder()))


def rag_folder() -> Path:
    """Where the library lies: inside the installed add-on, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    inside = here / "rag"
    return inside if inside.is_dir() else here.parent / "rag"
