# SPDX-License-Identifier: GPL-3.0-or-later
"""The subcommands and their options."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core import rendering
from . import building, checking, looking, measuring, searching, viewing
from .options import (
    add_blender,
    add_expect,
    add_rendering,
    add_team,
    command,
    whole,
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
    _add_resume(commands)
    _add_set(commands)
    _add_run(commands)
    _add_revert(commands)
    _add_history(commands)
    _add_sessions(commands)
    _add_views(commands)
    _add_audit(commands)
    _add_shake(commands)
    _add_check(commands)
    _add_docs(commands)
    _add_launcher_commands(commands)
    return parser


def _add_create(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "create",
        "make an asset from a sentence",
        'Example: maquette create "a red wooden chair with four legs" --out chairs/red\n\n'
        "Writes asset.py, asset.blend, asset.usdc, asset.glb, views/*.png, sheet.png and report.json.",
    )
    parser.add_argument(
        "prompt", nargs="?", help="what to make, in plain words; may be left out with --image"
    )
    parser.add_argument(
        "--image",
        type=Path,
        metavar="PICTURE",
        help="a PNG, JPEG or WebP of what it should look like; wants a model (docs/providers.md)",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder for the asset (default: named after the prompt)"
    )
    add_team(parser)
    add_rendering(parser)
    parser.set_defaults(command=building.create)


def _add_refine(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "refine",
        "change an asset in words",
        'Example: maquette refine chairs/red "make the seat wider and give it five legs"\n\n'
        "Only what the words name is changed; all other cells stay as they are, to the byte.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument("instruction", help="what to change, in plain words")
    add_team(parser)
    add_rendering(parser)
    parser.set_defaults(command=building.refine)


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
    parser.set_defaults(command=building.rebuild)


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
    parser.set_defaults(command=building.revert)


def _add_history(commands: argparse._SubParsersAction) -> None:
    parser = command(commands, "history", "list the versions of an asset")
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.set_defaults(command=looking.history)


def _add_sessions(commands: argparse._SubParsersAction) -> None:
    parser = command(commands, "sessions", "list all assets that were made here")
    parser.set_defaults(command=looking.sessions)


def _add_views(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "views",
        "draw an asset, or any file with a model, from all sides",
        "Example: maquette views chairs/red --passes shape,parts --labels names\n\n"
        "Writes views/*.png and sheet.png; makes no version and changes nothing else.",
    )
    parser.add_argument(
        "source", type=Path, help="the asset's folder, or a .blend, .glb, .fbx, .obj ... file"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where to write (default: the asset's folder; for a file, NAME-views beside it)",
    )
    group = add_rendering(parser)
    group.add_argument(
        "--passes",
        type=viewing.passes,
        default=(),
        metavar="LIST",
        help=f"in which each view is drawn, of {','.join(rendering.PASSES)} "
        "(default: a photograph of the materials first, then shapes)",
    )
    group.add_argument(
        "--labels",
        choices=rendering.LABELS,
        default=rendering.LABELS[0],
        help="name the parts in the pictures, or dot them with the legend's colours (default: %(default)s)",
    )
    group.add_argument(
        "--closeup",
        type=viewing.closeup,
        action="append",
        default=[],
        metavar="X,Y,Z,RADIUS",
        help="also look at this place, in metres, with that much around it; may be given several times",
    )
    parser.set_defaults(command=viewing.views)


def _add_audit(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "audit",
        "measure what is wrong with an asset, or with any model",
        "Examples: maquette audit chairs/red\n          maquette audit bought_model.glb --json\n\n"
        "Measures gaps, floating parts, overlaps, stray pieces, footing, sizes, symmetry, mesh faults,\n"
        "materials and hierarchy. Of an asset's folder, it also tries which edit of the script mends each.",
    )
    parser.add_argument(
        "target",
        type=Path,
        metavar="FOLDER|FILE",
        help="an asset's folder, or a .blend, .glb, .gltf, .fbx, .usd, .obj, .stl or .ply; any, not only ours",
    )
    parser.add_argument(
        "--reference",
        type=Path,
        metavar="PICTURE",
        help="a PNG, JPEG or WebP of the thing, with alpha or before a plain background: its outline is compared",
    )
    parser.add_argument(
        "--fix", action="store_true", help="make what was seen to mend the asset its next version"
    )
    add_expect(parser)
    add_rendering(parser)
    parser.set_defaults(command=measuring.audit)


def _add_shake(commands: argparse._SubParsersAction) -> None:
    parser = command(
        commands,
        "shake",
        "move an asset's parameters through their ranges and measure what breaks",
        "Example: maquette shake chairs/red --narrow\n\n"
        "Each parameter by itself, then two at a time. The asset's files stay as they are without --narrow.",
    )
    parser.add_argument("folder", type=Path, help="the asset's folder")
    parser.add_argument(
        "--narrow", action="store_true", help="end the sliders where the asset holds, as its next version"
    )
    parser.add_argument(
        "--steps",
        type=whole(2, 100, "the number of steps"),
        default=5,
        metavar="N",
        help="values tried over a range (default: 5)",
    )
    parser.add_argument(
        "--pairs",
        type=whole(0, 10000, "the number of pairs"),
        default=24,
        metavar="N",
        help="how many combinations of two parameters are tried (default: 24)",
    )
    parser.add_argument(
        "--seed",
        type=whole(0, 2**31, "the seed"),
        default=1,
        metavar="N",
        help="which combinations they are (default: 1)",
    )
    add_expect(parser)
    add_rendering(parser)
    parser.set_defaults(command=measuring.shake)


def _add_check(commands: argparse._SubParsersAction) -> None:
    parser = command(
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
    add_blender(parser)
    parser.set_defaults(command=checking.check)


def _add_docs(commands: argparse._SubParsersAction) -> None:
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
    parser.set_defaults(command=searching.docs)


def _add_launcher_commands(commands: argparse._SubParsersAction) -> None:
    """Those that the launcher does itself; they are here for the help."""
    test = commands.add_parser("test", help="set up and run the tests")
    test.description = "Set up what the tests need and run them."
    test.add_argument("--matrix", action="store_true", help="also the other Blenders and the sanitizers")
    test.add_argument("--window", action="store_true", help="also those in a Blender with a window")
    test.set_defaults(command=looking.needs_launcher, json=False)
