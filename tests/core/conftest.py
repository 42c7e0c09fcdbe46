# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the add-on importable as the package `addon`, from wherever the tests are started."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
