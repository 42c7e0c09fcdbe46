# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting runs on behalf of the artist: what operators and sliders delegate to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bpy

from ..core.errors import HostError
from ..core.pointing import spelled_out
from ..core.same_place import same_place
from ..host import knowledge
from ..host.open import give_to
from ..host.reference import ready_reference
from . import assets, following, pictures, planning, prompts, scripts, snapshot
from .preferences import run_choices
from .service import service

if TYPE_CHECKING:
    from ..engine import Engine, Run
    from .assets import Asset

Ended = Callable[[dict[str, Any]], None]
Start = Callable[["Engine", str, dict[str, Any]], "Run"]


def create(context: bpy.types.Context) -> None:
    """A new asset from what stands in the prompt field and the picture's, or first of all its blueprint."""
    state = context.window_manager.maquette
    prompt, picture = prompts.text_of(state.prompt).strip(), state.picture
    if not prompt and not picture:
        raise HostError('Say what to make, for example "a red wooden chair", or choose a picture.')
    reference = pictures.read(picture) if picture else None
    if state.approves and service.engine.has_team():
        planning.begin(prompt, reference)
        plan()
        return
    title = prompt or Path(picture).stem
    _serve(
        title,
        "",
        lambda engine: engine.create(prompt, reference=reference, options=_writing(engine)),
        writes=True,
    )


def plan() -> None:
    """A blueprint for the request that is being planned, unlike those that there are."""
    wanted, others = planning.planning, [each.blueprint for each in planning.planning.plans]

    def then(done: dict[str, Any]) -> None:
        if done["reason"] == "done":
            planning.add(done["report"]["author"]["blueprint"])

    _serve(
        f"plan {wanted.prompt}",
        "",
        lambda engine: engine.plan(
            wanted.prompt, reference=wanted.reference, other_than=others, options=_writing(engine)
        ),
        then,
        builds=False,
        writes=True,
    )


def build_plan() -> None:
    """The asset of the blueprint that is looked at."""
    wanted, blueprint = planning.planning, planning.as_edited()

    def then(done: dict[str, Any]) -> None:
        if done["reason"] == "done":
            planning.end()

    _serve(
        wanted.prompt,
        "",
        lambda engine: engine.create(
            wanted.prompt, reference=wanted.reference, plan=blueprint, options=_writing(engine)
        ),
        then,
        writes=True,
    )


def meant(context: bpy.types.Context, asset: Asset, instruction: str) -> str:
    """An instruction as it was typed, with "this" as what is selected."""
    if not instruction.strip():
        raise HostError('Say what to change, for example "make the legs thicker".')
    parts = [cell["name"] for cell in snapshot.of(asset).cells if cell["kind"] == "part"]
    return spelled_out(instruction.strip(), assets.selected_parts(context, asset.session), parts)


def refine(asset: Asset, words: str, then: Ended) -> None:
    """A change of the asset in words."""
    _change(
        asset,
        words,
        lambda engine, session, more: engine.refine(session, words, **more, options=_writing(engine)),
        then=then,
        writes=True,
    )


def rebuild(asset: Asset) -> None:
    """The script as the artist has it now, brought into the scene."""
    _change(asset, "run the script", lambda engine, session, more: engine.rebuild(session, **more))


def revert(asset: Asset, version: int) -> None:
    """A version of the history made the newest."""
    _change(
        asset,
        f"back to version {version}",
        lambda engine, session, more: engine.revert(session, version, **more),
    )


def branch(asset: Asset, version: int) -> None:
    """Another asset from a version, beside this one and with a history of its own."""
    chosen = snapshot.of(asset).version(version)
    if chosen is None:
        raise HostError(f"There is no version {version} of this asset.")
    session = service.engine.adopt("", chosen["script"])
    script, width = chosen["script"], assets.width(asset.session)

    def then(done: dict[str, Any]) -> None:
        if done["reason"] == "done":
            assets.move_aside(session, width)

    _serve(
        f"branch of version {version}",
        session,
        lambda engine: engine.rebuild(session, script=script),
        then,
        is_new=True,
    )


def set_parameters(asset: Asset, values: dict[str, str], script: str | None = None) -> None:
    """New values of parameters, as a version; of `script` where the text holds what was only tried."""
    pairs = list(values.items())
    _change(
        asset,
        ", ".join(values),
        lambda engine, session, more: engine.set_parameters(session, pairs, **more),
        script,
    )


def known_session(asset: Asset) -> str:
    """The asset's session in this machine's store; one that was made elsewhere is adopted."""
    if service.engine.session(asset.session) is not None:
        return asset.session
    session = service.engine.adopt("", asset.script)
    give_to(asset.text, session)
    return session


def _change(
    asset: Asset,
    title: str,
    start: Start,
    script: str | None = None,
    then: Ended = lambda _: None,
    writes: bool = False,
) -> None:
    session, script = known_session(asset), asset.script if script is None else script
    _serve(title, session, lambda engine: start(engine, session, {"script": script}), then, writes=writes)


def _serve(
    title: str,
    session: str,
    begin: Callable[[Engine], Run],
    then: Ended = lambda _: None,
    is_new: bool = False,
    builds: bool = True,
    writes: bool = False,
) -> None:
    """Serve a run a person began; `then` comes before what it made is one step of undo.

    One that `writes` may ask the team for more than is there.
    """
    service.drop_trial()
    if service.is_busy:
        raise HostError("Maquette is at work. Wait for it, or cancel it first.")

    def ended(done: dict[str, Any]) -> None:
        made = done.get("report", {}).get("session") or session
        if builds and done.get("reason") == "done" and (is_new or not session):
            assets.select(made)
        then(done)
        if builds:
            _show(made, done)

    ready_reference()
    service.start(title, session, begin, ended, writes=writes)


def _show(session: str, done: dict[str, Any]) -> None:
    """What the panels show is read anew, and the sliders mirror what the script says now."""
    snapshot.forget(session)
    report = done.get("report", {})
    if done.get("reason") == "done":
        bpy.context.window_manager.maquette.session = session
        pictures.keep_thumbnail(session, report["version"])
    _mark(session, report.get("error"))
    following.mirror_all()


def _mark(session: str, error: dict[str, Any] | None) -> None:
    """Put the text editor's cursor where the script stopped, if the text has that line there."""
    asset = assets.find(session)
    line = same_place(error["script"], error["line"], asset.script) if error and asset is not None else 0
    if line and asset is not None:
        scripts.mark(asset.text, line)


def _writing(engine: Engine) -> dict[str, Any]:
    """Who writes, and how."""
    chosen = run_choices()
    return {
        "author": "" if engine.has_team() else "library",
        "rounds": chosen.rounds,
        "fan_out": chosen.fan_out,
        "views": chosen.views,
        "resolution": chosen.resolution,
        "blender": knowledge.blender_version(),
    }
