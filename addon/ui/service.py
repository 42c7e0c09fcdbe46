# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine in this Blender, and the one run that it serves at a time.

All of it is on Blender's main thread: a timer takes a step of the run, and no call waits for the engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import bpy

from ..core.late_run import LateRun
from ..core.pump import Pump, Run
from ..core.stages import Stages
from ..core.trial import choose, chosen
from ..host import knowledge, trial
from . import redraw, scene_guard
from .preferences import run_choices

if TYPE_CHECKING:
    from ..engine import Engine, Knowledge

_POLL = 0.02  # seconds between two steps
_SECOND = 1.0  # the elapsed time is shown to the second
_BESIDE = frozenset({"analyse", "check", "trial"})

Begin = Callable[["Engine"], "Run"]
Ended = Callable[[dict[str, Any]], None]


@dataclass(slots=True)
class Serving:
    """A run on its way."""

    run: Run
    pump: Pump
    stages: Stages
    title: str
    session: str  # empty for a new asset
    is_trial: bool  # of a slider that is being dragged: nothing is shown of it
    then: Ended


class Service:
    """Opens the engine at first need, and serves one run at a time."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._news = ""  # of the store, not told yet
        self._executor: ThreadPoolExecutor | None = None
        self._known: Future[Knowledge] | None = None  # what the team looks things up in
        self._drawn = 0.0
        self.serving: Serving | None = None
        self.last: Stages | None = None  # of the run before
        self.idle: Callable[[], bool] = lambda: False  # asked whether there is more to do when no run is on

    @property
    def engine(self) -> Engine:
        """The engine. Raises EngineError where the store cannot be opened."""
        if self._engine is None:
            from ..engine import open_engine, said_of_store
            from .preferences import model_settings

            self._engine = open_engine(model_settings())
            self._news = said_of_store(self._engine)
        return self._engine

    def news(self) -> str:
        """What the artist should know of the store, once; empty where there is nothing."""
        news, self._news = self._news, ""
        return news

    def reopen(self) -> None:
        """Have the engine read the settings anew; a run on its way keeps the ones it began with."""
        self._engine = None

    @property
    def is_busy(self) -> bool:
        """Whether a run is on its way that a person began."""
        return self.serving is not None and not self.serving.is_trial

    def start(
        self,
        title: str,
        session: str,
        begin: Begin,
        then: Ended,
        is_trial: bool = False,
        writes: bool = False,
    ) -> None:
        """Start a run; one that `writes` has something to look things up in. Raises EngineError where it cannot."""
        if self.serving is not None:
            raise RuntimeError("A run is on its way.")
        self._prepare_trials(writes)
        run = self._knowing(begin) if writes and self.engine.has_team() else begin(self.engine)
        stages = Stages(time.monotonic())
        pump = Pump(
            run, scene_guard.answer, self._listen, _BESIDE, self._threads(), {"trial": trial.with_lent}
        )
        self.serving = Serving(run, pump, stages, title, session, is_trial, then)
        scene_guard.begin(session)
        self.wake()
        redraw.panels()

    def cancel(self) -> None:
        """End the run on its way; what it stored stays."""
        if self.serving is not None:
            self.serving.run.cancel()
            trial.stop()

    def drop_trial(self) -> None:
        """Let go of a trial, whose values no longer count."""
        if self.serving is not None and self.serving.is_trial:
            self.serving = None

    def wake(self) -> None:
        """Have the timer tick until there is nothing to do."""
        if not bpy.app.timers.is_registered(self._tick):
            bpy.app.timers.register(self._tick, persistent=True)

    def close(self) -> None:
        """Cancel and let go of everything, for when the add-on is switched off or Blender ends."""
        if bpy.app.timers.is_registered(self._tick):
            bpy.app.timers.unregister(self._tick)
        self.serving = None  # letting go of a run cancels it and joins its thread
        self._engine = None
        trial.close()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _prepare_trials(self, writes: bool) -> None:
        """Others' scripts are tried first, where the artist wants that: one is on its way where a team writes."""
        choose(run_choices().of_scripts())
        self.engine.use_trials(chosen().isolation)
        if writes and self.engine.has_team():
            trial.warm()
        else:
            trial.prepare()

    def _knowing(self, begin: Begin) -> Run:
        """A run of the team, as soon as its passages are read: half a second beside the main thread, once."""
        if self._known is None or (self._known.done() and self._known.exception() is not None):
            from ..engine import open_knowledge

            self._known = self._threads().submit(open_knowledge, *knowledge.place(), knowledge.host_passages)

        def begin_with(known: Knowledge) -> Run:
            self.engine.use_knowledge(known)
            return begin(self.engine)

        return begin_with(self._known.result()) if self._known.done() else LateRun(self._known, begin_with)

    def _threads(self) -> ThreadPoolExecutor:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, thread_name_prefix="maquette")
        return self._executor

    def _listen(self, event: dict[str, Any]) -> None:
        serving = self.serving
        if serving is not None:
            serving.stages.take(event, time.monotonic())
            if not serving.is_trial:
                redraw.panels()

    def _tick(self) -> float | None:
        serving = self.serving
        if serving is None:
            return _POLL if self.idle() else None
        if serving.pump.step():
            self._show_time(serving)
            return _POLL
        self.serving = None
        if not serving.is_trial:
            self.last = serving.stages
        serving.then(serving.stages.done or {})
        scene_guard.end(serving.title if not serving.is_trial else None)
        redraw.panels()
        return _POLL

    def _show_time(self, serving: Serving) -> None:
        now = time.monotonic()
        if now - self._drawn >= _SECOND and not serving.is_trial:
            self._drawn = now
            redraw.panels()


service = Service()
