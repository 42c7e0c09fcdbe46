# SPDX-License-Identifier: GPL-3.0-or-later
"""The subcommands and their options."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import (
    building,
    checking,
    creating,
    exporting,
    guarding,
    looking,
    measuring,
    models,
    searching,
    talking,
    variations,
    viewing,
)
from .options import (
    add_rendering,
    add_running,
    add_team,
    command,
)

EPILOG = """\
exit codes:
  0    done
  1    done, and there is something to see to; or nothing was built, with the reason
  2    wrong usage or unusable input
  3    something outside failed: Blender, disk, store
  130  cancelled

environment:
  BLENDER         the Blender to use (as --blender)
  MAQUETTE_HOME   where sessions and logs are kept (default: the user's data folder)
  MAQUETTE_LOG    trace, debug, info, warning, error or off
  MAQUETTE_ISOLATION  on or off (as --isolation)
  NO_COLOR        no colours in the terminal
"""

DESCRIPTION = """\
Turns a sentence into a Blender asset that is a program: a Python script of named
cells which build named parts. You keep the script, the parts, the sliders and
every version.
"""


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="maquette",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    creating.add_create(commands)
    creating.add_plan(commands)
    variations.add_pick(commands)
    _add_refine(commands)
    talking.add_chat(commands)
    _add_resume(commands)
    _add_set(commands)
    _add_run(commands)
    _add_hold(commands)
    _add_revert(commands)
    _add_history(commands)
    _add_sessions(commands)
    viewing.add_views(commands)
    exporting.add_export(commands)
    measuring.add_audit(commands)
    measuring.add_shake(commands)
    checking.add_check(commands)
    guarding.add_guard(commands)
    searching.add_docs(commands)
    models.add_models(commands)
    _add_launcher_commands(commands)
    return parser


def _add_refine(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "refine",
        "change an asset in words",
        'Example: maquette refine chairs/red "make the seat wider and give it five legs"\n\n'
        "Only what the words name is changed; all other cells stay as they are, to the byte.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument(
        "instructions",
        nargs="+",
        metavar="instruction",
        help="what to change, in plain words; several are done in their order, and one that is refused is told",
    )
    add_team(parser)
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=talking.refine)


def _add_resume(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "resume",
        "go on with a run of language models that was cut",
        "What the models have answered already is not asked again.",
    )
    parser.add_argument("folder", type=Path, help="the folder that the asset was to be made in")
    add_team(parser)
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=building.resume)


def _add_set(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "set",
        "set parameters of an asset",
        "Example: maquette set chairs/red SEAT_WIDTH=0.6 LEG_COUNT=5",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument(
        "assignments", nargs="+", metavar="NAME=VALUE", help="a parameter and its value, as in the script"
    )
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=building.set_parameters)


def _add_run(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "run",
        "rebuild an asset from its script",
        "The script may have been edited by hand; only what changed is run again.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=building.rebuild)


def _add_hold(commands: argparse._SubParsersAction) -> None:
    """What was sculpted by hand is held by itself; `hold` is for what the artist wants kept besides."""
    for name, does, more, run in (
        (
            "hold",
            "keep a part as it is in Blender",
            "Runs leave it as it is until it is released.",
            building.hold,
        ),
        (
            "release",
            "let the script make a held part again",
            "What was done to it by hand goes.",
            building.release,
        ),
    ):
        parser = command(commands, name, does, f"Example: maquette {name} chairs/red seat\n\n{more}")
        parser.add_argument("folder", type=Path, help="the asset's folder")
        parser.add_argument("part", help="the part's name, as in the script's cells")
        add_rendering(parser)
        add_running(parser)
        parser.set_defaults(command=run)


def _add_revert(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "revert",
        "go back to an earlier version",
        "Later versions are kept; the old one becomes the newest.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument("version", type=int, help="its number, as in the history")
    add_rendering(parser)
    add_running(parser)
    parser.set_defaults(command=building.revert)


def _add_history(commands: argparse._SubParsersAction) -> None:
    parser = command(commands, "history", "list the versions of an asset")
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.set_defaults(command=looking.history)


def _add_sessions(commands: argparse._SubParsersAction) -> None:
    parser = command(commands, "sessions", "list all assets that were made here")
    parser.set_defaults(command=looking.sessions)


def _add_launcher_commands(commands: argparse._SubParsersAction) -> None:
    """Those that the launcher does itself; they are here for the help."""
    test = commands.add_parser("test", help="set up and run the tests")
    test.description = "Set up what the tests need and run them."
    test.add_argument("--matrix", action="store_true", help="also the other Blenders and the sanitizers")
    test.add_argument(
        "--window", action="store_true", help="also in a Blender with a window, and the extension"
    )
    test.set_defaults(command=looking.needs_launcher, json=False)
    package = commands.add_parser("package", help="build the extension's zip and the engine's wheel")
    package.description = (
        "Build the engine's wheel, and a zip with it that Blender installs, for each Python of Blender's."
    )
    package.add_argument("--out", type=Path, metavar="DIR", help="where they are put (default: dist)")
    package.add_argument(
        "--python",
        nargs="+",
        metavar="VERSION",
        help="which Pythons (default: 3.11, for Blender 4.2 to 5.0, and 3.13, from 5.1 on, where they are here)",
    )
    package.set_defaults(command=looking.needs_launcher, json=False)
