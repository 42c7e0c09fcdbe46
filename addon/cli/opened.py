# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset whose scene stays open from one run to the next."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import building, exits
from .asset import Asset, open_asset
from .problem import Problem

if TYPE_CHECKING:
    from ..engine import Engine, Run

Event = dict[str, Any]
Listen = Callable[[Event], None]


class OpenedAsset:
    """Runs one request after the other on one asset; its .blend is read once."""

    def __init__(self, engine: Engine, folder: Path, options: Namespace) -> None:
        """To be made on Blender's main thread, where all runs are served. Raises Problem."""
        from .. import host
        from ..core.errors import HostError

        self.engine, self.options = engine, options
        asset = open_asset(engine, folder)
        self.folder, self.session = asset.folder, asset.session
        self._writing: dict[str, Any] | None = None
        try:
            host.open_scene(self.folder / "asset.blend", self.session)
        except HostError as reason:
            raise Problem(str(reason)) from None

    def read(self) -> Asset:
        """The asset as its files are now; the user may have edited the script since."""
        return open_asset(self.engine, self.folder)

    def refine(self, instruction: str, listen: Listen) -> Event:
        """Change it in words. Answers the run's last event, as all of these do."""
        if self._writing is None:
            self._writing = building.writing(self.options, self.engine)
        writing = self._writing
        return self._run(
            lambda more: self.engine.refine(self.session, instruction, **more, options=writing), listen
        )

    def set_parameters(self, assignments: list[tuple[str, str]], listen: Listen) -> Event:
        """Set parameters, given as names and Python literals."""
        return self._run(lambda more: self.engine.set_parameters(self.session, assignments, **more), listen)

    def revert(self, version: int, listen: Listen) -> Event:
        """Make an earlier version the newest."""
        return self._run(lambda more: self.engine.revert(self.session, version, **more), listen)

    def audit(self, listen: Listen) -> Event:
        """Measure what is wrong with it; makes no version and writes no file."""
        return self._run(lambda more: self.engine.audit(self.session, script=more["script"]), listen)

    def views(self) -> dict[str, Any]:
        """Draw it as it stands in the scene. Raises HostError."""
        from .. import host

        to = building.outputs(self.options, self.folder)
        request = {**to["render"], "asset": self.session, "folder": to["folder"], "title": self.folder.name}
        return host.answer("render", request)

    def before(self) -> int:
        """The number of the version before the one that the files hold. Raises Problem where there is none."""
        versions = {each["number"]: each for each in self.engine.versions(self.session)}
        newest = versions[max(versions)]
        if newest["script"] != self.read().script:  # an edit by hand, which no version holds
            return newest["number"]
        # One that was reverted to is the same as its parent: what lies before that one is meant.
        while newest["parent"] is not None and versions[newest["parent"]]["script"] == newest["script"]:
            newest = versions[newest["parent"]]
        if newest["parent"] is None:
            raise Problem("There is no version before this one.", exits.SEE_TO)
        return newest["parent"]

    def _run(self, start: Callable[[dict[str, Any]], Run], listen: Listen) -> Event:
        more = {**building.outputs(self.options, self.folder), "script": self.read().script}
        return building.drive(lambda: start(more), listen)
