# SPDX-License-Identifier: GPL-3.0-or-later
"""Landlock: Linux keeps this process, and all that it starts, to the files that it is given.

It needs no rights and cannot be taken back. Nothing of Maquette is imported here, because this runs before
Blender does.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable

# The numbers are the same on all processors. See landlock(7) of Linux for these and the masks below.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1
_SET_NO_NEW_PRIVILEGES = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = (1 << bit for bit in range(4))
_FIRST_RIGHTS = (1 << 13) - 1
_MOVE, _TRUNCATE, _DEVICE_CONTROL = (1 << bit for bit in (13, 14, 15))
_READ = _EXECUTE | _READ_FILE | _READ_FOLDER
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _DEVICE_CONTROL
_TCP = 0b11  # to bind and to connect
_SCOPES = 0b11  # abstract sockets of others, and signals to others


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Which Landlock this system has; 0 where it has none."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        return max(0, library.syscall(_CREATE_RULESET, None, 0, _VERSION))
    except (OSError, AttributeError, TypeError):  # no Linux, or a C library without `syscall`
        return 0


def keep_to(readable: Iterable[str], writable: Iterable[str]) -> bool:
    """Let this process see nothing but these folders and files. Returns whether that is so from now on."""
    known = version()
    if known == 0:
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rights = _FIRST_RIGHTS
    for since, right in ((2, _MOVE), (3, _TRUNCATE), (5, _DEVICE_CONTROL)):
        rights |= right if known >= since else 0
    wanted = _Ruleset(rights, _TCP if known >= 4 else 0, _SCOPES if known >= 6 else 0)
    size = 8 if known < 4 else 16 if known < 6 else 24  # an older system refuses fields that it does not know
    rules = library.syscall(_CREATE_RULESET, ctypes.byref(wanted), ctypes.c_size_t(size), 0)
    if rules < 0:
        return False
    try:
        for path in readable:
            _allow(library, rules, path, _READ & rights)
        for path in writable:
            _allow(library, rules, path, rights & ~_EXECUTE)
        if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
            return False
        return library.syscall(_RESTRICT_SELF, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(library: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there cannot be seen
    try:
        if not os.path.isdir(path):  # noqa: PTH112 (this file is read before Blender's Python has loaded much)
            rights &= _OF_FILES
        rule = _PathBeneath(rights, place)
        library.syscall(_ADD_RULE, rules, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(place)
