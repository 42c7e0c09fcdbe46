# SPDX-License-Identifier: GPL-3.0-or-later
"""The extension as Blender gets it: its manifest, what is in the zip and what is not."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import bpy
import pytest

ROOT = Path(__file__).resolve().parents[2]
WHEEL = "maquette_engine-0.1.0-cp311-cp311-manylinux_2_36_x86_64.whl"
TOOL = Path(bpy.utils.resource_path("LOCAL")) / "scripts/addons_core/bl_pkg/cli/blender_ext.py"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The zip, around a file that stands for the wheel."""
    folder = tmp_path_factory.mktemp("package")
    wheel = folder / WHEEL
    wheel.write_bytes(b"the wheel")
    command = [sys.executable, ROOT / "launcher" / "extension.py", ROOT, wheel, folder]
    made = subprocess.run(command, check=True, capture_output=True, text=True)
    return Path(made.stdout.strip())


@pytest.fixture(scope="module")
def shipped(package):
    """What is in it, by name."""
    with zipfile.ZipFile(package) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def validate(package):
    return subprocess.run([sys.executable, TOOL, "validate", package], capture_output=True, text=True)


def test_its_name_tells_version_platform_and_python(package):
    assert package.name == "maquette-0.1.0-linux_x64-py311.zip"


def test_blender_finds_it_valid(package):
    judged = validate(package)
    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert "warning" not in judged.stdout.lower()


def test_blender_would_tell_of_a_manifest_that_is_not(package, tmp_path):
    broken = tmp_path / package.name
    with zipfile.ZipFile(package) as opened, zipfile.ZipFile(broken, "w") as written:
        for name in opened.namelist():
            data = opened.read(name)
            written.writestr(name, data.replace(b"tagline", b"tag_line") if name.endswith(".toml") else data)
    assert validate(broken).returncode != 0


def test_the_manifest_names_the_wheel_and_the_engines_version(shipped):
    manifest = tomllib.loads(shipped["blender_manifest.toml"].decode())
    assert manifest["wheels"] == [f"./wheels/{WHEEL}"]
    assert shipped[f"wheels/{WHEEL}"] == b"the wheel"
    built = re.search(r"project\(maquette VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text())
    assert manifest["version"] == built[1]


def test_wheels_of_other_libraries_come_after_the_engines(package, tmp_path):
    other = tmp_path / "keyring-25.7.0-py3-none-any.whl"
    other.write_bytes(b"the library")
    command = [
        sys.executable,
        ROOT / "launcher" / "extension.py",
        ROOT,
        package.parent / WHEEL,
        tmp_path,
        other,
    ]
    made = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    with zipfile.ZipFile(made) as opened:
        manifest = tomllib.loads(opened.read("blender_manifest.toml").decode())
        assert manifest["wheels"] == [f"./wheels/{WHEEL}", f"./wheels/{other.name}"]
        assert opened.read(f"wheels/{other.name}") == b"the library"
    assert validate(made).returncode == 0


def test_each_wheel_of_the_keyring_is_known_by_its_hash():
    """pip takes no other file for it then, and nothing that is not named."""
    listed = (ROOT / "launcher" / "keyring.txt").read_text(encoding="utf-8")
    named = [line for line in listed.splitlines() if re.match(r"[A-Za-z]", line)]
    assert {"keyring", "secretstorage", "cryptography"} <= {line.split("==")[0] for line in named}
    assert len(re.findall(r"==[\d.]+[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", listed)) == len(named)


def test_each_permission_has_a_reason_that_blender_can_show(shipped):
    permissions = tomllib.loads(shipped["blender_manifest.toml"].decode())["permissions"]
    assert set(permissions) == {"network", "files"}
    assert all(len(reason) <= 64 and reason[-1].isalnum() for reason in permissions.values())


def test_the_whole_addon_and_its_library_are_in_it(shipped):
    for folder, above in ((ROOT / "addon", ""), (ROOT / "rag", "rag/")):
        files = {above + file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        wanted = {name for name in files if "__pycache__" not in name}
        assert wanted - set(shipped) == ({"headless.py", "core/check/propose.py"} if not above else set())
    assert "LICENSE" in shipped


def test_nothing_else_is(shipped):
    strange = re.compile(r"(^|/)(tests?|__pycache__|build|dist|\.[^/]*)(/|$)|\.(pyc|so|sqlite|log|env|pem)$")
    assert [name for name in shipped if strange.search(name)] == []


def test_no_file_names_a_place_of_the_machine_that_built_it(shipped):
    places = [str(ROOT).encode(), str(Path.home()).encode() + b"/"]
    assert [name for name, data in shipped.items() if any(place in data for place in places)] == []


def test_every_import_of_its_own_is_relative(shipped):
    absolute = []
    for name, data in shipped.items():
        if not name.endswith(".py") or name.startswith("rag/"):
            continue
        for node in ast.walk(ast.parse(data)):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                modules = [node.module or ""]
            else:
                continue
            absolute += [f"{name}: {module}" for module in modules if module.split(".")[0] == "addon"]
    assert absolute == []


def test_the_same_content_is_the_same_zip(package, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    command = [sys.executable, ROOT / "launcher" / "extension.py", ROOT, package.parent / WHEEL, again]
    subprocess.run(command, check=True, capture_output=True)
    assert (again / package.name).read_bytes() == package.read_bytes()
