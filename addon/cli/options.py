# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several subcommands have, and how a subcommand is made."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core import rendering
from ..core.guard import unknown_allowance
from ..core.guard.allowances import allow_here
from ..core.trial import Settings, choose, chosen
from ..core.trial.settings import SECONDS


def command(
    commands: argparse._SubParsersAction, name: str, summary: str, detail: str = ""
) -> argparse.ArgumentParser:
    """A subcommand with its help and --json."""
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


def whole(low: int, high: int, what: str) -> object:
    """Reads a whole number of that range; `what` it is called where it is none."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{what} is a whole number from {low} to {high}, not {text!r}")
        return value

    return read


views = whole(1, 10, "the number of views")
resolution = whole(64, 4096, "the resolution")
samples = whole(1, 4096, "the number of samples")


def add_rendering(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """How pictures are made, and by which Blender."""
    group = parser.add_argument_group("rendering")
    group.add_argument(
        "--views",
        type=views,
        default=rendering.VIEWS,
        metavar="N",
        help="how many views, 1 to 10 (default: %(default)s)",
    )
    group.add_argument(
        "--resolution",
        type=resolution,
        default=rendering.RESOLUTION,
        metavar="PX",
        help="size of a view, 64 to 4096 (default: %(default)s)",
    )
    group.add_argument(
        "--samples",
        type=samples,
        default=rendering.SAMPLES,
        metavar="N",
        help="Cycles samples of a photograph, 1 to 4096 (default: %(default)s)",
    )
    add_blender(group)
    return group


def add_blender(parser: argparse._ActionsContainer) -> None:
    """Which Blender is used."""
    parser.add_argument(
        "--blender", metavar="PATH", help="the Blender to use (default: $BLENDER, PATH, then the bpy wheel)"
    )


def add_team(parser: argparse.ArgumentParser) -> None:
    """Who writes, and how a team of models goes about it."""
    group = parser.add_argument_group("language models")
    group.add_argument(
        "--author",
        choices=["library", "team"],
        default="",
        help="who writes: the library, which needs no model, or the team of models (default: the team where models "
        "are set, see docs/providers.md; else the library)",
    )
    group.add_argument(
        "--rounds",
        type=whole(0, 10, "the number of rounds"),
        default=2,
        metavar="N",
        help="how often the team looks at the asset and improves it, 0 to 10 (default: 2)",
    )
    group.add_argument(
        "--fan-out",
        type=whole(1, 32, "the fan-out"),
        default=8,
        metavar="N",
        help="how many parts are written at a time, 1 to 32 (default: 8)",
    )


def add_running(parser: argparse.ArgumentParser) -> None:
    """How scripts are run that Maquette did not write itself."""
    group = parser.add_argument_group("scripts")
    group.add_argument(
        "--isolation",
        choices=["on", "off"],
        help="try a script that a model or a person wrote in a background Blender before it runs in yours "
        "(default: $MAQUETTE_ISOLATION, else on)",
    )
    group.add_argument(
        "--time-limit",
        type=whole(1, 86400, "the time limit"),
        default=int(SECONDS),
        metavar="SECONDS",
        help="how long a script may run before it is stopped (default: %(default)s)",
    )
    add_allow(group)


def add_allow(parser: argparse._ActionsContainer) -> None:
    """What the user allows scripts beyond what modelling needs."""
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        type=_rule,
        metavar="RULE",
        help="let the asset's scripts do what this rule refuses (see maquette guard --help), from now on; "
        "may be given more than once",
    )


def _rule(text: str) -> str:
    problem = unknown_allowance(text)
    if problem is not None:
        raise argparse.ArgumentTypeError(problem)
    return text


def choose_running(options: argparse.Namespace) -> None:
    """Have what these options say hold in this process."""
    if hasattr(options, "isolation"):
        isolation = chosen().isolation if options.isolation is None else options.isolation == "on"
        choose(Settings(isolation, float(options.time_limit)))
        allow_here(options.allow)


def add_expect(parser: argparse.ArgumentParser) -> None:
    """What the audit is to expect."""
    parser.add_argument(
        "--expect",
        type=Path,
        metavar="FILE",
        help="JSON that says what is meant: size, parts, ground, symmetry, attachments (see docs/audit.md)",
    )
