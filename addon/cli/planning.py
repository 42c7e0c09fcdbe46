# SPDX-License-Identifier: GPL-3.0-or-later
"""Blueprints in an asset's folder: what a person may change between planning and building."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.measures import spoken_size
from .problem import Problem, no_text

if TYPE_CHECKING:
    from ..engine import Engine

FILE = "blueprint.json"


def named(path: Path) -> Path:
    """The blueprint's file, which may be named by its folder."""
    path = path.expanduser().resolve()
    return path / FILE if path.is_dir() else path


def read(file: Path) -> dict[str, Any]:
    """A blueprint as it stands in its file; the engine says what is wrong with it as a plan."""
    try:
        plan = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Problem(f"There is no {file}. Draw a blueprint first: maquette plan ... --out DIR") from None
    except json.JSONDecodeError as reason:
        raise Problem(f"{file}:{reason.lineno}:{reason.colno}: this is no JSON: {reason.msg}.") from None
    except UnicodeDecodeError as reason:
        raise no_text(file, reason) from None
    if not isinstance(plan, dict):
        raise Problem(f'{file} holds no JSON object. A blueprint begins with {{"name": ...}}.')
    return plan


def words_of(engine: Engine, folder: Path) -> str:
    """The prompt that the folder's blueprint was planned for; empty where this store does not know it."""
    session = engine.session_in(str(folder))
    return session["title"] if session else ""


def check_same_words(options: Namespace, engine: Engine, folder: Path) -> None:
    """A blueprint is not built to other words than those it was planned for, nor planned over."""
    planned_for = words_of(engine, folder)
    other_words = options.prompt and planned_for and options.prompt.strip() != planned_for.strip()
    if not other_words and options.image is None:
        return
    shown = os.path.relpath(folder)
    raise Problem(
        f"{shown} holds a blueprint already{f' of {planned_for!r}' if planned_for else ''}.\n"
        f"Build it: maquette create --out {shown}\n"
        f"Build it to other words or another picture: maquette create --blueprint {shown} ... --out ANOTHER\n"
        "Plan something else: choose another folder with --out."
    )


def lines(report: dict[str, Any], folder: Path) -> Iterator[str]:
    """What a person reads of a blueprint."""
    shown = os.path.relpath(folder)
    plan = report["author"]["blueprint"]
    yield f"{plan['summary']}  ({shown})"
    yield f"  size       {spoken_size(plan['size'])}"
    yield f"  parts      {', '.join(_part(part) for part in plan['parts'])}"
    yield f"  materials  {', '.join(each['name'] for each in plan['materials'])}"
    yield f"  sliders    {', '.join(line.partition('=')[0].strip() for line in plan['parameters'])}"
    yield from changes(report)
    for note in report.get("notes", []):
        yield f"  note       {note}"
    yield f"  files      {', '.join(report['plan']['files'])}"
    yield f"Change {shown}/{FILE} as you like, then build it: maquette create --out {shown}"


def changes(report: dict[str, Any]) -> Iterator[str]:
    """What was put right in the blueprint."""
    for sentence in report.get("plan", {}).get("repaired", []):
        yield f"  put right  {sentence}"


def _part(part: dict[str, Any]) -> str:
    count = len(part["boxes"])
    return f"{part['name']} ({count})" if count > 1 else part["name"]
