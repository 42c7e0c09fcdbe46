# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a picture's file is all there: decoders fill what is missing with grey, or with nothing, and say no word."""

from __future__ import annotations

import struct


def is_whole(content: bytes) -> bool:
    """Whether a JPEG or WebP file ends where it says; of others the decoder itself tells."""
    if content.startswith(b"\xff\xd8\xff"):
        # In the pixels 0xFF is followed by a zero, so that this is the end and nothing else.
        scan = content.rfind(b"\xff\xda")
        return scan >= 0 and content.find(b"\xff\xd9", scan) >= 0
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return len(content) >= 8 + struct.unpack_from("<I", content, 4)[0]
    return True
