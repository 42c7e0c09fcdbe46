# SPDX-License-Identifier: GPL-3.0-or-later
"""`export`: writes an asset as files for other programs, as an asset library, or as an add-on; runs nothing."""

from __future__ import annotations

import argparse
import json
import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..core import places
from ..core.errors import HostError
from ..core.tool_zip import tool_id, write_tool
from . import exits
from .asset import read_script
from .console import Console
from .options import add_blender, command
from .problem import Problem

FORMATS = ("fbx", "obj", "stl", "usd", "glb", "library", "addon")


def add_export(commands: argparse._SubParsersAction) -> None:
    """The command `export`."""
    parser = command(
        commands,
        "export",
        "write an asset for other programs, for the Asset Browser, or as an add-on",
        "Example: maquette export chairs/red --to fbx,library,addon --out for-the-shop\n\n"
        "library: a .blend for Blender's Asset Browser, with picture, tags and script.\n"
        "addon: a zip that Blender installs; it adds the asset with its sliders and needs no Maquette.\n"
        "What is written is what stands in asset.blend; nothing is run and no version is made.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument(
        "--to",
        type=formats,
        required=True,
        metavar="LIST",
        help=f"one or more of {','.join(FORMATS)}",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where to write, files then bear the folder's name (default: the asset's folder, as asset.fbx ...)",
    )
    add_blender(parser)
    parser.set_defaults(command=export)


def formats(text: str) -> tuple[str, ...]:
    """Reads --to."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    if not names or not set(names) <= set(FORMATS):
        raise argparse.ArgumentTypeError(f"a list of {', '.join(FORMATS)}, with commas between, not {text!r}")
    return names


def export(options: Namespace, console: Console) -> int:
    """Write the files."""
    folder = options.folder.expanduser().resolve()
    script = read_script(folder)
    to = options.out.expanduser().resolve() if options.out else folder
    console.silence_blender(places.home() / "logs" / "blender.log")
    told: dict[str, Any] = {"files": [], "notes": [], "seconds": 0.0}
    try:
        in_blender = [kind for kind in options.to if kind != "addon"]
        if in_blender:
            told = _from_blend(folder, script, _order(folder, to, in_blender), console)
        if "addon" in options.to:
            told["files"].append(str(_addon(folder, script, to)))
    except HostError as reason:
        raise Problem(str(reason), exits.FAILED) from None
    if options.json:
        console.say(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for file in told["files"]:
            console.say(os.path.relpath(file))
        for note in told["notes"]:
            console.complain(note)
    return exits.SEE_TO if told["notes"] else exits.DONE


def _order(folder: Path, to: Path, kinds: list[str]) -> dict[str, Any]:
    from ..host.export import SUFFIXES

    stem = "asset" if to == folder else folder.name
    return {
        "folder": str(to),
        "formats": kinds,
        "names": {kind: f"{stem}{SUFFIXES[kind]}" for kind in kinds},
    }


def _from_blend(folder: Path, script: str, request: dict[str, Any], console: Console) -> dict[str, Any]:
    from .. import host
    from ..engine import parse_script
    from ..host.record import read, texts

    if not (folder / "asset.blend").exists():
        raise Problem(f"There is no asset.blend in {folder}. Build it first: maquette run {folder}")
    host.open_scene(folder / "asset.blend", None)
    found = texts()
    if len(found) != 1:
        raise Problem(
            f"asset.blend holds no asset of Maquette's. Build it from its script: maquette run {folder}"
        )
    record = read(found[0])
    if record.script != script:
        console.complain(
            f"asset.py differs from what asset.blend was built from, which is what is exported. "
            f"Build it first if you want its changes: maquette run {folder}"
        )
    parsed = parse_script(record.script)
    about = {"description": parsed["prompt"], "tags": parsed["tags"]}
    return host.answer("export", {**request, "asset": record.asset, "library": about})


def _addon(folder: Path, script: str, to: Path) -> Path:
    from ..engine import parse_script

    to.mkdir(parents=True, exist_ok=True)
    file = to / f"{tool_id(folder.name)}.zip"
    write_tool(file, script, parse_script(script), folder.name, _version(folder), "")
    return file


def _version(folder: Path) -> int:
    """The asset's version as its last run reported it."""
    try:
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        return max(1, int(report["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return 1
