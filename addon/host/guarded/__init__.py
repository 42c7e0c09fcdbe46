# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard while a script runs: what its text did not show is refused here.

The script's own names for Python's functions are checked ones (`own_builtins`), its imports are those of the
policy (`importing`), and what reaches out of Python all the same is seen by an audit hook (`watching`).
"""

from .importing import builtins_for, module_for
from .looked_at import allowed_by, first_refusal, refused
from .span import watched

__all__ = ["allowed_by", "builtins_for", "first_refusal", "module_for", "refused", "watched"]
