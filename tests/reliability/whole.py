# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a file is whole, told from its own structure: each names its length or its end."""

import json
import struct

from addon.core.blend_file import is_whole


def check_script(folder, engine):
    """asset.py, where it is there, is one of the stored versions to the byte."""
    file = folder / "asset.py"
    if file.exists():
        text = file.read_bytes().decode()
        known = {each["script"] for session in engine.sessions() for each in engine.versions(session["id"])}
        assert text in known, "asset.py is no version"


def check_files(folder):
    """Every file of an asset's folder that has its final name is whole."""
    for file in folder.rglob("*"):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            check = _CHECKS.get(file.suffix)
            whole = is_whole(file) if file.suffix == ".blend" else check is None or check(file.read_bytes())
            assert whole, f"{file.name} is half a file"


def _is_glb(data):
    return data[:4] == b"glTF" and struct.unpack_from("<I", data, 8)[0] == len(data)


def _is_usd(data):
    """The table of contents is the last thing that is written."""
    return data[:8] == b"PXR-USDC" and struct.unpack_from("<q", data, 16)[0] + 8 < len(data)


def _is_png(data):
    return data.startswith(b"\x89PNG") and data[-8:-4] == b"IEND"


def _is_json(data):
    return isinstance(json.loads(data), dict)


_CHECKS = {".glb": _is_glb, ".usdc": _is_usd, ".png": _is_png, ".json": _is_json}
