# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: `./maquette create`, `refine`, `set`, `run`, `history`, `revert`, `sessions`."""
