# SPDX-License-Identifier: GPL-3.0-or-later
"""`views`: draws an asset, or any file with objects, from all sides; makes no version."""

from __future__ import annotations

import argparse
import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..core import places, rendering
from ..core.errors import HostError
from . import exits
from .console import Console
from .options import add_rendering, command
from .problem import Problem, no_text

_BUILT = "views"
"""The name in the scene of an asset that was built for its views only."""


def add_views(commands: argparse._SubParsersAction) -> None:
    """The command `views`."""
    parser = command(
        commands,
        "views",
        "draw an asset, or any file with a model, from all sides",
        "Example: maquette views chairs/red --passes shape,parts --labels names\n\n"
        "Writes views/*.png and sheet.png; makes no version and changes nothing else.",
    )
    parser.add_argument(
        "source", type=Path, help="the asset's folder, or a .blend, .glb, .fbx, .obj ... file"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where to write (default: the asset's folder; for a file, NAME-views beside it)",
    )
    group = add_rendering(parser)
    group.add_argument(
        "--passes",
        type=passes,
        default=(),
        metavar="LIST",
        help=f"in which each view is drawn, of {','.join(rendering.PASSES)} "
        "(default: a photograph of the materials first, then shapes)",
    )
    group.add_argument(
        "--labels",
        choices=rendering.LABELS,
        default=rendering.LABELS[0],
        help="name the parts in the pictures, or dot them with the legend's colours (default: %(default)s)",
    )
    group.add_argument(
        "--closeup",
        type=closeup,
        action="append",
        default=[],
        metavar="X,Y,Z,RADIUS",
        help="also look at this place, in metres, with that much around it; may be given several times",
    )
    parser.set_defaults(command=views)


def passes(text: str) -> tuple[str, ...]:
    """Reads --passes."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in rendering.PASSES]
    if unknown or not names:
        raise argparse.ArgumentTypeError(
            f"a list of {', '.join(rendering.PASSES)}, with commas between, not {text!r}"
        )
    return names


def closeup(text: str) -> dict[str, Any]:
    """Reads --closeup."""
    try:
        x, y, z, radius = map(float, text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"four numbers in metres with commas between, X,Y,Z,RADIUS, not {text!r}"
        ) from None
    return {"at": [x, y, z], "radius": radius, "title": f"at {x:g}, {y:g}, {z:g}"}


def views(options: Namespace, console: Console) -> int:
    """Draw what lies in a folder or file."""
    source = options.source.expanduser().resolve()
    if not source.exists():
        raise Problem(f"There is nothing at {source}. Name an asset's folder, or a file with a model.")
    console.silence_blender(places.home() / "logs" / "blender.log")
    from .. import host

    try:
        asset = _open_folder(source, console) if source.is_dir() else _open_file(source)
        answer = host.answer("render", _request(options, source, asset))
    except HostError as reason:
        raise Problem(str(reason), exits.SEE_TO) from None
    if options.json:
        console.say(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        for line in _lines(answer):
            console.say(line)
    return exits.DONE


def _request(options: Namespace, source: Path, asset: str) -> dict[str, Any]:
    beside = source if source.is_dir() else source.with_name(f"{source.stem}-views")
    return {
        "asset": asset,
        "folder": str((options.out or beside).expanduser().resolve()),
        "title": source.name,
        "views": options.views,
        "resolution": options.resolution,
        "samples": options.samples,
        "passes": options.passes,
        "labels": options.labels,
        "closeups": options.closeup,
    }


def _open_file(file: Path) -> str:
    """Open any file; answers the asset that it holds, or nothing: then all its objects are looked at."""
    from ..host.foreign import open_file

    return open_file(file)


def _open_folder(folder: Path, console: Console) -> str:
    """Open an asset's .blend, or build its script where there is none; answers the asset's name in the scene."""
    from ..host.open import open_scene
    from ..host.record import read, texts

    blend, script = folder / "asset.blend", folder / "asset.py"
    if not blend.exists() and not script.exists():
        raise Problem(
            f"There is no asset.blend and no asset.py in {folder}. "
            f"Make an asset first: maquette create ... --out {folder}"
        )
    open_scene(blend, None)
    if not blend.exists():
        return _build(script)
    found = texts()
    if len(found) != 1:
        return ""
    record = read(found[0])
    if script.exists() and script.read_text(encoding="utf-8", errors="replace") != record.script:
        console.complain(
            f"asset.py differs from what asset.blend was built from, which is what is drawn. "
            f"Build it first if you want its views: maquette run {folder}"
        )
    return record.asset


def _build(script: Path) -> str:
    """Run a script in the open scene, mended for this Blender as `run` would."""
    from .. import host
    from ..engine import parse_script

    try:
        text = script.read_text(encoding="utf-8")
    except UnicodeDecodeError as reason:
        raise no_text(script, reason) from None
    text = host.answer("check", {"script": text})["script"]
    cells = parse_script(text)["cells"]
    known = host.answer("analyse", {"cells": cells})["cells"]
    request = {
        "asset": _BUILT,
        "name": script.parent.name,
        "script": text,
        "cells": [{**cell, **found} for cell, found in zip(cells, known, strict=True)],
        "run": list(range(len(cells))),
        "remove": [],
    }
    outcome = host.answer("execute", request)
    if outcome["error"]:
        error = outcome["error"]
        raise Problem(
            f"{script} stopped at line {error['line']}: {error['message']}. "
            f"Mend the script; maquette check {script} may know what is wrong.",
            exits.SEE_TO,
        )
    return _BUILT


def _lines(answer: dict[str, Any]) -> Iterator[str]:
    """What a person reads: the files, and which colour is which part."""
    for view in answer["views"]:
        depth = view.get("depth")
        note = f"  {depth['near']:.4g} m (white) to {depth['far']:.4g} m (dark grey)" if depth else ""
        yield f"{view['view']:20} {view['pass']:10} {os.path.relpath(view['file'])}{note}"
    for entry in answer.get("legend", []):
        yield f"{entry['code']}  {entry['colour']:14} {entry['part']}"
    yield f"{'sheet':31} {os.path.relpath(answer['sheet'])}  ({answer['seconds']:.1f} s)"
