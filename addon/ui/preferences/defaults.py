# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds until the artist says otherwise, and where the add-on is run from a checkout."""

ROUNDS = 2
FAN_OUT = 8
VIEWS = 4
RESOLUTION = 448  # pixels a side
