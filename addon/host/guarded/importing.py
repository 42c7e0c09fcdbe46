# SPDX-License-Identifier: GPL-3.0-or-later
"""A script's imports: the modules of the policy, and of some only the parts that the policy names."""

from __future__ import annotations

import builtins
import importlib
from collections.abc import Callable, Collection, Mapping, Sequence
from types import ModuleType
from typing import Any

from ...core.guard.policy import policy
from ...core.guard.refusal import Refusal
from .own_builtins import checked_builtins, refuse
from .span import paused

_NO_PROCESS = frozenset({"cls", "clear"})
_parts: dict[str, ModuleType] = {}


def builtins_for(allowed: Collection[str]) -> dict[str, Any]:
    """Python's own functions for a script for which the user has allowed this."""
    return {**checked_builtins(), "__import__": _importer(frozenset(allowed))}


def _importer(allowed: frozenset[str]) -> Callable[..., ModuleType]:
    def import_(
        name: str,
        globals: Mapping[str, Any] | None = None,
        locals: Mapping[str, Any] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType | None:
        if type(fromlist) is list and not fromlist and type(name) is str:
            # So C asks for what it needs itself, in the script's name. It takes the module from elsewhere.
            builtins.__import__(name, {"__name__": "__main__"}, {}, ("__name__",), level)
            return None
        names = tuple(fromlist or ())
        if type(name) is not str or any(type(each) is not str for each in names) or level:
            refuse(Refusal("imports", "A script stands alone and imports modules by their full names.", "."))
        is_allowed = _is_allowed(name, allowed)
        if not is_allowed:
            refuse(policy().imported(name))
            for each in names:
                refuse(_of_name(name, each))
        with paused():
            found = builtins.__import__(name, {"__name__": "__main__"}, {}, names, 0)
        if is_allowed or not _is_in_part(name):
            return found
        return module_for(name if names else name.partition(".")[0])

    return import_


def _is_allowed(name: str, allowed: frozenset[str]) -> bool:
    top = name.partition(".")[0]
    return bool({"imports", f"imports:{name}", f"imports:{top}"} & allowed)


def _of_name(module: str, name: str) -> Refusal | None:
    path = f"{module}.{name}"
    if name == "*":
        return None
    if policy().knows(path) and not path.startswith(("bpy.ops.", "bpy.types.")):
        return policy().imported(path)
    return policy().member(module, name)


def _is_in_part(name: str) -> bool:
    """Whether a script gets something else than the module: Blender's own are looked at by the guard alone."""
    return name in policy().only and not name.startswith("bpy")


def module_for(name: str) -> ModuleType:
    """A module as scripts have it: with nothing of the real one but what the policy names, where it names that."""
    if not _is_in_part(name):
        return importlib.import_module(name)
    if name not in _parts:
        real, listed = importlib.import_module(name), policy().only[name]

        def find(wanted: str) -> Any:  # noqa: ANN401
            if name == "os" and wanted == "system":
                return _no_process
            if f"{name}.{wanted}" in policy().only:
                return module_for(f"{name}.{wanted}")
            if wanted not in listed:
                refuse(policy().member(name, wanted))
                raise AttributeError(f"module {name!r} has no attribute {wanted!r} for scripts")
            return getattr(real, wanted)

        part = ModuleType(name, real.__doc__)
        part.__dict__["__getattr__"] = find
        part.__dict__["__all__"] = sorted(each for each in listed if hasattr(real, each))
        _parts[name] = part
    return _parts[name]


def _no_process(command: object) -> int:
    """What scripts call os.system() for that is harmless: to clear a terminal, which is not theirs."""
    if command not in _NO_PROCESS:
        refuse(Refusal("processes", "os.system() runs other programs. Leave it out."))
    return 0
