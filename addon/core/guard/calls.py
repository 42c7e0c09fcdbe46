# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at calls whose arguments say what they reach."""

from __future__ import annotations

import ast

from .attributes import refusal_of, refusal_of_setting
from .made_up import may_be_refused
from .reading import Reading
from .refusal import Refusal

_REACH = frozenset({"getattr", "setattr", "delattr", "hasattr"})
_FILES = frozenset({"filepath", "directory", "filename", "files", "relative_path"})
_LONGEST_SLEEP = 1.0  # seconds
_NO_PROCESS = frozenset({"cls", "clear"})


def look_at_call(node: ast.Call, at: Reading) -> None:
    """A call, by what is called."""
    if isinstance(node.func, ast.Name):
        if node.func.id in _REACH:
            _look_at_reach(node, at)
        elif node.func.id == "type" and (len(node.args) != 1 or node.keywords or _is_starred(node)):
            message = "type() with more than one argument makes a class from text. Write a class statement."
            at.refuse(node, Refusal("internals", message))
    elif isinstance(node.func, ast.Attribute) and node.func.attr == "path_resolve" and node.args:
        _look_at_path(node.args[0], at)
    for path in at.paths.leaves(node.func):
        _look_at_known(path, node, at)


def _look_at_reach(node: ast.Call, at: Reading) -> None:
    """getattr and its like: looked at as if the name were written out, where it is known."""
    name = node.func.id  # type: ignore[attr-defined]
    if _is_starred(node) or len(node.args) < 2:
        message = f"What {name}() reaches cannot be told here. Give it the thing and the name as they are."
        at.refuse(node, Refusal("computed", message))
        return
    owner, asked = node.args[0], node.args[1]
    texts = at.texts.texts_of(asked)
    if texts is None:
        if name != "hasattr":
            at.refuse(asked, _of_made_up(owner, asked, name, at))
        return
    for text in texts:
        if name == "hasattr" and not text.startswith("_"):
            continue
        at.refuse(asked, refusal_of(owner, text, at))
        if name in {"setattr", "delattr"}:
            value = node.args[2] if len(node.args) > 2 else None
            at.refuse(asked, refusal_of_setting(owner, text, value, at))


def _of_made_up(owner: ast.expr, asked: ast.expr, function: str, at: Reading) -> Refusal | None:
    paths = at.paths.of(owner)
    for path in paths:
        if path.startswith("bpy.ops.") or path in {"bmesh.ops", "bpy.types"}:
            continue  # each is looked at when it runs
        message = f"What {function}() takes of {path} cannot be told here. Write {path}.NAME in full."
        return Refusal("computed", message, path)
    if at.is_own(owner) or not may_be_refused(asked, at):
        return None
    message = (
        f"The name that {function}() is given is made up from pieces, so that what it reaches cannot be told. "
        "Write the name out, or choose among names in a list."
    )
    return Refusal("computed", message)


def _look_at_path(argument: ast.expr, at: Reading) -> None:
    text = at.texts.text(argument)
    if text is None:
        if may_be_refused(argument, at):
            message = (
                "The path that path_resolve() is given is made up from pieces. Write the attributes out."
            )
            at.refuse(argument, Refusal("computed", message))
        return
    for name in text.replace("[", ".").replace("]", "").replace('"', "").replace("'", "").split("."):
        at.refuse(argument, at.policy.attribute(name))


def _look_at_known(path: str, node: ast.Call, at: Reading) -> None:
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    if path == "time.sleep":
        seconds = node.args[0] if node.args else None
        if not (isinstance(seconds, ast.Constant) and isinstance(seconds.value, int | float)) or (
            seconds.value > _LONGEST_SLEEP
        ):
            at.refuse(node, Refusal("waiting", "time.sleep() keeps Blender waiting. Leave it out."))
    elif path == "os.system":
        text = at.texts.text(node.args[0]) if node.args else None
        if text not in _NO_PROCESS:
            at.refuse(node, Refusal("processes", "os.system() runs other programs. Leave it out."))
    elif path == "operator.attrgetter":
        _look_at_getter(node, at)
    elif path == "logging.basicConfig" and set(keywords) - {"level", "format", "datefmt", "force", "style"}:
        message = "logging.basicConfig() may write files. Give it level and format alone, or print()."
        at.refuse(node, Refusal("files", message))
    elif path.startswith("bpy.ops.") and _FILES & set(keywords):
        message = f"{path} is given a file. Build the asset in the scene; Maquette saves and exports it."
        at.refuse(node, Refusal("files", message))


def _look_at_getter(node: ast.Call, at: Reading) -> None:
    for argument in node.args:
        text = at.texts.text(argument)
        if text is None:
            message = "What attrgetter() reaches cannot be told here. Write a lambda: lambda each: each.NAME."
            at.refuse(argument, Refusal("computed", message))
            continue
        for name in text.split("."):
            at.refuse(argument, at.policy.attribute(name))


def _is_starred(node: ast.Call) -> bool:
    return any(isinstance(each, ast.Starred) for each in node.args) or any(
        keyword.arg is None for keyword in node.keywords
    )
