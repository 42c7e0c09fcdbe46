# SPDX-License-Identifier: GPL-3.0-or-later
"""Sliders and scripts follow each other: a slider that moves is tried in the scene, and settled as a version."""

from __future__ import annotations

import time
from collections.abc import Callable

from . import assets, sliders, snapshot
from .assets import Asset
from .service import service

_before_drag: dict[str, str] = {}  # of assets whose sliders move: the script that the values are put into

Settle = Callable[[Asset, dict[str, str], str], None]
"""Makes a version of the asset with these values in this script."""


def mirror_all() -> None:
    """The sliders of all assets say what their scripts say."""
    for asset in assets.all_assets():
        sliders.mirror(asset.session, snapshot.of(asset).parameters)


def follow_sliders(settle: Settle) -> bool:
    """Between runs: bring moved sliders into the scene. Returns whether there is more to come."""
    if not sliders.moved:
        return False
    asset = assets.find(sliders.moved_of[0])
    if asset is None:
        sliders.moved.clear()
        return False
    settled = sliders.moved.to_settle(time.monotonic())
    if settled:
        settle(asset, settled, _before_drag.pop(asset.session, asset.script))
    elif tried := sliders.moved.to_try():
        _before_drag.setdefault(asset.session, asset.script)
        _try(asset, tried)
    return True


def _try(asset: Asset, values: dict[str, str]) -> None:
    """Show values while the slider is still held: the scene follows, no version is made."""
    script = asset.script
    service.start(
        "",
        asset.session,
        lambda engine: engine.try_parameters(asset.session, list(values.items()), script=script),
        lambda _: None,
        is_trial=True,
    )
