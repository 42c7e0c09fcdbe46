# SPDX-License-Identifier: GPL-3.0-or-later
"""Several takes on one prompt, each an asset in a folder of its own; and the one that is picked."""

from __future__ import annotations

import argparse
import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core import places
from . import building, exits, planning
from .asset import open_asset
from .console import Console
from .options import command
from .problem import Problem

if TYPE_CHECKING:
    from ..engine import Engine, Run

_LIST = "variations.json"
_SHEET = "variations.png"


def add_pick(commands: argparse._SubParsersAction) -> None:
    """The command `pick`."""
    parser = command(
        commands,
        "pick",
        "make one of several variations the asset of their folder",
        "Example: maquette pick chairs/red 2\n\n"
        "The others stay where they are. Picking another later puts the first one back.",
    )
    parser.add_argument("folder", type=Path, help="the folder that create --variations was given")
    parser.add_argument("number", type=int, help="the variation's number, as on variations.png")
    parser.set_defaults(command=pick)


def create(
    options: Namespace, console: Console, engine: Engine, folder: Path, prompt: str, reference: bytes | None
) -> int:
    """Make the variations one after the other: each is planned to differ from those before it."""
    if options.author == "library" or not engine.has_team():
        raise Problem(
            "Variations want a language model: the library knows one form of each thing. Name a model "
            "(docs/providers.md), or make the thing and move its sliders: maquette set DIR NAME=VALUE"
        )
    if _numbers(folder):
        raise Problem(
            f"{folder} holds variations already. Pick one: maquette pick {os.path.relpath(folder)} NUMBER\n"
            "Or choose another folder with --out."
        )
    console.silence_blender(places.home() / "logs" / "blender.log")
    made: list[dict[str, Any]] = []
    plans: list[dict[str, Any]] = []
    for number in range(1, options.variations + 1):
        console.show({"kind": "progress", "text": f"Variation {number} of {options.variations}"})
        into = folder / f"variation-{number}"

        def start(into: Path = into) -> Run:
            return engine.create(
                prompt,
                **building.outputs(options, into),
                reference=reference,
                options=building.writing(options, engine),
                other_than=plans,
            )

        ended = building.serve(console, into, None, start)
        made.append(_entry(number, into, ended))
        if (into / planning.FILE).exists():
            plans.append(planning.read(into / planning.FILE))
        if ended["reason"] == "cancelled":
            break
        if ended["reason"] != "done":
            console.complain(f"Variation {number}: {ended['message']}")
    return _tell(options, console, folder, prompt, made)


def pick(options: Namespace, console: Console) -> int:
    """Make a variation the asset of the folder that it lies in."""
    from ..engine import open_engine

    engine = open_engine()
    folder = options.folder.expanduser().resolve()
    chosen = folder / f"variation-{options.number}"
    record = _record(folder)
    if not (chosen / "asset.py").exists():
        raise Problem(_why_not(folder, options.number, record))
    if (folder / "asset.py").exists():
        _put_back(engine, folder, record)
    session = open_asset(engine, chosen).session
    _write(folder, {**record, "picked": options.number})
    _move(chosen, folder)
    engine.move_session(session, str(folder))
    others = _numbers(folder)
    if options.json:
        told = {"folder": str(folder), "picked": options.number, "session": session, "others": others}
        console.say(json.dumps(told, indent=1))
    else:
        console.say(f"Variation {options.number} is the asset in {os.path.relpath(folder)} now.")
        if others:
            stay = ", ".join(f"variation-{number}" for number in others)
            console.say(f"The others stay where they are: {stay}")
    return exits.DONE


def _entry(number: int, into: Path, ended: dict[str, Any]) -> dict[str, Any]:
    return {"number": number, "folder": into.name, **ended["report"]}


def _tell(options: Namespace, console: Console, folder: Path, prompt: str, made: list[dict[str, Any]]) -> int:
    """Draw the sheet, keep the list, and say what there is to pick from."""
    built = [each for each in made if each["reason"] == "done"]
    if built:
        _draw(folder, prompt, built)
        kept = ("number", "folder", "session", "reason", "message")
        entries = [{key: each[key] for key in kept if key in each} for each in made]
        _write(folder, {"prompt": prompt, "variations": entries, "picked": None})
    if options.json:
        sheet = _SHEET if built else None
        told = {"folder": str(folder), "prompt": prompt, "sheet": sheet, "variations": made}
        console.say(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in _lines(folder, made):
            console.say(line)
    if made[-1]["reason"] == "cancelled":
        return exits.CANCELLED
    if not built:
        return exits.of_reason(made[0]["reason"])
    return exits.DONE if len(built) == len(made) else exits.SEE_TO


def _lines(folder: Path, made: list[dict[str, Any]]) -> Iterator[str]:
    shown = os.path.relpath(folder)
    built = [each for each in made if each["reason"] == "done"]
    for each in made:
        if each in built:
            yield f"  {each['number']}  {each['author']['blueprint']['summary']}"
        else:
            yield f"  {each['number']}  not made: maquette resume {shown}/{each['folder']} goes on with it"
    if built:
        yield f"See {shown}/{_SHEET}, then pick one: maquette pick {shown} {built[0]['number']}"


def _draw(folder: Path, prompt: str, built: list[dict[str, Any]]) -> None:
    from ..host.variations_sheet import make_variations_sheet

    entries = [
        (
            f"{each['number']}",
            each["author"]["blueprint"]["summary"],
            folder / each["folder"] / each["views"][0]["file"],
        )
        for each in built
    ]
    make_variations_sheet(folder / _SHEET, prompt or folder.name, entries)


def _numbers(folder: Path) -> list[int]:
    """Of the variations whose folders are there."""
    names = (each.name.removeprefix("variation-") for each in folder.glob("variation-*"))
    return sorted(int(name) for name in names if name.isdigit())


def _record(folder: Path) -> dict[str, Any]:
    try:
        record = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Problem(
            f"There are no variations in {folder}. Make some: maquette create ... --variations 4 --out {folder}"
        ) from None
    except ValueError as reason:
        raise Problem(f"{folder / _LIST} is damaged: {reason}.") from None
    return record


def _write(folder: Path, record: dict[str, Any]) -> None:
    draft = folder / f".{_LIST}.new"
    draft.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(folder / _LIST)


def _why_not(folder: Path, number: int, record: dict[str, Any]) -> str:
    shown = os.path.relpath(folder)
    if record["picked"] == number and (folder / "asset.py").exists():
        return f"Variation {number} is the asset in {shown} already."
    if (folder / f"variation-{number}").exists():
        return (
            f"Variation {number} was not finished. Go on with it: maquette resume {shown}/variation-{number}"
        )
    there = [n for n in _numbers(folder) if (folder / f"variation-{n}" / "asset.py").exists()]
    return (
        f"There is no variation {number} in {shown}; there are {', '.join(map(str, there)) or 'none left'}."
    )


def _put_back(engine: Engine, folder: Path, record: dict[str, Any]) -> None:
    """The asset that was picked before goes back to its own folder."""
    if record["picked"] is None:
        raise Problem(f"{folder} holds an asset that is none of the variations. Move it away first.")
    session = open_asset(engine, folder).session
    home = folder / f"variation-{record['picked']}"
    home.mkdir(exist_ok=True)
    _move(folder, home)
    engine.move_session(session, str(home))


def _move(source: Path, target: Path) -> None:
    """Move an asset's files; asset.py goes last, so that a move that was cut is seen and gone on with."""

    def late(file: Path) -> int:
        return (
            ("report.json", "asset.py").index(file.name) + 1
            if file.name in ("report.json", "asset.py")
            else 0
        )

    for file in sorted(source.iterdir(), key=late):
        if not file.name.lstrip(".").startswith("variation"):
            file.replace(target / file.name)
    if not any(source.iterdir()):
        source.rmdir()
