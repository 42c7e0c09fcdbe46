# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the command line and calls one command."""

from __future__ import annotations

from ..core.trial import close_all
from . import exits
from .console import Console
from .options import choose_running
from .parser import make_parser
from .problem import Problem


def main(arguments: list[str]) -> int:
    """Run one subcommand and return its exit code."""
    options = make_parser().parse_args(arguments)
    choose_running(options)
    console = Console(quiet=options.json)
    try:
        return options.command(options, console)
    except Problem as problem:
        console.complain(f"maquette: {problem}")
        return problem.code
    except KeyboardInterrupt:
        console.complain("maquette: cancelled.")
        return exits.CANCELLED
    except RuntimeError as reason:
        from ..engine import EngineError, InputError

        if not isinstance(reason, EngineError):
            raise
        console.complain(f"maquette: {reason}")
        return exits.UNUSABLE if isinstance(reason, InputError) else exits.FAILED
    except OSError as reason:
        console.complain(f"maquette: {reason.filename or 'a file'}: {reason.strerror or reason}.")
        return exits.FAILED
    finally:
        close_all()
