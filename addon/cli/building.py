# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that change an asset (refine, set, run, revert), and how a run is served and told of."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core import places, pump
from . import exits, planning, summary
from .asset import Asset, open_asset
from .console import Console
from .problem import Problem

if TYPE_CHECKING:
    from ..engine import Engine, Run


def refine(options: Namespace, console: Console) -> int:
    """Change an asset in words."""
    return _change(
        options,
        console,
        lambda engine, asset, more: engine.refine(
            asset, options.instructions[0], **more, options=writing(options, engine)
        ),
    )


def resume(options: Namespace, console: Console) -> int:
    """Go on with a run of the team that was cut."""
    from ..engine import open_engine

    engine = open_engine()
    folder = options.folder.expanduser().resolve()
    session = engine.session_in(str(folder))
    if session is None:
        raise Problem(f"No run was begun for {folder}. Begin one: maquette create ... --out {options.folder}")

    def start(_: Engine, to: dict[str, Any]) -> Run:
        return engine.resume(session["id"], **to, options=writing(options, engine))

    asset = Asset(folder, session["id"], "") if (folder / "asset.blend").exists() else None
    return _build(options, console, folder, asset, start, engine)


def set_parameters(options: Namespace, console: Console) -> int:
    """Set parameters of an asset."""
    pairs = [assignment(text) for text in options.assignments]
    return _change(options, console, lambda engine, asset, more: engine.set_parameters(asset, pairs, **more))


def rebuild(options: Namespace, console: Console) -> int:
    """Bring a script, as it stands, into the asset's files."""
    return _change(options, console, lambda engine, asset, more: engine.rebuild(asset, **more))


def hold(options: Namespace, console: Console) -> int:
    """Keep a part as it is in Blender."""
    return _hold(options, console, held=True)


def release(options: Namespace, console: Console) -> int:
    """Let the script make a part again."""
    return _hold(options, console, held=False)


def _hold(options: Namespace, console: Console, held: bool) -> int:
    return _change(
        options, console, lambda engine, asset, more: engine.hold(asset, options.part, held, **more)
    )


def revert(options: Namespace, console: Console) -> int:
    """Make an earlier version the newest."""
    return _change(
        options, console, lambda engine, asset, more: engine.revert(asset, options.version, **more)
    )


def assignment(text: str) -> tuple[str, str]:
    """Take NAME=VALUE apart. Raises Problem."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise Problem(f"{text!r} is no assignment. Write NAME=VALUE, for example SEAT_WIDTH=0.6.")
    return name.strip(), value.strip()


def writing(options: Namespace, engine: Engine) -> dict[str, Any]:
    """Who writes, and how. Coders of a team are given something to look things up in."""
    from ..engine import open_knowledge
    from ..host import knowledge, trial

    if options.author != "library" and engine.has_team():
        if "isolation" in options:  # commands that only plan run no script
            trial.warm()  # it starts while the first model answers
        engine.use_knowledge(open_knowledge(*knowledge.place(), knowledge.host_passages))
    return {
        "author": options.author,
        "rounds": options.rounds,
        "fan_out": options.fan_out,
        "blender": knowledge.blender_version(),
    }


def _change(options: Namespace, console: Console, start: Callable[[Engine, str, dict[str, Any]], Run]) -> int:
    from ..engine import open_engine

    engine = open_engine()
    asset = open_asset(engine, options.folder)

    def begin(_: Engine, outputs: dict[str, Any]) -> Run:
        return start(engine, asset.session, {**outputs, "script": asset.script})

    return _build(options, console, asset.folder, asset, begin, engine)


def _build(
    options: Namespace,
    console: Console,
    folder: Path,
    asset: Asset | None,
    start: Callable[[Engine, dict[str, Any]], Run],
    engine: Engine | None = None,
) -> int:
    from ..engine import open_engine

    console.silence_blender(places.home() / "logs" / "blender.log")
    engine = engine or open_engine()
    ended = serve(console, folder, asset, lambda: start(engine, outputs(options, folder)))
    return tell(options, console, folder, ended)


def serve(console: Console, folder: Path, asset: Asset | None, start: Callable[[], Run]) -> dict[str, Any]:
    """Open Blender's side and serve the run to its end. Returns its last event."""
    from .. import host

    def open_and_start() -> Run:
        host.open_scene(folder / "asset.blend" if asset else None, asset.session if asset else None)
        return start()

    return drive(open_and_start, console.show)


def drive(start: Callable[[], Run], show: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Serve a run to its end in the scene that is open. Returns its last event. Raises Problem."""
    from .. import host
    from ..engine import EngineError, InputError

    try:
        run = start()
    except InputError as reason:
        raise Problem(str(reason)) from None
    except EngineError as reason:
        raise Problem(str(reason), exits.FAILED) from None
    ended: dict[str, Any] = {}

    def listen(event: dict[str, Any]) -> None:
        show(event)
        if event["kind"] == "done":
            ended.update(event)

    pump.drive(run, host.answer, listen)
    return ended


def outputs(options: Namespace, folder: Path) -> dict[str, Any]:
    """Where a run's files go, and how its pictures are made."""
    return {
        "folder": str(folder),
        "render": {
            "views": options.views,
            "resolution": options.resolution,
            "samples": options.samples,
            "sheet": True,
        },
        "exporting": {"formats": ["blend", "usd", "glb"]},
    }


def tell(options: Namespace, console: Console, folder: Path, ended: dict[str, Any]) -> int:
    """Tell the user how a run that builds has gone."""
    report = ended["report"]
    code = exits.of_reason(ended["reason"])
    if options.json:
        console.say(json.dumps(report, ensure_ascii=False, indent=1))
    elif ended["reason"] == "done":
        # A run that only planned has made no version.
        told = (
            summary.lines(report, folder, console.colours)
            if "version" in report
            else planning.lines(report, folder)
        )
        for line in told:
            console.say(line)
    else:
        console.complain(ended["message"])
        if report.get("refused"):
            rules = " ".join(
                f"--allow {rule}" for rule in sorted({each["rule"] for each in report["refused"]})
            )
            console.complain(f"Nothing was changed. If you know and trust the script, add {rules}.")
    if code == exits.DONE and report.get("left_out"):
        return exits.SEE_TO
    return code
