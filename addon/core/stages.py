# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run has told of itself so far, as a person follows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Event = dict[str, Any]

_NAMES = {
    "author": "Write",
    "plan": "Plan",
    "check": "Check the script",
    "trial": "Try",
    "execute": "Build",
    "mend": "Mend an error",
    "inspect": "Measure",
    "audit": "Measure",
    "shake": "Move the sliders",
    "review": "Look and improve",
    "render": "Draw",
    "export": "Write the files",
}


@dataclass(slots=True)
class Stage:
    """One stage of a run; of those that come back, all their visits together."""

    name: str
    text: str = ""  # what it is doing at this moment
    seconds: float = 0.0  # of its visits that are over
    begun: float | None = None  # when the visit that goes on began

    @property
    def title(self) -> str:
        """The stage in the panel's words."""
        return _NAMES.get(self.name, self.name.replace("_", " ").capitalize())

    def took(self, now: float) -> float:
        """Seconds that it has had."""
        return self.seconds + (now - self.begun if self.begun is not None else 0.0)


@dataclass(slots=True)
class Stages:
    """A run's stages in the order in which they were first entered."""

    began: float
    stages: list[Stage] = field(default_factory=list)
    saying: dict[str, str] = field(default_factory=dict)  # what each role is saying, so far
    speaking: list[str] = field(default_factory=list)  # those roles, who spoke last at the end
    said: list[tuple[str, str]] = field(default_factory=list)
    usage: dict[str, Any] | None = None
    done: Event | None = None
    ended: float | None = None

    @property
    def current(self) -> Stage | None:
        """The stage that goes on."""
        return next((stage for stage in self.stages if stage.begun is not None), None)

    @property
    def went_wrong(self) -> bool:
        """Whether the run ended without what was asked for, and not because the artist cancelled it."""
        return self.done is not None and self.done["reason"] not in {"done", "cancelled"}

    def elapsed(self, now: float) -> float:
        """Seconds since the run began, or that it took."""
        return (now if self.ended is None else self.ended) - self.began

    def heard(self, most: int) -> tuple[list[tuple[str, str]], int]:
        """What those say who spoke last, in an order that stays; and how many more there are."""
        newest = self.speaking[-most:]
        heard = [(role, text) for role, text in self.saying.items() if role in newest]
        return heard, len(self.saying) - len(heard)

    def take(self, event: Event, now: float) -> None:
        """Note one event."""
        match event["kind"]:
            case "progress":
                self._enter(event["stage"], event["text"], now)
            case "saying":
                self.saying[event["role"]] = event["text"]
                self.speaking = [*(role for role in self.speaking if role != event["role"]), event["role"]]
            case "said":
                self.said.append((event["role"], event["text"]))
            case "usage":
                self.usage = event["usage"]
            case "done":
                self._leave(now)
                self._hush()
                self.done, self.ended = event, now

    def _enter(self, name: str, text: str, now: float) -> None:
        current = self.current
        if current is None or current.name != name:
            self._leave(now)
            self._hush()
            current = next((stage for stage in self.stages if stage.name == name), None)
            if current is None:
                current = Stage(name)
                self.stages.append(current)
            current.begun = now
        current.text = text

    def _hush(self) -> None:
        self.saying.clear()
        self.speaking.clear()

    def _leave(self, now: float) -> None:
        current = self.current
        if current is not None:
            current.seconds = current.took(now)
            current.begun = None


def last_words(text: str, most: int = 90) -> str:
    """The end of what is being said, on one line."""
    line = " ".join(text[-4 * most :].split())
    return line if len(line) <= most else "…" + line[-most:]
