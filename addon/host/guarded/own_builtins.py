# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's own functions as a script has them: those that reach things by a name look at the name first."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from types import ModuleType
from typing import Any

from ...core.guard.policy import is_dunder, policy
from ...core.guard.refusal import Refusal
from .span import current

_KEPT = """
    ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
    BufferError BytesWarning ChildProcessError ConnectionError DeprecationWarning EOFError Ellipsis EncodingWarning
    EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning
    GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError
    KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError
    NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError
    ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
    StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError
    UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
    UserWarning ValueError Warning ZeroDivisionError
    __build_class__ __debug__ abs aiter all anext any ascii bin bool bytearray bytes callable chr classmethod complex
    dict dir divmod enumerate filter float format frozenset globals hasattr hash hex id int isinstance issubclass iter
    len list locals map max memoryview min next object oct ord pow print property range repr reversed round set slice
    sorted staticmethod str sum super tuple type zip
"""
_OPERATORS = frozenset({"BPyOpsSubMod", "_BPyOpsSubMod"})


def checked_builtins() -> dict[str, Any]:
    """What a script finds under Python's own names, but for `__import__`."""
    found = {name: getattr(builtins, name) for name in _KEPT.split() if hasattr(builtins, name)}
    found.update(getattr=_getattr, setattr=_setattr, delattr=_delattr, vars=_vars, exit=_exit, quit=_exit)
    for name in ("eval", "exec", "compile", "open", "input", "breakpoint", "help"):
        found[name] = _refusing(name)
    return found


def refuse(refusal: Refusal | None) -> None:
    """Raise Refused while a script runs, unless the user has allowed it."""
    span = current()
    if refusal is not None and span is not None:
        span.refuse(refusal)


def _refusing(name: str) -> Callable[..., Any]:
    def refusing(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        refuse(policy().builtin(name))
        return getattr(builtins, name)(*given, **named)

    refusing.__name__ = refusing.__qualname__ = name
    return refusing


def _getattr(owner: Any, name: str, *default: Any) -> Any:  # noqa: ANN401
    _look(owner, name)
    return getattr(owner, name, *default)


def _setattr(owner: Any, name: str, value: Any) -> None:  # noqa: ANN401
    _look(owner, name)
    _look_at_setting(owner, name)
    setattr(owner, name, value)


def _delattr(owner: Any, name: str) -> None:  # noqa: ANN401
    _look(owner, name)
    _look_at_setting(owner, name)
    delattr(owner, name)


def _vars(*owner: Any) -> dict[str, Any]:  # noqa: ANN401
    if len(owner) != 1 or not _is_own(owner[0]):
        refuse(policy().builtin("vars"))
    return vars(*owner)


def _exit(code: object = None) -> None:
    raise SystemExit(code)


def _look(owner: Any, name: Any) -> None:  # noqa: ANN401
    if type(name) is not str:
        if isinstance(name, str):
            refuse(Refusal("computed", "The name of an attribute must be a plain text."))
        return
    path = _path(owner)
    if path and policy().knows(path):
        refuse(policy().member(path, name))
    elif isinstance(owner, ModuleType):
        refuse(Refusal("internals", f"{owner.__name__} is no module that a script may use.", owner.__name__))
    else:
        own = _is_own(owner)
        refuse(policy().attribute(name, own))
        if name.startswith("_") and not own and not is_dunder(name):
            refuse(Refusal("internals", f"{name} is private. Use what is documented."))


def _look_at_setting(owner: Any, name: str) -> None:  # noqa: ANN401
    if isinstance(owner, ModuleType):
        message = f"Setting {owner.__name__}.{name} changes that module for all that runs in Blender."
        refuse(Refusal("internals", message, owner.__name__))
    elif isinstance(owner, type) and not _is_own(owner):
        message = f"Setting {owner.__name__}.{name} changes Blender for all files. Keep it in a variable."
        refuse(Refusal("registration", message, owner.__name__))
    elif not _is_own(owner):
        if name == "expression":
            refuse(
                Refusal("drivers", 'Set a driver\'s expression as driver.expression = "...", written out.')
            )
        refuse(policy().written(name))


def _path(owner: Any) -> str:  # noqa: ANN401
    """What the policy calls a module, or a group of operators."""
    if isinstance(owner, ModuleType):
        return owner.__name__
    kind = type(owner)
    if kind.__name__ in _OPERATORS:
        return f"bpy.ops.{object.__getattribute__(owner, '_module')}"
    if kind.__name__ in {"bpy.app", "bpy_app"} or getattr(kind, "__module__", "") == "bpy.app":
        return "bpy.app"
    if isinstance(owner, type) and (owner.__module__ or "").startswith(("bpy_types", "bpy.types")):
        return f"bpy.types.{owner.__name__}"
    return ""


def _is_own(owner: Any) -> bool:  # noqa: ANN401
    """Whether it is of a class that a script has defined."""
    kind = owner if isinstance(owner, type) else type(owner)
    return getattr(kind, "__module__", None) == "__main__"
