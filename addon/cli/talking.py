# SPDX-License-Identifier: GPL-3.0-or-later
"""`chat`, and `refine` with several instructions: a conversation, at a terminal or through a pipe."""

from __future__ import annotations

import argparse
import json
import signal
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from ..core import places
from ..core.queue import Queue
from . import building, exits
from .chat import Chat
from .console import Console
from .opened import OpenedAsset
from .options import add_rendering, add_running, add_team, command
from .screen import Plain, Terminal, has_terminal, piped_lines


def add_chat(commands: argparse._SubParsersAction) -> None:
    """`maquette chat`."""
    parser = command(
        commands,
        "chat",
        "change an asset in a conversation",
        "Example: maquette chat chairs/red\n\n"
        "The scene stays open between instructions. What is typed while a run goes on is queued; /help lists the\n"
        "commands. Through a pipe, each line is an instruction, and the exit code is the worst of theirs.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    add_team(parser)
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=chat)


def chat(options: Namespace, console: Console) -> int:
    """Talk until the user leaves."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # Blender would end at the second Ctrl-C
    if has_terminal() and not options.json:
        return _at_terminal(options, console)
    console.silence_blender(places.home() / "logs" / "blender.log")
    return _in_order(options, console, lambda talk: talk.serve_lines(piped_lines()))


def refine(options: Namespace, console: Console) -> int:
    """Several instructions in their order; one that is refused is told, and the rest go on."""
    if len(options.instructions) == 1:
        return building.refine(options, console)
    console.silence_blender(places.home() / "logs" / "blender.log")
    return _in_order(options, console, lambda talk: talk.serve_all(options.instructions))


def _at_terminal(options: Namespace, console: Console) -> int:
    from ..engine import open_engine

    terminal = Terminal(console)
    try:
        console.silence_blender(places.home() / "logs" / "blender.log")
        asset = OpenedAsset(open_engine(), options.folder, options)
        talk = Chat(asset, Queue(asset.engine, asset.session), terminal)
        signal.signal(signal.SIGINT, talk.interrupt)
        terminal.say(f"{asset.folder.name}: say what to change, or /help.")
        terminal.listen(talk.take)
        talk.serve()
    finally:
        terminal.close()
    return exits.DONE


def _in_order(options: Namespace, console: Console, serve: Callable[[Chat], None]) -> int:
    from ..engine import open_engine

    asset = OpenedAsset(open_engine(), options.folder, options)
    talk = Chat(asset, Queue(asset.engine, asset.session), Plain(console, quiet=options.json), echoes=True)
    try:
        serve(talk)
    except KeyboardInterrupt:
        return exits.CANCELLED
    if options.json:
        console.say(json.dumps(talk.results, ensure_ascii=False, indent=1))
    return max((result["code"] for result in talk.results), default=exits.DONE)
