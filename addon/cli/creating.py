# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that begin an asset: create and plan."""

from __future__ import annotations

import argparse
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core import places
from . import building, exits, models, planning, variations
from .asset import check_new_folder, folder_for
from .console import Console
from .options import add_rendering, add_running, add_team, command, whole
from .problem import Problem

if TYPE_CHECKING:
    from ..engine import Engine, Run

_PICTURE_HELP = "a PNG, JPEG or WebP of what it should look like; wants a model (docs/providers.md)"


@dataclass(frozen=True)
class Wanted:
    """What is to be made, and where."""

    folder: Path
    prompt: str
    reference: bytes | None
    plan: dict[str, Any] | None
    """The blueprint that it is built to; None: the planner makes one."""


def add_create(commands: argparse._SubParsersAction) -> None:
    """The command `create`."""
    parser = command(
        commands,
        "create",
        "make an asset from a sentence",
        'Example: maquette create "a red wooden chair with four legs" --out chairs/red\n\n'
        "Writes asset.py, asset.blend, asset.usdc, asset.glb, views/*.png, sheet.png and report.json;\n"
        "with a model also blueprint.json, blueprint.svg and blueprint.png, before any code is written.\n"
        "Into a folder that holds a blueprint (see plan), it builds that.",
    )
    parser.add_argument(
        "prompt",
        nargs="?",
        help="what to make, in plain words; may be left out with --image or a blueprint",
    )
    parser.add_argument("--image", type=Path, metavar="PICTURE", help=_PICTURE_HELP)
    parser.add_argument(
        "--blueprint",
        type=Path,
        metavar="FILE",
        help="build to this blueprint.json, which you may have changed; no planner is asked",
    )
    parser.add_argument(
        "--variations",
        type=whole(2, 8, "the number of variations"),
        metavar="N",
        help="make 2 to 8 takes that differ in form, each in a folder of its own, to pick one from",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder for the asset (default: named after the prompt)"
    )
    add_team(parser)
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=create)


def add_plan(commands: argparse._SubParsersAction) -> None:
    """The command `plan`."""
    parser = command(
        commands,
        "plan",
        "draw the blueprint of an asset, and build nothing yet",
        'Example: maquette plan "a red wooden chair with four legs" --out chairs/red\n'
        "         maquette create --out chairs/red\n\n"
        "Writes blueprint.json, which you may change, and its drawing as blueprint.svg and blueprint.png.",
    )
    parser.add_argument(
        "prompt", nargs="?", help="what to make, in plain words; may be left out with --image"
    )
    parser.add_argument("--image", type=Path, metavar="PICTURE", help=_PICTURE_HELP)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder for the asset (default: named after the prompt)"
    )
    add_team(parser)
    add_rendering(parser)
    parser.set_defaults(command=plan)


def create(options: Namespace, console: Console) -> int:
    """Make an asset from a sentence, a picture or a blueprint; or several, to pick one from."""
    from ..engine import open_engine

    engine = open_engine()
    wanted = _read(options, engine)
    if options.variations:
        if wanted.plan is not None:
            raise Problem("One blueprint has no variations. Leave out --variations, or the blueprint.")
        return variations.create(options, console, engine, wanted.folder, wanted.prompt, wanted.reference)

    def start() -> Run:
        return engine.create(
            wanted.prompt,
            **building.outputs(options, wanted.folder),
            reference=wanted.reference,
            options=building.writing(options, engine),
            plan=wanted.plan,
        )

    console.silence_blender(places.home() / "logs" / "blender.log")
    ended = building.serve(console, wanted.folder, None, start)
    code = building.tell(options, console, wanted.folder, ended)
    if code in (exits.DONE, exits.SEE_TO) and not (options.json or options.author or engine.has_team()):
        models.hint(console)
    return code


def plan(options: Namespace, console: Console) -> int:
    """Draw the blueprint of an asset."""
    from ..engine import open_engine

    engine = open_engine()
    folder, prompt = _new(options)
    if (folder / planning.FILE).exists():
        raise Problem(
            f"{folder} holds a blueprint already. Build it: maquette create --out {folder}\n"
            "Or choose another folder with --out."
        )
    reference = _reference(options.image)
    console.silence_blender(places.home() / "logs" / "blender.log")
    ended = building.serve(
        console,
        folder,
        None,
        lambda: engine.plan(
            prompt, folder=str(folder), reference=reference, options=building.writing(options, engine)
        ),
    )
    return building.tell(options, console, folder, ended)


def _read(options: Namespace, engine: Engine) -> Wanted:
    """What the command line asks for."""
    if options.blueprint is not None:
        file = planning.named(options.blueprint)
        return _by_blueprint(options, engine, file, check_new_folder(options.out or file.parent))
    folder = check_new_folder(options.out) if options.out is not None else None
    if folder is not None and (folder / planning.FILE).exists():
        planning.check_same_words(options, engine, folder)
        return _by_blueprint(options, engine, folder / planning.FILE, folder)
    folder, prompt = _new(options)
    return Wanted(folder, prompt, _reference(options.image), None)


def _new(options: Namespace) -> tuple[Path, str]:
    """The folder and the words of what is planned anew."""
    prompt = options.prompt or ""
    if not prompt.strip() and options.image is None:
        raise Problem(
            "The prompt is empty. Say what to make, "
            'for example maquette create "a red wooden chair", or give a picture with --image.'
        )
    name = prompt if prompt.strip() else Path(options.image).stem
    return check_new_folder(options.out or folder_for(name)), prompt


def _by_blueprint(options: Namespace, engine: Engine, file: Path, folder: Path) -> Wanted:
    """What lies beside a blueprint goes with it: the words and the picture that it was planned for."""
    words = options.prompt or planning.words_of(engine, file.parent)
    picture = file.parent / "reference.png"
    reference = _reference(options.image)
    if reference is None and picture.exists():
        reference = picture.read_bytes()
    return Wanted(folder, words, reference, planning.read(file))


def _reference(image: Path | None) -> bytes | None:
    """The picture that the asset should look like, as a PNG of a size that models take."""
    if image is None:
        return None
    from ..core.errors import HostError
    from ..host.reference_picture import reference_png

    try:
        return reference_png(image)
    except HostError as reason:
        raise Problem(str(reason)) from None
