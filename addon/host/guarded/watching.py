# SPDX-License-Identifier: GPL-3.0-or-later
"""The audit hook: what reaches out of Python while a script runs is seen here, however it was reached."""

from __future__ import annotations

import os
import sys
from functools import cache, lru_cache
from pathlib import Path
from types import FrameType
from typing import Any

import bpy

from ...core.guard.refusal import Refusal
from .span import Span, current

_LONGEST_SLEEP = 1.0  # seconds

# The beginnings of events, with the rule and what is said of them.
_REACHING = {
    ("subprocess.", "pty.", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system"): (
        "processes",
        "starts another program",
    ),
    ("os.kill", "os.startfile", "_thread.", "signal.", "syslog.", "_posixsubprocess."): (
        "processes",
        "reaches other programs or threads",
    ),
    (
        "socket.",
        "urllib.",
        "http.",
        "ftplib.",
        "smtplib.",
        "imaplib.",
        "poplib.",
        "nntplib.",
        "webbrowser.",
    ): (
        "network",
        "reaches the network",
    ),
    (
        "os.",
        "shutil.",
        "tempfile.",
        "glob.",
        "pathlib.",
        "mmap.",
        "fcntl.",
        "sqlite3.",
        "winreg.",
        "msvcrt.",
    ): (
        "files",
        "reads or changes files",
    ),
    ("ctypes.", "cpython.", "marshal.", "pickle."): ("internals", "leads out of Python"),
    ("builtins.input", "builtins.breakpoint"): ("waiting", "waits for somebody to type"),
}

# These are everyday to Python's own modules, and refused only where the script itself causes them.
_OF_SCRIPTS = (
    "object.__getattr__",
    "object.__setattr__",
    "object.__delattr__",
    "sys._current_frames",
    "sys.settrace",
    "sys.setprofile",
    "sys.addaudithook",
    "sys.monitoring.",
    "gc.get_",
    "code.__new__",
    "function.__new__",
)

# They come often, and tell nothing; asking where they come from would raise the second.
_EVERYDAY = frozenset({"builtins.id", "sys._getframe", "import"})

# Modules of Python's that make classes from text that they wrote themselves.
_WRITERS = (str(Path("collections", "__init__.py")), "dataclasses.py")


_OURS = str(Path(__file__).parents[2])


def watch() -> None:
    """Have the hook in place. It stays, for Python never lets go of one, and does nothing between spans."""
    if not _installed:
        sys.addaudithook(_hook)
        _installed.append(True)


_installed: list[bool] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _EVERYDAY:
        return
    span = current()
    if span is None:
        return
    span.is_paused = True  # what is asked here must not be asked about again
    try:
        frame = sys._getframe(1)
        refusal = _refusal(event, arguments, frame, span)
        if refusal is not None and (_is_ours(frame) or _is_of_others(frame, span)):
            refusal = None
    finally:
        span.is_paused = False
    if refusal is not None:
        span.refuse(refusal)


def _refusal(event: str, arguments: tuple[Any, ...], frame: FrameType, span: Span) -> Refusal | None:
    if event == "open":
        return _of_opening(*arguments[:3])
    if event in {"compile", "exec"}:
        return _of_code(event, frame, span)
    if event == "time.sleep":
        longer = arguments[0] > _LONGEST_SLEEP
        return Refusal("waiting", "time.sleep() keeps Blender waiting. Leave it out.") if longer else None
    if event in {"os.listdir", "os.scandir"} and _is_within_python(arguments[0]):
        return None
    if event.startswith(_OF_SCRIPTS):
        if frame.f_code.co_filename != span.file or _is_of_words(event, arguments):
            return None
        name = arguments[1] if event.startswith("object.") else event
        return Refusal("internals", f"{name} leads into Python's insides. Leave it out.")
    rule, does = _reach(event) or ("", "")
    message = f"The script {does} ({event}), which it may not. Build the asset from what it says itself."
    return Refusal(rule, message) if rule else None


@cache
def _reach(event: str) -> tuple[str, str] | None:
    """The rule for what an event tells of, and what is said of it."""
    return next((told for beginnings, told in _REACHING.items() if event.startswith(beginnings)), None)


def _is_of_words(event: str, arguments: tuple[Any, ...]) -> bool:
    """Naming or describing a class or a function of one's own."""
    return event == "object.__setattr__" and arguments[1] in {"__doc__", "__name__", "__qualname__"}


def _of_opening(path: Any, mode: Any, flags: Any) -> Refusal | None:  # noqa: ANN401
    changes = bool(isinstance(mode, str) and set(mode) & set("wax+"))
    changes |= bool(isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    if not changes and _is_within_python(path):
        return None
    does = "writes" if changes else "reads"
    message = f"The script {does} a file, which it may not. Write the data into the script; Maquette saves the asset."
    return Refusal("files", message)


def _of_code(event: str, frame: FrameType, span: Span) -> Refusal | None:
    file = frame.f_code.co_filename
    if file != span.file:
        if file.startswith("<frozen importlib") or (file.endswith(_WRITERS) and _is_within_python(file)):
            return None
        if event == "compile" and file.endswith("typing.py") and _is_within_python(file):
            return None  # a type that is named by a text is read there, and not run
    return Refusal("code", "The script runs text as code. Write that code in the script itself.")


def _is_ours(frame: FrameType) -> bool:
    return frame.f_code.co_filename.startswith(_OURS)


def _is_of_others(frame: FrameType | None, span: Span) -> bool:
    """Whether somebody else's code stands between: an add-on of the user's, which Blender called meanwhile."""
    while frame is not None and frame.f_code.co_filename != span.file:
        file = frame.f_code.co_filename
        if not file.startswith("<") and not _is_within_python(file):
            return True
        frame = frame.f_back
    return False


def _is_within_python(path: Any) -> bool:  # noqa: ANN401
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    return isinstance(path, str) and _lies_in(path, _roots())


@lru_cache(maxsize=1000)
def _lies_in(path: str, roots: tuple[str, ...]) -> bool:
    return os.path.realpath(path).startswith(roots)


@cache
def _roots() -> tuple[str, ...]:
    """Where Python, Blender and this add-on lie; a path in one of them begins with it."""
    import numpy

    folders = {
        sys.prefix,
        sys.base_prefix,
        str(Path(os.__file__).parent),
        str(Path(numpy.__file__).parents[1]),
        str(Path(__file__).parents[2]),
        *(bpy.utils.resource_path(kind) for kind in ("LOCAL", "SYSTEM")),
    }
    return tuple(f"{real}{os.sep}" for real in map(os.path.realpath, filter(None, folders)) if real != os.sep)
