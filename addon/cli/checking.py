# SPDX-License-Identifier: GPL-3.0-or-later
"""`check`: says of any bpy script what this Blender does not have, and mends what is known to have changed."""

from __future__ import annotations

import argparse
import difflib
import io
import json
import os
import tempfile
import tokenize
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core import places
from . import exits
from .console import Console
from .options import add_blender, command
from .problem import Problem


def add_check(commands: argparse._SubParsersAction) -> None:
    """The command `check`."""
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
    parser.set_defaults(command=check)


@dataclass(frozen=True)
class Source:
    """A script as it lies on the disk."""

    file: Path
    text: str  # with its own line ends
    encoding: str


def check(options: Namespace, console: Console) -> int:
    """Check scripts, which are not run; with --fix, write back what could be mended."""
    sources = [read(file) for file in options.files]
    console.silence_blender(places.home() / "logs" / "blender.log")
    from ..host import check as checker

    findings: list[dict[str, Any]] = []
    for source in sources:
        found = checker.findings(source.text)
        if options.fix and found:
            mended = checker.check({"script": source.text})
            found = mended["findings"]
            _put_right(source, mended["script"], None if options.json else console)
        findings += [{"file": str(source.file), **finding} for finding in found]
    return tell(options, console, findings)


def tell(options: Namespace, console: Console, findings: list[dict[str, Any]]) -> int:
    """Print what was found in scripts, for programs or for people, and give the exit code."""
    if options.json:
        console.say(json.dumps(findings, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            console.say(_line(finding))
    return exits.SEE_TO if findings else exits.DONE


def _line(finding: dict[str, Any]) -> str:
    likely = "" if finding["certain"] else "maybe: "
    place = f"{finding['file']}:{finding['line']}:{finding['column']}"
    return f"{place}: {likely}{finding['message']} [{finding['rule']}]"


def read(file: Path) -> Source:
    """A script with its own line ends. Raises Problem."""
    try:
        content = file.read_bytes()
    except IsADirectoryError:
        raise Problem(f"{file} is a folder. Name scripts, such as {file / '*.py'}") from None
    except OSError as reason:
        raise Problem(f"{file} cannot be read: {reason.strerror or reason}.") from None
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return Source(file, content.decode(encoding), encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        raise Problem(f"{file} is no Python script: its text is not in the encoding that it says.") from None


def _write(source: Source, text: str) -> None:
    """Put the new text in the file's place at once, with its rights."""
    target = source.file.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode(source.encoding))
        part.chmod(target.stat().st_mode & 0o7777)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _put_right(source: Source, text: str, console: Console | None) -> None:
    """Write the mended text, and show what has changed."""
    if text == source.text:
        return
    _write(source, text)
    if console is None:
        return
    before, after = source.text.splitlines(), text.splitlines()
    for line in difflib.unified_diff(
        before, after, f"{source.file}", f"{source.file} mended", lineterm="", n=1
    ):
        console.say(line)
