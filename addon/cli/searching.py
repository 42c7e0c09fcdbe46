# SPDX-License-Identifier: GPL-3.0-or-later
"""`docs`: looks something up in this Blender's API, the library and the guides."""

from __future__ import annotations

import argparse
import json
import textwrap
from argparse import Namespace

from ..core import places
from . import exits
from .console import Console
from .options import add_blender, command, whole
from .problem import Problem

_WIDTH = 110
_LINES = 4  # of each passage's text, where there are several


def add_docs(commands: argparse._SubParsersAction) -> None:
    """The command `docs`."""
    parser = command(
        commands,
        "docs",
        "look something up in this Blender's API, the library and the guides",
        'Example: maquette docs "how do I bevel edges"\n\nAn error message finds the entry that explains it.',
    )
    parser.add_argument("question", help="what to look for: words, a name, or an error message")
    parser.add_argument(
        "--kind",
        action="append",
        choices=[
            "type",
            "property",
            "function",
            "operator",
            "node",
            "module",
            "pair",
            "cell",
            "guide",
            "drift",
        ],
        help="only passages of this kind; may be given several times",
    )
    parser.add_argument(
        "--limit",
        type=whole(1, 100, "the limit"),
        default=8,
        metavar="N",
        help="how many, 1 to 100 (default: 8)",
    )
    add_blender(parser)
    parser.set_defaults(command=docs)


def docs(options: Namespace, console: Console) -> int:
    """Print the passages that answer a question best."""
    if not options.question.strip():
        raise Problem('Ask something: maquette docs "how do I bevel edges"')
    console.silence_blender(places.home() / "logs" / "blender.log")
    from ..engine import open_knowledge
    from ..host import knowledge

    known = open_knowledge(*knowledge.place(), knowledge.host_passages)
    found = known.find(options.question, options.limit, options.kind or [])
    if options.json:
        console.say(json.dumps(found, ensure_ascii=False, indent=1))
    elif not found:
        console.say("Nothing speaks of that. Try other words, or the name as the API writes it.")
    for passage in [] if options.json else found:
        console.say(f"{passage['title']}  [{passage['kind']}]")
        for line in _shown(passage["text"], whole=len(found) == 1):
            console.say(f"    {line}")
    return exits.DONE if found else exits.SEE_TO


def _shown(text: str, whole: bool) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    if whole:
        return lines
    shown = [textwrap.shorten(line, _WIDTH, placeholder=" ...") for line in lines[:_LINES]]
    return [*shown, "..."] if len(lines) > _LINES else shown
