# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that only look: history and sessions. They need no Blender."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.costs import usage_in_words
from . import exits
from .asset import Asset, open_asset
from .console import Console
from .problem import Problem

if TYPE_CHECKING:
    from ..engine import Engine


def history(options: Namespace, console: Console) -> int:
    """List the versions of an asset, oldest first."""
    from ..engine import open_engine

    engine = open_engine()
    asset = open_asset(engine, options.folder)
    versions = engine.versions(asset.session)
    if options.json:
        console.say(json.dumps(versions, ensure_ascii=False, indent=1))
        return exits.DONE
    for line in version_lines(engine, asset):
        console.say(line)
    taken = engine.usage(asset.session)
    if taken["replies"]:
        console.say(f"models: {usage_in_words(taken)}")
    return exits.DONE


def version_lines(engine: Engine, asset: Asset) -> Iterator[str]:
    """An asset's versions, a line each; the one that its files hold is marked."""
    versions = engine.versions(asset.session)
    edited = not versions or versions[-1]["script"] != asset.script
    for version in versions:
        current = " *" if version is versions[-1] and not edited else ""
        since = f" from {version['parent']}" if version["parent"] not in (None, version["number"] - 1) else ""
        when = version["created"].replace("T", " ").rstrip("Z")
        yield f"{version['number']:4}  {when}  {version['author']:8}  {version['note']}{since}{current}"
    if edited:
        yield "asset.py has been edited since. `maquette run` builds it and keeps it as a version."


def sessions(options: Namespace, console: Console) -> int:
    """List all sessions in the store, newest first."""
    from ..engine import open_engine

    engine = open_engine()
    taken = engine.usage_by_session()
    found = [{**session, "usage": taken.get(session["id"])} for session in engine.sessions()]
    if options.json:
        console.say(json.dumps(found, ensure_ascii=False, indent=1))
        return exits.DONE
    if not found:
        console.say('No sessions yet. Make one: maquette create "a red wooden chair with four legs"')
    for session in found:
        when = session["updated"].replace("T", " ").rstrip("Z")
        count = session["versions"]
        versions = f"{count:3} version{' ' if count == 1 else 's'}"
        console.say(f"{when}  {versions}  {session['title'][:60]:60}  {session['folder']}")
        if session["usage"]:
            console.say(f"{'':19}  models: {usage_in_words(session['usage'])}")
    return exits.DONE


def needs_launcher(options: Namespace, console: Console) -> int:
    """`test` and `package` are the launcher's own."""
    raise Problem("This is done in a checkout, by its launcher: ./maquette test, ./maquette package")
