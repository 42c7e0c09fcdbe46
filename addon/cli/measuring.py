# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that measure: audit and shake."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..core import places
from . import building, exits, findings
from .asset import Asset, open_asset
from .console import Console
from .problem import Problem


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
    from ..engine import open_engine

    engine = open_engine()
    asset = open_asset(engine, options.folder)
    console.silence_blender(places.home() / "logs" / "blender.log")
    given = {
        "narrow": options.narrow,
        "settings": {"steps": options.steps, "pairs": options.pairs, "seed": options.seed},
        "expected": _expected(options),
        "script": asset.script,
        **_outputs(options, asset, options.narrow),
    }
    ended = building.serve(console, asset.folder, asset, lambda: engine.shake(asset.session, **given))
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
    from ..engine import open_engine

    engine = open_engine()
    asset = open_asset(engine, options.target)
    console.silence_blender(places.home() / "logs" / "blender.log")
    given = {
        "apply": options.fix,
        "expected": _expected(options),
        "script": asset.script,
        **_outputs(options, asset, options.fix),
    }
    ended = building.serve(console, asset.folder, asset, lambda: engine.audit(asset.session, **given))
    if ended["reason"] != "done" or "changes" in ended["report"]:
        code = building.tell(options, console, asset.folder, ended)
        return code or _code(ended["report"]["audit"])
    found = ended["report"]["audit"]
    _compare(options, asset.session, found)
    return _tell(options, console, asset.folder.name, found)


def _audit_file(options: Namespace, console: Console) -> int:
    console.silence_blender(places.home() / "logs" / "blender.log")
    from ..core.errors import HostError
    from ..engine import InputError, audit_parts
    from ..host import foreign, requests

    try:
        asset = foreign.open_file(options.target.resolve())
        found = audit_parts(requests.answer("inspect", {"asset": asset})["parts"], _expected(options))
    except (HostError, InputError) as reason:
        raise Problem(str(reason)) from None
    if not found["parts"]:
        raise Problem(f"{options.target} holds nothing that could be measured.")
    if options.target.suffix.lower() in foreign.SPLITS_VERTICES:
        found["findings"] = [each for each in found["findings"] if each["kind"] != "duplicate"]
    _compare(options, asset, found)
    return _tell(options, console, options.target.name, found)


def _compare(options: Namespace, asset: str, found: dict[str, Any]) -> None:
    """Add what the outline says of the asset that stands in the scene, where there is a reference picture."""
    if options.reference is None:
        return
    from ..core.errors import HostError
    from ..engine import compare_outline, read_outline
    from ..host import requests
    from ..host.reference_picture import read_reference_picture

    try:
        outline = read_outline(read_reference_picture(options.reference))
    except HostError as reason:
        raise Problem(str(reason)) from None
    if outline["mask"] is None:
        raise Problem(f"{options.reference.name} cannot be compared: {outline['reason']}")
    parts = requests.answer("inspect", {"asset": asset})["parts"]
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


def _outputs(options: Namespace, asset: Asset, builds: bool) -> dict[str, Any]:
    return building.outputs(options, asset.folder) if builds else {}


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
