# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in the panel: the reference, and a thumbnail of each version."""

from __future__ import annotations

from pathlib import Path

import bpy
import bpy.utils.previews

from .. import host
from ..core import places
from ..core.errors import HostError
from ..host.reference_picture import reference_png

_PIXELS = 192

_icons: bpy.utils.previews.ImagePreviewCollection | None = None


def icon(file: Path) -> int:
    """The icon that shows a picture; 0 where there is none. A file that has changed is read again."""
    if _icons is None or not file.is_file():
        return 0
    key = f"{file}:{file.stat().st_mtime_ns}"
    if key not in _icons:
        _icons.load(key, str(file), "IMAGE")
    return _icons[key].icon_id


def read(picture: str) -> bytes:
    """The reference as models take it. Raises HostError with a sentence for the artist."""
    return reference_png(Path(bpy.path.abspath(picture)))


def thumbnail(session: str, version: int) -> Path:
    """Where the picture of a version is kept."""
    return places.home() / "thumbnails" / session / f"{version}.png"


def keep_thumbnail(session: str, version: int) -> None:
    """Have the window's 3D view draw the asset as it stands."""
    file = thumbnail(session, version)
    request = {
        "asset": session,
        "folder": str(file.parent / "drawn"),
        "views": 1,
        "resolution": _PIXELS,
        "sheet": False,
        "source": "viewport",
        "passes": ["materials"],
    }
    try:
        drawn = host.answer("render", request)
        file.parent.mkdir(parents=True, exist_ok=True)
        Path(drawn["views"][0]["file"]).replace(file)
    except (HostError, OSError):
        return  # nothing is to be seen of the asset, or the disk is full: the version is there all the same


def register() -> None:
    """Make room for icons."""
    global _icons
    _icons = bpy.utils.previews.new()


def unregister() -> None:
    """Let go of them."""
    global _icons
    if _icons is not None:
        bpy.utils.previews.remove(_icons)
        _icons = None
