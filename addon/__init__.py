# SPDX-License-Identifier: GPL-3.0-or-later
"""Maquette: a sentence becomes a Blender asset that is a program."""
