# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong on Blender's side, as exceptions whose text is a sentence for the user."""


class HostError(Exception):
    """Blender could not do what was asked; the message says what was wrong and what to do next."""
