# SPDX-License-Identifier: GPL-3.0-or-later
"""Long prompts: a text block of their own, because a field of Blender's holds one line."""

from __future__ import annotations

import bpy

NAME = "Maquette prompt"


def text_of(field: str) -> str:
    """What is asked for: the text block where there is one with words in it, else the field."""
    block = bpy.data.texts.get(NAME)
    return block.as_string() if block is not None and block.as_string().strip() else field


def is_in_block() -> bool:
    """Whether the prompt stands in a text block."""
    block = bpy.data.texts.get(NAME)
    return block is not None and bool(block.as_string().strip())


def open_block(field: str) -> bpy.types.Text:
    """The text block of the prompt, with what stands in the field where it is new."""
    block = bpy.data.texts.get(NAME)
    if block is None:
        block = bpy.data.texts.new(NAME)
        block.write(field)
    return block


def close_block() -> str:
    """Take the text block away; returns what it said, on one line."""
    block = bpy.data.texts.get(NAME)
    if block is None:
        return ""
    words = " ".join(block.as_string().split())
    bpy.data.texts.remove(block)
    return words
