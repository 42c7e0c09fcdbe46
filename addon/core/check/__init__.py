# SPDX-License-Identifier: GPL-3.0-or-later
"""The API check of bpy scripts, and the repair of what is known to have changed."""

from .check import check
from .drift import Drift, read_drift
from .finding import Edit, Finding
from .repair import Mended, mend, repair
from .surroundings import Surroundings, package_files, surroundings_of

__all__ = [
    "Drift",
    "Edit",
    "Finding",
    "Mended",
    "Surroundings",
    "check",
    "mend",
    "package_files",
    "read_drift",
    "repair",
    "surroundings_of",
]
