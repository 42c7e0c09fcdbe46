# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes, as JSON, what the Blender that runs this says of its API: names and descriptions, each once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import bpy


def main() -> None:
    # To a file and not to the standard output, where Blender prints things of its own.
    Path(sys.argv[1]).write_text(json.dumps(sorted(set(_texts()))), "utf-8")


def _texts() -> Iterator[tuple[str, str, str]]:
    for name in dir(bpy.types):
        struct = getattr(getattr(bpy.types, name), "bl_rna", None)
        if struct is not None:
            yield from _texts_of(struct)
            for function in struct.functions:
                yield function.identifier, "", function.description
    for module in dir(bpy.ops):
        for name in dir(getattr(bpy.ops, module)):
            yield from _texts_of(getattr(getattr(bpy.ops, module), name).get_rna_type())


def _texts_of(struct: bpy.types.Struct) -> Iterator[tuple[str, str, str]]:
    yield struct.identifier, struct.name, struct.description
    for item in struct.properties:
        yield item.identifier, item.name, item.description
        if item.type == "ENUM":
            for choice in item.enum_items:
                yield choice.identifier, choice.name, choice.description


if __name__ == "__main__":
    main()
