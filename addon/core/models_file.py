# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a role's model into the text of a models.toml and leaves every other line as it is.

Python reads TOML and does not write it. So the lines in question are edited as text, and what comes of it is read
again: where that does not say exactly what was meant, nothing is written.
"""

from __future__ import annotations

import json
import re
import tomllib

_HEADER = re.compile(r"^\s*\[")
_ASSIGNMENT = r"""^(\s*{name}\s*=\s*)(?:"(?:[^"\\]|\\.)*"|'[^']*')(\s*(?:\#.*)?)$"""


class NotEditable(ValueError):
    """The file is written in a way that is not edited here; the message says what to do instead."""


def with_role(text: str, role: str, provider: str, model: str) -> str:
    """The text with this provider and model in [roles.ROLE], which is made where there is none. Raises NotEditable."""
    try:
        wanted = tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        raise NotEditable(f"models.toml cannot be read: {reason}. Mend it first.") from None
    values = {"provider": provider, "model": model}
    table = wanted.setdefault("roles", {})
    table = table.setdefault(role, {}) if isinstance(table, dict) else {}
    if isinstance(table, dict):
        table.update(values)
    edited = _edited(text, role, values)
    try:
        holds = tomllib.loads(edited) == wanted
    except tomllib.TOMLDecodeError:
        holds = False
    if not holds:
        lines = "\n".join(_section(role, values))
        raise NotEditable(
            f"models.toml says [roles.{role}] in a way that is not edited here. Write this into it yourself:\n{lines}"
        )
    return edited


def _edited(text: str, role: str, values: dict[str, str]) -> str:
    end = "\r" if "\r\n" in text else ""  # each line keeps what it has before its \n
    lines = text.split("\n")
    name = rf"(?:{re.escape(role)}|\"{re.escape(role)}\"|'{re.escape(role)}')"
    header = re.compile(rf"^\s*\[\s*roles\s*\.\s*{name}\s*\]\s*(?:#.*)?$")
    start = next((index for index, line in enumerate(lines) if header.match(line)), None)
    if start is None:
        made = "".join(f"{line}{end}\n" for line in _section(role, values))
        apart = "" if not text else f"{end}\n" if text.endswith("\n") else f"{end}\n{end}\n"
        return text + apart + made
    stop = next((i for i in range(start + 1, len(lines)) if _HEADER.match(lines[i])), len(lines))
    section = lines[start + 1 : stop]
    missing = []
    for field, value in values.items():
        pattern = re.compile(_ASSIGNMENT.format(name=field), re.VERBOSE)
        found = next((match for match in map(pattern.match, section) if match), None)
        if found is None:
            missing.append(f"{field} = {_quoted(value)}{end}")
        else:
            section[section.index(found[0])] = found[1] + _quoted(value) + found[2]
    last = [""] if stop == len(lines) and not section else []  # a header that ends the file
    return "\n".join([*lines[: start + 1], *missing, *section, *last, *lines[stop:]])


def _section(role: str, values: dict[str, str]) -> list[str]:
    return [f"[roles.{role}]", *(f"{field} = {_quoted(value)}" for field, value in values.items())]


def _quoted(value: str) -> str:
    """A basic string of TOML; JSON's are the same but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
