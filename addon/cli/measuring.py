# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that measure: audit and shake."""

from __future__ import annotations

import argparse
import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core import places
from . import building, exits, findings
from .asset import Asset, open_asset
from .console import Console
from .options import add_expect, add_rendering, add_running, command, whole
from .problem import Problem

if TYPE_CHECKING:
    from ..engine import Engine, Run


def add_audit(commands: argparse._SubParsersAction) -> None:
    """The command `audit`."""
    parser = command(
        commands,
        "audit",
        "measure what is wrong with an asset, or with any model",
        "Examples: maquette audit chairs/red\n          maquette audit bought_model.glb --json\n\n"
        "Measures gaps, floating parts, overlaps, stray pieces, footing, sizes, symmetry, mesh faults,\n"
        "materials and hierarchy. Of an asset's folder, it also tries which edit of the script mends each.",
    )
    parser.add_argument(
        "target",
        type=Path,
        metavar="FOLDER|FILE",
        help="an asset's folder, or a .blend, .glb, .gltf, .fbx, .usd, .obj, .stl or .ply; any, not only ours",
    )
    parser.add_argument(
        "--reference",
        type=Path,
        metavar="PICTURE",
        help="a PNG, JPEG or WebP of the thing, with alpha or before a plain background: its outline is compared",
    )
    parser.add_argument(
        "--fix", action="store_true", help="make what was seen to mend the asset its next version"
    )
    add_expect(parser)
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=audit)


def add_shake(commands: argparse._SubParsersAction) -> None:
    """The command `shake`."""
    parser = command(
        commands,
        "shake",
        "move an asset's parameters through their ranges and measure what breaks",
        "Example: maquette shake chairs/red --narrow\n\n"
        "Each parameter by itself, then two at a time. The asset's files stay as they are without --narrow.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument(
        "--narrow", action="store_true", help="end the sliders where the asset holds, as its next version"
    )
    parser.add_argument(
        "--steps",
        type=whole(2, 100, "the number of steps"),
        default=5,
        metavar="N",
        help="values tried over a range (default: 5)",
    )
    parser.add_argument(
        "--pairs",
        type=whole(0, 10000, "the number of pairs"),
        default=24,
        metavar="N",
        help="how many combinations of two parameters are tried (default: 24)",
    )
    parser.add_argument(
        "--seed",
        type=whole(0, 2**31, "the seed"),
        default=1,
        metavar="N",
        help="which combinations they are (default: 1)",
    )
    add_expect(parser)
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=shake)


def audit(options: Namespace, console: Console) -> int:
    """Measure an asset, or any file that holds a model; with --fix, mend the asset."""
    if not options.target.exists():
        raise Problem(f"There is no {options.target}. Name an asset's folder or a file that holds a model.")
    if options.target.is_dir():
        return _audit_asset(options, console)
    if options.fix:
        raise Problem("Only an asset's folder can be mended: a file has no script that could be changed.")
    return _audit_file(options, console)


def shake(options: Namespace, console: Console) -> int:
    """Move an asset's parameters through their ranges, and say what broke where."""
    settings = {"steps": options.steps, "pairs": options.pairs, "seed": options.seed}
    asset, ended = _measure(
        options,
        console,
        options.folder,
        options.narrow,
        lambda engine, session, more: engine.shake(session, narrow=options.narrow, settings=settings, **more),
    )
    if ended["reason"] != "done":
        return building.tell(options, console, asset.folder, ended)
    report = ended["report"]
    if options.json:
        console.say(json.dumps(report["shake"], ensure_ascii=False, indent=1))
    else:
        for line in findings.of_shake(report, options.narrow):
            console.say(line)
    return exits.DONE if report["shake"]["held"] else exits.SEE_TO


def _audit_asset(options: Namespace, console: Console) -> int:
    from ..host import requests

    asset, ended = _measure(
        options,
        console,
        options.target,
        options.fix,
        lambda engine, session, more: engine.audit(session, apply=options.fix, **more),
    )
    if ended["reason"] != "done" or "changes" in ended["report"]:
        code = building.tell(options, console, asset.folder, ended)
        return code or _code(ended["report"]["audit"])
    found = ended["report"]["audit"]
    if options.reference is not None:
        _compare(options, requests.answer("inspect", {"asset": asset.session})["parts"], found)
    return _tell(options, console, asset.folder.name, found)


def _measure(
    options: Namespace,
    console: Console,
    folder: Path,
    builds: bool,
    start: Callable[[Engine, str, dict[str, Any]], Run],
) -> tuple[Asset, dict[str, Any]]:
    """Serve a run that measures an asset; files are written only where it builds a version."""
    from ..engine import open_engine

    engine = open_engine()
    asset = open_asset(engine, folder)
    console.silence_blender(places.home() / "logs" / "blender.log")
    more = {"expected": _expected(options), "script": asset.script}
    if builds:
        more |= building.outputs(options, asset.folder)
    return asset, building.serve(console, asset.folder, asset, lambda: start(engine, asset.session, more))


def _audit_file(options: Namespace, console: Console) -> int:
    console.silence_blender(places.home() / "logs" / "blender.log")
    from ..core.errors import HostError
    from ..engine import InputError, audit_parts
    from ..host import foreign, requests

    try:
        asset = foreign.open_file(options.target.resolve())
        parts = requests.answer("inspect", {"asset": asset})["parts"]
        found = audit_parts(parts, _expected(options))
    except (HostError, InputError) as reason:
        raise Problem(str(reason)) from None
    if not found["parts"]:
        raise Problem(f"{options.target} holds nothing that could be measured.")
    if options.target.suffix.lower() in foreign.SPLITS_VERTICES:
        found["findings"] = [each for each in found["findings"] if each["kind"] != "duplicate"]
    if options.reference is not None:
        _compare(options, parts, found)
    return _tell(options, console, options.target.name, found)


def _compare(options: Namespace, parts: list[dict[str, Any]], found: dict[str, Any]) -> None:
    """Add what the outline of the parts says beside that of the reference picture."""
    from ..core.errors import HostError
    from ..engine import compare_outline, read_outline
    from ..host.reference_picture import read_reference_picture

    try:
        outline = read_outline(read_reference_picture(options.reference))
    except HostError as reason:
        raise Problem(str(reason)) from None
    if outline["mask"] is None:
        raise Problem(f"{options.reference.name} cannot be compared: {outline['reason']}")
    found["outline"] = compare_outline(outline["mask"], parts, outline["confidence"])
    found["findings"].append(found["outline"].pop("finding"))


def _tell(options: Namespace, console: Console, name: str, found: dict[str, Any]) -> int:
    if options.json:
        console.say(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for line in findings.of_audit(name, found):
            console.say(line)
    return _code(found)


def _code(found: dict[str, Any]) -> int:
    grave = [each for each in found["findings"] if each["severity"] != "info"]
    return exits.SEE_TO if grave else exits.DONE


def _expected(options: Namespace) -> dict[str, Any]:
    """What is expected of the asset, from a JSON file."""
    file: Path | None = options.expect
    if file is None:
        return {}
    try:
        expected = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as reason:
        raise Problem(f"{file} cannot be read as JSON: {reason}") from None
    if not isinstance(expected, dict):
        raise Problem(f'{file} holds no JSON object. Write one like {{"size": [0.4, 0.4, 0.9]}}.')
    return expected
