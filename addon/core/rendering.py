# SPDX-License-Identifier: GPL-3.0-or-later
"""How an asset is pictured where nobody says otherwise."""

VIEWS = 5
RESOLUTION = 512  # pixels a side
SAMPLES = 10  # of Cycles, for the one photograph of the materials

PASSES = ("materials", "shape", "parts", "depth", "normals")
LABELS = ("none", "names", "colours")
SOURCES = ("render", "viewport")
