# SPDX-License-Identifier: GPL-3.0-or-later
"""The clipboard's text read as the path of a picture."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlparse

_KINDS = frozenset({".png", ".jpg", ".jpeg", ".webp"})


def picture_path(text: str) -> Path | None:
    """The picture that a text names, as a path or a file: address; nothing where it names none that is there."""
    line = text.strip().splitlines()[0].strip().strip("\"'") if text.strip() else ""
    if line.startswith("file:"):
        line = unquote(urlparse(line).path)
    if not line or "\0" in line or len(line) > 4096:
        return None
    path = Path(line).expanduser()
    return path if path.suffix.lower() in _KINDS and path.is_file() else None
