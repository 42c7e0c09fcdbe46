# SPDX-License-Identifier: GPL-3.0-or-later
"""The API check: what in a script this Blender does not have."""

from __future__ import annotations

from collections.abc import Iterable

from ..reference import Reference
from ..source import Source
from .api import Api
from .drift import Drift, Knowledge, Version
from .finding import Finding
from .parsing import parse, syntax_finding
from .reader import Reader
from .report import Report
from .script import Script
from .surroundings import Surroundings


def check(
    text: str, reference: Reference, drift: Iterable[Drift], beside: Surroundings | None = None
) -> list[Finding]:
    """Compare a script with a Blender's reference, and give what it says that this Blender does not know.

    `beside` is what other files register, where the script is a file of a package.
    """
    return check_of_era(text, reference, drift, None, beside)[0]


def check_of_era(
    text: str,
    reference: Reference,
    drift: Iterable[Drift],
    era: Version | None,
    beside: Surroundings | None = None,
) -> tuple[list[Finding], Version | None]:
    """The same for a script that is known to be for Blenders before `era`; gives as well what shows of that."""
    source = Source(text)
    try:
        tree = parse(text, source)
    except SyntaxError as error:
        return [syntax_finding(source, error.msg, error.lineno or 1, error.offset or 1)], era
    except (ValueError, RecursionError, MemoryError) as error:
        return [syntax_finding(source, str(error) or "the script is nested too deeply to be read", 1, 1)], era
    api = _api(reference)
    script = Script(tree, source)
    if beside is not None:
        script.operators |= beside.operators
        script.registered.setdefault("*", set()).update(beside.names)
    report = Report(script)
    try:
        era = Reader(api, Knowledge(drift, api.version), script, report).read(era)
    except RecursionError:
        return [syntax_finding(source, "the script is nested too deeply to be read", 1, 1)], era
    return report.findings, era


_LAST: list[tuple[Reference, Api]] = []


def _api(reference: Reference) -> Api:
    """The reference with its indices, which are worth keeping from one script to the next."""
    if not _LAST or _LAST[0][0] is not reference:
        _LAST[:] = [(reference, Api(reference))]
    return _LAST[0][1]
