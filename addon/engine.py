# SPDX-License-Identifier: GPL-3.0-or-later
"""The only import of the compiled engine, and the way to where its data lies."""

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import maquette_engine

from .core import places
from .core.embeddings import provider
from .core.places import rag_folder
from .core.trial import chosen

EngineError = maquette_engine.EngineError
InputError = maquette_engine.InputError
Engine = maquette_engine.Engine
Run = maquette_engine.Run
Knowledge = maquette_engine.Knowledge
audit_parts = maquette_engine.audit
read_outline = maquette_engine.read_outline
compare_outline = maquette_engine.outline
parse_script = maquette_engine.parse_script
draw_blueprint = maquette_engine.draw_blueprint
model_overview = maquette_engine.model_overview
test_model = maquette_engine.test_model
find_local_servers = maquette_engine.find_local_servers


def open_engine(models: dict[str, Any] | None = None) -> Engine:
    """Open the user's store with the library that came with this add-on, and the models that the user has set.

    `models` are those of the add-on's preferences, as models.toml may say them.
    """
    home = places.home()
    maquette_engine.start_log(str(home / "logs" / "maquette.log"), places.log_level())
    engine = Engine(
        str(home / "store.sqlite"),
        str(rag_folder()),
        home=str(home),
        models=models or {},
        record_to=os.environ.get("MAQUETTE_RECORD", ""),
        replay_from=os.environ.get("MAQUETTE_REPLAY", ""),
    )
    engine.use_trials(chosen().isolation)
    return engine


def said_of_store(engine: Engine) -> str:
    """What the user should know of the store that was opened; empty where there is nothing to say."""
    if not engine.damaged_copy:
        return ""
    return f"Maquette's store was damaged. It is kept as {engine.damaged_copy}, and a new one was begun."


def open_knowledge(file: str, key: str, read_passages: Callable[[Path], list[dict[str, Any]]]) -> Knowledge:
    """The index of what can be looked up; `read_passages` is called only where it must be built first."""
    rag = str(rag_folder())
    embeddings = provider()
    found = maquette_engine.load_knowledge(rag, file, key, embeddings)
    return found or maquette_engine.build_knowledge(rag, file, key, read_passages(rag_folder()), embeddings)


def allow_network(allowed: bool) -> None:
    """Whether the engine may ask other machines; this one's servers are asked in any case."""
    maquette_engine.allow_network(allowed)


def trust_spare_certificates() -> None:
    """Trust those of Blender's own Python, on a system that keeps its certificates where the engine does not look."""
    if find_spec("certifi"):
        import certifi

        maquette_engine.use_certificates(certifi.where())
