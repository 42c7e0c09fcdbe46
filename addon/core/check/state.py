# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known at one place of a script: the names' values, and what has been asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from .values import Values, join


@dataclass(slots=True)
class State:
    """The names of the scope that is being followed, as they are at this place."""

    names: dict[str, Values] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    """What the script made sure of, as text: nothing is said of it here."""
    hedged: bool = False
    """Whether a test that cannot be decided asks what this Blender has: what follows may not run here."""

    def copy(self) -> State:
        """The same, to go on from in another direction."""
        return State(dict(self.names), self.asked, self.hedged)

    def same_as(self, other: State) -> bool:
        """Whether going on from either comes to the same."""
        return self.names == other.names and self.asked == other.asked and self.hedged == other.hedged


def meet(*states: State | None) -> State | None:
    """Where several ways come together; None is a way that nothing comes along."""
    live = [state for state in states if state is not None]
    if not live:
        return None
    first = live[0]
    if len(live) == 1:
        return first
    names = {}
    for name in set().union(*(state.names for state in live)):
        # A name that one of the ways does not bind has no other value to add: using it there fails anyway.
        names[name] = join(*(state.names[name] for state in live if name in state.names))
    asked = frozenset.intersection(*(state.asked for state in live))
    return State(names, asked, all(state.hedged for state in live))
