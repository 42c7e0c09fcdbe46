# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws docs/gallery.md: every pair of the library at its defaults.

Run it in a Python that has the bpy wheel, from the checkout: python docs/make_gallery.py [PAIR ...]
"""

import ast
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bpy  # noqa: E402  (the path above comes first)

from addon.host.scene_parts import ScenePart  # noqa: E402
from addon.host.studio import Studio  # noqa: E402
from addon.host.surfaces import surfaces  # noqa: E402
from addon.host.views import VIEWS, standpoint  # noqa: E402

RESOLUTION = 420
SAMPLES = 48
COLUMNS = 4


def photograph(pair: Path, file: Path) -> None:
    """Run a pair's script in an empty file, as plain Blender would, and take its picture."""
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    exec(compile(pair.read_text(encoding="utf-8"), str(pair), "exec"), {"__name__": "__main__"})
    shown = (each for each in bpy.context.scene.objects if not each.hide_render)
    parts = [ScenePart(pair.stem, tuple(shown))]
    with Studio(RESOLUTION) as studio:
        studio.invite(parts)
        seen = surfaces(studio.depsgraph, parts)
        studio.stand(standpoint(VIEWS[0], seen.positions), measured=False)
        studio.photograph_materials(SAMPLES, seen.low, seen.high)
        studio.shoot(file)


def prompt_of(pair: Path) -> str:
    """The first line of a script's docstring."""
    return ast.get_docstring(ast.parse(pair.read_text(encoding="utf-8"))).splitlines()[0]


def page(pairs: list[Path]) -> str:
    """The gallery as Markdown."""
    lines = [
        "# The library",
        "",
        "What Maquette makes without a model, at the defaults. Every picture is a script of `rag/pairs/`, rendered by",
        "`python docs/make_gallery.py`; all of its parameters can be named in a prompt.",
        "",
        "|" + " |" * COLUMNS,
        "|" + "---|" * COLUMNS,
    ]
    for start in range(0, len(pairs), COLUMNS):
        row = pairs[start : start + COLUMNS]
        cells = [f"![{pair.stem}](gallery/{pair.stem}.png)<br>{prompt_of(pair)}" for pair in row]
        lines.append("| " + " | ".join(cells + [""] * (COLUMNS - len(row))) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Draw the pictures named, or all, and write the page."""
    folder = ROOT / "docs" / "gallery"
    folder.mkdir(exist_ok=True)
    pairs = sorted((ROOT / "rag" / "pairs").glob("*.py"))
    for pair in pairs:
        if len(sys.argv) < 2 or pair.stem in sys.argv[1:]:
            photograph(pair, folder / f"{pair.stem}.png")
    (ROOT / "docs" / "gallery.md").write_text(page(pairs), encoding="utf-8")


if __name__ == "__main__":
    main()
    os._exit(0)  # the bpy wheel can hang while Python takes it apart
