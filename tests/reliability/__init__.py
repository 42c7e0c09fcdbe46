# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills Maquette at random moments and looks at what is left: see docs/reliability.md."""
