# SPDX-License-Identifier: GPL-3.0-or-later
"""The typed stub that ships with the module is what the module says of itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STUB = Path(__file__).resolve().parents[2] / "bindings" / "maquette_engine.pyi"


def test_the_stub_is_up_to_date(tmp_path):
    generator = os.environ.get("MAQUETTE_STUBGEN")
    if not generator or sys.version_info[:2] != (3, 11):
        pytest.skip("the stub is generated with Python 3.11, by ./maquette test")
    command = [generator, "maquette_engine", "-o", str(tmp_path), "--numpy-array-use-type-var"]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "maquette_engine.pyi").read_text() == STUB.read_text(), (
        "run: pybind11-stubgen maquette_engine -o bindings --numpy-array-use-type-var"
    )
