# SPDX-License-Identifier: GPL-3.0-or-later
"""The isolated trial, on Blender's side: how a background Blender is started, and what it does (`child`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.trial import Limits, Trials, chosen, describe
from ..guarded import allowed_by
from .command import recipe
from .lent import FILE, lend

_trials: Trials | None = None


def prepare() -> None:
    """Be ready to try scripts from any thread, as the settings now say. Starts nothing; on the main thread."""
    global _trials
    settings = chosen()
    limits = Limits(seconds=settings.seconds, processor=4 * settings.seconds)
    if _trials is not None and (not settings.isolation or _trials.limits != limits):
        close()
    if _trials is None and settings.isolation:
        _trials = Trials(recipe(), limits)


def warm() -> None:
    """Have a background Blender start, so that the first script need not wait for it. Returns at once."""
    prepare()
    if _trials is not None:
        _trials.warm()


def trial(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer the host request "trial": a script's error, or why it was not tried. On the main thread."""
    prepare()
    return trial_beside(with_lent(request))


def with_lent(request: Mapping[str, Any]) -> dict[str, Any]:
    """The request with copies of what the script names of the artist's own. On the main thread."""
    if _trials is None:
        return dict(request)
    return {**request, "lent": lend(request["script"], request["asset"])}


def trial_beside(request: Mapping[str, Any]) -> dict[str, Any]:
    """What `trial` does, from any thread, with a request that is `with_lent` what it takes."""
    if _trials is None:
        return {"error": None, "skipped": "The script was not tried first: isolation is off."}
    asked = {**request, "allow": sorted(allowed_by(request))}
    lent = asked.pop("lent", None)
    return _trials.run(asked, {} if lent is None else {FILE: lent})


def stop() -> None:
    """End the trial that goes on."""
    if _trials is not None:
        _trials.stop()


def close() -> None:
    """Let go of the background Blender."""
    global _trials
    if _trials is not None:
        _trials.close()
        _trials = None


def described() -> str:
    """What protects the artist's scene from a script, as a sentence for the panel."""
    problem = _trials.problem if _trials is not None else ""
    return describe(chosen(), _trials.confined if _trials is not None else None, problem)
