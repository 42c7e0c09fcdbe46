# SPDX-License-Identifier: GPL-3.0-or-later
"""How this very Blender is started once more, in the background and confined."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import bpy

from ...core.trial import Limits, Recipe

_ADDON = Path(__file__).resolve().parents[2]
_CHILD = Path(__file__).with_name("child.py")
_CONFINE = _ADDON / "core" / "trial" / "confine.py"

_SYSTEM = """
    /usr /bin /sbin /lib /lib32 /lib64 /libx32 /nix/store /gnu/store /app /snap /etc/fonts /etc/ld.so.cache
    /etc/ld.so.conf /etc/ld.so.conf.d /etc/localtime /etc/passwd /etc/nsswitch.conf /dev/zero /dev/urandom /dev/random
    /proc/self /proc/cpuinfo /proc/meminfo /proc/stat /proc/sys/vm /sys/devices/system
""".split()
_KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TZ")
"""What it keeps of the environment. Keys, sockets and all else stay here."""


def recipe() -> Recipe:
    """Of the Blender that asks; on its main thread."""
    blender = _blender()
    python = _python()
    readable = sorted(map(str, {*_blenders_folders(), _ADDON}))

    def command(folder: Path, limits: Limits) -> list[str]:
        order = json.dumps({"addon": str(_ADDON), "memory": limits.memory, "seconds": limits.seconds})
        program = [*blender, order]
        if python is None or os.name != "posix":
            return program
        confined = {
            "readable": [*_SYSTEM, *readable],
            "writable": [str(folder), "/dev/null"],
            "file": limits.file,
            "parent": os.getpid(),
        }
        return [python, "-I", "-S", str(_CONFINE), json.dumps(confined), *program]

    return Recipe(command, _environment())


def _environment() -> Callable[[Path], dict[str, str]]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    if bpy.app.binary_path == "":  # bpy as a module: it is found where this Python found it
        kept["PYTHONPATH"] = str(_module_folder())

    def environment(folder: Path) -> dict[str, str]:
        own = ("HOME", "TMPDIR", "TEMP", "TMP", "BLENDER_USER_RESOURCES", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
        return {
            **kept,
            **dict.fromkeys(own, str(folder)),
            "PYTHONNOUSERSITE": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "MALLOC_ARENA_MAX": "2",  # or each thread takes addresses that count as memory
        }

    return environment


def _blender() -> list[str]:
    """The program and its arguments, up to those of the child."""
    if bpy.app.binary_path:
        start = ("--background", "--factory-startup", "--python-use-system-env")
        return [bpy.app.binary_path, *start, "--python-exit-code", "3", "--python", str(_CHILD), "--"]
    return [sys.executable, str(_CHILD), "--"]


def _python() -> str | None:
    """A Python that can run a small program: Blender brings its own."""
    for each in (sys.executable, getattr(sys, "_base_executable", "")):
        if each and "python" in Path(each).name.lower() and os.access(each, os.X_OK):
            return each
    return None


def _module_folder() -> Path:
    """Where Python finds Blender as a module."""
    return Path(bpy.utils.resource_path("LOCAL")).resolve().parents[1]


def _blenders_folders() -> set[Path]:
    """What it takes to start: Blender, its Python, and libraries that lie apart."""
    folders = {Path(sys.prefix), Path(sys.base_prefix)}
    if bpy.app.binary_path:
        folders.add(Path(bpy.app.binary_path).resolve().parent)
    else:
        folders |= {_module_folder(), Path(sys.executable).resolve().parent}
    folders.update(Path(each) for each in os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep) if each)
    import numpy

    folders.add(Path(numpy.__file__).resolve().parents[1])
    return folders | {each.resolve() for each in folders}
