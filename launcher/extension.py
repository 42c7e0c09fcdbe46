# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the extension's zip: `extension.py CHECKOUT WHEEL OUT [WHEEL ...]` prints its path.

The first wheel is the engine's; those after it are of libraries that the add-on imports.
"""

import fnmatch
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MANIFEST = "blender_manifest.toml"
_WHEN = (2026, 1, 1, 0, 0, 0)  # of every file, so that the same content is the same zip


def write_zip(checkout: Path, wheel: Path, out: Path, *others: Path) -> Path:
    """The add-on with its library and one wheel of the engine, named after the wheel's Python, and other wheels."""
    manifest = manifest_with(checkout, wheel, *others)
    stated = tomllib.loads(manifest)
    python = wheel.name.split("-")[-3].replace("cp", "py")
    platform = stated["platforms"][0].replace("-", "_")
    file = out / f"{stated['id']}-{stated['version']}-{platform}-{python}.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        _write(package, MANIFEST, manifest.encode())
        for name, source in contents(checkout):
            _write(package, name, source.read_bytes())
        for each in (wheel, *others):
            _write(package, f"wheels/{each.name}", each.read_bytes())
    return file


def manifest_with(checkout: Path, *wheels: Path) -> str:
    """The checkout's manifest, with the wheels in it."""
    text = (checkout / "addon" / MANIFEST).read_text(encoding="utf-8")
    # A key of the whole document has to stand before its first table.
    head, table, tail = text.partition("\n[")
    named = ", ".join(f'"./wheels/{wheel.name}"' for wheel in wheels)
    return f"{head}wheels = [{named}]\n{table}{tail}"


def contents(checkout: Path) -> Iterator[tuple[str, Path]]:
    """What goes in beside the manifest and the wheel: names in the zip and where each lies."""
    addon = checkout / "addon"
    stated = tomllib.loads((addon / MANIFEST).read_text(encoding="utf-8"))
    left_out = [MANIFEST, *stated["build"]["paths_exclude_pattern"]]
    for folder, above in ((addon, ""), (checkout / "rag", "rag/")):
        for file in sorted(folder.rglob("*")):
            name = PurePosixPath(above + file.relative_to(folder).as_posix())
            if file.is_file() and not any(_matches(name, pattern) for pattern in left_out):
                yield str(name), file
    yield "LICENSE", checkout / "LICENSE"


def _matches(name: PurePosixPath, pattern: str) -> bool:
    """As gitignore reads a pattern, of the forms that the manifest has."""
    if pattern.startswith("/"):
        return str(name) == pattern[1:]
    if pattern.endswith("/"):
        return pattern[:-1] in name.parts[:-1]
    return fnmatch.fnmatch(name.name, pattern)


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    package.writestr(entry, data)


if __name__ == "__main__":
    print(write_zip(*(Path(argument).resolve() for argument in sys.argv[1:])))
