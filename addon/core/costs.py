# SPDX-License-Identifier: GPL-3.0-or-later
"""What models have taken, in words."""

from __future__ import annotations

from typing import Any


def usage_in_words(taken: dict[str, Any]) -> str:
    """Tokens and money in a few words."""
    money = "of unknown price" if taken["money"] is None else f"{taken['money']:.2f} US dollars"
    replies = f"{taken['replies']:,} repl{'y' if taken['replies'] == 1 else 'ies'}"
    return f"{taken['tokens_in']:,} tokens in, {taken['tokens_out']:,} out, {replies}, {money}"
