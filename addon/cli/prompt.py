# SPDX-License-Identifier: GPL-3.0-or-later
"""The prompt of a chat, as a program of its own: `prompt.py TOLD SHOWN`, two pipes by their numbers.

Blender prints to the standard output of its process, which readline would write to as well; so readline has this one
to itself. Lines that were typed go out to TOLD, each as JSON; text that comes in from SHOWN, as JSON too, is shown
above the line that is being typed.
"""

import json
import os
import signal
import sys
import threading

try:
    import readline
except ImportError:  # the terminal's own editing has to do
    readline = None

PROMPT = "> "
_over = threading.Event()


def _show_all(shown: int) -> None:
    """Show what comes in until the chat is over."""
    with os.fdopen(shown, encoding="utf-8") as texts:
        for text in texts:
            typed = readline.get_line_buffer() if readline else ""
            sys.stdout.write(f"\r\x1b[K{json.loads(text)}\n{PROMPT}{typed}")
            sys.stdout.flush()
    _over.set()
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)  # out of input()


def main(told: int, shown: int) -> None:
    """Pass lines on until the user or the chat ends it."""
    if readline is not None:
        readline.parse_and_bind("set enable-bracketed-paste on")  # a paste of many lines is one line typed
    threading.Thread(target=_show_all, args=(shown,), daemon=True).start()
    with os.fdopen(told, "wb", buffering=0) as out:
        while not _over.is_set():
            try:
                line = input(PROMPT)
            except KeyboardInterrupt:  # the chat's process has it, too; what was typed is given up
                if not _over.is_set():
                    print()
                continue
            except EOFError:
                print()
                return
            try:
                out.write(json.dumps(line).encode() + b"\n")
            except BrokenPipeError:
                return


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
