# SPDX-License-Identifier: GPL-3.0-or-later
"""What Maquette keeps on the disk: where, how much, and what of it can be made again."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from . import places
from .reference import cache_folder

_MADE_AGAIN = ("reference-*", "index-*")
"""The add-on's own files of the cache folder, which others may keep things in, too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something that is kept."""

    name: str
    folder: Path
    files: tuple[str, ...]  # patterns in the folder; a folder counts with all that it holds
    variable: str  # of the environment, which moves it
    purpose: str


def kept() -> tuple[Place, ...]:
    """The store, the cache and the log."""
    home = places.home()
    return (
        Place(
            "Store",
            home,
            ("store.sqlite*", "thumbnails"),
            "MAQUETTE_HOME",
            "sessions, versions and their pictures",
        ),
        Place("Logs", home / "logs", ("*",), "MAQUETTE_HOME", "what happened, without keys"),
        Place(
            "Cache",
            cache_folder(),
            _MADE_AGAIN,
            "MAQUETTE_CACHE",
            "Blender's API and the index; made again at need",
        ),
    )


def is_moved(place: Place) -> bool:
    """Whether the environment says where it lies."""
    return bool(os.environ.get(place.variable))


def size(place: Place) -> int:
    """How many bytes it takes. Reads the disk, so it may take its time."""
    files = [file for pattern in place.files for file in place.folder.glob(pattern)]
    return sum(_bytes(file) for file in files)


def clear_cache() -> int:
    """Delete what can be made again. Returns the bytes; what is in use and cannot be deleted stays."""
    freed = 0
    for pattern in _MADE_AGAIN:
        for file in cache_folder().glob(pattern):
            with suppress(OSError):
                gone = file.stat().st_size
                file.unlink()
                freed += gone
    return freed


def said_size(size: int) -> str:
    """Bytes as people say them."""
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1e6:.1f} MB" if size < 1_000_000_000 else f"{size / 1e9:.1f} GB"


def _bytes(file: Path) -> int:
    with suppress(OSError):  # gone since it was listed
        if file.is_dir():
            return sum(_bytes(each) for each in file.iterdir())
        return file.stat().st_size
    return 0
