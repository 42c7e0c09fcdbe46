# SPDX-License-Identifier: GPL-3.0-or-later
"""`docs`: looks something up in this Blender's API, the library and the guides."""

from __future__ import annotations

import json
import textwrap
from argparse import Namespace

from ..core import places
from . import exits
from .console import Console
from .problem import Problem

_WIDTH = 110
_LINES = 4  # of each passage's text, where there are several


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
