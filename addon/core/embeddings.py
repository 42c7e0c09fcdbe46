# SPDX-License-Identifier: GPL-3.0-or-later
"""Which provider embeds texts for the search, where the local word vectors are not to."""

from __future__ import annotations

import os


def provider() -> dict[str, str] | None:
    """`$MAQUETTE_EMBEDDINGS_URL`, `_MODEL` and `_KEY`; None where no address and model are given.

    The address is that of an OpenAI-compatible server, up to and with its version: http://localhost:11434/v1
    """
    url, model, key = (os.environ.get(f"MAQUETTE_EMBEDDINGS_{name}", "") for name in ("URL", "MODEL", "KEY"))
    return {"url": url.rstrip("/"), "model": model, "key": key} if url and model else None
