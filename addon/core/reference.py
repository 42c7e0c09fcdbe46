# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's Python API as plain data, kept in the user's cache folder so that it is read once per Blender.

`addon/host/reference` reads it from the running Blender:

    format, version, build      FORMAT; [4, 5, 15]; the hash that Blender was built from
    types       {"Object": {base, properties, functions, python, description}}, each with what it adds to its
                base; in the end the base is "bpy_struct", whose own is None
    interface   {"Panel": [names] ...}: panels, menus and the like, of which only the names are kept
    operators   {"mesh.bevel": {label, properties, description}}
    modules     {"bmesh.types": {functions, types, attributes, description}}
    nodes       {"ShaderNodeMath": {trees, label, inputs, outputs, variants, description}}
    sockets     {"NodeSocketFloat": [trees whose interface may have it]}
    modifiers, constraints, shader_effects, fcurve_modifiers, lights, textures, object_data
                {"BEVEL": "BevelModifier"}: the class behind an enum's item
    engines     [render engines]
    data        {"objects": "BlendDataObjects"}: the collections of bpy.data
    context     {"active_object": property}: the members of bpy.context

A property is {kind, description} with, where they apply:

    kind        BOOLEAN, INT, FLOAT, STRING, ENUM, POINTER or COLLECTION
    label       its name in the interface, where that is not just the identifier
    of, collection_type     a pointer's or collection's type; the type with the collection's own functions
    array       length, or [rows, columns]; 0 where the length varies
    items, meanings         an enum's identifiers; "Name: description" of each, where that says more
    dynamic     true where the items depend on the context, so that others may be right as well
    flags       true where an enum holds a set of items
    readonly    true; what can be set has a default instead, as far as Blender tells (0 may mean that it does not)
    min, max    where there are limits

A function of a type is {parameters, returns, description}; each of both is {name, description, required} and
what says a property's kind. `python` has what a class offers in Python alone, as do `modules`: an attribute is
{description}, a function {arguments, doc, description}, where `arguments` are names ("*rest" and "**options"
with their stars; the key is missing where unknown) and `doc` the call's text. A module's type is a function
for its call, with {base, attributes, functions}.

A node's socket is {name, identifier, type, default, enabled} and, where they apply, multi (takes many links),
items (a menu's) and description. `variants` are {setting: {value: {inputs, outputs}}} with the sockets then
enabled, each [name, identifier, type].

In the file each part is a line: the heading with the parts' checksums, the structure, and the texts, which
are half of it and of no use to who only looks names up.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import re
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FORMAT = 1

Reference = dict[str, Any]
Version = tuple[int, ...]


def cache_folder() -> Path:
    """The folder for what can be made again: `$MAQUETTE_CACHE`, else the system's, as in the launcher."""
    chosen = os.environ.get("MAQUETTE_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "maquette" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "maquette"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "maquette"


def load_reference(
    read: Callable[[], Reference], version: Version, build: str, folder: Path | None = None
) -> Reference:
    """The whole reference of a Blender, read from it if the cache does not have it in good order."""
    return _load(read, version, build, folder, with_texts=True)


def load_structure(
    read: Callable[[], Reference], version: Version, build: str, folder: Path | None = None
) -> Reference:
    """The reference of which only the structure is needed; whether it has descriptions is left open."""
    return _load(read, version, build, folder, with_texts=False)


def _load(
    read: Callable[[], Reference], version: Version, build: str, folder: Path | None, *, with_texts: bool
) -> Reference:
    version = tuple(version)
    file = cache_file(version, build, folder)
    found = _read_file(file, version, build, with_texts)
    if found is None:
        found = read()
        _write_file(file, found)
    return found


def cache_file(version: Version, build: str, folder: Path | None = None) -> Path:
    """Where the reference of a Blender is kept."""
    name = re.sub(r"[^\w.]+", "_", build)
    return (folder or cache_folder()) / f"reference-{'.'.join(map(str, version))}-{name}-{FORMAT}.json"


def is_kept(version: Version, build: str, folder: Path | None = None) -> bool:
    """Whether the reference of a Blender has been read before."""
    return cache_file(tuple(version), build, folder).exists()


def read_kept(file: Path) -> Reference:
    """The structure that a file of the cache holds, of whatever Blender. Raises ValueError on any other file."""
    try:
        with file.open("rb") as stream:
            heading = json.loads(stream.readline())
            return _checked(stream.readline(), heading["structure"])
    except (ValueError, LookupError, TypeError) as reason:
        raise ValueError(f"{file} is no reference that Maquette has kept") from reason


def _read_file(file: Path, version: Version, build: str, with_texts: bool) -> Reference | None:
    """What a file holds, or None if that is not, or not wholly, the reference of this Blender."""
    try:
        with file.open("rb") as stream, _unhurried_collector():
            heading = json.loads(stream.readline())
            if heading["of"] != [FORMAT, list(version), build]:
                return None
            structure = _checked(stream.readline(), heading["structure"])
            if with_texts:
                _unite(structure, _checked(stream.readline(), heading["texts"]))
            return structure
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


@contextlib.contextmanager
def _unhurried_collector() -> Iterator[None]:
    """Keep Python from looking for garbage among 100,000 new dictionaries, over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _checked(line: bytes, checksum: int) -> Reference:
    if zlib.crc32(line) != checksum:
        raise ValueError("a damaged cache")
    return json.loads(line)


def _write_file(file: Path, reference: Reference) -> None:
    """Keep a reference, whole or not at all; where nothing can be written it is read again the next time."""
    structure, texts = _divide(reference)
    lines = [_line(structure), _line(texts)]
    sums = [zlib.crc32(line) for line in lines]
    of = [reference["format"], reference["version"], reference["build"]]
    heading = _line({"of": of, "structure": sums[0], "texts": sums[1]})
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines([heading, *lines])
            os.replace(name, file)  # noqa: PTH105
        except OSError:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return


def _line(part: Reference) -> bytes:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


# The structure and the texts: the same tree, once without descriptions and once with nothing else. Meanings of
# items are much alike, so that the texts have each list once, and the tree its number.


def _divide(reference: Reference) -> tuple[Reference, Reference]:
    meanings: dict[tuple[str, ...], int] = {}
    structure, tree = _divide_tree(reference, meanings)
    return structure, {"tree": tree, "meanings": list(meanings)}


def _divide_tree(node: Any, meanings: dict[tuple[str, ...], int]) -> tuple[Any, Any]:  # noqa: ANN401 (JSON)
    """A part without its texts, and its texts: None where it has none."""
    if isinstance(node, list):
        if not node or not isinstance(node[0], dict):
            return node, None
        pairs = [_divide_tree(each, meanings) for each in node]
        return [each for each, _ in pairs], [texts for _, texts in pairs]
    if not isinstance(node, dict):
        return node, None
    structure, texts = {}, {}
    for key, value in node.items():
        if isinstance(value, str) and (key == "description" or (key == "label" and "kind" in node)):
            texts[key] = value
        elif key == "meanings" and isinstance(value, list):
            texts[key] = meanings.setdefault(tuple(value), len(meanings))
        else:
            structure[key], inner = _divide_tree(value, meanings)
            if inner is not None:
                texts[key] = inner
    return structure, texts or None


def _unite(structure: Reference, texts: Reference) -> None:
    """Put the texts back to where they were."""
    _unite_tree(structure, texts["tree"], texts["meanings"])


def _unite_tree(node: Any, texts: Any, meanings: list[list[str]]) -> None:  # noqa: ANN401 (JSON)
    pairs = texts.items() if isinstance(texts, dict) else enumerate(texts)
    for key, value in pairs:
        if isinstance(value, str):
            node[key] = value
        elif isinstance(value, int):
            node[key] = meanings[value]
        elif value is not None:
            _unite_tree(node[key], value, meanings)
