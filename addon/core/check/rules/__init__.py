# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a script, one kind a file."""

from .attributes import attribute_of_anything, missing_attribute
from .calls import call_of_anything, function_call, method_call, module_method_call
from .enums import comparison
from .modules import imported_module, missing_import
from .operators import operator_call, uncallable
from .settings import setting
from .sockets import subscript

__all__ = [
    "attribute_of_anything",
    "call_of_anything",
    "comparison",
    "function_call",
    "imported_module",
    "method_call",
    "missing_attribute",
    "missing_import",
    "module_method_call",
    "operator_call",
    "setting",
    "subscript",
    "uncallable",
]
