# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that only look: history and sessions. They need no Blender."""

from __future__ import annotations

import json
from argparse import Namespace

from . import exits
from .asset import open_asset
from .console import Console
from .problem import Problem


def history(options: Namespace, console: Console) -> int:
    """List the versions of an asset, oldest first."""
    from ..engine import open_engine

    engine = open_engine()
    asset = open_asset(engine, options.folder)
    versions = engine.versions(asset.session)
    if options.json:
        console.say(json.dumps(versions, ensure_ascii=False, indent=1))
        return exits.DONE
    edited = not versions or versions[-1]["script"] != asset.script
    for version in versions:
        current = " *" if version is versions[-1] and not edited else ""
        since = f" from {version['parent']}" if version["parent"] not in (None, version["number"] - 1) else ""
        when = version["created"].replace("T", " ").rstrip("Z")
        console.say(
            f"{version['number']:4}  {when}  {version['author']:8}  {version['note']}{since}{current}"
        )
    if edited:
        console.say("asset.py has been edited since. `maquette run` builds it and keeps it as a version.")
    return exits.DONE


def sessions(options: Namespace, console: Console) -> int:
    """List all sessions in the store, newest first."""
    from ..engine import open_engine

    found = open_engine().sessions()
    if options.json:
        console.say(json.dumps(found, ensure_ascii=False, indent=1))
        return exits.DONE
    if not found:
        console.say('No sessions yet. Make one: maquette create "a red wooden chair with four legs"')
    for session in found:
        when = session["updated"].replace("T", " ").rstrip("Z")
        count = session["versions"]
        console.say(
            f"{when}  {count:3} version{' ' if count == 1 else 's'}  {session['title'][:60]:60}  {session['folder']}"
        )
    return exits.DONE


def needs_launcher(options: Namespace, console: Console) -> int:
    """`test` is the launcher's own."""
    raise Problem("Run this through the launcher: ./maquette test")
