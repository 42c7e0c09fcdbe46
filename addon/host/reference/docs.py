# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions and attributes outside of RNA, read from their docstrings, where C code keeps its signatures."""

from __future__ import annotations

import inspect
import re
from typing import Any

Record = dict[str, Any]

_SIGNATURE = re.compile(
    r"\s*(?:\.\. (?:function|method|classmethod|staticmethod|class)::|BMeshOpFunc)\s*(?P<call>[\w.]+\s*\()"
)
_DIRECTIVE = re.compile(r"^\s*\.\. (?:attribute|data|module)::[^\n]*\n?")
_ROLE = re.compile(r":(?:\w+:)?\w+:`~?([^`<]+)(?: <[^`]*>)?`")
_OPENING, _CLOSING = "([{", ")]}"


def read_member(owner: Any, name: str) -> Record:  # noqa: ANN401 (a class or a module)
    """A method, a function or an attribute of a class or a module."""
    member = inspect.getattr_static(owner, name)
    if isinstance(member, classmethod | staticmethod):
        member = getattr(owner, name)
    if callable(member) and not isinstance(member, type):
        return read_callable(member)
    return {"description": clean(_own_doc(member))}


def read_callable(function: Any) -> Record:  # noqa: ANN401
    """A function, with the names of its arguments where they can be known."""
    record = read_call(function)
    return record if "arguments" in record else {**_read_signature(function), **record}


def read_call(function: Any) -> Record:  # noqa: ANN401
    """A function or a class, with its arguments if its docstring has them; many a class cannot be called."""
    text = doc_of(function)
    match = _SIGNATURE.match(text)
    if match is None:
        return {"description": clean(text)}
    end = _end_of_call(text, match.end())
    call = " ".join(text[match.start("call") : end].split())
    rest = text[end:].lstrip(" ")
    if rest.startswith(("->", "\n  ->")):
        returned, _, rest = rest.strip().partition("\n")
        call = f"{call} {returned}"
    return {"arguments": _names(text[match.end() : end - 1]), "doc": call, "description": clean(rest)}


def doc_of(member: Any) -> str:  # noqa: ANN401
    """A docstring, or nothing; what `bpy_struct` has under that name is its instances'."""
    text = member.__doc__
    return text if isinstance(text, str) else ""


def clean(text: str) -> str:
    """A docstring's prose: dedented, without reStructuredText's roles."""
    text = _DIRECTIVE.sub("", text)
    return _ROLE.sub(r"\1", inspect.cleandoc(text)).replace("``", "").strip()


def _read_signature(function: Any) -> Record:  # noqa: ANN401
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return {}
    if parameters and parameters[0].name in {"self", "cls"}:
        parameters = parameters[1:]
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    names = [stars.get(each.kind, "") + each.name for each in parameters]
    shown = ", ".join(map(_shown, parameters))
    return {"arguments": names, "doc": f"{getattr(function, '__name__', '')}({shown})"}


def _shown(parameter: inspect.Parameter) -> str:
    """A parameter as it is written, but for a default that has an address in its text."""
    text = str(parameter)
    return parameter.name if " at 0x" in text else text


def _own_doc(member: Any) -> str:  # noqa: ANN401
    """An attribute's docstring; a plain value only has its type's, which says nothing of the attribute."""
    described = inspect.isdatadescriptor(member) or inspect.ismodule(member) or isinstance(member, type)
    return doc_of(member) if described else ""


def _end_of_call(text: str, start: int) -> int:
    """Where the bracket closes that was opened before `start`."""
    depth = 1
    for place in range(start, len(text)):
        if text[place] in _OPENING:
            depth += 1
        elif text[place] in _CLOSING:
            depth -= 1
            if depth == 0:
                return place + 1
    return len(text)


def _names(arguments: str) -> list[str]:
    """The names in a signature's text: `geom, offset=0.0, *, matrix=Matrix()` has three."""
    parts, depth = [""], 0
    for letter in arguments:
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if letter == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += letter
    names = (part.partition("=")[0].partition(":")[0].strip(" []()\n\t.") for part in parts)
    return [name for name in names if name.strip("*/")]
