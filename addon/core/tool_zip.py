# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset as an installable extension of its own."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .drafts import draft_of
from .guard.emptying import without_emptying

_CODE = Path(__file__).resolve().parent.parent / "tool"

_MANIFEST = """\
schema_version = "1.0.0"
id = {id}
version = "1.0.{version}"
name = {name}
tagline = {tagline}
maintainer = {maintainer}
type = "add-on"
tags = ["Add Mesh"]
blender_version_min = "4.2.0"
license = ["SPDX:GPL-3.0-or-later"]
"""


def write_tool(
    file: Path, script: str, parsed: Mapping[str, Any], name: str, version: int, maintainer: str
) -> str:
    """Write the extension's zip, whole or not at all; `parsed` is the script as the engine parses it.

    Returns the extension's id.
    """
    identifier = tool_id(name)
    title = _printed(name.replace("_", " ")).capitalize() or "Asset"
    manifest = _MANIFEST.format(
        id=json.dumps(identifier),
        version=version,
        name=json.dumps(title, ensure_ascii=False),
        tagline=json.dumps(_tagline(parsed["prompt"], title), ensure_ascii=False),
        maintainer=json.dumps(_printed(maintainer) or "Made with Maquette", ensure_ascii=False),
    )
    told = {"id": identifier, "name": title, "parameters": parsed["parameters"]}
    draft = draft_of(file)
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("blender_manifest.toml", manifest)
            archive.writestr("asset.py", without_emptying(script))
            archive.writestr("tool.json", json.dumps(told, indent=1, ensure_ascii=False))
            for module in sorted(_CODE.glob("*.py")):
                archive.write(module, module.name)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return identifier


def tool_id(name: str) -> str:
    """A Python name for the tool: of its classes, its operator and its extension."""
    words = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "asset"
    return f"{words if words[0].isalpha() else 'a_' + words}_tool"[:40]


def _tagline(prompt: str, title: str) -> str:
    """At most 64 letters, the last of them a letter, a digit or a closing bracket, as extensions want it."""
    words = _printed(prompt)
    if len(words) > 64:
        words = words[:65].rsplit(" ", 1)[0][:64]
    ended = re.match(r"(?s).*[\w)\]}]", words)
    return ended[0].rstrip("_") if ended and ended[0].rstrip("_") else title


def _printed(text: str) -> str:
    """The text in one line, without control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
