# SPDX-License-Identifier: GPL-3.0-or-later
"""How many scripts of a folder the guard lets pass, and what it says of the others.

    python tests/evaluation/guarded.py FOLDER [FOLDER ...]

Scripts that do more than model (they save, export, import, render, register an add-on) are to be told apart
first: a file `only_models.txt` in the folder names those that only model, one a line; without it all count.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from addon.core.guard import guard


def scripts_of(folder: Path) -> list[Path]:
    """The scripts that are to pass."""
    listed = folder / "only_models.txt"
    if listed.exists():
        return [folder / name for name in listed.read_text(encoding="utf-8").split()]
    return sorted(folder.rglob("*.py"))


def main(folders: list[str]) -> None:
    """Guard them and print the rate."""
    passed, rules, files = 0, Counter(), [file for each in folders for file in scripts_of(Path(each))]
    started = time.perf_counter()
    for file in files:
        found = guard(file.read_text(encoding="utf-8", errors="replace"))
        passed += not found
        rules.update({finding.rule for finding in found})
        for finding in found[:1]:
            print(f"{file}:{finding.line}: {finding.message} [{finding.rule}]")
    took = (time.perf_counter() - started) / max(1, len(files)) * 1000
    print(f"{passed} of {len(files)} pass ({passed / max(1, len(files)):.1%}), {took:.1f} ms a script")
    for rule, count in rules.most_common():
        print(f"  {count:4} refused by {rule}")


if __name__ == "__main__":
    main(sys.argv[1:])
