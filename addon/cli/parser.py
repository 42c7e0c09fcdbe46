# SPDX-License-Identifier: GPL-3.0-or-later
"""The subcommands and their options."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core import rendering
from . import building, checking, looking, searching

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
    _add_create(commands)
    _add_refine(commands)
    _add_set(commands)
    _add_run(commands)
    _add_revert(commands)
    _add_history(commands)
    _add_sessions(commands)
    _add_check(commands)
    _add_docs(commands)
    _add_launcher_commands(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction, name: str, summary: str, detail: str = ""
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{detail}".rstrip(),
        epilog="Exit codes: see maquette --help.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON document to standard output and nothing else"
    )
    return parser


def _add_rendering(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("rendering")
    group.add_argument(
        "--views",
        type=_views,
        default=rendering.VIEWS,
        metavar="N",
        help="how many views, 1 to 10 (default: %(default)s)",
    )
    group.add_argument(
        "--resolution",
        type=_resolution,
        default=rendering.RESOLUTION,
        metavar="PX",
        help="size of a view, 64 to 4096 (default: %(default)s)",
    )
    group.add_argument(
        "--samples",
        type=_samples,
        default=rendering.SAMPLES,
        metavar="N",
        help="Cycles samples of the first view, 1 to 4096 (default: %(default)s)",
    )
    _add_blender(group)


def _add_blender(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--blender", metavar="PATH", help="the Blender to use (default: $BLENDER, PATH, then the bpy wheel)"
    )


def _whole(low: int, high: int, what: str) -> object:
    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{what} is a whole number from {low} to {high}, not {text!r}")
        return value

    return read


_views = _whole(1, 10, "the number of views")
_resolution = _whole(64, 4096, "the resolution")
_samples = _whole(1, 4096, "the number of samples")


def _add_create(commands: argparse._SubParsersAction) -> None:
    parser = _command(
        commands,
        "create",
        "make an asset from a sentence",
        'Example: maquette create "a red wooden chair with four legs" --out chairs/red\n\n'
        "Writes asset.py, asset.blend, asset.usdc, asset.glb, views/*.png, sheet.png and report.json.",
    )
    parser.add_argument("prompt", help="what to make, in plain words")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder for the asset (default: named after the prompt)"
    )
    _add_rendering(parser)
    parser.set_defaults(command=building.create)


def _add_refine(commands: argparse._SubParsersAction) -> None:
    parser = _command(
        commands,
        "refine",
        "change an asset in words",
        'Example: maquette refine chairs/red "make the seat wider and give it five legs"\n\n'
        "Only what the words name is changed; all other cells stay as they are, to the byte.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument("instruction", help="what to change, in plain words")
    _add_rendering(parser)
    parser.set_defaults(command=building.refine)


def _add_set(commands: argparse._SubParsersAction) -> None:
    parser = _command(
        commands,
        "set",
        "set parameters of an asset",
        "Example: maquette set chairs/red SEAT_WIDTH=0.6 LEG_COUNT=5",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument(
        "assignments", nargs="+", metavar="NAME=VALUE", help="a parameter and its value, as in the script"
    )
    _add_rendering(parser)
    parser.set_defaults(command=building.set_parameters)


def _add_run(commands: argparse._SubParsersAction) -> None:
    parser = _command(
        commands,
        "run",
        "rebuild an asset from its script",
        "The script may have been edited by hand; only what changed is run again.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    _add_rendering(parser)
    parser.set_defaults(command=building.rebuild)


def _add_revert(commands: argparse._SubParsersAction) -> None:
    parser = _command(
        commands,
        "revert",
        "go back to an earlier version",
        "Later versions are kept; the old one becomes the newest.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument("version", type=int, help="its number, as in the history")
    _add_rendering(parser)
    parser.set_defaults(command=building.revert)


def _add_history(commands: argparse._SubParsersAction) -> None:
    parser = _command(commands, "history", "list the versions of an asset")
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.set_defaults(command=looking.history)


def _add_sessions(commands: argparse._SubParsersAction) -> None:
    parser = _command(commands, "sessions", "list all assets that were made here")
    parser.set_defaults(command=looking.sessions)


def _add_check(commands: argparse._SubParsersAction) -> None:
    parser = _command(
        commands,
        "check",
        "say of bpy scripts what this Blender does not have",
        "Example: maquette check old_script.py --fix\n\n"
        'Nothing is run. Prints file:line:column and what is wrong; "maybe" where it depends on what happens.',
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a Python script; any, not only ours"
    )
    parser.add_argument(
        "--fix", action="store_true", help="write back what is known to have changed, and show the difference"
    )
    _add_blender(parser)
    parser.set_defaults(command=checking.check)


def _add_docs(commands: argparse._SubParsersAction) -> None:
    parser = _command(
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
        type=_whole(1, 100, "the limit"),
        default=8,
        metavar="N",
        help="how many, 1 to 100 (default: 8)",
    )
    _add_blender(parser)
    parser.set_defaults(command=searching.docs)


def _add_launcher_commands(commands: argparse._SubParsersAction) -> None:
    """Those that the launcher does itself; they are here for the help."""
    test = commands.add_parser("test", help="set up and run the tests")
    test.description = "Set up what the tests need and run them."
    test.add_argument("--matrix", action="store_true", help="also the other Blenders and the sanitizers")
    test.add_argument("--window", action="store_true", help="also those in a Blender with a window")
    test.set_defaults(command=looking.needs_launcher, json=False)
