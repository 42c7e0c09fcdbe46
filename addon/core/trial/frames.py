# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages between two processes: JSON, with its length before it."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

# What a Blender prints while it starts comes before this, and is skipped.
BEGINNING = b"\0maquette trial\0"
_LENGTH = struct.Struct("!I")
_LONGEST = 64 << 20  # bytes of one message


class BrokenFrame(Exception):
    """What came is no message."""


def send(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Write a message. Raises OSError where nobody reads any more."""
    body = json.dumps(message).encode()
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def receive(stream: BinaryIO) -> dict[str, Any] | None:
    """Read a message; None at the end. Raises BrokenFrame."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LONGEST:
        raise BrokenFrame(f"a message of {length} bytes")
    body = stream.read(length)
    if len(body) < length:
        return None
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as reason:
        raise BrokenFrame(str(reason)) from None
    if not isinstance(message, dict):
        raise BrokenFrame("no object")
    return message


def skip_to_beginning(stream: BinaryIO) -> bool:
    """Read past what was printed before the first message. Returns whether there is one."""
    seen = b""
    while seen != BEGINNING:
        byte = stream.read(1)
        if not byte:
            return False
        seen = (seen + byte)[-len(BEGINNING) :]
    return True
