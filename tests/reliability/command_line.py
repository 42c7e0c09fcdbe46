# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills of the real command line with real Blender: the library's assets, and runs of a team that are resumed."""

import json
import random
import shutil
import subprocess

from tests.blender.test_command_line import QUICK, Terminal
from tests.support.provider import Provider

from .kept import Kept, told_of
from .killing import kill_after, seconds_of, start
from .whole import check_files, check_script

PROMPT = "an old brass lantern with glass panes and a lit candle inside"
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class KilledAsset:
    """An asset of the library in a folder, whose commands are killed."""

    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.terminal = Terminal(folder)
        self.folder = folder / "stool"
        self.kept = Kept(folder / "home" / "store.sqlite")
        self.seconds = seconds_of(
            self._command("create", "a red wooden stool", "--out", "stool"), **self._at()
        )
        self._keep()

    def next(self):
        """Kill one command at a moment of its own, and look. Returns whether it was still at work."""
        command = self._command(*self._chosen())
        process = start(command, **self._at())
        killed = kill_after(process, self.random.uniform(0, self.seconds * 1.1))
        self._keep()
        return killed

    def finish(self):
        """The next command works, in whatever state the last was killed."""
        height = round(self.random.uniform(0.3, 0.88), 3)
        done = self.terminal.call("set", "stool", f"HEIGHT={height}", *QUICK, "--json")
        assert done.returncode == 0, done.stderr
        assert f"HEIGHT = {height} " in (self.folder / "asset.py").read_text(encoding="utf-8")
        self._keep()

    def _chosen(self):
        number = len(self.versions)
        shade = round(self.random.random(), 3)
        return self.random.choice(
            [
                ("create", "a red wooden stool", "--out", f"more/{shade}"),
                ("refine", "stool", self.random.choice(("make it blue", "make it taller", "paint it green"))),
                ("revert", "stool", str(self.random.randint(1, number))),
                ("set", "stool", f"BODY_COLOUR=({shade}, 0.2, 0.3, 1.0)"),
                ("run", "stool"),
            ]
        )

    def _keep(self):
        engine = self.kept.check()
        check_script(self.folder, engine)
        check_files(self.folder.parent)
        for session in engine.sessions():
            told = told_of(engine, session["id"])
            self.kept.told[session["id"]] = told
            if session["folder"] == str(self.folder):
                self.versions = told["versions"]
        shutil.rmtree(self.folder.parent / "more", ignore_errors=True)

    def _command(self, *arguments):
        return self.terminal.command(*arguments, *QUICK)

    def _at(self):
        return {"cwd": self.terminal.folder, "env": self.terminal.environment, **QUIET}


def kill_library(kills, seed, folder):
    """Kill commands on one asset; every tenth time the next one is let run. Returns figures."""
    asset = KilledAsset(folder, seed)
    at_work = 0
    for number in range(kills):
        at_work += asset.next()
        if number % 10 == 9 or number == kills - 1:
            asset.finish()
    return {"kills": at_work, "ended before": kills - at_work, "versions": len(asset.versions)}


def kill_team(kills, seed, folder):
    """Kill a team's run and resume it. What was answered and journaled is not asked again. Returns figures."""
    chance = random.Random(seed)
    with Provider() as provider:
        team = _Team(folder, provider)
        figures = {"kills": 0, "ended before": 0, "resumed": 0, "begun anew": 0}
        for number in range(kills):
            figures[team.kill_and_resume(f"lantern{number}", chance)] += 1
            figures["kills"] = figures["resumed"] + figures["begun anew"]
        return figures


class _Team:
    def __init__(self, folder, provider):
        self.terminal = Terminal(folder)
        self.terminal.environment.update(provider.environment)
        self.provider = provider
        self.kept = Kept(folder / "home" / "store.sqlite")
        self.seconds = seconds_of(self._command("create", PROMPT, "--out", "whole"), **self._at())
        self.requests = len(provider.asked)

    def kill_and_resume(self, name, chance):
        """How it went: "resumed", "begun anew" (killed before there was anything), or "ended before"."""
        process = start(self._command("create", PROMPT, "--out", name), **self._at())
        killed = kill_after(process, chance.uniform(0, self.seconds))
        engine = self.kept.check()
        folder = self.terminal.folder / name
        check_files(self.terminal.folder)
        session = engine.session_in(str(folder))
        if not killed or (session and _has_finished(engine, session["id"])):
            return "ended before"
        answered = self._answered(session)
        self.provider.asked.clear()
        verb = (
            ("resume", name)
            if session and self._has_request(session["id"])
            else ("create", PROMPT, "--out", name)
        )
        done = self.terminal.call(*verb, "--rounds", "0", *QUICK, "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["reason"] == "done"
        if verb[0] == "resume":
            assert len(self.provider.asked) == self.requests - answered, "what was answered was asked again"
        return "resumed" if verb[0] == "resume" else "begun anew"

    def _answered(self, session):
        """Whole lines of the session's journal; the last may be half a line."""
        journal = self.terminal.folder / "home" / "journals" / f"{session['id'] if session else ''}.jsonl"
        return journal.read_bytes().count(b"\n") if journal.is_file() else 0

    def _has_request(self, session):
        import sqlite3

        with sqlite3.connect(self.kept.file) as database:
            query = "SELECT count(*) FROM steps WHERE session = ? AND name = 'requested'"
            return database.execute(query, (session,)).fetchone()[0] > 0

    def _command(self, *arguments):
        return self.terminal.command(*arguments, "--rounds", "0", *QUICK)

    def _at(self):
        return {"cwd": self.terminal.folder, "env": self.terminal.environment, **QUIET}


def _has_finished(engine, session):
    return any(message["role"] == "maquette" for message in engine.messages(session))
